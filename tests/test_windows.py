"""A window that was used and reset equals one that was just opened, in everything that can be asked."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.examples import EXAMPLES, example_path
from core.training.pace import Pace
from playground.app import Application
from tests.portrait import Portrait, portrait
from tests.robot import Robot
from tests.windows import PATIENCE_S, Windows, close_window, is_whole, open_window, portraits, reset, settle


@pytest.fixture(scope="module")
def new(qapp: QApplication, windows: Windows) -> dict[bool, Portrait]:
    """What can be asked of a window that was just opened: without the Lab (False), and with it (True)."""
    windows.drop()
    application = open_window()
    found = portraits(application)
    close_window(application)
    return found


@pytest.fixture
def used(new: dict[bool, Portrait], qtbot: object) -> Iterator[Robot]:
    """A window of a test's own."""
    application = open_window()
    yield Robot(application, qtbot)
    close_window(application)


def build(robot: Robot) -> None:
    robot.place("layer", robot.free_place(0.5, 0.85))
    robot.connect("x1", "h2.1")
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_Delete)
    robot.undo()


def train(robot: Robot) -> None:
    robot.application.session.set_pace(Pace("full", 0.0))
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 10)


def look(robot: Robot) -> None:
    robot.window.resize(1280, 800)
    robot.window.actions_by_id["theme_dark"].trigger()
    robot.window.actions_by_id["flow"].trigger()
    robot.window.actions_by_id["outline"].trigger()
    robot.view.zoom_by(3)
    robot.click(robot.free_place(0.1, 0.1))


def type_and_ask(robot: Robot) -> None:
    robot.workbench.top_bar.rate.field.setFocus()
    QTest.keyClicks(robot.workbench.top_bar.rate.field, "0.5")
    robot.canvas.select([robot.id("h2.1")])
    robot.key(Qt.Key.Key_Y)
    robot.quick_add(robot.free_place(0.5, 0.9), "nothing of the kind")
    robot.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def open_another(robot: Robot) -> None:
    robot.window.file.open_source(str(example_path(next(iter(EXAMPLES)))))
    robot.workbench.output_panel.surface.test_button.click()


def work_in_the_lab(robot: Robot) -> None:
    robot.canvas.select([robot.id("h1.2")])
    robot.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    robot.lab.pages.page.bar.first.click()
    robot.lab.pages.show_mode("Expression")
    robot.lab.pages.page.begin("c = a*b\nd = c + a", {"a": 3.0})
    robot.lab.pages.show_mode("Loop")
    robot.lab.pages.loop.run_round()


@pytest.mark.parametrize("use", [build, train, look, type_and_ask, open_another, work_in_the_lab])
def test_a_window_that_was_used_and_reset_equals_a_new_one(
    new: dict[bool, Portrait], used: Robot, use: Callable[[Robot], None]
) -> None:
    use(used)
    reset(used.application)
    assert settle(used.application, PATIENCE_S)
    found, wanted = portrait(used.application), new[used.lab.is_built]
    assert not {name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)}


LEAVINGS: dict[str, Callable[[Robot], object]] = {
    "document": lambda robot: robot.connect("x1", "h2.1"),
    "selection": lambda robot: robot.canvas.select([robot.id("h1.1")]),
    "theme": lambda robot: robot.window.actions_by_id["theme_dark"].trigger(),
    "size": lambda robot: robot.window.resize(1400, 900),
    "workspace": lambda robot: robot.window.show_workspace("Lab"),
    "pace": lambda robot: robot.application.session.set_pace(Pace("full", 0.0)),
    "training": lambda robot: robot.train(1),
    "popup": lambda robot: robot.workbench.top_bar.more.click(),
    "side": lambda robot: robot.window.actions_by_id["outline"].trigger(),
    "toggle": lambda robot: robot.window.actions_by_id["quiet"].trigger(),
    "hint": lambda robot: robot.window.status.hint("Look here."),
    "keyboard": lambda robot: robot.key(Qt.Key.Key_Tab),
    "zoom": lambda robot: robot.view.zoom_by(2),
    "lab": lambda robot: robot.lab.pages.page.begin("c = 2*a"),
    "loop": lambda robot: robot.lab.pages.loop.run_line(),
}


@pytest.mark.parametrize("left", LEAVINGS)
def test_whatever_a_test_leaves_makes_a_difference(new: dict[bool, Portrait], robot: Robot, left: str) -> None:
    LEAVINGS[left](robot)
    QApplication.processEvents()
    assert portrait(robot.application) not in new.values()


def test_a_window_that_can_be_reset_is_handed_out_again(qtbot: object, windows: Windows) -> None:
    windows.give_back(windows.take())
    first = windows.take()
    windows.give_back(first)
    second = windows.take()
    assert second is first
    second.window.setMinimumWidth(1700)
    windows.give_back(second)
    third = windows.take()
    assert third is not first
    windows.give_back(third)


def test_a_window_that_was_closed_is_not_handed_out_again(qtbot: object, windows: Windows) -> None:
    made: Application = windows.take()
    made.window.close()
    assert not is_whole(made)
    windows.give_back(made)
    fresh = windows.take()
    assert fresh is not made
    assert is_whole(fresh)
    windows.give_back(fresh)
