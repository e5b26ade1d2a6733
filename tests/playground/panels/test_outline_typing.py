"""The outline by hand: keys are enough to walk, to find, to change names and weights, and to command the canvas."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.panels.outline.outline import Outline
from playground.style import number
from tests.playground.panels.outline_hand import KEY, field, go_to, key, row, seen, type_over
from tests.robot import LEFT, Robot

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_walking_by_keyboard_selects_on_the_canvas(robot: Robot, outline: Outline) -> None:
    go_to(outline, "Layer 1")
    assert robot.view.selection == (robot.id("Layer 1"),)
    key(outline, KEY.Key_Down)
    assert robot.view.selection == (robot.id("h1.1"),)
    assert robot.canvas.focused == robot.id("h1.1")
    key(outline, KEY.Key_Down, SHIFT)
    assert set(robot.view.selection) == {robot.id("h1.1"), robot.id("h1.2")}
    key(outline, KEY.Key_Down, CONTROL)
    assert robot.canvas.focused == robot.id("h1.3")
    assert set(robot.view.selection) == {robot.id("h1.1"), robot.id("h1.2")}
    key(outline, KEY.Key_Home)
    assert robot.view.selection == ()
    assert outline.tree.selectionModel().isSelected(outline.model.index(0, 0))


def test_left_and_right_close_and_open(robot: Robot, outline: Outline) -> None:
    go_to(outline, "h1.2")
    key(outline, KEY.Key_Right)
    assert "x2 \u2192 h1.2" in seen(outline)
    key(outline, KEY.Key_Right)
    assert robot.view.selection == (robot.network.incoming[robot.id("h1.2")][0].id,)
    key(outline, KEY.Key_Left)
    key(outline, KEY.Key_Left)
    assert "x2 \u2192 h1.2" not in seen(outline)
    key(outline, KEY.Key_Left)
    assert robot.view.selection == (robot.id("Layer 1"),)


def test_keys_of_the_canvas_work_from_the_tree(robot: Robot, outline: Outline) -> None:
    go_to(outline, "Layer 1")
    key(outline, KEY.Key_Plus)
    assert "h1.5" in seen(outline)
    go_to(outline, "x1")
    key(outline, KEY.Key_C)
    for _ in range(2):
        key(outline, KEY.Key_End)
    key(outline, KEY.Key_Return)
    assert robot.network.link_between(robot.id("x1"), robot.id("Output")) is not None
    key(outline, KEY.Key_N)
    assert "n1" in seen(outline)
    assert outline._selected() == (robot.id("n1"),)


def test_letters_nobody_takes_find_a_row(robot: Robot, outline: Outline) -> None:
    asked: list[int] = []
    outline.on_key = lambda event: bool(asked.append(event.key()))
    go_to(outline, "Inputs")
    QTest.keyClicks(outline.tree, "h2")
    assert robot.view.selection == (robot.id("h2.1"),)
    key(outline, KEY.Key_Up)
    assert asked == [KEY.Key_H, KEY.Key_2]


def test_space_goes_on_to_the_window_which_plays_and_pauses(outline: Outline) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    QApplication.sendEvent(outline.tree, event)
    assert not event.isAccepted()


def test_home_is_the_trees_own_though_the_window_has_a_shortcut_on_it(outline: Outline) -> None:
    for which, own in ((KEY.Key_Home, True), (KEY.Key_D, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, which, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(outline.tree, event)
        assert event.isAccepted() == own


def test_a_name_typed_in_the_tree_reaches_the_document(robot: Robot, outline: Outline) -> None:
    store, id = robot.application.store, robot.id("h1.2")
    go_to(outline, "h1.2")
    type_over(outline, "edge")
    assert robot.network.nodes[id].name == "edge"
    assert outline.tree.currentIndex().data() == "edge"
    assert store.undo_stack.undoText() == "Rename h1.2"
    robot.undo()
    assert "h1.2" in seen(outline)


@pytest.mark.parametrize("text", ["h1.3", "  "])
def test_a_name_that_cannot_be_is_refused_with_a_sentence(robot: Robot, outline: Outline, text: str) -> None:
    before = robot.application.store.document
    go_to(outline, "h1.2")
    type_over(outline, text)
    assert robot.application.store.document is before
    assert robot.window.status.sentence.text().startswith("h1.2 keeps its name")
    assert "h1.2" in seen(outline)


@pytest.mark.parametrize(("text", "value"), [("0.75", 0.75), ("-1,25", -1.25), ("3e-1", 0.3)])
def test_a_weight_typed_in_the_tree_reaches_document_and_session(
    robot: Robot, outline: Outline, text: str, value: float
) -> None:
    link = robot.network.incoming[robot.id("h1.2")][1]
    before = robot.latest.parameters[link.weight]
    robot.canvas.select([link.id])
    type_over(outline, text)
    assert robot.application.store.document.initial[link.weight] == value
    assert robot.application.store.undo_stack.undoText() == "Set weight x2 \u2192 h1.2"
    shown = outline.tree.currentIndex().siblingAtColumn(1)
    robot.wait(lambda: robot.latest.parameters[link.weight] == value and shown.data() == number.weight(value))
    robot.undo()
    robot.wait(lambda: robot.latest.parameters[link.weight] == before and shown.data() == number.weight(before))


def test_a_weight_typed_during_training_leaves_the_initial_one(robot: Robot, outline: Outline) -> None:
    link = robot.network.incoming[robot.id("h1.2")][0]
    initial = robot.application.store.document.initial[link.weight]
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.update > 5)
    robot.canvas.select([link.id])
    type_over(outline, "40")
    assert robot.application.store.document.initial[link.weight] == initial
    robot.wait(lambda: robot.latest.parameters[link.weight] > 30.0)


@pytest.mark.parametrize("text", ["abc", "1e400", "0.5.5", " "])
def test_what_is_no_number_changes_no_weight(robot: Robot, outline: Outline, text: str) -> None:
    link = robot.network.incoming[robot.id("h1.2")][1]
    before, count = robot.application.store.document, robot.application.store.undo_stack.count()
    robot.canvas.select([link.id])
    type_over(outline, text)
    assert robot.application.store.document is before
    assert robot.application.store.undo_stack.count() == count
    assert robot.window.status.sentence.text() == "A weight or bias must be a finite number."


def test_escape_and_leaving_a_field_untouched_change_nothing(robot: Robot, outline: Outline) -> None:
    robot.canvas.select([robot.network.incoming[robot.id("h1.2")][1].id])
    type_over(outline, "5", KEY.Key_Escape)
    type_over(outline, "")
    go_to(outline, "h1.2")
    type_over(outline, "")
    assert robot.application.store.undo_stack.count() == 0


def test_f2_is_the_canvas_where_nothing_can_be_typed(robot: Robot, outline: Outline) -> None:
    asked: list[int] = []
    outline.on_key = lambda event: not asked.append(event.key())
    for name in ("x1", "Layer 1", "Inputs"):
        go_to(outline, name)
        key(outline, KEY.Key_F2)
    assert asked == [KEY.Key_F2] * 3


def test_keys_in_a_field_are_nobody_elses(robot: Robot, outline: Outline) -> None:
    asked: list[int] = []
    outline.on_key = lambda event: bool(asked.append(event.key()))
    go_to(outline, "h1.2")
    key(outline, KEY.Key_F2)
    for which in (KEY.Key_Down, KEY.Key_F3, KEY.Key_N):
        QTest.keyClick(field(outline), which)
    assert asked == []
    assert robot.view.selection == (robot.id("h1.2"),)


def test_a_double_click_opens_a_field_or_a_group(robot: Robot, outline: Outline) -> None:
    go_to(outline, "Layer 2")
    QTest.mouseDClick(outline.tree.viewport(), LEFT, pos=outline.tree.visualRect(row(outline, "Layer 2")).center())
    assert "h2.1" not in seen(outline)
    robot.canvas.select([robot.network.incoming[robot.id("h1.2")][1].id])
    go_to(outline, "x2 \u2192 h1.2")
    QTest.mouseDClick(
        outline.tree.viewport(), LEFT, pos=outline.tree.visualRect(row(outline, "x2 \u2192 h1.2")).center()
    )
    weight = robot.latest.parameters[robot.network.incoming[robot.id("h1.2")][1].weight]
    assert field(outline).text() == number.full(weight)
    assert field(outline).accessibleName() == "Weight of x2 \u2192 h1.2"
