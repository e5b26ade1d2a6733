"""The inspector of a link."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.style import number
from tests.robot import Robot


def test_the_inspector_of_a_link_shows_what_it_adds_and_takes_another_weight(robot: Robot) -> None:
    link = robot.network.link_between(robot.id("h2.2"), robot.id("Output"))
    robot.canvas.select([link.id])
    robot.workbench.inspection.set_open(True)
    face = robot.workbench.inspector.link
    robot.wait(lambda: face.isVisible() and link.source in robot.latest.probe)
    assert (face.source_name.text(), face.target_name.text()) == ("h2.2", "Output")
    assert robot.workbench.inspector.fields == [face.field]
    face.field.setFocus()
    face.field.selectAll()
    QTest.keyClicks(face.field, "2.5")
    QTest.keyClick(face.field, Qt.Key.Key_Return)
    robot.wait(lambda: robot.application.store.value(link.weight) == 2.5)
    robot.wait(lambda: face._product.full == number.full(2.5 * robot.latest.probe[link.source]))


def test_the_last_step_of_a_link_is_known_after_the_first_update(robot: Robot) -> None:
    link = robot.network.link_between(robot.id("h2.2"), robot.id("Output"))
    robot.canvas.select([link.id])
    robot.workbench.inspection.set_open(True)
    step = robot.workbench.inspector.link.step
    assert step.text() == "no step yet"
    robot.workbench.control.step_batch()
    robot.wait(lambda: robot.latest.update == 1 and step.text().startswith("\u0394"))
    last = robot.latest.state.last_update_of(link.weight)
    assert last is not None and step.full == number.full(last[1])
