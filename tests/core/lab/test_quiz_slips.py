"""What is near enough to be right, and what a mistake in the pass as a whole is told."""

import pytest

from core.lab.lab import Lab
from core.lab.quiz import Quiz, is_right

REUSED = "a = 2\nb = 3*a\nc = b*b + b"


@pytest.mark.parametrize(
    ("number", "right", "is_near"),
    [
        (14.003, 14.0, False), (14.01, 14.0, False), (13.99, 14.0, False), (14.0, 14.0, True),
        (14.0, 14.000000001, True),
        (1233.0, 1234.0, False), (1234.0, 1234.0, True), (0.3, 0.1 + 0.2, True), (-7.2865, -7.286496, True),
        (-7.2864, -7.286496, True), (-7.287, -7.286496, True), (138.8, 138.83381924198252, True), (0.333, 1 / 3, True),
        (0.3333, 1 / 3, True), (0.334, 1 / 3, False), (0.33, 1 / 3, True), (1.2346e6, 1234567.89, True),
        (14.0, 14.003, True), (14.1, 14.003, False), (2.5001, 2.5, False), (-4.0001, -4.0, False), (1e-10, 0.0, True),
        (3000.0, 2999.7, True), (2990.0, 2999.7, False), (645.577, 645.5772594752187, True), (645.6, 645.577259, True),
    ],
)  # fmt: skip
def test_an_answer_is_right_as_far_as_it_was_typed(number: float, right: float, is_near: bool) -> None:
    assert is_right(number, right) is is_near


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (42.0, "passes a gradient on too early"), (18.0, "uses = instead of +="),
        (21.0, "once where an operation uses it twice"),
        (78.0, "twice the gradient"), (14.003, "multiply them"), (-39.0, "the sign is wrong"),
    ],
)  # fmt: skip
def test_each_usual_mistake_of_the_reused_value_is_named(number: float, words: str) -> None:
    quiz = Quiz(Lab(REUSED).stepper)
    a = next(value for value in quiz.questions if value.label == "a")
    verdict = quiz.answer(a, number)
    assert not verdict.is_right
    assert words in verdict.hint
    assert quiz.answer(a, 39.0).is_right


def test_a_graph_that_takes_for_ever_without_order_still_has_hints() -> None:
    quiz = Quiz(Lab("a = 2\nb = 3\n" + "a = a + b\nb = a + b\n" * 20).stepper)
    verdict = quiz.answer(quiz.questions[-1], 12345.0)
    assert not verdict.is_right and verdict.hint
