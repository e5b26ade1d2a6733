"""The data panel in the real window: tiles and their pictures, noise, split and scaling, each one edit."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.data.catalog import CATALOG
from core.data.making import usual_spec
from core.data.source import DatasetSpec, Imported, Painted
from core.data.table import Column, Table
from core.document import data_edits
from playground.panels.data import gallery
from playground.panels.data.panel import DataPanel
from playground.panels.data.thumbnail import data_thumbnail
from playground.style.theme import NAMES, Theme, contrast, load_theme
from playground.widgets.tile import _caption
from tests.misfits import misfits
from tests.playground.panels.data.layout import wait_for_layout
from tests.playground.panels.data_hand import choose, show_real, steps
from tests.robot import Robot

PLANE = [name for name, row in CATALOG.items() if row.group == "2-D"]
REAL = [name for name, row in CATALOG.items() if row.group == "Real"]


@pytest.fixture
def panel(robot: Robot) -> DataPanel:
    made: DataPanel = robot.workbench.data_panel
    return made


def columns(robot: Robot, names: list[str]) -> int:
    """In how many columns the tiles of some data sets stand."""
    return len({robot.workbench.data_panel.tiles[name].x() for name in names})


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_tiles_stand_in_three_columns_with_whole_names(robot: Robot, panel: DataPanel, width: int) -> None:
    robot.window.resize(width, 800)
    for names in (PLANE, REAL):
        robot.wait(lambda names=names: robot.window.width() == width and columns(robot, names) == 3)
        metrics = QFontMetrics(_caption(strong=True))
        for name in names:
            tile = panel.tiles[name]
            assert metrics.horizontalAdvance(tile.shown) <= tile.width(), name
            assert tile.shown in (CATALOG[name].label, gallery.SHORT.get(name))
            assert tile.accessibleName() == CATALOG[name].label
        show_real(robot)
    assert panel.widget().width() <= panel.viewport().width()


def test_large_names_take_fewer_columns_and_none_is_cut(robot: Robot, panel: DataPanel) -> None:
    # Narrower windows have a rail in place of the panel at this text size.
    robot.window.resize(2560, 1400)
    panel.setFixedWidth(340)
    robot.application.style.choose_text_size(200)
    try:
        robot.wait(lambda: columns(robot, PLANE) == 2)
        metrics = QFontMetrics(_caption(strong=True))
        assert all(metrics.horizontalAdvance(panel.tiles[name].shown) <= panel.tiles[name].width() for name in PLANE)
        robot.wait(lambda: panel.widget().width() <= panel.viewport().width())
    finally:
        robot.application.style.choose_text_size(100)
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(16_777_215)


def test_the_pictures_of_a_group_are_drawn_when_it_is_first_shown_and_again_for_a_theme(
    robot: Robot, panel: DataPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(spec: DatasetSpec, theme: Theme) -> QImage:
        drawn.append(spec.name)
        return data_thumbnail(spec, theme)

    monkeypatch.setattr(gallery, "data_thumbnail", draw)
    for tile in panel.tiles.values():
        tile.blank()
    robot.application.style.choose("dark")
    assert drawn == PLANE
    show_real(robot)
    assert drawn == PLANE + REAL
    panel.groups.setFocus()
    QTest.keyClick(panel.groups, Qt.Key.Key_Left)
    robot.application.style.choose_text_size(125)
    assert drawn == PLANE + REAL
    robot.application.style.choose("light")
    assert drawn == PLANE + REAL + PLANE
    assert panel.tiles["wine"].is_blank


@pytest.mark.parametrize("name", ["reg-plane", "reg-gauss"])
@pytest.mark.parametrize("theme", NAMES)
def test_values_of_a_regression_are_drawn_stronger_than_they_are(
    name: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, paper = usual_spec(name), load_theme(theme)
    strong = tint(data_thumbnail(spec, paper), paper)
    monkeypatch.setattr("playground.panels.data.thumbnail.PLAIN_GAIN", 1.0)
    assert strong > 1.2 * tint(data_thumbnail(spec, paper), paper)


def colors_of(image: QImage) -> list[QColor]:
    """The colors of the opaque pixels."""
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [color for color in colors if color.alpha() == 255]


def tint(image: QImage, theme: Theme) -> float:
    """How far the colors of what is drawn are from the color of 0, on average."""
    zero = np.array(QColor(theme.neutral).getRgbF()[:3])
    return float(np.mean([np.abs(np.array(color.getRgbF()[:3]) - zero) for color in colors_of(image)]))


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", ["iris", "body-mass"])
def test_points_of_a_table_have_the_colors_of_its_classes_or_values(name: str, theme: str) -> None:
    paper = load_theme(theme)
    found = {color.name() for color in colors_of(data_thumbnail(usual_spec(name), paper))}
    if name == "iris":
        assert {QColor(paper.class_color(k)).name() for k in range(3)} <= found
    else:
        assert len(found) > 50


@pytest.mark.parametrize("theme", NAMES)
def test_digits_are_dark_images_on_one_sheet_of_light_paper(theme: str) -> None:
    drawn = data_thumbnail(usual_spec("digits"), load_theme(theme))
    lights = [contrast(color.name(), "#000000") for color in colors_of(drawn)]
    assert np.mean(np.array(lights) > 12.0) > 0.4
    # Between two rows of images there is paper, too.
    assert all(contrast(drawn.pixelColor(x, drawn.height() // 2 - 1).name(), "#000000") > 12.0 for x in range(2, 120))
    for left, top in ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)):
        part = drawn.copy(left * 40 + 2, top * 38 + 12, 38, 36)
        assert min(contrast(color.name(), "#000000") for color in colors_of(part)) < 3.0


def place(panel: DataPanel) -> int:
    """Where the slider below the gallery is."""
    return panel.share.mapTo(panel.widget(), QPoint()).y()


@pytest.mark.parametrize("name", REAL)
def test_a_table_tells_where_it_comes_from_and_has_no_noise(robot: Robot, panel: DataPanel, name: str) -> None:
    top = place(panel)
    assert panel.noise.isVisible() and not panel.source_line.isVisible()
    choose(robot, name)
    row = CATALOG[name]
    assert panel.tiles[name].toolTip() == panel.source_line.copied() == row.note
    robot.wait(panel.source_line.isVisible)
    assert not panel.noise.isVisible()
    assert panel.groups._present == "Real" and panel.tiles[name].isChecked()
    # The lines about the source have the room of the slider, so that nothing below them moves, but for examples.
    wait_for_layout(panel.widget())
    assert place(panel) == top or (name == "digits" and panel.examples.isVisible())
    assert steps(robot) == [f"Choose {row.label}"]


@pytest.mark.parametrize(
    ("name", "counts"),
    [("wine", "178 rows, 3 classes"), ("body-mass", "333 rows, regression"), ("circle", "500 points, 2 classes")],
)
def test_the_heading_counts_rows_and_classes(robot: Robot, panel: DataPanel, name: str, counts: str) -> None:
    if name != "circle":
        choose(robot, name)
    assert panel._choice._counts.text() == counts and panel._choice._name.text() == ""


def test_noise_is_told_in_percent_and_a_drag_is_one_step(robot: Robot, panel: DataPanel) -> None:
    start = panel.noise.rect().center()
    robot.drag(start, start + QPoint(40, 0), panel.noise)
    noise = robot.application.store.document.data.noise
    assert noise > 25.0 and panel._choice._noise_value.text() == f"{noise:g} %"
    robot.drag(panel.share.rect().center(), panel.share.rect().center() / 2, panel.share)
    assert steps(robot) == ["Set noise", "Set training share"]
    robot.undo()
    robot.undo()
    assert panel.noise.value == 0.0 and panel.share.value == 50.0


def test_scaling_split_and_seed_are_one_step_each_and_undone(robot: Robot, panel: DataPanel) -> None:
    choose(robot, "wine")
    split, start = panel.split, robot.application.store.document.data
    split.scaling.setFocus()
    QTest.keyClick(split.scaling, Qt.Key.Key_Down)
    robot.press(split.stratified)
    split.seed.setFocus()
    split.seed.selectAll()
    QTest.keyClicks(split.seed, "grapes")
    QTest.keyClick(split.seed, Qt.Key.Key_Return)
    spec = robot.application.store.document.data
    assert (spec.scaling, spec.stratified, spec.seed) == ("range", True, "grapes")
    robot.press(panel.renew)
    assert robot.application.store.document.data.seed == split.seed.text() != "grapes"
    assert steps(robot)[1:] == ["Set scaling to range", "Keep each class's share", "Set seed", "New split"]
    robot.press(split.stratified)
    assert steps(robot)[-1] == "Do not keep each class's share"
    for _ in range(5):
        robot.undo()
    assert robot.application.store.document.data == start
    assert (split.scaling.currentData(), split.stratified.isChecked()) == ("standardize", False)
    assert split.seed.text() == start.seed


def test_the_scroll_bar_takes_its_room_from_the_margin_at_every_text_size_and_theme(
    robot: Robot, panel: DataPanel
) -> None:
    def edge() -> int:
        return panel.groups.mapTo(panel, QPoint()).x() + panel.groups.width()

    before = edge()
    choose(robot, "breast-cancer")
    robot.wait(lambda: panel.verticalScrollBar().isVisible() and edge() == before)
    robot.application.style.choose("dark")
    wait_for_layout(panel.widget())
    assert edge() == before


def test_numbers_to_predict_have_no_shares_of_classes(robot: Robot, panel: DataPanel) -> None:
    assert panel.split.stratified.isEnabled() and panel.renew.accessibleName() == "New points"
    choose(robot, "body-mass")
    assert not panel.split.stratified.isEnabled() and panel.renew.accessibleName() == "New split"


def test_what_is_refused_leaves_every_control_as_the_document_says(robot: Robot, panel: DataPanel) -> None:
    """log(x1 + 1.5) has a value only while the columns lie between -1 and 1."""
    panel.split.scaling.setFocus()
    QTest.keyClick(panel.split.scaling, Qt.Key.Key_Up)
    assert robot.application.store.document.data.scaling == "range"
    panel.inputs.add.click()
    QTest.keyClicks(panel.inputs.editor.field, "log(x1 + 1.5)")
    QTest.keyClick(panel.inputs.editor.field, Qt.Key.Key_Return)
    before = steps(robot)
    assert before[-1] == "Add input log(x1 + 1.5)"
    panel.split.scaling.setFocus()
    QTest.keyClick(panel.split.scaling, Qt.Key.Key_Down)
    assert panel.split.scaling.currentData() == robot.application.store.document.data.scaling == "range"
    assert steps(robot) == before


def own_table(*columns: Column) -> Table:
    """Twelve rows of columns and a class."""
    cells = np.arange(12.0 * len(columns)).reshape(12, len(columns))
    kinds = Column("kind", values=("a", "b"))
    return Table((*columns, kinds), np.column_stack([cells, np.arange(12) % 2]))


def test_data_of_a_persons_own_have_no_tile_and_are_told_by_name(robot: Robot, panel: DataPanel) -> None:
    choose(robot, "iris")
    store = robot.application.store
    width, height = Column("width"), Column("height", unit="cm")
    own = Imported("<b>leaves</b>", own_table(width, height), "kind", ("width", "height"))
    assert store.apply("Import", partial(data_edits.use_data, spec=replace(store.document.data, source=own)))
    assert not any(tile.isChecked() for tile in panel.tiles.values())
    assert panel.groups._present == "Own" and not panel.tiles["iris"].isVisible()
    tile = panel._choice.own.tile
    assert tile is not None and tile.isVisible() and tile.isChecked() and tile.accessibleName() == "<b>leaves</b>"
    assert panel._choice._counts.text() == "12 rows, 2 classes"
    assert not panel.noise.isVisible() and not panel.source_line.isVisible()
    assert list(panel.features) == ["width", "height"]
    points = Painted(own_table(Column("x1"), Column("x2")))
    assert store.apply("Paint", partial(data_edits.use_data, spec=replace(store.document.data, source=points)))
    assert (panel._choice._name.text(), panel._choice._counts.text()) == ("Painted", "12 points, 2 classes")
    assert panel.groups._present == "Own" and "sin(x1)" in panel.features
    choose(robot, "wine")
    assert panel.tiles["wine"].isChecked() and panel._choice._name.text() == ""


def scroll_over(robot: Robot, widget: QWidget) -> None:
    """Turn the wheel one step up over a widget."""
    middle = widget.mapTo(robot.window, widget.rect().center())
    assert robot.window.childAt(middle) is widget
    QTest.wheelEvent(robot.window.windowHandle(), QPointF(middle), QPoint(0, 120))
    QApplication.processEvents()


def test_the_wheel_scrolls_the_panel_over_its_controls_and_moves_a_slider_that_has_the_keyboard(
    robot: Robot, panel: DataPanel
) -> None:
    robot.window.resize(1280, 700)
    bar = panel.verticalScrollBar()
    robot.wait(lambda: bar.maximum() > 0)
    for control in (panel.noise, panel.share, panel.split.scaling):
        bar.setValue(bar.maximum())
        scroll_over(robot, control)
        assert bar.value() < bar.maximum()
    assert steps(robot) == []
    panel.share.setFocus()
    bar.setValue(bar.maximum())
    scroll_over(robot, panel.share)
    assert bar.value() == bar.maximum()
    assert steps(robot) == ["Set training share"]


@pytest.mark.parametrize("percent", [100, 125, 200])
@pytest.mark.parametrize("name", ["circle", "body-mass", "breast-cancer"])
def test_nothing_is_cut(robot: Robot, panel: DataPanel, name: str, percent: int) -> None:
    if name != "circle":
        choose(robot, name)
    for size in ((1280, 800), (1024, 700)):
        robot.window.resize(*size)
        robot.application.style.choose_text_size(percent)
        robot.workbench.side.open("Data")
        robot.wait(lambda: panel.widget().width() <= panel.viewport().width())
        found = [fault for fault in misfits(robot.window) if "DataPanel" in fault or "Tile" in fault]
        assert found == []
