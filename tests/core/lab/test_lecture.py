"""The lecture's loop, line by line; and the gradient check of its network."""

import math
from typing import Any

import pytest

from core.lab.graph.stepper import Mistakes, gradients
from core.lab.loop.lecture import BACKWARD, FORWARD, LINES, ROWS, TARGETS, UPDATE, Lecture, code, mlp


def test_the_network_has_the_lectures_41_parameters() -> None:
    lecture = Lecture()
    assert len(lecture.parameters) == 41
    assert all(-1.0 <= value.data <= 1.0 for value in lecture.parameters.values())


def test_twenty_rounds_bring_the_loss_near_0() -> None:
    lecture = Lecture()
    for _ in range(20):
        lecture.run_loop()
    assert lecture.step == 20
    assert lecture.printed[0] > 1.0
    assert lecture.printed[-1] < 0.1


def test_each_line_does_what_it_says() -> None:
    lecture = Lecture()
    assert (lecture.line, len(LINES)) == (FORWARD, 5)
    lecture.run_line()
    assert lecture.loss is not None
    before = {name: value.data for name, value in lecture.parameters.items()}
    lecture.run_line()
    lecture.run_line()
    assert any(value.grad != 0.0 for value in lecture.parameters.values())
    assert {name: value.data for name, value in lecture.parameters.items()} == before
    lecture.run_line()
    for name, value in lecture.parameters.items():
        assert value.data == before[name] - 0.1 * value.grad
    lecture.run_line()
    assert lecture.printed == [lecture.loss.data]
    assert lecture.line == FORWARD


def test_the_meter_counts_the_graph_of_the_loss() -> None:
    lecture = Lecture()
    lecture.run_loop()
    cost = lecture.costs[BACKWARD]
    assert cost.values > 41 + 4 * 9 * 2
    assert cost.edges > cost.values
    assert cost.bytes > 64 * cost.values
    assert cost.seconds > 0.0


def test_a_rounds_time_is_known_when_it_is_over() -> None:
    lecture = Lecture()
    lecture.run_line()
    assert lecture.round_seconds is None
    lecture.run_loop()
    assert lecture.round_seconds == sum(lecture.costs[line].seconds for line in range(len(LINES)))


def test_the_learning_rate_can_be_changed_while_it_trains() -> None:
    lecture = Lecture(rate=0.5)
    lecture.run_loop()
    lecture.rate = 0.02
    before = lecture.parameters["layers.0.0.w0"].data
    lecture.run_loop()
    parameter = lecture.parameters["layers.0.0.w0"]
    assert parameter.data == before - 0.02 * parameter.grad
    assert code(0.02)[UPDATE] == "for p in n.parameters(): p.data -= 0.02 * p.grad"


def test_predictions_are_those_of_the_present_parameters() -> None:
    lecture = Lecture()
    for _ in range(60):
        lecture.run_loop()
    assert [x > 0.0 for x in lecture.predictions()] == [y > 0.0 for y in TARGETS]
    loss = sum((x - y) ** 2 for x, y in zip(lecture.predictions(), TARGETS, strict=True))
    lecture.run_line()
    assert lecture.loss is not None
    assert lecture.loss.data == pytest.approx(loss, abs=1e-15)


def trained(rounds: int, **how: Any) -> Lecture:
    lecture = Lecture(**how)
    for _ in range(rounds):
        lecture.run_loop()
    return lecture


def test_without_mistakes_nothing_is_changed_by_a_bit() -> None:
    right = trained(20)
    assert trained(20, mistakes=Mistakes()).printed == right.printed
    assert right.printed[0] == 6.005402783252284
    assert right.printed[-1] == 0.017781874686157644


def test_kept_gradients_are_a_forgotten_zero_grad(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, without = trained(20, mistakes=Mistakes(kept=True)), Lecture()
    monkeypatch.setattr(without, "_zero_grad", lambda: None)
    for _ in range(20):
        without.run_loop()
    assert kept.printed == without.printed
    fresh, piled = trained(6), trained(6, mistakes=Mistakes(kept=True))
    assert piled.gradient_norm > 2.0 * fresh.gradient_norm
    assert kept.printed[11] > 1.0 > trained(20).printed[11]


@pytest.mark.parametrize(
    ("mistakes", "loss"),
    [
        (Mistakes(overwritten=True), (6.0, 8.0)),
        (Mistakes(flipped="tanh"), (4.0, 5.0)),
        (Mistakes(flipped="weighted_sum"), (4.0, 5.0)),
        (Mistakes(flipped="subtract"), (15.0, 16.0)),
        (Mistakes(flipped="power"), (15.0, 16.0)),
        (Mistakes(flipped="add"), (11.0, 13.0)),
        (Mistakes(kept=True, overwritten=True), (6.0, 8.0)),
    ],
)
def test_a_wrong_gradient_does_not_get_down_where_the_right_one_does(
    mistakes: Mistakes, loss: tuple[float, float]
) -> None:
    wrong = trained(20, mistakes=mistakes)
    assert wrong.printed[0] == trained(1).printed[0]
    assert loss[0] < wrong.printed[-1] < loss[1]
    assert trained(20).printed[-1] < 0.02


def test_an_equals_sign_leaves_nothing_of_what_a_forgotten_zero_grad_kept() -> None:
    assert (
        trained(5, mistakes=Mistakes(kept=True, overwritten=True)).printed
        == trained(5, mistakes=Mistakes(overwritten=True)).printed
    )
    kept, fresh = (
        trained(3, mistakes=Mistakes(kept=True, flipped="tanh")),
        trained(3, mistakes=Mistakes(flipped="tanh")),
    )
    assert kept.printed[:2] == fresh.printed[:2]
    assert kept.printed[2] != fresh.printed[2]


def test_without_an_order_the_first_layers_gradients_are_counted_several_times() -> None:
    right, wrong = trained(1), trained(1, mistakes=Mistakes(unordered=True))
    last, first = "layers.2.0.b", "layers.0.0.w0"
    assert wrong.parameters[last].grad == pytest.approx(right.parameters[last].grad, abs=1e-12)
    assert abs(wrong.parameters[first].grad) > 1.5 * abs(right.parameters[first].grad)
    assert trained(4, mistakes=Mistakes(unordered=True)).printed[-1] > 1.5 * trained(4).printed[-1]


def test_with_an_equals_sign_only_one_row_counts() -> None:
    wrong, lecture, bias = trained(1, mistakes=Mistakes(overwritten=True)), Lecture(), "layers.2.0.b"
    leaf = lecture.parameters[bias]
    alone = [
        gradients((mlp(lecture.parameters, row) - target) ** 2.0)[leaf]
        for row, target in zip(ROWS, TARGETS, strict=True)
    ]
    assert sum(wrong.parameters[bias].grad == pytest.approx(each, abs=1e-12) for each in alone) == 1
    assert trained(1).parameters[bias].grad == pytest.approx(sum(alone), abs=1e-12)


@pytest.mark.parametrize("rate", [1e6, 1e300])
def test_a_rate_that_saturates_every_tanh_ends_training_with_a_sentence(rate: float) -> None:
    lecture = trained(50, rate=rate)
    assert lecture.fault == (
        "Training stopped in round 2: every gradient is 0, because each tanh is saturated. Use a smaller learning "
        "rate and restart."
    )
    assert lecture.printed == [trained(1).printed[0], 8.0]
    assert lecture.line == FORWARD


def test_a_number_that_is_not_finite_ends_training_with_a_sentence() -> None:
    lecture = trained(3)
    lecture.parameters["layers.1.0.b"].data = math.inf
    lecture.run_loop()
    assert lecture.fault.startswith("Training stopped in round 4: a number overflowed.")
    lecture.run_line()
    assert (lecture.step, lecture.line) == (4, FORWARD)


def test_a_loss_of_0_ends_training_with_a_sentence() -> None:
    lecture = trained(60)
    for name, parameter in lecture.parameters.items():
        parameter.data *= 1000.0 if name.startswith("layers.2") else 1.0
    lecture.run_loop()
    assert lecture.printed[-1] == 0.0
    assert lecture.fault == "Training stopped in round 61: the loss is 0; nothing is left to learn."


def test_a_forgotten_zero_grad_piles_gradients_up_and_trains_wrongly() -> None:
    right, wrong = Lecture(), Lecture(mistakes=Mistakes(kept=True))
    for _ in range(2):
        right.run_loop()
        wrong.run_loop()
    assert right.printed == wrong.printed
    path = "layers.2.0.b"
    assert abs(wrong.parameters[path].grad) != abs(right.parameters[path].grad)
    for _ in range(18):
        right.run_loop()
        wrong.run_loop()
    assert right.printed[-1] != wrong.printed[-1]
