"""Selecting, walking, zooming, panning, playing; and a whole network built by keyboard alone."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.playground.canvas.hands import (
    CONTROL,
    FIRST_LAYER,
    NONE,
    SHIFT,
    Deed,
    connect_by_keys,
    delete_by_keys,
    pick,
    select_by_keys,
    still_trains,
    train,
    walk_to,
)
from tests.robot import LEFT, Robot


def test_select_by_click_shift_click_and_marquee(robot: Robot) -> None:
    robot.click(robot.center("h1.1"))
    robot.click(robot.center("h2.1"), SHIFT)
    assert set(robot.view.selection) == {robot.id("h1.1"), robot.id("h2.1")}
    robot.click(robot.free_place(0.5, 0.97))
    assert robot.view.selection == ()
    top, bottom = robot.center("h2.1") - QPoint(90, 90), robot.center("h2.2") + QPoint(30, 30)
    robot.drag(top, bottom)
    assert set(robot.view.selection) == {robot.id("h2.1"), robot.id("h2.2")}


def test_select_by_keys(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Tab)
    assert robot.canvas.focused == robot.id("x1")
    robot.key(Qt.Key.Key_Tab)
    robot.key(Qt.Key.Key_Backtab, SHIFT)
    assert robot.canvas.focused == robot.id("x1")
    robot.key(Qt.Key.Key_Return)
    assert robot.view.selection == (robot.id("x1"),)
    robot.key(Qt.Key.Key_A, CONTROL)
    assert set(robot.view.selection) == set(robot.network.nodes)
    robot.key(Qt.Key.Key_Escape)
    assert robot.view.selection == ()


def test_arrows_walk_while_nothing_is_selected(robot: Robot) -> None:
    walk_to(robot, "x1")
    robot.key(Qt.Key.Key_Right)
    assert robot.network.nodes[robot.canvas.focused].name in FIRST_LAYER
    robot.key(Qt.Key.Key_Right)
    assert robot.network.nodes[robot.canvas.focused].name in ("h2.1", "h2.2")
    assert robot.application.store.undo_stack.count() == 0


def test_copy_and_paste_by_keys(robot: Robot) -> None:
    train(robot)
    select_by_keys(robot, "Layer 1")
    robot.key(Qt.Key.Key_C, CONTROL)
    robot.key(Qt.Key.Key_V, CONTROL)
    assert len(robot.network.neurons) == 11
    still_trains(robot)
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("how", ["palette", "keys"])
def test_tidy_up_glides_and_is_one_step(robot: Robot, how: str) -> None:
    robot.drag(robot.center("h1.1"), robot.free_place(0.7, 0.1))
    before = robot.application.store.document
    if how == "palette":
        robot.press(robot.view.palette_card.tidy)
    else:
        robot.key(Qt.Key.Key_L, CONTROL | SHIFT)
    goal = QPointF(*robot.application.store.document.positions[robot.id("h1.1")])
    assert robot.canvas.nodes[robot.id("h1.1")].pos() != goal
    robot.wait(lambda: robot.canvas.nodes[robot.id("h1.1")].pos() == goal)
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert robot.application.store.document is before


def wheel(robot: Robot) -> None:
    at = QPointF(robot.center("h1.1"))
    event = QWheelEvent(
        at, robot.view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(robot.view.viewport(), event)


def pinch(robot: Robot) -> None:
    at, kind = QPointF(robot.center("h1.1")), Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, robot.view.viewport().mapToGlobal(at), 0.2, QPointF())
    assert event.type() == QEvent.Type.NativeGesture
    QApplication.sendEvent(robot.view.viewport(), event)


@pytest.mark.parametrize(
    "deed",
    [pytest.param(wheel, id="wheel"), pytest.param(pinch, id="pinch")],
)
def test_zoom_keeps_what_is_under_the_cursor(robot: Robot, deed: Deed) -> None:
    place, zoom = robot.center("h1.1"), robot.view.zoom
    deed(robot)
    assert robot.view.zoom > zoom
    assert (robot.center("h1.1") - place).manhattanLength() <= 2


def test_zoom_and_fit_by_keys(robot: Robot) -> None:
    zoom = robot.view.zoom
    robot.key(Qt.Key.Key_Minus, CONTROL)
    assert robot.view.zoom < zoom
    robot.key(Qt.Key.Key_Plus, CONTROL)
    assert robot.view.zoom == pytest.approx(zoom)
    select_by_keys(robot, "h2.1")
    robot.key(Qt.Key.Key_2, SHIFT)
    assert robot.view.zoom == 2.0
    robot.key(Qt.Key.Key_Home)
    assert robot.view.zoom == pytest.approx(zoom)
    robot.key(Qt.Key.Key_0, CONTROL)
    assert robot.view.zoom == 1.0


@pytest.mark.parametrize("how", ["middle-drag", "Space-drag"])
def test_pan_moves_the_paper_and_nothing_else(robot: Robot, how: str) -> None:
    train(robot)
    viewport, place, start = robot.view.viewport(), robot.center("h1.1"), robot.center("h2.1")
    button = Qt.MouseButton.MiddleButton if how == "middle-drag" else LEFT
    robot.view.setFocus()
    if how == "Space-drag":
        QTest.keyPress(robot.view, Qt.Key.Key_Space)
    QTest.mousePress(viewport, button, NONE, start)
    robot.move_between(viewport, start, start + QPoint(50, 30))
    QTest.mouseRelease(viewport, button, NONE, start + QPoint(50, 30))
    if how == "Space-drag":
        QTest.keyRelease(robot.view, Qt.Key.Key_Space)
    assert (robot.center("h1.1") - place - QPoint(50, 30)).manhattanLength() <= 2
    assert robot.application.store.undo_stack.count() == 0
    still_trains(robot)


def test_space_plays_a_point_steps_and_r_rewinds(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Period)
    robot.wait(lambda: robot.latest.update == 1)
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "playing")
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "paused")
    robot.key(Qt.Key.Key_R)
    robot.wait(lambda: robot.latest.update == 0)


def tab_to(robot: Robot, widget: object) -> None:
    """Tab through the window until a widget has the focus."""
    for _ in range(120):
        if QApplication.focusWidget() is widget:
            return
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError("Tab never came there")


def test_exclusive_or_is_solved_by_one_hidden_neuron_with_skip_links_built_by_keyboard_alone(robot: Robot) -> None:
    tab_to(robot, robot.workbench.data_panel.tiles["circle"])
    while QApplication.focusWidget() is not robot.workbench.data_panel.tiles["corners"]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert robot.application.store.document.data.name == "corners"
    tab_to(robot, robot.view)
    delete_by_keys(robot, "Layer 1", "Layer 2")
    assert len(robot.network.neurons) == 1
    robot.key(Qt.Key.Key_Escape)
    robot.key(Qt.Key.Key_N)
    neuron = robot.network.hidden[0].name
    for source, target in (("x1", neuron), ("x2", neuron), (neuron, "Output"), ("x1", "Output"), ("x2", "Output")):
        connect_by_keys(robot, source, target)
    assert len(robot.network.links) == 5
    select_by_keys(robot, "Output")
    robot.key(Qt.Key.Key_A)
    pick(robot, "Linear")
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.metrics.train_accuracy == robot.latest.metrics.test_accuracy == 1.0, 40_000)
