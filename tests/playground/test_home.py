"""The keyboard belongs to the workspace: Space plays after whatever the mouse did, and what Tab reached answers it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.robot import Robot

SPACE = Qt.Key.Key_Space


def press_space() -> None:
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), SPACE)


def is_home(robot: Robot) -> bool:
    """Whether the keyboard is on the canvas; the window without a screen has to be told that it is in front again."""
    robot.window.activateWindow()
    return bool(robot.view.hasFocus())


def plays(robot: Robot) -> None:
    press_space()
    robot.wait(lambda: robot.latest.status == "playing")


CONTROLS: dict[str, Callable[[Robot], QWidget]] = {
    "step": lambda robot: robot.workbench.top_bar.run.step,
    "rewind": lambda robot: robot.workbench.top_bar.run.rewind,
    "dice": lambda robot: robot.workbench.top_bar.run.dice,
    "rate slider": lambda robot: robot.workbench.top_bar.rate.slider,
    "new points": lambda robot: robot.workbench.data_panel.renew,
    "noise": lambda robot: robot.workbench.data_panel.noise,
    "tile": lambda robot: robot.workbench.data_panel.tiles["moons"],
    "feature": lambda robot: robot.workbench.data_panel.features["x1^2"],
    "kind of data": lambda robot: robot.workbench.data_panel.groups,
    "test points": lambda robot: robot.workbench.output_panel.surface.test_button,
    "class only": lambda robot: robot.workbench.output_panel.surface.discretize_button,
    "tidy": lambda robot: robot.view.palette_card.tidy,
}


@pytest.mark.parametrize("name", CONTROLS)
def test_space_plays_after_a_click(robot: Robot, name: str) -> None:
    robot.workbench.data_panel.groups.chosen.emit("2-D")
    robot.workbench.top_bar.rate.field.setFocus()
    robot.press(CONTROLS[name](robot))
    assert robot.view.hasFocus() or name.endswith("slider") or name == "noise"
    plays(robot)


def test_space_plays_after_a_choice_from_a_list_by_mouse(robot: Robot) -> None:
    box = robot.workbench.top_bar.settings.optimizer
    robot.press(box)
    view = box.view()
    robot.wait(view.isVisible)
    # Qt takes a release soon after the press for the end of it.
    robot.wait(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    robot.wait(lambda: robot.application.store.document.settings.optimizer == "momentum")
    robot.wait(lambda: QApplication.activePopupWidget() is None)
    plays(robot)


def test_space_plays_after_a_menu_was_left_with_escape(robot: Robot) -> None:
    bar = robot.window.menu_bar
    at = bar.actionGeometry(bar.actions()[0]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    robot.wait(lambda: robot.window.menus["File"].isVisible())
    QTest.keyClick(robot.window.menus["File"], Qt.Key.Key_Escape)
    robot.wait(lambda: is_home(robot))
    plays(robot)
    assert not robot.window.menus["File"].isVisible()


def test_walking_from_menu_to_menu_keeps_the_keyboard_there(robot: Robot) -> None:
    bar = robot.window.menu_bar
    at = bar.actionGeometry(bar.actions()[0]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    robot.wait(lambda: robot.window.menus["File"].isVisible())
    QTest.keyClick(robot.window.menus["File"], Qt.Key.Key_Right)
    robot.wait(lambda: robot.window.menus["Edit"].isVisible())
    QTest.keyClick(robot.window.menus["Edit"], Qt.Key.Key_Escape)
    robot.wait(lambda: is_home(robot))


def test_a_button_reached_by_tab_answers_space(robot: Robot) -> None:
    button = robot.workbench.data_panel.renew
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = robot.application.store.document.data.seed
    press_space()
    assert robot.application.store.document.data.seed != before
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert robot.view.hasFocus()


def test_a_name_typed_in_the_inspector_gives_the_keyboard_back(robot: Robot) -> None:
    robot.canvas.select([robot.id("h1.1")])
    field = robot.workbench.inspector.name
    robot.wait(field.isVisible)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, "first one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert robot.id("first one")
    plays(robot)


def test_a_click_beside_every_control_ends_what_is_being_typed(robot: Robot) -> None:
    field = robot.workbench.top_bar.rate.field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    QTest.mouseClick(robot.window.status, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert robot.application.store.document.settings.learning_rate == 0.25
    plays(robot)


def test_a_click_on_a_button_commits_what_was_typed_first(robot: Robot) -> None:
    field = robot.workbench.top_bar.rate.field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    robot.press(robot.workbench.top_bar.run.step)
    assert robot.application.store.document.settings.learning_rate == 0.25


def test_in_the_lab_the_arrows_step_after_a_number_was_typed(robot: Robot) -> None:
    robot.window.actions_by_id["lab"].trigger()
    page = robot.lab.pages.page
    field = next(iter(page.side.variables.fields.values()))
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, "2.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.graph.hasFocus()
