"""What a hand does again and again on the canvas: walk to a node by keys, find a link, pick from a list."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.robot import Robot

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
Deed = Callable[[Robot], None]
FIRST_LAYER = ("h1.1", "h1.2", "h1.3", "h1.4")


def train(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)


def still_trains(robot: Robot) -> None:
    seen = robot.latest.update
    robot.wait(lambda: robot.latest.update > seen + 5 and robot.latest.status == "playing")


def walk_to(robot: Robot, name: str) -> None:
    """Tab until the node or layer of that name has the keyboard."""
    robot.view.setFocus()
    for _ in range(40):
        if robot.canvas.focused == robot.id(name):
            return
        robot.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def select_by_keys(robot: Robot, *names: str) -> None:
    robot.key(Qt.Key.Key_Escape)
    for at, name in enumerate(names):
        walk_to(robot, name)
        robot.key(Qt.Key.Key_Return, SHIFT if at else NONE)


def link_by_keys(robot: Robot, source: str, target: str) -> str:
    """Walk to a node and along its links to the one from there."""
    walk_to(robot, target)
    wanted = robot.network.link_between(robot.id(source), robot.id(target)).id
    for _ in range(20):
        robot.key(Qt.Key.Key_K)
        if robot.canvas.focused == wanted:
            robot.key(Qt.Key.Key_Return)
            return str(wanted)
    raise AssertionError(f"K never came to {source} -> {target}")


def link(robot: Robot, source: str, target: str) -> str:
    return str(robot.network.link_between(robot.id(source), robot.id(target)).id)


def on_link(robot: Robot, source: str, target: str, share: float) -> QPoint:
    return robot.view.mapFromScene(robot.canvas.links[link(robot, source, target)].path.pointAtPercent(share))


def header(robot: Robot, layer: str) -> QPoint:
    return robot.view.mapFromScene(robot.canvas.layers[robot.id(layer)].rect.topLeft() + QPointF(20, 14))


def connect_by_keys(robot: Robot, source: str, target: str) -> None:
    robot.key(Qt.Key.Key_Escape)
    walk_to(robot, source)
    robot.key(Qt.Key.Key_C)
    for _ in range(40):
        robot.key(Qt.Key.Key_Tab)
        if robot.canvas.focused == robot.id(target):
            break
    robot.key(Qt.Key.Key_Return)


def pick(robot: Robot, activation: str) -> None:
    """Choose from the list of activations with the keyboard."""
    menu = robot.view._menu.menu
    robot.qtbot.waitExposed(menu)
    while menu.activeAction() is None or menu.activeAction().text() != activation:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def type_into(robot: Robot, field: object, text: str) -> None:
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def delete_by_keys(robot: Robot, *names: str) -> None:
    select_by_keys(robot, *names)
    robot.key(Qt.Key.Key_Delete)
