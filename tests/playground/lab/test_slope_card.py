"""The slope card: pick a variable, drag its point, let h turn the secant into the tangent."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.lab.cards.slope import SlopeCard
from playground.lab.graph.page import GraphPage
from tests.playground.lab.test_workspace import lab, type_text
from tests.robot import Robot

__all__ = ["lab"]


def card_of(lab: GraphPage, text: str = "x = 3\n3*x**2 - 4*x + 5") -> SlopeCard:
    type_text(lab, text)
    return lab.cards.slope


def test_the_secant_of_the_lectures_parabola_turns_into_its_tangent(lab: GraphPage) -> None:
    card = card_of(lab)
    assert card.text.text().startswith("h = 1: the secant's slope is 17.0000, the gradient of x 14.0000; off by 3.")
    card.h.setFocus()
    for _ in range(28):
        QTest.keyClick(card.h, Qt.Key.Key_Left)
    assert "secant's slope is 14.0000, the gradient of x 14.0000; off by" in card.text.text()


def test_the_smallest_h_shows_what_rounding_does(lab: GraphPage) -> None:
    card = card_of(lab)
    card.h.setFocus()
    QTest.keyClick(card.h, Qt.Key.Key_Home)
    assert card.text.text().startswith(
        "h = 1e\u221214: the secant's slope is 14.2109, the gradient of x 14.0000; off by 0.2"
    )


def test_the_point_is_dragged_and_the_variable_follows(lab: GraphPage, robot: Robot) -> None:
    card = card_of(lab)
    viewport = card.plot.viewport()
    middle = QPoint(viewport.width() // 2 + 20, viewport.height() // 2)
    robot.drag(middle, middle + QPoint(40, 0), viewport)
    changed = lab.lab.values["x"]
    assert 3.0 < changed <= 6.0
    assert lab.side.variables.fields["x"].value == changed


def test_another_variable_is_picked_from_the_list(lab: GraphPage) -> None:
    card = card_of(lab, "a = 2\nb = 5\na*b")
    assert "the gradient of a 5.0000" in card.text.text()
    assert (card.title.text(), card.gradient.text()) == ("Slope of output", "5.0000")
    card.variable.setFocus()
    QTest.keyClick(card.variable, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert "the gradient of b 2.0000" in card.text.text()
    assert card.gradient.text() == "2.0000"


def test_an_expression_without_variables_has_no_slope(lab: GraphPage) -> None:
    assert not card_of(lab, "y = 2*3").isVisible()


def test_holes_and_infinities_are_left_out(lab: GraphPage) -> None:
    card = card_of(lab, "x = 1\nlog(x)/x")
    xs, ys = card._curve.getData()
    assert xs.min() > 0.0
    assert abs(ys).max() < 1e3
