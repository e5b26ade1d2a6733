"""The surface card: points that leave the boundary visible, words that fit, and the probe by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.data.making import generate
from playground.panels.surface.card import SHORT_TITLE, TITLE, SurfaceCard
from playground.panels.surface.points import point_size
from playground.style.shapes import shape_path
from playground.style.size import px, refit_within
from tests.robot import Robot


@pytest.fixture
def card(robot: Robot) -> SurfaceCard:
    return robot.workbench.output_panel.surface


@pytest.fixture
def penguins(robot: Robot) -> SurfaceCard:
    """The card with three classes and columns that have names and units."""
    robot.press(robot.workbench.data_panel.tiles["penguins"])
    surface = robot.workbench.output_panel.surface
    robot.wait(lambda: "Adelie" in surface.bar.accessibleDescription() and bool(surface.readout.value.text()))
    return surface


@pytest.fixture
def loose(robot: Robot) -> Iterator[SurfaceCard]:
    """The card in a window of its own, whose size a test can choose."""
    side = robot.workbench.output_panel
    host = QWidget()
    robot.qtbot.addWidget(host)
    side.surface.setParent(host)
    host.resize(1300, 1300)
    host.show()
    side.surface.show()
    yield side.surface
    robot.application.style.choose_text_size(100)
    side.take_back()


def test_more_points_are_smaller() -> None:
    assert [point_size(count) for count in (1, 300, 301, 600, 601, 5000)] == [8, 8, 6, 6, 5, 5]


def test_the_switch_for_test_points_thins_them_out(robot: Robot, card: SurfaceCard) -> None:
    data = generate(robot.application.store.document.data)
    assert len(data.points) == 500
    assert card.plot._train.opts["size"] == 6
    robot.press(card.test_button)
    assert not card.plot._test.isVisible()
    assert card.plot._train.opts["size"] == 8


def test_the_zero_contour_lies_over_the_points_and_below_the_probe(card: SurfaceCard) -> None:
    plot = card.plot
    points = max(plot._train.zValue(), plot._test.zValue())
    assert points < plot._contour_halo.zValue() < plot._contour.zValue() < plot._probe.zValue()


def test_columns_have_their_names_and_units_at_the_axes_and_variables_do_not(
    robot: Robot, card: SurfaceCard, penguins: SurfaceCard
) -> None:
    columns = generate(robot.application.store.document.data).columns
    shown = [penguins.plot.plot.getPlotItem().getAxis(side) for side in ("bottom", "left")]
    assert [axis.labelText for axis in shown] == [column.title for column in columns]
    assert shown[0].labelText == "bill length (mm)"
    assert all(axis.label.isVisible() for axis in shown)
    robot.application.store.undo_stack.clear()
    robot.press(robot.workbench.data_panel.tiles["circle"])
    assert not any(axis.label.isVisible() for axis in shown)


def test_each_class_has_its_shape_on_the_plane(penguins: SurfaceCard) -> None:
    symbols = {id(symbol) for symbol in penguins.plot._train.data["symbol"]}
    assert symbols == {id(shape_path(k)) for k in range(3)}


def test_a_readout_of_columns_names_them(penguins: SurfaceCard) -> None:
    assert penguins.readout.place.toolTip().startswith("bill length ")
    assert "bill depth " in penguins.readout.place.toolTip()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(200, 420), (250, 330), (320, 420), (700, 380), (400, 1000)])
def test_the_square_fits_and_no_words_are_cut_at_any_size(
    robot: Robot, loose: SurfaceCard, percent: int, size: tuple[int, int]
) -> None:
    robot.application.style.choose_text_size(percent)
    refit_within(loose)
    loose.resize(px(size[0]), px(size[1]))
    robot.wait(lambda: loose.readout.value.text() != "")
    QApplication.processEvents()
    square = loose.plot.square
    assert square.width() == square.height() >= px(60)
    assert loose.plot.rect().contains(square)
    for part in (loose.readout.place, loose.readout.value, loose.title):
        assert part.fontMetrics().horizontalAdvance(part.text().replace("<i>", "").replace("</i>", "")) <= px(220)
        assert part.height() >= part.fontMetrics().height()
    value = loose.readout.value
    assert value.fontMetrics().horizontalAdvance(value.text()) <= value.width()
    assert not placed(loose, loose.bar).intersects(placed(loose, loose.readout))
    assert loose.rect().contains(placed(loose, loose.readout))
    assert loose.rect().contains(placed(loose, loose.expand_button))


def placed(card: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(card, QPoint(0, 0)), part.size())


def test_a_narrow_card_has_the_short_title_and_the_short_bar(robot: Robot, loose: SurfaceCard) -> None:
    for width, title in ((320, TITLE), (280, SHORT_TITLE), (320, TITLE)):
        loose.resize(width, 420)
        QApplication.processEvents()
        assert loose.title.text() == title
        assert loose.bar.sizeHint().width() == (122 if title == TITLE else 90)


def test_the_right_side_scrolls_instead_of_squeezing_the_surface(robot: Robot) -> None:
    side = robot.workbench.output_panel
    plot = side.surface.plot
    for height, scrolls in ((1000, False), (700, True), (1000, False)):
        robot.window.resize(1600, height)
        robot.wait(lambda scrolls=scrolls: (side.verticalScrollBar().maximum() > 0) == scrolls)  # type: ignore[misc]
        left, _, right, _ = plot._margins()
        robot.wait(lambda left=left, right=right: plot.square.width() == plot.width() - left - right)  # type: ignore[misc]
        assert side.loss.plot.height() >= 90


def test_the_expand_button_asks_for_more_room(robot: Robot, card: SurfaceCard) -> None:
    with robot.qtbot.waitSignal(card.expand_requested):
        robot.press(card.expand_button)
    assert card.expand_button.accessibleName() == "Show the surface larger"


def test_arrow_keys_move_the_probe_of_the_card_that_has_the_focus(robot: Robot, card: SurfaceCard) -> None:
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.probe.pinned is not None
    x, y = card.probe.pinned
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert card.probe.pinned == pytest.approx((x + 0.12, y))
    QTest.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert card.probe.pinned == pytest.approx((x + 0.12, y - 1.2))
    for _ in range(12):
        QTest.keyClick(card, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert card.probe.pinned == pytest.approx((x + 0.12, 6.0))
    robot.wait(lambda: robot.latest.probed == card.probe.pinned)


def test_the_menu_over_the_plot_copies_what_is_shown_as_text(robot: Robot, card: SurfaceCard) -> None:
    viewport = card.plot.plot.viewport()
    at = viewport.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    (menu,) = (each for each in card.findChildren(QMenu) if each.isVisible())
    menu.close()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(robot.window.windowHandle(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == TITLE
    assert lines[1] == "x1\t-6.0\tto\t6.0"
    assert lines[3] == "points\t250 training\t250 test"
    value = robot.latest.probe[robot.network.outputs[0].id]
    assert lines[-1] == f"\u0177\t{value!r}"


def test_words_say_what_the_pictures_show(robot: Robot, card: SurfaceCard) -> None:
    assert card.accessibleName() == TITLE
    robot.wait(lambda: "\u0177 = " in card.accessibleDescription())
    assert card.bar.accessibleDescription() == "orange is \u22121, blue is +1"
    metrics = QFontMetrics(card.readout.value.font())
    assert card.readout.value.height() >= metrics.height()
