"""Gradients by hand: what is asked, what counts as right, and what each usual mistake is told."""

import math

import pytest

from core.autograd.ops import OPS
from core.autograd.value import Value, weighted_sum
from core.lab.examples import EXAMPLES
from core.lab.graph.stepper import Mistakes, Stepper
from core.lab.lab import Lab
from core.lab.quiz import Quiz, Score, is_right

L = EXAMPLES[0].text
NEURON = EXAMPLES[2].text


def quiz_of(text: str) -> Quiz:
    return Quiz(Lab(text).stepper)


def asked(quiz: Quiz) -> list[str]:
    return [value.label for value in quiz.questions]


def value_of(quiz: Quiz, label: str) -> Value:
    return next(value for value in quiz.questions if value.label == label)


def hint(quiz: Quiz, label: str, number: float) -> str:
    verdict = quiz.answer(value_of(quiz, label), number)
    assert not verdict.is_right
    return verdict.hint


def test_what_was_not_asked_for_has_no_answer() -> None:
    quiz = quiz_of("y = 2*x")
    constant = next(value for value in quiz.output.operands if value.constant)
    with pytest.raises(KeyError, match="2"):
        quiz.answer(constant, 1.0)
    with pytest.raises(KeyError, match="2"):
        quiz.show(constant)
    assert quiz.score == Score(2, 0, 0, 0)


def test_values_are_asked_for_as_backward_completes_them_and_numbers_are_not() -> None:
    assert asked(quiz_of(L)) == ["L", "d", "f", "e", "c", "a", "b"]
    assert asked(quiz_of("a = 2\nb = 3*a\nc = b*b + b")) == ["c", "b*b", "b", "a"]
    assert asked(quiz_of("y = 2*3")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_question_is_asked_after_all_that_its_answer_needs(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    quiz = Quiz(lab.stepper)
    places = {value: at for at, value in enumerate(quiz.questions)}
    assert set(places) == {value for value in lab.stepper.values if not value.constant}
    for value in quiz.questions:
        assert all(places[operand] > places[value] for operand in value.operands if operand in places)


def test_the_right_gradients_are_right_and_counted() -> None:
    quiz = quiz_of(L)
    for label, gradient in {"L": 1, "d": -2, "f": 4, "e": -2, "c": -2, "a": 6, "b": -4}.items():
        value = value_of(quiz, label)
        assert quiz.next is value
        verdict = quiz.answer(value, float(gradient))
        assert (verdict.is_right, verdict.hint) == (True, "")
    assert quiz.next is None
    assert quiz.known == set(quiz.questions)
    assert quiz.score == Score(questions=7, asked=7, known=7, first=7)


def test_the_right_gradient_is_asked_for_while_the_stepper_errs_on_purpose() -> None:
    lab = Lab("a = 3\nb = a + a")
    lab.use_mistakes(Mistakes(kept=True, overwritten=True, flipped="add"))
    quiz = Quiz(lab.stepper)
    assert quiz.answer(value_of(quiz, "a"), 2.0).is_right
    assert not quiz.answer(value_of(quiz, "a"), 1.0).is_right


@pytest.mark.parametrize("mistakes", [Mistakes(unordered=True), Mistakes(flipped="multiply"), Mistakes(kept=True)])
def test_order_and_hints_are_the_right_ones_while_the_stepper_errs_on_purpose(mistakes: Mistakes) -> None:
    lab = Lab("a = 2\nb = 3*a\nc = b*b + b")
    right = Quiz(lab.stepper)
    lab.use_mistakes(mistakes)
    quiz = Quiz(lab.stepper)
    assert asked(quiz) == asked(right)
    for label in ("b*b", "b", "a"):
        assert hint(quiz, label, 1234.5) == hint(right, label, 1234.5)


@pytest.mark.parametrize(
    ("number", "right", "is_near"),
    [
        (0.7071, 0.7071067811865476, True), (0.71, 0.7071067811865476, True), (0.70, 0.7071067811865476, False),
        (0.7, 0.7071067811865476, False), (1.0, 1.4, False), (1.4, 1.4196, True), (0.42, 0.4196, True),
        (0.41, 0.4196, False), (138.83, 138.83381924198252, True), (139.0, 138.83381924198252, False),
        (138.7, 138.83381924198252, True), (-1.5, 1.5, False), (0.0, 0.0, True), (0.0, 1e-17, True),
        (0.0, 0.0004, False), (0.01, 0.0, False), (3.1e-5, 3.1416e-5, True), (math.nan, 1.0, False),
        (math.inf, 1.0, False), (1.0, math.inf, False), (1.0, math.nan, False),
    ],
)  # fmt: skip
def test_an_answer_is_right_by_size_or_by_rounding(number: float, right: float, is_near: bool) -> None:
    assert is_right(number, right) is is_near


@pytest.mark.parametrize(
    ("text", "label", "number", "words"),
    [
        (L, "f", -4.0, "The size is right, the sign is wrong."),
        (L, "a", -3.0, "That is the local derivative alone: multiply it by the gradient from above."),
        (L, "c", 1.0, "That is the local derivative alone: multiply it by the gradient from above."),
        (L, "b", -2.0, "That is the gradient from above alone: multiply it by the local derivative."),
        (L, "b", 6.0, "In a product the local derivative by b is the other operand, a, not b."),
        (L, "c", 10.0, "That is the data of c; its gradient is how fast L changes with it."),
        (L, "d", 5.0, "The gradient of L is 1.0000 and the local derivative by d \u22122.0000: multiply them."),
        (L, "L", -8.0, "The output by itself: if it changes by h, how many times h does it change?"),
        (L, "L", -1.0, "The output by itself: if it changes by h, how many times h does it change?"),
        ("a = 3\nb = a + a", "a", 1.0, "a goes into b twice: add up what comes from each use."),
        ("a = 3\nb = weighted_sum(a, a, 2, a, 5)", "a", 2.0, "a goes into b 3 times: add up what comes from each use."),
        ("a = 3\nb = weighted_sum(a, a, 2, a, 5)", "a", 3.0, "a goes into b 3 times: add up what comes from each use."),
        (
            "a = -2\nb = 3\nc = a*b\nd = a + b\nf = c*d", "a", 3.0,
            "The size is right, the sign is wrong.",
        ),
        (
            "a = -2\nb = 3\nc = a*b\nd = a + b\nf = c*d", "b", -2.0,
            "b goes into d and c: add up what comes from each use.",
        ),
        (
            "a = -2\nb = 3\nc = a*b\nd = a + b\nf = c*d", "b", -6.0,
            "b goes into d and c: add up what comes from each use.",
        ),
        (
            "a = -2\nb = 3\nc = a*b\nd = a + b\nf = c*d", "b", 17.0,
            "The gradient of d is \u22126.0000 and the local derivative by b 1.0000; the gradient of c is 1.0000 and "
            "the local derivative by b \u22122.0000: multiply each pair and add up.",
        ),
        (
            "a = 2\nb = a*3\nc = a*5\nd = a*7\ne = a*11\nf = b + c + d + e", "a", 1000.0,
            "a goes into 4 values: for each use, gradient from above times local derivative; add them all up.",
        ),
        ("x = 2\nw = 3\nb = 5\ny = weighted_sum(b, w, x)\nz = y*7", "w", 21.0, "is the other operand, x, not w."),
        ("x = 2\nw = 3\nb = 5\ny = weighted_sum(b, w, x)\nz = y*7", "x", 14.0, "is the other operand, w, not x."),
        ("x = 2\nw = 3\nb = 5\ny = weighted_sum(b, w, x)\nz = y*7", "b", 35.0, "The gradient of y is 7.0000 and"),
    ],
)  # fmt: skip
def test_a_usual_mistake_gets_its_own_hint(text: str, label: str, number: float, words: str) -> None:
    assert words in hint(quiz_of(text), label, number)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_no_hint_stands_beside_a_right_answer_and_some_hint_beside_every_wrong_one(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    quiz = Quiz(lab.stepper)
    for value in quiz.questions:
        assert quiz.answer(value, lab.stepper.right[value]).hint == ""
        for wrong in (12345.678, 0.0, -lab.stepper.right[value], math.nan):
            verdict = quiz.answer(value, wrong)
            assert verdict.is_right == (wrong == lab.stepper.right[value])
            assert verdict.is_right or verdict.hint.endswith((".", "?"))


def test_the_last_hint_never_says_the_product() -> None:
    quiz = quiz_of(NEURON)
    assert hint(quiz, "w1", 77.0) == (
        "The gradient of x1*w1 is 0.5000 and the local derivative by w1 2.0000: multiply them."
    )


def test_small_and_large_numbers_of_a_hint_keep_their_figures() -> None:
    words = hint(quiz_of("a = 2\nb = a*0.000012\nc = b*12345678"), "a", 7.0)
    assert "The gradient of b is 1.235e+07 and the local derivative by a 1.200e\u221205" in words


def test_only_the_first_try_counts() -> None:
    quiz = quiz_of(L)
    a = value_of(quiz, "a")
    quiz.answer(a, 5.0)
    assert quiz.score == Score(7, asked=1, known=0, first=0)
    assert a not in quiz.known
    quiz.answer(a, 6.0)
    quiz.answer(value_of(quiz, "b"), -4.0)
    assert quiz.score == Score(7, asked=2, known=2, first=1)
    quiz.answer(value_of(quiz, "b"), 99.0)
    assert quiz.score == Score(7, asked=2, known=2, first=1)


def test_what_is_shown_counts_as_not_known_by_oneself() -> None:
    quiz = quiz_of(L)
    assert quiz.next is not None
    assert quiz.show(quiz.next) == 1.0
    assert quiz.next is value_of(quiz, "d")
    assert quiz.score == Score(7, asked=1, known=1, first=0)
    quiz.answer(value_of(quiz, "L"), 1.0)
    assert quiz.score.first == 0


def test_a_new_start_forgets_all() -> None:
    quiz = quiz_of(L)
    quiz.answer(value_of(quiz, "a"), 6.0)
    quiz.show(value_of(quiz, "b"))
    quiz.restart()
    assert quiz.score == Score(7, 0, 0, 0)
    assert quiz.next is value_of(quiz, "L")


def test_answers_are_taken_over_while_the_numbers_stay() -> None:
    lab = Lab(L)
    before = Quiz(lab.stepper)
    before.answer(value_of(before, "L"), 1.0)
    before.answer(value_of(before, "d"), 7.0)
    again = quiz_of(L)
    assert again.take_over(before)
    assert again.score == Score(7, asked=2, known=1, first=1)
    assert again.known == {value_of(again, "L")}
    lab.use_value("a", 3.0)
    turned = Quiz(lab.stepper)
    assert not turned.take_over(before)
    assert turned.score == Score(7, 0, 0, 0)
    assert not quiz_of("a = 1\na*a").take_over(before)


def test_what_is_not_asked_for_cannot_be_answered() -> None:
    with pytest.raises(KeyError):
        quiz_of(L).answer(Value(1.0), 1.0)


def test_a_gradient_that_is_not_finite_is_not_asked_for() -> None:
    assert asked(quiz_of("x = 0\ny = log(x)")) == ["y"]
    quiz = quiz_of("x = 0\nz = 2\ny = z*log(x)*0 + z")
    assert "x" not in asked(quiz)


@pytest.mark.parametrize("name", OPS)
def test_every_operation_can_be_asked_about(name: str) -> None:
    leaves = [Value(x, label) for x, label in zip((0.7, 1.3, 2.0), "abc", strict=True)][: OPS[name].arity or 3]
    output = weighted_sum([3.0], [leaves[0]], leaves[-1])
    output.label = "y"
    quiz = Quiz(Stepper(output))
    assert [quiz.answer(value, 1e9).is_right for value in quiz.questions] == [False] * len(quiz.questions)
