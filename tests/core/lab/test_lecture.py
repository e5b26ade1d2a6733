"""The lecture's loop, line by line; and the gradient check of its network."""

from collections.abc import Mapping

import pytest

from core.autograd.value import Value
from core.lab.checking import check_graph, suspects
from core.lab.lecture import BACKWARD, FORWARD, LINES, ROWS, TARGETS, UPDATE, ZERO_GRAD, Lecture, mlp
from core.lab.stepper import Mistakes, Stepper, gradients


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
    assert cost.seconds > 0.0


def test_a_forgotten_zero_grad_piles_gradients_up_and_trains_wrongly() -> None:
    right, wrong = Lecture(), Lecture(skipped=frozenset({ZERO_GRAD}))
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


def test_without_an_update_nothing_is_learned() -> None:
    lecture = Lecture(skipped=frozenset({UPDATE}))
    for _ in range(3):
        lecture.run_loop()
    assert len(set(lecture.printed)) == 1


def build(parameters: Mapping[str, float]) -> tuple[Value, Mapping[str, Value]]:
    leaves = {name: Value(x, name) for name, x in parameters.items()}
    squares = [(mlp(leaves, row) - target) ** 2.0 for row, target in zip(ROWS, TARGETS, strict=True)]
    return sum(squares[1:], squares[0]), leaves


def test_the_gradient_check_of_41_parameters_passes() -> None:
    at = {name: value.data for name, value in Lecture().parameters.items()}
    findings = check_graph(build, at, gradients)
    assert len(findings) == 41
    assert findings[0].error < 1e-6
    assert list(findings) == sorted(findings, key=lambda finding: -finding.error)
    assert suspects(build(at)[0]) == ()


@pytest.mark.parametrize("operation", ["tanh", "weighted_sum", "subtract", "power"])
def test_a_broken_rule_fails_the_check_and_is_named(operation: str) -> None:
    at = {name: value.data for name, value in Lecture().parameters.items()}

    def broken(output: Value) -> Mapping[Value, float]:
        stepper = Stepper(output, Mistakes(flipped=operation))
        stepper.go_to(len(stepper.steps))
        return stepper.gradients

    assert check_graph(build, at, broken)[0].error > 1e-2
    assert suspects(build(at)[0], flipped=operation) == (operation,)
