"""What a step fills is lit: forward the data, backward the gradient."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.lab.graph.page import GraphPage
from tests.playground.lab.test_workspace import lab, type_text

__all__ = ["lab"]


def step_to(lab: GraphPage, position: int) -> None:
    """By the arrow keys."""
    lab.graph.setFocus()
    while lab.lab.stepper.position != position:
        back = lab.lab.stepper.position > position
        QTest.keyClick(lab.graph, Qt.Key.Key_Left if back else Qt.Key.Key_Right)
    QApplication.processEvents()


def lit(lab: GraphPage) -> dict[str, str]:
    """The cells that are colored, by the label of their value."""
    picture, theme = lab.graph.viewport().grab().toImage(), lab.graph._style.theme
    colors = {"data": theme.accent_soft.upper(), "grad": theme.gradient_soft.upper()}
    found = {}
    for value, item in lab.graph.values.items():
        for which, color in colors.items():
            # A corner of the cell in which no letter stands.
            corner = item.pos() + item.cell(which).topRight() + QPointF(-8.0, 8.0)
            if color_at(lab, picture, corner) == color:
                found[value.label] = which
    return found


def color_at(lab: GraphPage, picture: QImage, point: QPointF) -> str:
    return picture.pixelColor(lab.graph.mapFromScene(point)).name().upper()


def test_a_step_forward_lights_the_data_and_one_backward_the_gradient(lab: GraphPage) -> None:
    type_text(lab, "a = 2\nb = 3\ny = a*b")
    step_to(lab, 0)
    assert lit(lab) == {}
    step_to(lab, 1)
    assert lit(lab) == {"y": "data"}
    step_to(lab, 2)
    assert lit(lab) == {"y": "grad"}
    step_to(lab, 3)
    assert lit(lab) == {"a": "grad", "b": "grad"}
    step_to(lab, 1)
    assert lit(lab) == {"y": "data"}


def test_a_gradient_that_is_not_there_yet_is_pale_while_the_data_are_lit(lab: GraphPage) -> None:
    type_text(lab, "a = 2\ny = a*a")
    step_to(lab, 1)
    (y,) = (item for value, item in lab.graph.values.items() if value.label == "y")
    assert y.state == "data"
    operation = next(iter(lab.graph.operations.values()))
    assert operation.state == "forward"
    step_to(lab, 3)
    assert (y.state, operation.state) == ("done", "backward")
