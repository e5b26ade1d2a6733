"""The title row: workspaces in the middle of the window, names of any length, and menus that are never lost."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from playground.title_row import EXTENSION
from tests.robot import Robot
from tests.windows import LAYOUTS

LONG = (
    "the name of a project that says all about it and therefore is too long for any window, even a wide one, at all.gp"
)


def place(part: QWidget, robot: Robot) -> QRect:
    """Where a part is in the title row, after all layouts."""
    for _ in range(LAYOUTS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return QRect(part.mapTo(robot.window.title, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("width", [1024, 1280, 1600, 1921, 2560])
def test_the_workspaces_stand_in_the_middle_of_the_window(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    robot.wait(lambda: robot.window.title.width() == width)
    tabs = place(robot.window.title.workspaces, robot)
    assert abs(2 * tabs.left() + tabs.width() - width) <= 1
    assert place(robot.window.title.menu_bar, robot).right() < tabs.left()


def test_a_long_name_is_shortened_in_the_middle_and_told_in_its_tool_tip(robot: Robot) -> None:
    title = robot.window.title
    title.display(LONG, "Edited")
    name = place(title._name, robot)
    shown = title._name.shown
    assert shown.startswith("the name") and shown.endswith(".gp") and "\u2026" in shown
    assert title._name.toolTip() == title._name.text() == LONG
    assert place(title.workspaces, robot).right() < name.left()
    assert name.right() < place(title._edited, robot).left()
    title.display("short.gp", "")
    assert (title._name.shown, title._name.toolTip()) == ("short.gp", "")


def test_menus_that_do_not_fit_beside_large_workspaces_are_behind_an_arrow(robot: Robot) -> None:
    title, style = robot.window.title, robot.application.style
    arrow = title.menu_bar.findChild(QToolButton, EXTENSION)
    assert arrow is not None and not arrow.isVisible()
    style.choose_text_size(200)
    try:
        robot.window.resize(1024, 700)
        robot.wait(lambda: title.width() <= 1024 and arrow.isVisible())
        tabs = place(title.workspaces, robot)
        assert place(title.menu_bar, robot).right() < tabs.left()
        assert title._name.shown.endswith("d") and title._name.width() > 0
        assert place(title._edited, robot).right() < title.width()
        assert arrow.accessibleName() == "More menus"
    finally:
        style.choose_text_size(100)


def test_f10_opens_the_first_menu(robot: Robot) -> None:
    robot.window.title._on_opening()
    assert robot.window.title.menu_bar.activeAction() is robot.window.title.menu_bar.actions()[0]
    robot.window.menus["File"].close()


def test_all_menus_are_shown_in_a_small_window_at_a_large_text_size(robot: Robot) -> None:
    title, style = robot.window.title, robot.application.style
    style.choose_text_size(150)
    try:
        robot.window.resize(1024, 700)
        robot.wait(lambda: title.width() <= 1024)
        last = title.menu_bar.actionGeometry(title.menu_bar.actions()[-1])
        assert title.menu_bar.rect().contains(last)
        assert place(title.menu_bar, robot).right() < place(title.workspaces, robot).left()
    finally:
        style.choose_text_size(100)
