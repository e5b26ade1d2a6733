"""The selected value in the graph: its paths, breakpoints, leaves dragged in place, checks, and the quiz."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.structure import use_preset
from playground.lab.graph.page import GraphPage
from tests.playground.lab.test_workspace import CONTROL, NONE, finish, lab, plain, shown, type_text
from tests.robot import LEFT, Robot

__all__ = ["lab"]

SHIFT = Qt.KeyboardModifier.ShiftModifier


def place(lab: GraphPage, label: str) -> QPoint:
    """Where a value's card can be clicked."""
    item = next(item for value, item in lab.graph.values.items() if value.label == label)
    return lab.graph.mapFromScene(item.pos() + item.box.topLeft() + QPointF(20, 12))


def click(lab: GraphPage, label: str) -> None:
    QTest.mouseClick(lab.graph.viewport(), LEFT, NONE, place(lab, label))
    QApplication.processEvents()


def click_operation(lab: GraphPage, label: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    item = next(item for value, item in lab.graph.operations.items() if value.label == label)
    QTest.mouseClick(lab.graph.viewport(), LEFT, modifiers, lab.graph.mapFromScene(item.pos()))
    QApplication.processEvents()


def test_a_clicked_value_says_why_it_is_what_it_is_and_where_its_gradient_came_from(lab: GraphPage) -> None:
    click(lab, "d")
    card = lab.cards.value
    assert card.isVisible()
    assert (card.name.text(), card.data.text()) == ("d", "4.0")
    assert (card.data_names.text(), plain(card.data_numbers.text())) == ("= e + c", "= (-6) + 10")
    assert (plain(card.grad.text()), plain(card.grad_numbers.text())) == ("-2.0", "= (-2) \u00d7 1")
    click(lab, "a")
    assert card.name.text() == "a"
    assert not card.data_names.isVisible()
    assert not card.run.isVisible()
    QTest.keyClick(lab.graph, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_paths_of_a_value_add_up_to_its_gradient_and_light_up_in_the_graph(lab: GraphPage) -> None:
    type_text(lab, "a = -2\nb = 3\nf = (a*b)*(a + b)")
    click(lab, "a")
    card = lab.cards.value
    assert plain(card._summary.text()) == "2 paths to f; their products sum to -3.0000"
    assert [plain(card.list.item(row).text()) for row in range(2)] == ["-6.0000 = 1 \u00d7 -6", "3.0000 = 3 \u00d7 1"]
    QTest.mouseClick(card.list.viewport(), LEFT, NONE, card.list.visualItemRect(card.list.item(0)).center())
    assert card.route.text() == "a \u2192 a + b \u2192 f"
    on_path = {(value.label, position) for (value, position), edge in lab.graph.edges.items() if edge.on_path}
    assert on_path == {("a + b", 0), ("f", 1)}
    click(lab, "b")
    assert not any(edge.on_path for edge in lab.graph.edges.values())


def test_too_many_paths_are_counted_not_listed(lab: GraphPage) -> None:
    type_text(lab, "a = 1\nb = a*1\n" + "\n".join(["b = b + b"] * 14))
    lab.choose("a")
    assert lab.cards.value._summary.text().startswith("16,384 paths lead from here to b")
    assert not lab.cards.value.list.isVisible()


def test_up_and_down_walk_through_the_values(lab: GraphPage) -> None:
    lab.graph.setFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(lab.graph, key)
        seen.append(lab.chosen)
    labels = [value.label for value in lab.lab.stepper.values]
    assert seen == [labels[0], labels[1], labels[0], labels[-1]]


def test_enter_writes_the_asked_value_out_and_together_again(lab: GraphPage) -> None:
    type_text(lab, "x = 0.5\ny = tanh(x)")
    lab.choose("y")
    count = len(lab.graph.values)
    QTest.keyClick(lab.graph, Qt.Key.Key_Return)
    assert len(lab.graph.values) > count
    assert lab.cards.value.expand.text() == "Collapse"
    QTest.mouseClick(lab.cards.value.expand, LEFT)
    assert len(lab.graph.values) == count


def test_a_clicked_operation_is_run_to(lab: GraphPage) -> None:
    click_operation(lab, "d")
    assert lab.lab.stepper.done[-1].value.label == "d"
    assert (shown(lab, "e")[1], shown(lab, "a")[1]) == ("-2.0000", "not yet")
    chips = {value.label: plain(item.chip) for value, item in lab.graph.values.items() if item.chip}
    assert chips == {"e": "\u2202d/\u2202e = 1.0000", "c": "\u2202d/\u2202c = 1.0000"}
    numbers = {value.label: item.number for value, item in lab.graph.operations.items()}
    assert numbers == {"L": 1, "d": 2, "e": 3}


def test_the_button_of_the_card_runs_to_the_value(lab: GraphPage, robot: Robot) -> None:
    lab.choose("L")
    QApplication.processEvents()
    robot.press(lab.cards.value.run)
    assert lab.lab.stepper.done[-1].value.label == "L"
    assert lab.lab.stepper.done[-1].phase == "backward"


def test_running_stops_at_a_breakpoint_and_continues_after_it(lab: GraphPage, robot: Robot) -> None:
    click_operation(lab, "d", SHIFT)
    assert lab.graph.breakpoints == {"d"}
    lab.bar._clock.setInterval(5)
    seen = []
    for _ in range(3):
        robot.press(lab.bar.run)
        robot.wait(lambda: not lab.bar.is_running)
        step = lab.lab.stepper.done[-1]
        seen.append((step.value.label, step.phase))
    # From the end, the backward pass begins again.
    assert seen == [("d", "backward"), ("e", "backward"), ("d", "backward")]
    lab.choose("d")
    QTest.keyClick(lab.graph, Qt.Key.Key_B)
    assert lab.graph.breakpoints == set()


def test_a_graph_that_is_in_sight_stays_where_it_is_while_one_steps(lab: GraphPage, robot: Robot) -> None:
    robot.window.resize(1280, 800)
    QApplication.processEvents()
    QTest.keyClick(lab.graph, Qt.Key.Key_Home)
    before = lab.graph.mapFromScene(0, 0)
    for _ in range(len(lab.lab.stepper.steps)):
        QTest.keyClick(lab.graph, Qt.Key.Key_Left)
    assert lab.graph.mapFromScene(0, 0) == before


def test_hovering_a_value_shows_all_its_fields(lab: GraphPage, robot: Robot) -> None:
    finish(lab)
    item = next(item for value, item in lab.graph.values.items() if value.label == "d")
    assert item.toolTip() == "d\ndata = 4.0\ngrad = -2.0\nAdd of e, c"
    robot.press(lab.bar.quiz)
    assert "grad" not in item.toolTip()
    robot.press(lab.bar.quiz)
    robot.press(lab.bar.first)
    assert item.toolTip().startswith("d\ndata is not computed yet")


def test_breakpoints_and_the_selection_are_kept_while_one_is_elsewhere(lab: GraphPage, robot: Robot) -> None:
    click_operation(lab, "d", SHIFT)
    lab.choose("e")
    for mode in ("Expression", "Network", "Loop", "Expression"):
        robot.lab.pages.show_mode(mode)
    assert (lab.chosen, lab.graph.breakpoints) == ("e", {"d"})
    assert lab.cards.value.name.text() == "e"


def test_why_a_mistake_was_refused_stays_while_training_is_followed(lab: GraphPage, robot: Robot) -> None:
    robot.application.store.apply("Preset", partial(use_preset, preset="Deep 6\u00d78"))
    robot.lab.pages.show_mode("Network")
    box = lab.side.mistakes.boxes["unordered"]
    box.click()
    assert not box.isChecked()
    robot.window.actions_by_id["step_batch"].trigger()
    lab.network.follow()
    assert lab.side.network.sentence.text().startswith("Without the order")
    lab.side.mistakes.boxes["overwritten"].click()
    lab.network.follow()
    assert lab.side.network.sentence.text().startswith("Epoch")


def test_a_leaf_has_no_breakpoint(lab: GraphPage) -> None:
    lab.choose("a")
    QTest.keyClick(lab.graph, Qt.Key.Key_B)
    assert lab.graph.breakpoints == set()


def test_the_slider_below_a_leaf_changes_it(lab: GraphPage) -> None:
    item = next(item for value, item in lab.graph.values.items() if value.label == "a")
    start = lab.graph.mapFromScene(item.pos() + item.slider.center())
    QTest.mousePress(lab.graph.viewport(), LEFT, NONE, start)
    assert lab.lab.values["a"] == 0.0
    QTest.mouseMove(lab.graph.viewport(), start + QPoint(30, 0))
    QTest.mouseRelease(lab.graph.viewport(), LEFT, NONE, start + QPoint(30, 0))
    changed = lab.lab.values["a"]
    assert changed > 1.0
    assert lab.side.variables.fields["a"].value == changed
    assert lab.chosen == ""
    QTest.mouseMove(lab.graph.viewport(), start)
    assert lab.lab.values["a"] == changed


def test_a_slider_is_held_on_to_while_a_value_is_expanded(lab: GraphPage) -> None:
    type_text(lab, "x = 0.5\ny = tanh(x)")
    lab.choose("y")
    item = next(item for value, item in lab.graph.values.items() if value.label == "x")
    start = lab.graph.mapFromScene(item.pos() + item.slider.center())
    QTest.mousePress(lab.graph.viewport(), LEFT, NONE, start)
    QTest.keyClick(lab.graph, Qt.Key.Key_Return)
    assert lab.lab.expanded == {"y"}
    lab.graph.viewport().repaint()
    QTest.mouseMove(lab.graph.viewport(), start + QPoint(30, 0))
    changed = lab.lab.values["x"]
    assert changed != 0.0
    type_text(lab, "z = 3")
    QTest.mouseMove(lab.graph.viewport(), start + QPoint(10, 0))
    QTest.mouseRelease(lab.graph.viewport(), LEFT, NONE, start)
    assert lab.lab.values == {"z": 3.0}


def test_an_expression_switched_to_has_no_selection_and_no_breakpoint(lab: GraphPage, robot: Robot) -> None:
    type_text(lab, "x1 = 2\nloss = tanh(x1)")
    robot.lab.pages.show_mode("Network")
    lab.choose("loss")
    QTest.keyClick(lab.graph, Qt.Key.Key_B)
    assert lab.graph.breakpoints == {"loss"}
    robot.lab.pages.show_mode("Expression")
    assert (lab.chosen, lab.graph.breakpoints) == ("", frozenset())
    assert not any(item.is_chosen for item in lab.graph.values.values())
    QTest.keyClick(lab.graph, Qt.Key.Key_Return)
    assert not lab.lab.expanded


def test_every_value_has_a_numerical_gradient_and_h_spoils_it_on_both_sides(lab: GraphPage) -> None:
    type_text(lab, "x = 1.1\ny = x**3")
    card = lab.cards.check
    assert [row[0] for row in card.table] == ["y", "x"]
    finish(lab)
    assert card.table[1][4] == "\u2713"
    for key, count in ((Qt.Key.Key_Right, 10), (Qt.Key.Key_Left, 40)):
        card.h.setFocus()
        for _ in range(count):
            QTest.keyClick(card.h, key)
        assert card.table[1][4] == "\u2717"
        assert card.table[1][1] == "3.6300"
    assert card._h.text() == "1e\u221214"


def test_a_step_along_the_gradient_raises_the_output_as_in_the_lecture(lab: GraphPage, robot: Robot) -> None:
    variables = lab.side.variables
    robot.press(variables.step)
    assert lab.lab.stepper.output.data == pytest.approx(-7.286496, rel=1e-12)
    field = variables.step_size
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "-0.01")
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.press(variables.step)
    assert lab.lab.stepper.output.data == pytest.approx(-8.0, abs=0.05)


def test_a_flipped_rule_that_does_not_occur_is_said_not_to(lab: GraphPage) -> None:
    box = lab.side.mistakes.flipped
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert "But this graph has no" not in lab.area.warning.text()
    type_text(lab, "a = 1\nb = a + 2")
    assert lab.area.warning.text().endswith("But this graph has no Multiply.")


def test_a_flipped_rule_shows_the_wrong_sign_and_names_itself(lab: GraphPage) -> None:
    box = lab.side.mistakes.flipped
    assert [box.itemText(at) for at in range(box.count())] == ["no rule", "Multiply", "Add"]
    finish(lab)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    item = next(item for value, item in lab.graph.values.items() if value.label == "d")
    assert (plain(item.grad_text), plain(item.right_text)) == ("2.0000", "-2.0000")
    assert "the rule of Multiply has the wrong sign" in lab.area.warning.text()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert not lab.area.warning.isVisible()


def test_the_error_for_every_h_is_drawn_with_its_rounding_floor(lab: GraphPage) -> None:
    type_text(lab, "x = 0.7\ny = exp(x)")
    view = lab.cards.slope.view
    QTest.mouseClick(view, LEFT, NONE, QPoint(view.width() * 3 // 4, view.height() // 2))
    assert lab.cards.slope.errors.isVisible()
    assert not lab.cards.slope.plot.isVisible()
    xs, ys = lab.cards.slope.errors._curve.getData()
    best = xs[ys.argmin()]
    assert -10.0 < best < -6.0
    assert ys[0] > -1.0
    assert ys[-1] > ys.min() + 4.0


def test_the_quiz_hides_gradients_until_they_are_found(lab: GraphPage, robot: Robot) -> None:
    robot.press(lab.bar.quiz)
    assert lab.cards.quiz.isVisible()
    assert not any(card.isVisible() for card in (lab.cards.step, lab.cards.check, lab.cards.slope))
    assert {item.grad_text for item in lab.graph.values.values()} == {"?"}
    field = lab.cards.quiz.rows["L"].field
    field.setFocus()
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown(lab, "L")[1] == "1.0000"
    assert shown(lab, "a")[1] == "?"
    lab.choose("a")
    assert not lab.cards.value.grad.isVisible()
    QTest.keyClick(lab.graph, Qt.Key.Key_Left)
    assert shown(lab, "a")[1] == "?"
    robot.press(lab.cards.quiz.start_again)
    assert shown(lab, "L")[1] == "?"
    robot.press(lab.bar.quiz)
    assert shown(lab, "a")[1] == "6.0000"
    assert lab.cards.step.isVisible()
    assert lab.cards.slope.isVisible()


def test_the_same_in_pytorch_is_shown_on_request(lab: GraphPage, robot: Robot) -> None:
    card = lab.cards.torch
    lab.cards.ensureWidgetVisible(card.button)
    robot.press(card.button)
    assert "L = d*f" in card.view.text.toPlainText()
    QTest.keyClick(lab.side.variables.sliders["a"], Qt.Key.Key_Right)
    assert f"a = torch.tensor({lab.lab.values['a']!r}" in card.view.text.toPlainText()
    robot.press(card.button)
    assert not card.view.isVisible()


@pytest.mark.parametrize("text", ["3", "2*3"])
def test_numbers_alone_can_be_asked_and_quizzed(lab: GraphPage, robot: Robot, text: str) -> None:
    type_text(lab, text)
    lab.choose(lab.lab.stepper.output.label)
    assert lab.cards.value.isVisible()
    robot.press(lab.bar.quiz)
    robot.press(lab.bar.quiz)
    QTest.keyClick(lab.side.expression.text, Qt.Key.Key_A, CONTROL)
