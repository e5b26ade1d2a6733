"""Hands that do two things at once, stop half way, or click faster than anybody should."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import edits
from tests.robot import LEFT, Robot

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip


def begin_drag(robot: Robot, name: str, by: QPoint) -> QPoint:
    """Press on a node and move; the button stays down."""
    start = robot.center(name)
    QTest.mousePress(robot.view.viewport(), LEFT, NONE, start)
    robot.move_between(robot.view.viewport(), start, start + by)
    return start + by


def test_an_arrow_after_an_undo_is_a_step_of_its_own(robot: Robot) -> None:
    robot.key(Qt.Key.Key_N)
    robot.key(Qt.Key.Key_Right)
    robot.key(Qt.Key.Key_Right)
    assert robot.application.store.undo_stack.count() == 2
    robot.key(Qt.Key.Key_Z, CONTROL)
    robot.key(Qt.Key.Key_Down)
    assert robot.application.store.undo_stack.undoText() == "Move"
    assert not robot.application.store.undo_stack.canRedo()
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert len(robot.network.neurons) == 8


def test_an_edit_that_changes_nothing_is_no_step(robot: Robot) -> None:
    robot.application.store.apply("Again", partial(edits.set_activation, neurons=[robot.id("h1.1")], activation="tanh"))
    assert robot.application.store.undo_stack.count() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_keys_wait_while_something_is_dragged(robot: Robot, key: Qt.Key) -> None:
    end = begin_drag(robot, "h1.2", QPoint(48, 32))
    QTest.keyClick(robot.view, key)
    QTest.mouseRelease(robot.view.viewport(), LEFT, NONE, end)
    QApplication.processEvents()
    assert robot.application.store.undo_stack.undoText() == "Move h1.2"
    assert robot.application.store.undo_stack.count() == 1
    assert robot.latest.status == "paused"


def test_a_drag_whose_button_came_up_elsewhere_is_forgotten(robot: Robot) -> None:
    place = robot.canvas.nodes[robot.id("h1.2")].pos()
    begin_drag(robot, "h1.2", QPoint(60, 60))
    QTest.mouseRelease(robot.workbench.top_bar.run.play, LEFT, NONE)
    QTest.mouseMove(robot.view.viewport(), robot.free_place(0.7, 0.8))
    QApplication.processEvents()
    assert robot.canvas.nodes[robot.id("h1.2")].pos() == place
    assert not robot.view.pointer.is_busy


def test_a_drag_ends_when_the_focus_goes(robot: Robot) -> None:
    place = robot.canvas.nodes[robot.id("h1.2")].pos()
    begin_drag(robot, "h1.2", QPoint(60, 60))
    robot.workbench.top_bar.rate.field.setFocus()
    assert robot.canvas.nodes[robot.id("h1.2")].pos() == place
    assert robot.application.store.undo_stack.count() == 0


def test_a_second_button_does_not_end_the_first_ones_drag(robot: Robot) -> None:
    end = begin_drag(robot, "h1.2", QPoint(48, 32))
    QTest.mouseClick(robot.view.viewport(), Qt.MouseButton.MiddleButton, NONE, end)
    assert robot.view.pointer.is_busy
    QTest.mouseRelease(robot.view.viewport(), LEFT, NONE, end)
    assert robot.application.store.undo_stack.undoText() == "Move h1.2"


def test_escape_stops_a_drag_from_the_palette(robot: Robot) -> None:
    button = robot.view.palette_card.things["neuron"]
    start = button.rect().center()
    end = button.mapFromGlobal(robot.view.viewport().mapToGlobal(robot.free_place(0.5, 0.9)))
    QTest.mousePress(button, LEFT, NONE, start)
    robot.move_between(button, start, end)
    assert robot.canvas.overlay._ghosts
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not robot.canvas.overlay._ghosts
    QTest.mouseRelease(button, LEFT, NONE, end)
    assert robot.application.store.undo_stack.count() == 0


def test_fast_clicks_on_a_stepper_all_count(robot: Robot) -> None:
    at = robot.view.mapFromScene(robot.canvas.layers[robot.id("Layer 1")].button(-1).center())
    QTest.mouseClick(robot.view.viewport(), LEFT, NONE, at)
    at = robot.view.mapFromScene(robot.canvas.layers[robot.id("Layer 1")].button(-1).center())
    QTest.mouseDClick(robot.view.viewport(), LEFT, NONE, at)
    assert len(robot.network.members(robot.id("Layer 1"))) == 2
    assert not robot.view.quick_add.isVisible()


def test_a_drag_right_after_a_click_moves(robot: Robot) -> None:
    place, start = robot.canvas.nodes[robot.id("h1.2")].pos(), robot.center("h1.2")
    QTest.mouseDClick(robot.view.viewport(), LEFT, NONE, start)
    QTest.mousePress(robot.view.viewport(), LEFT, NONE, start)
    robot.move_between(robot.view.viewport(), start, start + QPoint(48, 32))
    QTest.mouseRelease(robot.view.viewport(), LEFT, NONE, start + QPoint(48, 32))
    assert robot.canvas.nodes[robot.id("h1.2")].pos() != place


def test_a_middle_double_click_edits_nothing(robot: Robot) -> None:
    at = robot.free_place(0.5, 0.95)
    QTest.mouseDClick(robot.view.viewport(), Qt.MouseButton.MiddleButton, NONE, at)
    assert not robot.view.quick_add.isVisible()


def test_all_that_is_selected_moves_together_layers_too(robot: Robot) -> None:
    robot.canvas.select([robot.id("Layer 1"), robot.id("h2.1")])
    before = robot.application.store.document.positions
    robot.drag(robot.center("h2.1"), robot.center("h2.1") + QPoint(0, -48))
    after = robot.application.store.document.positions
    moved = {robot.network.nodes[id].name for id in after if after[id] != before[id]}
    assert moved == {"h1.1", "h1.2", "h1.3", "h1.4", "h2.1"}
    robot.canvas.select([*robot.network.nodes, robot.id("Layer 1")])
    header = robot.view.mapFromScene(robot.canvas.layers[robot.id("Layer 1")].rect.topLeft() + QPointF(20, 14))
    robot.drag(header, header + QPoint(32, 0))
    assert all(x != after[id][0] for id, (x, _) in robot.application.store.document.positions.items())


def test_leaving_a_name_keeps_it_and_a_refused_one_can_be_mended(robot: Robot) -> None:
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_F2, SHIFT)
    QTest.keyClicks(robot.view.name_field, "edges")
    robot.click(robot.free_place(0.5, 0.95))
    assert robot.network.nodes[robot.canvas.nodes["n4"].node.id].name == "edges"
    robot.canvas.select(["n4"])
    robot.key(Qt.Key.Key_F2, SHIFT)
    QTest.keyClicks(robot.view.name_field, "h1.2")
    QTest.keyClick(robot.view.name_field, Qt.Key.Key_Return)
    assert (robot.view.name_field.isVisible(), robot.view.name_field.text()) == (True, "h1.2")
    assert robot.view.bubble.sentence == "edges keeps its name: there is already another h1.2."


def test_letters_typed_into_a_list_are_the_lists(robot: Robot) -> None:
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 1)
    optimizer = robot.workbench.top_bar.settings.optimizer
    optimizer.setFocus()
    QTest.keyClick(optimizer, Qt.Key.Key_R)
    QApplication.processEvents()
    assert robot.latest.epoch == 1
    assert robot.application.store.undo_stack.undoText() != "Rewind"


def test_training_waits_for_an_output_says_so_and_goes_on(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)
    robot.click(robot.center("Output"))
    robot.key(Qt.Key.Key_Delete)
    said = robot.window.status.sentence.text
    robot.wait(lambda: said().startswith("Training waits: there is no output"))
    seen = robot.latest.update
    robot.key(Qt.Key.Key_Z, CONTROL)
    robot.wait(lambda: robot.latest.status == "playing" and robot.latest.update > seen)


def test_a_deleted_neuron_leaves_the_surface(robot: Robot) -> None:
    QTest.mouseMove(robot.view.viewport(), robot.center("h1.1"))
    robot.wait(lambda: robot.workbench.output_panel.surface.title.text() == "h1.1")
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_Delete)
    assert robot.workbench.output_panel.surface.title.text() == "Decision surface"


def test_delete_acts_on_what_the_keyboard_is_at_and_says_so_when_it_is_nowhere(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Delete)
    assert robot.window.status.sentence.text() == "Select something to delete it."
    robot.key(Qt.Key.Key_F2)
    assert robot.view.bubble.sentence == "Select a link or neuron to edit its value."
    for _ in range(3):
        robot.key(Qt.Key.Key_Tab)
    robot.key(Qt.Key.Key_Delete)
    assert "h1.1" not in {neuron.name for neuron in robot.network.neurons}


def test_a_link_is_no_place_to_connect_to(robot: Robot) -> None:
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_C)
    robot.key(Qt.Key.Key_K)
    robot.key(Qt.Key.Key_Return)
    assert robot.view.bubble.sentence == "A link ends at a neuron or layer: Tab to one, then Enter."


def test_names_are_never_markup(robot: Robot) -> None:
    robot.application.store.apply("Name", partial(edits.rename, id=robot.id("h1.1"), name="<b>x</b>"))
    robot.connect("h2.1", "<b>x</b>")
    assert robot.view.bubble.sentence.startswith("h2.1 \u2192 <b>x</b> would form a loop")
    assert robot.view.bubble._text.textFormat() == Qt.TextFormat.PlainText


def test_quick_add_closes_with_what_it_was_opened_for(robot: Robot) -> None:
    robot.drag(robot.port("h1.1"), robot.free_place(0.5, 0.95))
    assert robot.view.quick_add.isVisible()
    robot.application.store.apply("Gone", partial(edits.delete, ids=[robot.id("h1.1")]))
    assert not robot.view.quick_add.isVisible()
    robot.double_click(robot.free_place(0.5, 0.95))
    robot.window.resize(1024, 700)
    robot.wait(lambda: not robot.view.quick_add.isVisible())
