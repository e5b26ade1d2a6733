"""The surface says what it shows: the node under the cursor, by name and value, or the network's answer."""

from PySide6.QtCore import QPoint, Qt

from core.document.project import Project
from playground.panels.surface.card import TITLE, SurfaceCard
from playground.style import number
from tests.robot import Robot


def hover(robot: Robot, at: QPoint) -> None:
    robot.click(at)
    robot.key(Qt.Key.Key_Escape)


def card(robot: Robot) -> SurfaceCard:
    return robot.workbench.output_panel.surface


def shows(robot: Robot, name: str) -> bool:
    """Whether title and readout are those of a node; "" for the network's answer."""
    surface, latest = card(robot), robot.latest
    if not name:
        return surface.title.text() == TITLE and surface.readout.value.text().startswith("\u0177 = ")
    value = latest.probe.get(robot.id(name)) if latest.probe else None
    return (
        value is not None
        and surface.title.text() == name
        and surface.readout.value.text() == f"{name} = {number.weight(value, 3)}"
    )


def test_title_and_readout_are_those_of_the_node_under_the_cursor(robot: Robot) -> None:
    assert card(robot).title.text() == TITLE
    hover(robot, robot.center("h1.2"))
    robot.wait(lambda: shows(robot, "h1.2"))
    hover(robot, robot.free_place(0.5, 0.95))
    robot.wait(lambda: shows(robot, ""))


def test_after_a_drag_the_surface_shows_what_is_under_the_cursor(robot: Robot) -> None:
    robot.drag(robot.center("h1.2"), robot.free_place(0.5, 0.9))
    robot.wait(lambda: shows(robot, "h1.2"))
    hover(robot, robot.free_place(0.9, 0.95))
    robot.wait(lambda: shows(robot, ""))
    robot.drag(robot.center("h1.2"), robot.free_place(0.5, 0.9))
    robot.window.actions_by_id["undo"].trigger()
    robot.view.pointer.leave()
    robot.wait(lambda: shows(robot, ""))


def test_a_node_deleted_under_the_cursor_leaves_the_surface_to_the_network(robot: Robot) -> None:
    robot.click(robot.center("h1.2"))
    robot.wait(lambda: shows(robot, "h1.2"))
    robot.key(Qt.Key.Key_Delete)
    assert robot.canvas.hovered == ""
    robot.wait(lambda: shows(robot, ""))


def test_a_node_renamed_under_the_cursor_is_called_by_its_new_name(robot: Robot) -> None:
    robot.click(robot.center("h1.2"))
    robot.wait(lambda: shows(robot, "h1.2"))
    robot.workbench.inspector.name.setText("edge")
    robot.workbench.inspector.name.setModified(True)
    robot.workbench.inspector.name.editingFinished.emit()
    robot.wait(lambda: shows(robot, "edge"))


def test_another_project_begins_with_the_network(robot: Robot) -> None:
    robot.click(robot.center("h1.2"))
    robot.wait(lambda: shows(robot, "h1.2"))
    robot.application.store.open(Project(robot.application.store.document))
    robot.wait(lambda: shows(robot, ""))
