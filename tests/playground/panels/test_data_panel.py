"""The data panel: tiles and inputs in as many columns as their names leave room for, and pictures that can be seen."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage

from core.data.catalog import CATALOG
from core.data.making import usual_spec
from playground.panels.data.thumbnail import data_thumbnail
from playground.style.theme import NAMES, Theme, load_theme
from playground.widgets.symbol import symbol_width
from playground.widgets.tile import _caption
from tests.robot import Robot


def columns(robot: Robot, names: list[str]) -> int:
    """In how many columns the tiles of some data sets stand."""
    return len({robot.workbench.data_panel.tiles[name].x() for name in names})


PLANE = [name for name, row in CATALOG.items() if row.group == "2-D"]


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_nine_sets_stand_in_three_columns_with_whole_names(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    panel = robot.workbench.data_panel
    robot.wait(lambda: robot.window.width() == width and columns(robot, PLANE) == 3)
    metrics = QFontMetrics(_caption(strong=True))
    for name in PLANE:
        tile = panel.tiles[name]
        assert metrics.horizontalAdvance(tile.shown) <= tile.width(), name
        assert tile.shown in (CATALOG[name].label, "Xor", "Corners")
        assert tile.accessibleName() == CATALOG[name].label
    assert panel.widget().width() <= panel.viewport().width()


def test_large_names_take_fewer_columns_and_none_is_cut(robot: Robot) -> None:
    panel = robot.workbench.data_panel
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


@pytest.mark.parametrize("name", ["reg-plane", "reg-gauss"])
@pytest.mark.parametrize("theme", NAMES)
def test_values_of_a_regression_are_drawn_stronger_than_they_are(
    name: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, paper = usual_spec(name), load_theme(theme)
    strong = tint(data_thumbnail(spec, paper), paper)
    monkeypatch.setattr("playground.panels.data.thumbnail.PLAIN_GAIN", 1.0)
    assert strong > 1.2 * tint(data_thumbnail(spec, paper), paper)


def tint(image: QImage, theme: Theme) -> float:
    """How far the colors of what is drawn are from the color of 0, on average."""
    zero = np.array(QColor(theme.neutral).getRgbF()[:3])
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return float(np.mean([np.abs(np.array(color.getRgbF()[:3]) - zero) for color in colors if color.alpha() == 255]))


def test_noise_is_told_in_percent(robot: Robot) -> None:
    panel = robot.workbench.data_panel
    panel.noise.moved.emit(10.0)
    assert panel._noise_value.text() == "10 %"
    robot.press(panel.tiles["penguins"])
    assert panel._noise_value.text() == ""


def test_inputs_called_by_long_names_stand_in_one_column(robot: Robot) -> None:
    panel = robot.workbench.data_panel
    boxes = panel.features
    robot.wait(lambda: len({box.x() for box in boxes.values()}) == 2)
    assert boxes["x1"]._name == "x1"
    robot.press(panel.tiles["penguins"])
    robot.wait(lambda: len({box.x() for box in boxes.values()}) == 1)
    assert [boxes[name]._name for name in ("x1", "x2^2")] == ["bill length", "bill depth\u00b2"]
    assert boxes["x1"].accessibleName() == "Input bill length"
    for box in boxes.values():
        assert box.width() >= box.needed_width > symbol_width(box._name)
    robot.undo()
    robot.wait(lambda: len({box.x() for box in boxes.values()}) == 2)
