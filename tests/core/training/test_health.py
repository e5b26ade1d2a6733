"""Neurons that cannot learn are found at the training points."""

from dataclasses import replace

import numpy as np
import pytest

from core.document import edits
from core.document.document import Document
from core.training.health import find_health
from core.training.session import TrainingSession
from core.training.trainer import Trainer
from tests.core.training.conftest import latest


def health(document: Document, **values: float) -> dict[str, str]:
    trainer = Trainer(document.experiment)
    start = {**document.initial, **values}
    return dict(find_health(trainer, np.array([start[id] for id in trainer.compiled.parameters])))


@pytest.mark.parametrize(
    ("activation", "bias", "found"),
    [("relu", -1e3, "dead"), ("relu", 0.1, ""), ("tanh", 50.0, "saturated"), ("tanh", -50.0, "saturated"),
     ("tanh", 0.1, ""), ("sigmoid", -50.0, "saturated"), ("leaky_relu", -1e3, ""), ("linear", 1e9, ""),
     ("gaussian", 1e3, "dead"), ("abs", -1e3, "")],
)  # fmt: skip
def test_a_neuron_that_cannot_learn_is_named(document: Document, activation: str, bias: float, found: str) -> None:
    neuron = document.network.hidden[0]
    changed = edits.set_activation(document, [neuron.id], activation).document
    assert health(changed, **{neuron.bias: bias}).get(neuron.id, "") == found


def test_lone_neurons_and_missing_points_are_nobodys_fault(document: Document) -> None:
    lone = edits.add_neuron(document, (0.0, 0.0)).document
    assert health(lone, **{lone.network.neurons[-1].bias: 99.0}) == {}
    trainer = Trainer(document.experiment)
    trainer.train = trainer.train[:, :0]
    assert find_health(trainer, np.ones(len(trainer.compiled.parameters))) == {}


def test_a_snapshot_tells(session: TrainingSession, document: Document) -> None:
    neuron = document.network.hidden[0]
    changed = edits.set_activation(document, [neuron.id], "relu").document
    session.adopt(replace(changed, initial=document.initial).experiment, {neuron.bias: -1e3})
    assert latest(session).health == {neuron.id: "dead"}


def test_a_neuron_without_a_say_is_quiet_until_a_weight_leaves_0(document: Document) -> None:
    neuron = document.network.hidden[-1]
    out = document.network.outgoing[neuron.id][0].weight
    assert health(document, **{out: 0.0}) == {neuron.id: "quiet"}
    assert health(document, **{out: 1e-300}) == {}
