"""What a hand does in the data panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.robot import Robot


def show_real(robot: Robot) -> None:
    """Click on the tab of the real tables, which is the middle one."""
    groups = robot.workbench.data_panel.groups
    QTest.mouseClick(groups, Qt.MouseButton.LeftButton, pos=groups.rect().center())
    robot.wait(robot.workbench.data_panel.tiles["wine"].isVisible)


def choose(robot: Robot, name: str) -> None:
    """Click on the tile of a real table."""
    show_real(robot)
    robot.press(robot.workbench.data_panel.tiles[name])
    assert robot.application.store.document.data.name == name


def steps(robot: Robot) -> list[str]:
    """The undo steps by their names."""
    stack = robot.application.store.undo_stack
    return [stack.text(at) for at in range(stack.index())]
