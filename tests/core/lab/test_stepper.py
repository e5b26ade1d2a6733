"""Stepping: the right way ends where `backward` does; each mistake gives the number people really get."""

import pytest

from core.autograd.formula import parse
from core.autograd.value import Value, history
from core.lab.graph.stepper import Mistakes, Stepper
from core.problem import UserError
from tests.core.autograd.graphs import random_graph

L = {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}


def graph(text: str, **values: float) -> Value:
    return parse(text).evaluate(values).output


def named(stepper: Stepper, label: str) -> Value:
    return next(value for value in stepper.values if value.label == label)


def test_forward_comes_in_order_then_the_seed_then_backward_in_reverse() -> None:
    stepper = Stepper(graph("e = a*b\nd = e + c\nL = d*f", **L))
    told = [(step.phase, step.value.label) for step in stepper.steps]
    assert told == [
        ("forward", "e"), ("forward", "d"), ("forward", "L"), ("seed", "L"), ("backward", "L"), ("backward", "d"),
        ("backward", "e"),
    ]  # fmt: skip
    assert {value.label for value in stepper.known} == {"a", "b", "c", "f"}
    stepper.go_to(2)
    assert "d" in {value.label for value in stepper.known}
    assert set(stepper.gradients.values()) == {0.0}


def test_gradients_wait_for_the_last_step_that_changes_them() -> None:
    stepper = Stepper(graph("a = 2\nb = 3*a\nc = b*b + b", a=2.0))
    waiting = []
    for position in range(len(stepper.steps) + 1):
        stepper.go_to(position)
        waiting.append(sorted(value.label for value in stepper.waiting))
    everything = ["a", "b", "b*b", "c"]
    assert waiting == [*[everything] * 4, ["a", "b", "b*b"], ["a", "b"], ["a"], []]


def test_mistakes_are_named_each_by_its_own_words() -> None:
    assert Mistakes().words() == {}
    assert Mistakes(unordered=True).words() == {"unordered": "topological order is skipped"}
    assert tuple(Mistakes(True, True, True, "multiply").words().values()) == (
        "zero_grad is forgotten",
        "= is used instead of +=",
        "topological order is skipped",
        "the rule of Multiply has the wrong sign",
    )


def test_a_backward_step_shows_local_times_upstream_and_what_it_is_added_to() -> None:
    stepper = Stepper(graph("b = a + a", a=3.0))
    share_one, share_two = stepper.steps[-1].shares
    assert (share_one.local, share_one.upstream, share_one.product, share_one.before, share_one.after) == (
        1,
        1,
        1,
        0,
        1,
    )
    assert (share_two.position, share_two.before, share_two.after) == (1, 1.0, 2.0)


@pytest.mark.parametrize("seed", range(20))
def test_after_the_last_step_every_gradient_is_that_of_backward(seed: int) -> None:
    output = random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0]
    stepper = Stepper(output)
    stepper.go_to(len(stepper.steps))
    output.backward()
    assert stepper.gradients == {value: value.grad for value in history(output)}


@pytest.mark.parametrize("seed", range(5))
def test_stepping_back_restores_each_earlier_state(seed: int) -> None:
    stepper = Stepper(random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0])
    states = []
    for position in range(len(stepper.steps) + 1):
        stepper.go_to(position)
        states.append((stepper.known, stepper.gradients))
    for position in reversed(range(len(stepper.steps) + 1)):
        stepper.go_to(position)
        assert (stepper.known, stepper.gradients) == states[position]
    stepper.go_to(-5)
    assert stepper.position == 0


def test_running_to_a_value_stops_behind_its_step() -> None:
    stepper = Stepper(graph("e = a*b\nd = e + c\nL = d*f", **L))
    stepper.run_to(named(stepper, "d"))
    assert stepper.done[-1].value.label == "d"
    assert stepper.gradients[named(stepper, "e")] == -2.0
    assert stepper.gradients[named(stepper, "a")] == 0.0
    stepper.run_to(named(stepper, "d"), "forward")
    assert stepper.position == 2
    stepper.run_to(named(stepper, "a"))
    assert stepper.position == 2


@pytest.mark.parametrize(
    ("text", "values", "mistakes", "leaf", "wrong", "right"),
    [
        ("b = 3*a\nc = 4*b", {"a": 1.0}, Mistakes(kept=True), "a", 24.0, 12.0),
        ("b = a + a", {"a": 3.0}, Mistakes(overwritten=True), "a", 1.0, 2.0),
        ("(a*b)*(a + b)", {"a": -2.0, "b": 3.0}, Mistakes(overwritten=True), "a", 3.0, -3.0),
        ("b = 3*a\nc = b*b + b", {"a": 2.0}, Mistakes(unordered=True), "a", 42.0, 39.0),
        ("(a*b + c)*f", L, Mistakes(flipped="multiply"), "c", 2.0, -2.0),
        ("(a*b + c)*f", L, Mistakes(flipped="add"), "c", 2.0, -2.0),
    ],
)
def test_a_mistake_gives_the_wrong_number_beside_the_right_one(
    text: str, values: dict[str, float], mistakes: Mistakes, leaf: str, wrong: float, right: float
) -> None:
    assert mistakes
    stepper = Stepper(graph(text, **values), mistakes)
    stepper.go_to(len(stepper.steps))
    value = named(stepper, leaf)
    assert (stepper.gradients[value], stepper.right[value]) == (wrong, right)


def test_no_mistake_is_no_mistake() -> None:
    assert not Mistakes()


def test_recursion_without_an_order_stops_before_it_takes_for_ever() -> None:
    doubled = graph("a = x + x*1\n" + "a += a*2\n" * 30, x=1.0)
    with pytest.raises(UserError, match="Without the order"):
        Stepper(doubled, Mistakes(unordered=True))


def test_the_values_grad_is_left_alone() -> None:
    output = graph("a*a", a=2.0)
    Stepper(output).go_to(3)
    assert {value.grad for value in history(output)} == {0.0}
