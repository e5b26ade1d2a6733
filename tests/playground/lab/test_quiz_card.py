"""The quiz by keyboard and mouse: type gradients, read hints, be shown one, begin again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from core.lab.quiz import Quiz
from playground.lab.cards.quiz import MOST_ROWS, QuizCard
from playground.style.style import Style
from tests.robot import LEFT

RIGHT = {"L": "1", "d": "-2", "f": "4", "e": "-2.0", "c": "-2", "a": "6", "b": "-4,0"}


@pytest.fixture
def card(style: Style) -> Iterator[QuizCard]:
    """The card on the lecture's L, in sight."""
    made = QuizCard(style)
    made.setFixedWidth(292)
    made.display(quiz_of(EXAMPLES[0].text))
    made.show()
    QApplication.processEvents()
    yield made
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def quiz_of(text: str) -> Quiz:
    return Quiz(Lab(text).stepper)


def type_in(card: QuizCard, name: str, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field = card.rows[name].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)
    QApplication.processEvents()


def marks(card: QuizCard) -> str:
    return "".join(row.mark.text() or "." for row in card.rows.values())


def test_every_gradient_is_found_by_keyboard_alone(card: QuizCard) -> None:
    found = []
    card.answered.connect(found.append)
    card.rows["L"].field.setFocus()
    for name, text in RIGHT.items():
        assert card.rows[name].field.hasFocus()
        QTest.keyClicks(card.focusWidget(), text)
        QTest.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert [value.label for value in found] == list(RIGHT)
    assert marks(card) == "\u2713" * 7
    assert card.score == "7 of 7 on first try"
    assert card.hint == "Right: b.grad is \u22124."
    assert not card.show_me.isEnabled()


def test_a_pasted_true_minus_is_read(card: QuizCard) -> None:
    QGuiApplication.clipboard().setText("\u22122")
    card.rows["c"].field.setFocus()
    QTest.keyClick(card.rows["c"].field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(card.rows["c"].field, Qt.Key.Key_Return)
    assert marks(card) == "....\u2713.."


def test_a_wrong_answer_gets_a_cross_and_a_hint_and_a_second_try_does_not_count(card: QuizCard) -> None:
    assert card.score == "7 to find"
    type_in(card, "f", "-4")
    assert marks(card) == "..\u2717...."
    assert card.hint == "f.grad: The size is right, the sign is wrong."
    assert card.score == "0 of 1 on first try"
    assert card.rows["e"].field.hasFocus()
    type_in(card, "f", "4", Qt.Key.Key_Tab)
    assert marks(card) == "..\u2713...."
    assert card.score == "0 of 1 on first try"
    assert card.rows["f"].field.isReadOnly()


def test_an_answer_is_counted_once_however_often_its_field_is_left(card: QuizCard) -> None:
    found = []
    card.answered.connect(found.append)
    type_in(card, "a", "5", Qt.Key.Key_Tab)
    hint = card.hint
    type_in(card, "b", "-4", Qt.Key.Key_Tab)
    for name in ("a", "b", "c"):
        card.rows[name].field.setFocus()
    assert card.hint == "Right: b.grad is \u22124."
    QTest.keyClick(card.rows["c"].field, Qt.Key.Key_Return)
    card.rows["b"].field.setFocus()
    QTest.keyClick(card.rows["b"].field, Qt.Key.Key_Return)
    assert card.hint == "Right: b.grad is \u22124."
    assert (card.score, len(found)) == ("1 of 2 on first try", 1)
    card.rows["a"].field.setFocus()
    QTest.keyClick(card.rows["a"].field, Qt.Key.Key_Return)
    assert card.hint == hint
    assert (card.score, len(found)) == ("1 of 2 on first try", 1)


def test_a_mark_goes_when_its_answer_is_changed(card: QuizCard) -> None:
    type_in(card, "a", "5")
    assert marks(card) == ".....\u2717."
    card.rows["a"].field.setFocus()
    QTest.keyClick(card.rows["a"].field, Qt.Key.Key_Backspace)
    assert marks(card) == "......."
    QTest.keyClick(card.rows["a"].field, Qt.Key.Key_Return)
    assert card.score == "0 of 1 on first try"


@pytest.mark.parametrize("text", ["x", "1e999", "--1", "nan"])
def test_what_is_no_number_is_said_and_does_not_count(card: QuizCard, text: str) -> None:
    type_in(card, "a", text)
    assert card.hint == "Type a number, such as \u22122.5."
    assert card.rows["a"].field.property("refused")
    assert card.score == "7 to find"
    card.rows["a"].field.setFocus()
    QTest.keyClick(card.rows["a"].field, Qt.Key.Key_Backspace)
    assert not card.rows["a"].field.property("refused")


def test_show_me_fills_in_the_next_one_and_counts_it_as_not_known(card: QuizCard) -> None:
    found = []
    card.answered.connect(found.append)
    type_in(card, "L", "1")
    QTest.mouseClick(card.show_me, LEFT)
    assert card.rows["d"].field.text() == "\u22122.0000"
    assert card.rows["d"].field.isReadOnly()
    assert marks(card) == "\u2713\u25cb....."
    assert card.score == "1 of 2 on first try"
    assert card.hint == "d.grad is \u22122.0000."
    assert [value.label for value in found] == ["L", "d"]
    for _ in range(5):
        QTest.mouseClick(card.show_me, LEFT)
    assert card.score == "1 of 7 on first try"
    assert not card.show_me.isEnabled()


def test_enter_goes_round_to_what_is_left(card: QuizCard) -> None:
    type_in(card, "b", "1")
    assert card.rows["L"].field.hasFocus()
    type_in(card, "d", "-2")
    type_in(card, "L", "1")
    assert card.rows["f"].field.hasFocus()
    for name in ("f", "e", "c", "a"):
        type_in(card, name, RIGHT[name])
    assert card.rows["b"].field.hasFocus()
    type_in(card, "b", "2")
    assert card.rows["b"].field.hasFocus()
    assert marks(card).endswith("\u2717")


def test_start_again_empties_all(card: QuizCard) -> None:
    restarts = []
    card.restarted.connect(lambda: restarts.append(True))
    assert not card.start_again.isEnabled()
    type_in(card, "L", "1")
    type_in(card, "d", "1")
    QTest.mouseClick(card.start_again, LEFT)
    assert marks(card) == "......."
    assert {row.field.text() for row in card.rows.values()} == {""}
    assert not any(row.field.isReadOnly() for row in card.rows.values())
    assert (card.score, card.hint) == ("7 to find", "")
    assert restarts == [True]


def test_typed_answers_stay_while_the_numbers_do_and_go_with_them(card: QuizCard) -> None:
    lab = Lab(EXAMPLES[0].text)
    card.display(Quiz(lab.stepper))
    type_in(card, "L", "1")
    type_in(card, "d", "7")
    QTest.keyClicks(card.rows["f"].field, "3.")
    lab.stepper.go_to(2)
    again = Quiz(lab.stepper)
    card.display(again)
    assert marks(card) == "\u2713\u2717....."
    assert card.rows["f"].field.text() == "3."
    assert {value.label for value in again.known} == {"L"}
    card.display(again)
    assert card.score == "1 of 2 on first try"
    lab.use_value("a", 3.0)
    card.display(Quiz(lab.stepper))
    assert marks(card) == "......."
    assert {row.field.text() for row in card.rows.values()} == {""}
    assert (card.score, card.hint) == ("7 to find", "")


def test_many_rows_scroll_and_the_field_to_be_filled_in_is_in_sight(card: QuizCard) -> None:
    few = card._scroll.height()
    card.display(quiz_of(EXAMPLES[8].text))
    QApplication.processEvents()
    assert few < card._scroll.height()
    rows = list(card.rows.values())
    assert len(rows) > MOST_ROWS
    bar = card._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    rows[MOST_ROWS - 1].field.setFocus()
    QTest.keyClick(rows[MOST_ROWS - 1].field, Qt.Key.Key_Return)
    assert bar.value() > 0
    card.display(quiz_of("a = 3\nb = a + a"))
    assert [name for name, row in card.rows.items() if row.isVisible()] == ["b", "a"]


def test_long_names_are_elided_and_whole_in_their_tool_tip(card: QuizCard) -> None:
    card.display(quiz_of("variable_with_a_long_name = 2\nx = variable_with_a_long_name*3"))
    row = card.rows["variable_with_a_long_name"]
    assert "\u2026" in row.name.shown
    assert row.name.toolTip() == "variable_with_a_long_name"
    assert card.rows["x"].name.toolTip() == ""
    assert row.field.accessibleName() == "Gradient of variable_with_a_long_name"


def test_numbers_alone_leave_nothing_to_find(card: QuizCard) -> None:
    card.display(quiz_of("y = 2*3"))
    assert card.rows == {}
    assert card.hint == "The expression has only constants; they get no gradient."
    assert not card.show_me.isEnabled()
    assert card.score == ""


def test_marks_follow_the_theme(card: QuizCard, style: Style) -> None:
    type_in(card, "L", "1")
    type_in(card, "d", "1")
    style.choose("dark")
    for name, token in (("L", style.theme.success), ("d", style.theme.danger)):
        mark = card.rows[name].mark
        assert mark.palette().color(mark.foregroundRole()) == QColor(token)
