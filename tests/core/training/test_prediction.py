"""Predictions for the rows of the data agree with what training measures."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.making import usual_spec
from core.document.own_network import with_own_network
from core.document.starter import default_document
from core.network import edits
from core.training import prediction
from core.training.prediction import outputs_at_rows
from core.training.trainer import Trainer


@pytest.mark.parametrize("name", ["penguins", "circle", "body-mass"])
def test_they_are_those_that_training_measures(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prediction, "CELLS", 10_000)
    document = with_own_network(default_document(), usual_spec(name))
    experiment, trainer = document.experiment, Trainer(document.experiment)
    found = outputs_at_rows(experiment, document.initial)
    assert found is not None
    assert found.shape == trainer.data.targets.shape
    parameters = np.array([document.initial[id] for id in trainer.compiled.parameters])
    ids = [neuron.id for neuron in sorted(document.network.outputs, key=lambda neuron: neuron.output or 0)]
    measured = trainer.values(parameters, trainer.inputs(trainer.data.points), ids, np.float64)
    np.testing.assert_allclose(found, measured.T, rtol=1e-12, atol=1e-14)


def test_a_network_that_lacks_an_output_predicts_nothing() -> None:
    document = with_own_network(default_document(), usual_spec("penguins"))
    network = edits.remove(document.network, [document.network.outputs[1].id])
    assert outputs_at_rows(replace(document, network=network).experiment, document.initial) is None
