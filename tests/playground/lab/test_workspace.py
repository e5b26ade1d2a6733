"""The Lab by mouse and keyboard: type, change, step, expand, break on purpose."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.lab.examples import EXAMPLES
from playground.lab.graph.page import GraphPage
from tests.robot import LEFT, Robot

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lab(robot: Robot) -> GraphPage:
    """The Lab of the real window, opened by its tab."""
    tabs = robot.window.title.workspaces
    QTest.mouseClick(tabs, LEFT, NONE, QPoint(tabs.width() * 3 // 4, tabs.height() // 2))
    QApplication.processEvents()
    assert robot.window.workspace.name == "Lab"
    return robot.lab.pages.page


def type_text(lab: GraphPage, text: str) -> None:
    lab.side.expression.text.setFocus()
    QTest.keyClick(lab.side.expression.text, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(lab.side.expression.text, Qt.Key.Key_Delete)
    for at, line in enumerate(text.split("\n")):
        if at:
            QTest.keyClick(lab.side.expression.text, Qt.Key.Key_Return)
        QTest.keyClicks(lab.side.expression.text, line)
    QApplication.processEvents()


def shown(lab: GraphPage, label: str) -> tuple[str, str]:
    """Data and gradient on a card."""
    item = next(item for value, item in lab.graph.values.items() if value.label == label)
    return plain(item.data_text), plain(item.grad_text)


def finish(lab: GraphPage) -> None:
    """Go to the end, where all gradients are complete."""
    QTest.mouseClick(lab.bar.last, LEFT)
    QApplication.processEvents()


def plain(text: str) -> str:
    """With the minus of a keyboard; "" for what is not known."""
    return text.replace("\u2212", "-").replace("\u2013", "")


def double_click(lab: GraphPage, label: str) -> None:
    item = next(item for value, item in lab.graph.values.items() if value.label == label)
    at = lab.graph.mapFromScene(item.pos() + item.box.topLeft() + QPoint(20, 12).toPointF())
    QTest.mouseDClick(lab.graph.viewport(), LEFT, NONE, at)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("text", "output", "gradients"),
    [
        (EXAMPLES[0].text, ("L", "-8.0000"), {"a": "6.0000", "b": "-4.0000", "c": "-2.0000", "f": "4.0000"}),
        ("x = 3\n3*x**2 - 4*x + 5", ("output", "20.0000"), {"x": "14.0000"}),
        (
            EXAMPLES[2].text, ("o", "0.7071"),
            {"x1": "-1.5000", "w1": "1.0000", "x2": "0.5000", "w2": "0.0000", "b": "0.5000"},
        ),
        ("a = 3\nb = a + a", ("b", "6.0000"), {"a": "2.0000"}),
        ("a = -2\nb = 3\n(a*b)*(a + b)", ("output", "-6.0000"), {"a": "-3.0000", "b": "-8.0000"}),
        ("a = 2\nb = 3*a\nc = b*b + b", ("c", "42.0000"), {"a": "39.0000"}),
        (EXAMPLES[8].text, ("g", "24.7041"), {"a": "138.8338", "b": "645.5773"}),
    ],
)  # fmt: skip
def test_the_lectures_expressions_typed_show_the_lectures_numbers(
    lab: GraphPage, text: str, output: tuple[str, str], gradients: dict[str, str]
) -> None:
    type_text(lab, text)
    assert shown(lab, output[0])[0] == output[1]
    assert {row[1] for row in lab.cards.check.table} == {"not yet"}
    finish(lab)
    assert shown(lab, output[0]) == (output[1], "1.0000")
    assert {name: shown(lab, name)[1] for name in gradients} == gradients
    assert all(row[4] == "✓" for row in lab.cards.check.table)
    nudged = {row[0]: plain(row[2]) for row in lab.cards.check.table}
    assert {name: nudged[name] for name in gradients} == gradients


def test_what_cannot_be_read_is_said_and_the_graph_stays(lab: GraphPage) -> None:
    type_text(lab, "a = 3\nb = a +")
    assert lab.side.expression.sentence.text().startswith("Line 2 of the expression cannot be read")
    assert shown(lab, "a")[0] == "3.0000"
    type_text(lab, "__import__('os')")
    assert "no operation __import__" in lab.side.expression.sentence.text()


def test_the_arrows_and_buttons_step_forth_and_back(lab: GraphPage, robot: Robot) -> None:
    assert lab.lab.stepper.position == 3
    finish(lab)
    lab.graph.setFocus()
    for _ in range(2):
        QTest.keyClick(lab.graph, Qt.Key.Key_Left)
    assert lab.lab.stepper.position == 5
    assert shown(lab, "d")[1] == "-2.0000"
    assert lab.cards.step.where.text() == "step 2, L"
    assert lab.cards.step.local.text() == "L.grad = 1.0000"
    assert [(code.text(), plain(result.text())) for code, result in lab.cards.step.rows.shown] == [
        ("d.grad += \u22122.0000 \u00d7 L.grad", "-2.0000"),
        ("f.grad += 4.0000 \u00d7 L.grad", "4.0000"),
    ]
    assert {row[0] for row in lab.cards.check.table if row[1] == "not yet"} == {"a", "b", "c", "e"}
    QTest.keyClick(lab.graph, Qt.Key.Key_Right)
    assert shown(lab, "c")[1] == "-2.0000"
    robot.press(lab.bar.first)
    assert (shown(lab, "a")[0], shown(lab, "L")[0]) == ("2.0000", "not yet")
    assert not lab.bar.first.isEnabled()
    robot.press(lab.bar.next)
    assert shown(lab, "e")[0] == "-6.0000"
    robot.press(lab.bar.last)
    assert lab.bar._complete.text == "7 of 7"


def test_run_goes_from_the_beginning_to_the_end_by_itself(lab: GraphPage, robot: Robot) -> None:
    lab.bar._clock.setInterval(5)
    robot.press(lab.bar.run)
    assert lab.bar.run.text() == "Pause"
    robot.wait(lambda: not lab.bar.is_running)
    assert lab.lab.stepper.position == 7
    robot.press(lab.bar.run)
    robot.press(lab.bar.run)
    assert not lab.bar.is_running


def test_a_variable_is_changed_by_slider_and_by_field_and_everything_follows(lab: GraphPage, robot: Robot) -> None:
    slider = lab.side.variables.sliders["a"]
    finish(lab)
    middle = slider.rect().center()
    robot.drag(middle, middle + QPoint(20, 0), slider)
    assert lab.lab.values["a"] != 2.0
    field = lab.side.variables.fields["a"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "4,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown(lab, "e")[0] == "-13.5000"
    assert shown(lab, "b")[1] == "-9.0000"


def test_tanh_is_written_out_and_put_together_by_double_clicks(lab: GraphPage) -> None:
    type_text(lab, EXAMPLES[2].text)
    finish(lab)
    lab.graph.fit()
    count = len(lab.graph.values)
    double_click(lab, "o")
    assert len(lab.graph.values) > count
    assert shown(lab, "o") == ("0.7071", "1.0000")
    assert shown(lab, "w1")[1] == "1.0000"
    double_click(lab, "o")
    assert len(lab.graph.values) == count
    double_click(lab, "x1")
    assert len(lab.graph.values) == count


@pytest.mark.parametrize(
    ("mistake", "text", "wrong", "right"),
    [
        ("kept", "a = 1\nb = 3*a\nc = 4*b", "24.0000", "12.0000"),
        ("overwritten", "a = 3\nb = a + a", "1.0000", "2.0000"),
        ("unordered", "a = 2\nb = 3*a\nc = b*b + b", "42.0000", "39.0000"),
    ],
)
def test_a_mistake_shows_the_wrong_gradient_beside_the_right_one(
    lab: GraphPage, robot: Robot, mistake: str, text: str, wrong: str, right: str
) -> None:
    type_text(lab, text)
    box = lab.side.mistakes.boxes[mistake]
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    assert box.isChecked()
    robot.press(lab.bar.last)
    item = next(item for value, item in lab.graph.values.items() if value.label == "a")
    assert (item.grad_text, item.right_text) == (wrong, right)
    assert next(row[4] for row in lab.cards.check.table if row[0] == "a") == "✗"
    assert lab.area.warning.isVisible()
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    assert (shown(lab, "a")[1], lab.area.warning.isVisible()) == (right, False)


@pytest.mark.slow
def test_a_mistake_that_would_take_for_ever_is_refused(lab: GraphPage) -> None:
    type_text(lab, "x = 1\na = x + x*1\n" + "\n".join(["a += a*2"] * 30))
    box = lab.side.mistakes.boxes["unordered"]
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    assert not box.isChecked()
    assert lab.side.expression.sentence.text().startswith("Without the order")


def test_a_written_out_operation_says_where_it_overflows(lab: GraphPage) -> None:
    type_text(lab, "x = 400\no = tanh(x)")
    lab.graph.fit()
    assert not lab.cards.step.fault.isVisible()
    double_click(lab, "o")
    assert lab.cards.step.fault.text().startswith("e^2x is \u221e here, so o is not finite.")
    assert lab.cards.step.fault.isVisible()
    lab.bar.step(1)
    double_click(lab, "o")
    assert not lab.cards.step.fault.isVisible()


def test_examples_are_picked_from_their_list(lab: GraphPage) -> None:
    lab.side.expression.examples.setFocus()
    QTest.keyClick(lab.side.expression.examples, Qt.Key.Key_Down)
    assert lab.side.expression.text.toPlainText() == EXAMPLES[1].text
    assert shown(lab, "f")[0] == "20.0000"
    type_text(lab, "a = 1")
    assert lab.side.expression.examples.currentIndex() == -1


def test_commands_of_the_playground_rest_in_the_lab_and_training_goes_on(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_2, CONTROL)
    assert robot.window.workspace.name == "Lab"
    assert not robot.window.actions_by_id["delete"].isEnabled()
    lab = robot.lab.pages.page
    QTest.keyClick(lab.graph, Qt.Key.Key_Delete)
    QTest.keyClick(lab.graph, Qt.Key.Key_Space)
    assert len(robot.network.neurons) == 7
    seen = robot.latest.update
    robot.wait(lambda: robot.latest.update > seen and robot.latest.status == "playing")
    QTest.keyClick(lab.graph, Qt.Key.Key_1, CONTROL)
    assert robot.window.workspace.name == "Playground"
    assert robot.window.actions_by_id["delete"].isEnabled()
    robot.key(Qt.Key.Key_Delete)
    assert len(robot.network.neurons) == 6


@pytest.mark.slow
def test_the_lab_follows_the_theme(lab: GraphPage, robot: Robot) -> None:
    light = lab.graph.backgroundBrush().color()
    robot.window.actions_by_id["theme_dark"].trigger()
    assert lab.graph.backgroundBrush().color() != light


def test_the_wheel_zooms_and_home_shows_everything(lab: GraphPage, robot: Robot) -> None:
    scale = lab.graph.transform().m11()
    QTest.keyClick(lab.graph, Qt.Key.Key_Home)
    assert lab.graph.transform().m11() == scale
    robot.window.resize(1024, 700)
    robot.wait(lambda: lab.graph.transform().m11() < 1.0)


def test_turning_a_variable_leaves_unreadable_text_and_its_sentence_alone(lab: GraphPage) -> None:
    type_text(lab, "a = 2\nb = a*3")
    QTest.keyClicks(lab.side.expression.text, "+(")
    said = lab.side.expression.sentence.text()
    slider = lab.side.variables.sliders["a"]
    QTest.mouseClick(slider, LEFT, NONE, QPoint(20, slider.height() // 2))
    assert lab.side.expression.text.toPlainText() == "a = 2\nb = a*3+("
    assert lab.side.expression.sentence.text() == said
    assert lab.side.expression.text.document().isUndoAvailable()


def test_an_example_in_place_of_ones_own_text_is_undone(lab: GraphPage) -> None:
    type_text(lab, "a = 2\nb = a*3")
    lab.side.expression.examples.setFocus()
    QTest.keyClick(lab.side.expression.examples, Qt.Key.Key_Down)
    lab.side.expression.text.setFocus()
    QTest.keyClick(lab.side.expression.text, Qt.Key.Key_Z, CONTROL)
    assert lab.side.expression.text.toPlainText() == "a = 2\nb = a*3"
    assert shown(lab, "b")[0] == "6.0000"


def test_text_that_a_mistake_would_take_for_ever_with_changes_nothing(lab: GraphPage) -> None:
    type_text(lab, "x = 1\na = x + x*1")
    box = lab.side.mistakes.boxes["unordered"]
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    lab.side.expression.text.setPlainText("x = 1\na = x + x*1\n" + "\n".join(["a += a*2"] * 30))
    assert lab.side.expression.sentence.text().startswith("Without the order")
    QTest.keyClick(lab.side.variables.sliders["x"], Qt.Key.Key_Right)
    assert shown(lab, "x")[0] == "1.0800"
    assert shown(lab, "a")[0] == "2.1600"


def test_numbers_of_any_size_have_a_slider(lab: GraphPage) -> None:
    type_text(lab, "zz = 1e308\nb = zz*1")
    assert list(lab.side.variables.fields) == ["zz"]
    QTest.keyClick(lab.side.variables.sliders["zz"], Qt.Key.Key_Left)
    assert 0.0 < lab.lab.values["zz"] < 1e308
    type_text(lab, "a = 2\nb = a*3")
    type_text(lab, "a = 2000\nb = a*3")
    QTest.keyClick(lab.side.variables.sliders["a"], Qt.Key.Key_Right)
    assert lab.lab.values["a"] > 2000.0


def test_a_space_in_the_text_keeps_what_was_changed_and_expanded(lab: GraphPage) -> None:
    type_text(lab, "a = 2\nb = a.tanh()")
    lab.graph.fit()
    double_click(lab, "b")
    count = len(lab.graph.values)
    QTest.keyClick(lab.side.variables.sliders["a"], Qt.Key.Key_Right)
    changed = lab.lab.values["a"]
    lab.side.expression.text.setFocus()
    QTest.keyClicks(lab.side.expression.text, " ")
    assert lab.lab.values["a"] == changed != 2.0
    assert len(lab.graph.values) == count


def test_without_a_numerical_gradient_no_gradient_is_called_wrong(lab: GraphPage) -> None:
    type_text(lab, "x = 0\nrelu(x)")
    assert lab.cards.check.table[-1][2:] == ["\u2013", "\u2013", ""]
    assert lab.cards.check.unchecked == "No numerical gradient: kink at x."
    type_text(lab, "x = 1\ny = x + 10000000000")
    assert lab.cards.check.table[-1][2:] == ["\u2013", "\u2013", ""]
    assert lab.cards.check.unchecked == "No numerical gradient: rounding at x."
    type_text(lab, "x = 1\ny = 2*x")
    assert not lab.cards.check.unchecked
