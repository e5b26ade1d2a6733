"""One of a thing is called one, numbers have the same marks everywhere, and nothing is drawn over what is read."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.plural import counted
from playground.panels.controls import pace_scale
from tests.robot import Robot


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 links"), (1, "1 link"), (2, "2 links"), (136_020, "136,020 links"), (1.0, "1 link"), (1.5, "1.5 links")],
)
def test_one_of_a_thing_is_one_and_thousands_are_marked(number: float, text: str) -> None:
    assert counted(number, "link") == text


def test_a_network_of_one_parameter_says_so(robot: Robot) -> None:
    robot.window.actions_by_id["preset_Perceptron"].trigger()
    robot.window.actions_by_id["clear"].trigger()
    robot.connect("x1", "Output")
    assert robot.window.status._parameters.text() == "2 parameters"
    robot.canvas.select([robot.network.links[0].id])
    robot.window.actions_by_id["freeze"].trigger()
    assert robot.window.status._parameters.text() == "1 parameter"


def test_a_layer_of_one_neuron_says_so(robot: Robot) -> None:
    robot.application.store.apply("Add layer", lambda document: edits.add_layer(document, (0.0, 300.0), 1))
    robot.canvas.select([robot.network.layers[-1].id])
    assert robot.workbench.inspector.identity.kind.text() == "Layer 3, 1 neuron"
    assert robot.workbench.inspection.title.formula.full == "1 neuron"


def test_the_pace_of_one_update_is_one() -> None:
    assert pace_scale.describe(pace_scale.pace_at(0.0)) == "1 update/s"


@pytest.mark.parametrize("width", [1024, 1280, 1600, 1920])
def test_the_accuracy_says_of_what_and_is_seen_whole(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    bar = robot.workbench.top_bar
    robot.wait(lambda: bar.width() == width and bar.readouts.accuracy.text != "\u2013")
    assert bar.readouts.accuracy.accessibleName() == bar.readouts.accuracy._caption.text() == "Test accuracy"
    assert "Train accuracy" in bar.readouts.accuracy.toolTip()
    for readout in (bar.readouts.train_loss, bar.readouts.test_loss, bar.readouts.accuracy):
        caption = readout._caption
        assert caption.width() >= caption.fontMetrics().horizontalAdvance(caption.text())
        assert bar.rect().contains(QRect(readout.mapTo(bar, QPoint(0, 0)), readout.size()))


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_settings_that_unfold_leave_the_top_bar_in_sight(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    bar = robot.workbench.top_bar
    robot.wait(lambda: bar.width() == width)
    robot.press(bar.more)
    popup = bar.popup
    assert popup.isVisible()
    assert popup.y() >= bar.mapToGlobal(QPoint(0, bar.height())).y()
    popup.hide()


def test_the_chip_of_a_link_lies_on_no_picture_where_there_is_another_place(robot: Robot) -> None:
    chip, canvas = robot.view.chip, robot.canvas
    for id in list(canvas.links):
        for share in (0.3, 0.5, 0.7):
            at = robot.view.mapFromScene(canvas.links[id].path.pointAtPercent(share))
            chip.follow(id, at)
            pictures = [
                robot.view.mapFromScene(item.box.translated(item.pos())).boundingRect()
                for item in canvas.nodes.values()
            ]
            assert robot.view.viewport().rect().contains(chip.geometry())
            crossed = [picture for picture in pictures if picture.intersects(chip.geometry())]
            assert not crossed or not _another_place(robot, at, pictures)


def _another_place(robot: Robot, at: QPoint, pictures: list[QRect]) -> bool:
    """Whether the chip could lie free in one of the four corners round the cursor."""
    size, area = robot.view.chip.size(), robot.view.viewport().rect().adjusted(8, 8, -8, -8)
    corners = [QPoint(x, y) for x in (14, -14 - size.width()) for y in (18, -10 - size.height())]
    boxes = [QRect(at + corner, size) for corner in corners]
    return any(area.contains(box) and not any(box.intersects(each) for each in pictures) for box in boxes)


def test_a_layers_title_is_drawn_in_front_of_the_links_and_goes_with_it(robot: Robot) -> None:
    for layer in robot.canvas.layers.values():
        assert layer.title.scene() is robot.canvas
        assert all(layer.title.zValue() > link.zValue() for link in robot.canvas.links.values())
        assert all(layer.title.zValue() < node.zValue() for node in robot.canvas.nodes.values())
    title = robot.canvas.layers[robot.id("Layer 1")].title
    robot.canvas.select([robot.id("Layer 1")])
    robot.window.actions_by_id["delete"].trigger()
    assert title.scene() is None
    robot.undo()
    assert robot.canvas.layers[robot.id("Layer 1")].title.scene() is robot.canvas


def test_the_name_of_a_layer_is_read_although_a_link_runs_through_it(robot: Robot) -> None:
    item = robot.canvas.layers[robot.id("Layer 1")]
    before = robot.view.grab().toImage()
    height = item.rect.top() + 13.0
    ends = {robot.id("x1"): (item.rect.left() - 80.0, height), robot.id("h2.1"): (item.rect.right() + 80.0, height)}
    robot.application.store.apply("Move", lambda document: edits.move(document, ends))
    robot.connect("x1", "h2.1")
    QTest.mouseMove(robot.view.viewport(), robot.free_place(0.9, 0.95))
    QApplication.processEvents()
    after = robot.view.grab().toImage()
    corner = robot.view.mapFromScene(item.rect.topLeft() + QPointF(10.0, 6.0))
    for x in range(2, 38):
        for y in range(2, 14):
            assert before.pixel(corner.x() + x, corner.y() + y) == after.pixel(corner.x() + x, corner.y() + y)
