"""Rows of pictures: what is misread, and examples of each class."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.making import generate
from core.training.results import predicted_classes, true_classes
from playground.panels.drawing.strip import PictureStrip
from tests.playground.panels.drawing_hand import CONTROL, open_digits, stroke
from tests.robot import LEFT, Robot


def read_digits(robot: Robot) -> tuple[np.ndarray, np.ndarray]:
    """The true classes of the test digits, and those that they are read as; the card shows them."""
    answers, data = robot.latest.answers[1], generate(robot.application.store.document.data)
    right, read = true_classes(data)[answers.rows], predicted_classes(answers, data)
    wrong, strip = np.flatnonzero(right != read) + data.train_count, robot.workbench.output_panel.misread.strip
    robot.wait(lambda: [each.number for each in strip.samples] == wrong.tolist())
    return right, read


def click(strip: PictureStrip, at: int) -> None:
    QTest.mouseClick(strip, LEFT, pos=strip.box(at).center().toPoint())
    QApplication.processEvents()


def test_the_misread_test_digits_are_those_that_the_network_takes_for_others(robot: Robot) -> None:
    open_digits(robot)
    robot.train(1)
    right, read = read_digits(robot)
    wrong, misread = np.flatnonzero(right != read), robot.workbench.output_panel.misread
    assert [(each.true, each.read) for each in misread.strip.samples] == [
        (str(right[at]), str(read[at])) for at in wrong
    ]
    assert misread.count.full == f"{len(wrong)} of {len(right)} test digits, true \u2192 read"


def test_a_click_or_enter_pins_a_misread_digit_and_arrows_reach_all(robot: Robot) -> None:
    open_digits(robot)
    robot.train(1)
    strip, probe = robot.workbench.output_panel.misread.strip, robot.workbench.probe
    read_digits(robot)
    assert len(strip.samples) > strip.whole
    click(strip, 2)
    assert probe.sample == strip.samples[2].number
    strip.setFocus()
    for _ in range(strip.whole):
        QTest.keyClick(strip, Qt.Key.Key_Right)
    at = 2 + strip.whole
    assert strip.current == at and strip.rect().contains(strip.box(at).toRect())
    assert strip.accessibleDescription().startswith(strip.samples[at].told)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert probe.sample == strip.samples[at].number
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.current == 0


def test_examples_stand_in_place_of_the_inputs_for_pictures_only(robot: Robot) -> None:
    panel = robot.workbench.data_panel
    assert panel.inputs.isVisibleTo(panel) and not panel.examples.isVisibleTo(panel)
    open_digits(robot)
    assert panel.examples.isVisibleTo(panel) and not panel.inputs.isVisibleTo(panel)
    data = generate(robot.application.store.document.data)
    assert [row.name.text() for row in panel.examples.rows] == list(data.classes)
    counts = [int(row.count.text()) for row in panel.examples.rows]
    assert counts == np.bincount(true_classes(data)).tolist()
    for digit, row in enumerate(panel.examples.rows):
        assert row.strip.whole == 5
        assert all(true_classes(data)[each.number] == digit for each in row.strip.samples)


def test_a_click_and_enter_pin_an_example(robot: Robot) -> None:
    open_digits(robot)
    strip, probe = robot.workbench.data_panel.examples.rows[4].strip, robot.workbench.probe
    click(strip, 1)
    assert probe.sample == strip.samples[1].number == strip.pinned
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert probe.sample == strip.samples[2].number


def test_an_example_dragged_onto_the_image_or_pad_is_pinned_and_elsewhere_not(robot: Robot) -> None:
    card = open_digits(robot)
    strip, probe = robot.workbench.data_panel.examples.rows[7].strip, robot.workbench.probe
    start = strip.box(3).center().toPoint()

    def drop(end: QPoint) -> None:
        robot.drag(start, strip.mapFromGlobal(end), strip)

    top = robot.workbench.top_bar
    drop(top.mapToGlobal(top.rect().center()))
    assert probe.sample == 0
    drop(robot.view.mapToGlobal(robot.view.rect().center()))
    assert probe.sample == 0
    image = robot.canvas.boxes.items["image"].image_box
    drop(robot.view.viewport().mapToGlobal(robot.view.mapFromScene(image.center())))
    assert probe.sample == strip.samples[3].number
    probe.pin_sample(0)
    drop(card.pad.mapToGlobal(QPointF(card.pad.rect().center()).toPoint()))
    assert probe.sample == strip.samples[3].number


def test_drawn_rows_are_the_first_examples_of_their_class(robot: Robot) -> None:
    card = open_digits(robot)
    row = robot.workbench.data_panel.examples.rows[1]
    count = int(row.count.text())
    stroke(card.pad)
    card.pad.setFocus()
    QTest.keyClick(card.pad, Qt.Key.Key_1, CONTROL)
    assert row.strip.samples[0].told == "drawn by you" and int(row.count.text()) == count + 1
    robot.undo()
    assert row.strip.samples[0].told.startswith("training digit") and int(row.count.text()) == count
