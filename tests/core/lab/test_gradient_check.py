"""Gradients against numerical gradients: of a whole network, and of each operation's rule."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from core.autograd.formula import parse
from core.autograd.value import Value
from core.document import edits, parameter_edits
from core.document.starter import default_document
from core.lab.check.gradient_check import Finding, check_network, suspects
from core.lab.check.numerical_gradient import NumericalGradient
from core.lab.graph.stepper import Mistakes, Stepper, gradients
from core.lab.loop.lecture import ROWS, TARGETS, Lecture, mlp
from core.training.trainer import Trainer
from tests.core.lab.test_network_graph import trained


def lectures_loss() -> tuple[Value, Mapping[str, Value]]:
    leaves = {name: Value(value.data, name) for name, value in Lecture().parameters.items()}
    squares = [(mlp(leaves, row) - target) ** 2.0 for row, target in zip(ROWS, TARGETS, strict=True)]
    return sum(squares[1:], squares[0]), leaves


def findings(found: Mapping[Value, float]) -> list[Finding]:
    output, leaves = lectures_loss()
    numerical, given = NumericalGradient(output), {value.label: gradient for value, gradient in found.items()}
    return [Finding(name, given[name], numerical.slope(name, leaf.data)) for name, leaf in leaves.items()]


def test_the_gradient_check_of_the_lectures_41_parameters_passes() -> None:
    found = findings(gradients(lectures_loss()[0]))
    assert len(found) == 41
    assert max(finding.error for finding in found) < 1e-6
    assert suspects(lectures_loss()[0]) == ()


@pytest.mark.parametrize("operation", ["tanh", "weighted_sum", "subtract", "power"])
def test_a_broken_rule_fails_the_check_and_is_named(operation: str) -> None:
    stepper = Stepper(lectures_loss()[0], Mistakes(flipped=operation))
    stepper.go_to(len(stepper.steps))
    assert max(finding.error for finding in findings(stepper.gradients)) > 1e-2
    assert suspects(stepper.output, flipped=operation) == (operation,)


def test_every_gradient_of_a_trained_network_passes_the_check_one_by_one() -> None:
    document = default_document()
    frozen = parameter_edits.toggle_frozen(document, [document.network.hidden[0].id]).document
    trainer, state = trained(frozen)
    before = state.parameters.copy()
    found = list(check_network(trainer, state.parameters))
    assert len(found) == len(frozen.network.trained_parameters)
    assert max(finding.error for finding in found) < 1e-6
    assert np.array_equal(state.parameters, before)


def test_mistaken_gradients_are_checked_over_the_first_samples() -> None:
    trainer, state = trained(default_document())
    right = list(check_network(trainer, state.parameters, mistakes=Mistakes(flipped="linear")))
    assert max(finding.error for finding in right) < 1e-6
    wrong = list(check_network(trainer, state.parameters, mistakes=Mistakes(flipped="tanh")))
    assert max(finding.error for finding in wrong) > 1e-3


def test_what_is_no_number_counts_as_wrong_and_what_has_no_numerical_gradient_as_nothing() -> None:
    assert Finding("w", float("nan"), 1.0).error == 1.0
    assert Finding("w", 1.0, 1.0).error == 0.0
    assert replace(Finding("w", 1.0, 3.0), gradient=2.0).error == pytest.approx(1.0 / 3.0)
    assert math.isnan(Finding("w", 1.0, float("nan")).error)


def test_no_right_gradient_at_a_kink_is_called_wrong() -> None:
    document = default_document()
    neuron = document.network.hidden[0]
    document = edits.set_activation(document, [neuron.id], "relu").document
    own = [neuron.bias, *(link.weight for link in document.network.incoming[neuron.id])]
    for parameter in own:
        document = edits.set_parameter(document, parameter, 0.0, initial=True).document
    trainer = Trainer(document.experiment)
    at = np.array([document.initial[id] for id in trainer.compiled.parameters])
    found = {finding.parameter: finding for finding in check_network(trainer, at)}
    assert all(math.isnan(found[parameter].slope) for parameter in own)
    assert max(finding.error for id, finding in found.items() if id not in own) < 1e-6


def test_a_kink_makes_no_rule_suspect_and_a_flipped_one_beside_it_is_found() -> None:
    output = parse("relu(x) + y*y").evaluate({"x": 0.0, "y": 3.0}).output
    assert suspects(output) == ()
    assert suspects(output, flipped="relu") == ()
    assert suspects(output, flipped="multiply") == ("multiply",)


def test_a_constant_has_no_suspects() -> None:
    assert suspects(Value(1.0, constant=True)) == ()
