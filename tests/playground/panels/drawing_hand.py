"""What a hand does on the pad."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.making import generate, usual_spec
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document
from playground.panels.drawing.card import DrawCard
from playground.panels.drawing.pad import Pad
from tests.robot import LEFT, Robot

RIGHT = Qt.MouseButton.RightButton
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ONE = ((0.55, 0.2), (0.5, 0.5), (0.5, 0.8))


def digits() -> Document:
    return use_data(default_document(), usual_spec("digits", train_share=70.0)).document


def open_digits(robot: Robot, document: Document | None = None) -> DrawCard:
    """Open the digits, and return the card of the pad."""
    robot.application.store.open(Project(document or digits()))
    card = robot.workbench.output_panel.drawing
    robot.wait(card.isVisible)
    wait_for_answer(robot)
    return card


def wait_for_answer(robot: Robot) -> None:
    """Wait until the answer at the pinned point is there."""
    pinned = robot.workbench.probe.pinned
    robot.wait(lambda: robot.latest.is_ready and robot.latest.probed == pinned)
    robot.wait(lambda: robot.workbench.output_panel.drawing.answer.accessibleDescription() != "")


def place(pad: Pad, x: float, y: float) -> QPoint:
    """A place of the pad in shares of its side."""
    square = pad.square
    return (square.topLeft() + QPointF(x, y) * square.width()).toPoint()


def stroke(pad: Pad, points: tuple[tuple[float, float], ...] = ONE, button: Qt.MouseButton = LEFT) -> None:
    """Draw a line through some points."""
    places = [place(pad, *point) for point in points]
    QTest.mousePress(pad, button, PLAIN, places[0])
    for there in places[1:]:
        QTest.mouseMove(pad, there)
        QApplication.processEvents()
    QTest.mouseRelease(pad, button, PLAIN, places[-1])
    QApplication.processEvents()


def rows(robot: Robot) -> int:
    return len(generate(robot.application.store.document.data).points)
