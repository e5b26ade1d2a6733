"""The canvas at every zoom, text size and pixel ratio: signs on whole pixels, text to be read, a view that fits."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from core.data.making import usual_spec
from core.document import data_edits, edits, room
from playground.style.class_map import class_table
from playground.style.color_map import picture_table
from playground.style.font import text_scale
from tests.robot import Robot

ZOOMS, RATIOS = (0.58, 0.94, 1.25), (1.0, 1.25, 1.5, 2.0)


@pytest.fixture
def magnified(robot: Robot) -> Iterator[Robot]:
    """A window whose text size a test may change."""
    yield robot
    robot.application.style.choose_text_size(100)


def drawn(robot: Robot, ratio: float) -> QImage:
    """The canvas as a screen with a pixel ratio shows it."""
    area = robot.view.viewport().rect()
    made = QImage(QSize(round(area.width() * ratio), round(area.height() * ratio)), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    robot.view.render(painter, QRectF(area), area)
    painter.end()
    return made


def longest_runs(picture: QImage, area: QRectF, color: QColor) -> tuple[int, int]:
    """The longest row and column of pixels of exactly a color in an area: across, down."""
    left, top, right, bottom = (round(side) for side in (area.left(), area.top(), area.right(), area.bottom()))
    hit = [[picture.pixelColor(x, y) == color for x in range(left, right)] for y in range(top, bottom)]
    cells = np.array(hit, dtype=np.bool_)

    def longest(lines: np.ndarray) -> int:
        return max(max(map(len, "".join("x" if cell else " " for cell in line).split()), default=0) for line in lines)

    return longest(cells), longest(cells.T)


def inner_colors(picture: QImage) -> set[int]:
    """The colors of a node's picture away from its round corners; empty pictures have one that no map has."""
    return {picture.pixel(x, y) for x in range(8, 36) for y in range(8, 36)} if not picture.isNull() else {-1}


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_plus_has_both_strokes_and_the_minus_its_one(robot: Robot, zoom: float, ratio: float) -> None:
    robot.view.zoom_to(zoom)
    picture, ink = drawn(robot, ratio), QColor(robot.application.style.theme.text)
    least = round(8.0 * ratio)
    for frame in robot.canvas.layers.values():
        for side in (-1, 1):
            box = QRectF(robot.view.mapFromScene(frame.button(side, zoom)).boundingRect())
            across, down = longest_runs(picture, QRectF(box.topLeft() * ratio, box.size() * ratio), ink)
            assert across >= least
            assert (down >= least) == (side == 1)


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_text_is_smaller_than_a_caption(
    magnified: Robot, monkeypatch: pytest.MonkeyPatch, zoom: float, percent: int
) -> None:
    robot = magnified
    robot.application.style.choose_text_size(percent)
    robot.view.zoom_to(zoom)
    sizes: list[float] = []

    def watch(name: str) -> None:
        real = getattr(QPainter, name)

        def noted(painter: QPainter, *parts: object) -> object:
            sizes.append(painter.font().pixelSize() * painter.worldTransform().m11())
            return real(painter, *parts)

        monkeypatch.setattr(QPainter, name, noted)

    for name in ("drawText", "drawStaticText"):
        watch(name)
    drawn(robot, 1.0)
    assert len(sizes) >= 8
    assert min(sizes) >= 11.0 * text_scale() - 1e-6


def test_names_are_left_out_where_they_would_touch_the_next_picture(robot: Robot) -> None:
    ids = [neuron.id for neuron in robot.network.members(robot.network.layers[0].id)]
    x, y = robot.application.store.document.positions[ids[0]]
    robot.application.store.apply(
        "Press together", partial(edits.move, positions={id: (x, y + 50.0 * at) for at, id in enumerate(ids)})
    )
    assert [robot.canvas.nodes[id].rooms[1] for id in ids[:-1]] == [6.0, 6.0, 6.0]
    robot.view.zoom_to(1.0)
    item, ink = robot.canvas.nodes[ids[0]], QColor(robot.application.style.theme.text)
    area = robot.view.mapFromScene(item.name_box.translated(item.pos())).boundingRect()
    picture = drawn(robot, 1.0)
    inside = [(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.top() + 6)]
    assert all(picture.pixelColor(x, y) != ink for x, y in inside)


def test_everything_is_shown_larger_on_a_large_canvas(robot: Robot) -> None:
    robot.window.resize(2560, 1440)
    robot.wait(lambda: robot.view.zoom > 1.25)
    assert robot.view.zoom == pytest.approx(2.0, abs=0.15)
    robot.window.resize(1280, 800)
    robot.wait(lambda: robot.view.zoom <= 1.25)
    seen = robot.view.mapToScene(robot.view.viewport().rect()).boundingRect()
    assert seen.contains(robot.canvas.content(robot.view.zoom))


def test_a_view_that_a_person_moved_keeps_its_zoom_when_the_window_grows(robot: Robot) -> None:
    robot.view.zoom_to(0.7)
    robot.window.resize(1280, 800)
    robot.wait(lambda: robot.view.viewport().width() < 900)
    assert robot.view.zoom == 0.7


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_the_text_size_magnifies_the_network_and_not_its_zoom(magnified: Robot, percent: int) -> None:
    robot = magnified
    robot.view.zoom_to(1.0)
    middle = robot.view.mapToScene(robot.view.viewport().rect().center())
    robot.application.style.choose_text_size(percent)
    assert robot.view.zoom == 1.0
    assert robot.view.transform().m11() == pytest.approx(percent / 100.0)
    assert robot.view.zoom_card._percent.text() == "100 %"
    away = robot.view.mapToScene(robot.view.viewport().rect().center()) - middle
    assert robot.view.viewport().width() < 400 or away.manhattanLength() < 200.0


def test_a_badge_tells_only_what_the_layer_does_not_and_opens_the_activations(robot: Robot) -> None:
    assert not any(item.has_badge for item in robot.canvas.nodes.values() if item.node.name.startswith("h"))
    odd = robot.id("h1.2")
    robot.application.store.apply("ReLU", partial(edits.set_activation, neurons=[odd], activation="relu"))
    badges = {item.node.name for item in robot.canvas.nodes.values() if not item.glyph_box.isEmpty()}
    assert badges == {"h1.2", "Output"}
    assert robot.canvas.layers[robot.id("Layer 1")].activation == "tanh"
    item = robot.canvas.nodes[odd]
    robot.click(robot.view.mapFromScene(item.pos() + item.glyph_box.center()))
    assert robot.view._menu.menu is not None
    assert robot.view._menu.menu.isVisible()
    robot.view._menu.menu.close()


def test_classes_have_pictures_in_their_color_and_two_have_those_of_a_sign(robot: Robot) -> None:
    assert robot.canvas.nodes[robot.id("Output")].class_column is None
    robot.application.store.apply(
        "Penguins", partial(data_edits.use_data, spec=usual_spec("penguins", train_share=70.0))
    )
    columns = {item.node.name: item.class_column for item in robot.canvas.nodes.values() if item.is_output}
    assert columns == {"Adelie": 0, "Chinstrap": 1, "Gentoo": 2}
    names = [item.caption for item in robot.canvas.nodes.values() if item.is_input]
    assert names == ["bill length", "bill depth"]
    theme = robot.application.style.theme
    for name, column in columns.items():
        item, table = robot.canvas.nodes[robot.id(name)], set(class_table(theme, column).tolist())
        robot.wait(lambda item=item, table=table: inner_colors(item.picture) <= table)
        assert len(inner_colors(item.picture)) > 3
    hidden = robot.canvas.nodes[robot.id("h1.1")]
    assert inner_colors(hidden.picture) <= set(picture_table(theme).tolist())


def test_what_is_added_by_key_lands_at_the_mouse_or_beside_what_is_there(robot: Robot) -> None:
    at = robot.free_place(0.5, 0.9)
    QTest.mouseMove(robot.view.viewport(), at)
    robot.wait(lambda: robot.view.pointer.is_inside)
    robot.key(Qt.Key.Key_N)
    assert (robot.canvas.nodes[robot.network.neurons[-1].id].pos() - robot.view.mapToScene(at)).manhattanLength() <= 4.0
    QTest.mouseMove(robot.view.viewport(), robot.center("h1.2"))
    for key in (Qt.Key.Key_N, Qt.Key.Key_L, Qt.Key.Key_N):
        robot.key(key)
    document = robot.application.store.document
    rects = [QRectF(QPointF(*r[:2]), QPointF(*r[2:])) for r in room.rects(document).values()]
    assert not any(a.intersects(b) for k, a in enumerate(rects) for b in rects[k + 1 :])
    new = robot.canvas.nodes[robot.network.neurons[-1].id]
    assert not any(card.intersects(new.box.translated(new.pos())) for card in robot.view.zooming.covered())


def test_the_palette_stands_in_columns_where_one_is_too_high(magnified: Robot) -> None:
    view = magnified.view
    assert len({button.x() for button in view.palette_card._buttons}) == 1
    magnified.window.resize(1024, 600)
    magnified.application.style.choose_text_size(200)
    magnified.wait(lambda: len({button.x() for button in view.palette_card._buttons}) > 1)
    assert view.rect().contains(view.palette_card.geometry())
    assert not view.palette_card.geometry().intersects(view.zoom_card.geometry())
    shown = [button.geometry() for button in view.palette_card._buttons]
    assert all(view.palette_card.rect().contains(box) for box in shown)
    assert not any(a.intersects(b) for k, a in enumerate(shown) for b in shown[k + 1 :])


def test_the_picture_shows_everything_and_no_selection(robot: Robot) -> None:
    plain = robot.view.picture()
    content = robot.canvas.content()
    assert (plain.width(), plain.height()) == (round(2 * (content.width() + 48)), round(2 * (content.height() + 48)))
    robot.canvas.select([robot.id("h1.1")])
    robot.canvas.focus(robot.id("h2.1"))
    assert robot.view.picture() == plain
    assert robot.canvas.nodes[robot.id("h1.1")].selected
    robot.canvas.focus("")
    corner = plain.pixelColor(2, 2)
    assert corner == QColor(robot.application.style.theme.canvas)
