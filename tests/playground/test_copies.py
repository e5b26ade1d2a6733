"""Every number can be copied with all its digits, and every picture as a picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from playground.style import number
from tests.robot import Robot

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def copied(widget: QWidget) -> str:
    """What Ctrl+C copies where a widget has the keyboard."""
    QGuiApplication.clipboard().clear()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    QTest.keyClick(widget, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().text()


def test_the_metrics_are_copied_in_full(robot: Robot) -> None:
    robot.train(1)
    readouts = robot.workbench.top_bar.readouts
    metrics = robot.latest.metrics
    assert copied(readouts.train_loss) == number.full(metrics.train_loss)
    assert copied(readouts.test_loss) == number.full(metrics.test_loss)
    assert copied(readouts.accuracy) == number.full(metrics.test_accuracy)


def test_the_terms_of_a_neuron_are_copied_as_a_table_that_adds_up(robot: Robot) -> None:
    robot.train(1)
    robot.click(robot.center("h2.1"))
    robot.wait(lambda: len(robot.workbench.inspector.fields) == 5)
    rows = [line.split("\t") for line in copied(robot.workbench.inspector.reasons.waterfall).splitlines()]
    assert rows[0] == ["term", "weight", "adds"]
    assert [row[0] for row in rows[1:]] == ["h1.1", "h1.2", "h1.3", "h1.4", "bias", "sum", "value"]
    adds = {row[0]: float(row[2]) for row in rows[1:]}
    assert sum(adds[name] for name in ("h1.1", "h1.2", "h1.3", "h1.4", "bias")) == pytest.approx(adds["sum"], abs=1e-12)
    assert adds["value"] == robot.latest.probe[robot.id("h2.1")]


def test_slope_and_gradient_are_copied_in_full(robot: Robot) -> None:
    robot.train(1)
    robot.click(robot.center("h2.1"))
    inspector, bias = robot.workbench.inspector, robot.network.nodes[robot.id("h2.1")].bias
    robot.wait(lambda: inspector.gradient.value.full != "")
    known = robot.latest.state.last_update_of(bias)
    assert known is not None
    assert copied(inspector.gradient.value) == number.full(known[0])
    assert inspector._slope.text() != inspector._slope.full
    assert float(copied(inspector._slope)) == pytest.approx(float(inspector._slope.text().split()[-1]), abs=5e-4)


def test_the_answer_to_why_is_copied_in_full(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Y)
    card = robot.workbench.why.card
    assert copied(card.reasons) == card.text()
    card.hide()


def test_a_number_has_a_menu_that_copies_it(robot: Robot) -> None:
    readout = robot.workbench.top_bar.readouts.train_loss
    at = readout.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, readout.mapToGlobal(at))
    QApplication.sendEvent(readout, event)
    menu = readout.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Copy as text"]
    menu.actions()[0].trigger()
    menu.close()
    assert float(QGuiApplication.clipboard().text()) == robot.latest.metrics.train_loss


def test_the_network_is_copied_whole_whatever_the_view_shows(robot: Robot) -> None:
    robot.view.zoom_to(4.0)
    robot.key(Qt.Key.Key_C, CONTROL | SHIFT)
    made = QGuiApplication.clipboard().image()
    xs = [x for x, _ in robot.application.store.document.positions.values()]
    assert made.width() > 2 * (max(xs) - min(xs))
    colors = {made.pixelColor(x, y).name() for x in range(0, made.width(), 5) for y in range(0, made.height(), 5)}
    assert len(colors) > 50


def test_the_card_with_the_keyboard_is_copied_instead(robot: Robot) -> None:
    card = robot.workbench.output_panel.surface
    card.test_button.setFocus(Qt.FocusReason.TabFocusReason)
    robot.window.actions_by_id["copy_picture"].trigger()
    assert QGuiApplication.clipboard().image().size() == card.size() * 2
    assert "Decision surface" in robot.window.status.sentence.text()
