"""Why this number? The formula, evaluated again, gives it to the last bit."""

import math

import pytest

from core.autograd.formula import parse
from core.autograd.value import history
from core.document.starter import default_document
from core.lab.graph.stepper import Mistakes, Stepper
from core.lab.network.graph import network_graph
from core.lab.why.why import why_gradient, why_value
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.autograd.graphs import random_graph

L = {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}


def test_a_value_answers_with_names_and_with_numbers() -> None:
    graph = parse("d = a*b + c\nL = d*f").evaluate(L)
    reasons = {value.label: why_value(value) for value in history(graph.output)}
    assert (reasons["L"].formula, reasons["L"].numbers) == ("d*f", "4.0*(-2.0)")
    assert (reasons["d"].formula, reasons["d"].numbers) == ("a*b + c", "(-6.0) + 10.0")
    assert (reasons["a"].formula, reasons["a"].again()) == ("a", 2.0)
    assert reasons["L"].again() == -8.0


def test_a_gradient_answers_with_every_path_it_came_by() -> None:
    graph = parse("(a*b)*(a + b)").evaluate({"a": -2.0, "b": 3.0})
    reason = why_gradient(Stepper(graph.output), graph.leaves["a"])
    assert reason.formula == "d(a + b)/d(a)*d(output)/d(a + b) + d(a*b)/d(a)*d(output)/d(a*b)"
    assert reason.numbers == "1.0*(-6.0) + 3.0*1.0"
    assert reason.again() == reason.result == -3.0


def test_the_output_and_what_does_not_reach_it_have_plain_gradients() -> None:
    graph = parse("b = a*2\nc = b + 1").evaluate({"a": 3.0})
    stepper = Stepper(graph.output)
    assert (why_gradient(stepper, graph.output).numbers, why_gradient(stepper, graph.output).result) == ("1.0", 1.0)
    constant = next(value for value in history(graph.output) if value.label == "2")
    assert why_gradient(stepper, constant).again() == 0.0


@pytest.mark.parametrize("seed", range(30))
def test_every_formula_gives_its_number_again(seed: int) -> None:
    output = random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0]
    stepper = Stepper(output)
    for value in history(output):
        assert why_value(value).again() == why_value(value).result
        reason = why_gradient(stepper, value)
        if math.isfinite(reason.result):
            assert reason.again() == reason.result


@pytest.mark.parametrize(
    "mistakes",
    [Mistakes(kept=True), Mistakes(overwritten=True), Mistakes(unordered=True), Mistakes(flipped="multiply")],
)
def test_whatever_mistake_is_made_the_right_gradient_is_told(mistakes: Mistakes) -> None:
    graph = parse("b = 3*a\nc = b*b + b\nd = c*a").evaluate({"a": 2.0})
    stepper = Stepper(graph.output, mistakes)
    for value in history(graph.output):
        reason = why_gradient(stepper, value)
        assert reason.again() == reason.result == stepper.right[value]


def test_every_number_of_a_trained_network_is_given_again_by_its_formula() -> None:
    document = default_document()
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), 1000)
    graph = network_graph(trainer, state.values(), [7])
    stepper = Stepper(graph.output)
    for value in history(graph.output):
        assert why_value(value).again() == value.data
        assert why_gradient(stepper, value).again() == stepper.right[value]
    reason = why_value(graph.nodes[0][document.network.hidden[0].id])
    assert reason.formula == "tanh(sum of h1.1)"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("((a+b)*(c+d))**2", "((a+b)*(c+d))**2"),
        ("a/((a+b)*(c+d))", "a/((a+b)*(c+d))"),
        ("a - ((a+b)+c)", "a - ((a+b)+c)"),
        ("weighted_sum(a, b+c, d)", "a + (b+c)*d"),
        ("tanh(a)*b", "tanh(a)*b"),
    ],
)
def test_the_names_are_bracketed_where_they_must_be(text: str, names: str) -> None:
    letters = {"a": 2.0, "b": 3.0, "c": 5.0, "d": 7.0}
    formula = parse(text)
    graph = formula.evaluate({name: letters[name] for name in formula.names})
    shown = why_value(graph.output).formula
    assert parse(shown).evaluate({name: letters[name] for name in formula.names}).output.data == graph.output.data
    assert shown == names
