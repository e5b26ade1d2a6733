"""Links of TensorFlow Playground give its own runs, number for number."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.cli.train import measure
from core.data.making import generate
from core.document.document import Document
from core.document.tf_playground import read_link
from core.training.engine import RATE
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.document.original import Original

FACTS = Path(__file__).parents[2] / "facts"
RUNS = json.loads((FACTS / "tf_playground_runs.json").read_text())
ODD_LINKS = json.loads((FACTS / "tf_playground_links.json").read_text(encoding="utf-8"))
BASE = "https://playground.tensorflow.org/#"
TOLERANCE = {0: 1e-12, 1: 1e-12, 2: 1e-11, 10: 1e-9, 50: 1e-7, 100: 1e-6}


@pytest.mark.parametrize("run", RUNS, ids=[run["name"] for run in RUNS])
def test_points_weights_and_losses_are_the_originals(run: dict) -> None:
    document = read_link(run["url"]).document
    data = generate(document.data)
    assert (data.train_count, len(data.points) - data.train_count) == (run["train_count"], run["test_count"])
    for at, point in enumerate(run["first_train_points"]):
        assert data.points[at] == pytest.approx([point["x"], point["y"]], rel=1e-14)
        assert data.targets[at, 0] == pytest.approx(point["label"], rel=1e-14)
    assert _weights(document, document.initial) == _flat(run["initial"]["weights"])
    marks = [row["epoch"] for row in run["losses"]]
    found = measure(run["url"], marks)["epochs"]
    for row, expected in zip(found, run["losses"], strict=True):
        allowed = TOLERANCE[row["epoch"]]
        assert row["train_loss"] == pytest.approx(expected["train"], rel=allowed)
        assert row["test_loss"] == pytest.approx(expected["test"], rel=allowed)


@pytest.mark.parametrize("run", RUNS, ids=[run["name"] for run in RUNS])
def test_final_weights_are_the_originals(run: dict) -> None:
    document = read_link(run["url"]).document
    epochs = max(row["epoch"] for row in run["losses"])
    state = _train(document, epochs)
    expected = _flat(run["final"]["weights"])
    assert _weights(document, state.values()) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("run", ODD_LINKS, ids=[run["name"] for run in ODD_LINKS])
def test_links_with_odd_values_give_the_originals_losses(run: dict) -> None:
    found = measure(run["url"], [row["epoch"] for row in run["losses"]])["epochs"]
    for row, expected in zip(found, run["losses"], strict=True):
        allowed = 1e-12 if row["epoch"] < 2 else 1e-9
        assert row["train_loss"] == pytest.approx(expected["train"], rel=allowed)
        assert row["test_loss"] == pytest.approx(expected["test"], rel=allowed)


LINKS = [
    "dataset=xor&batchSize=7&percTrainData=31&seed=a",
    "dataset=spiral&networkShape=5,3,2&activation=relu&noise=20&seed=0.7",
    "dataset=gauss&networkShape=&noise=35&seed=xyz",
    "dataset=circle&initZero=true&seed=0.1&batchSize=1",
    "dataset=circle&regularization=L1&regularizationRate=0.1&seed=0.2&learningRate=0.1",
    "dataset=xor&regularization=L2&regularizationRate=0.03&seed=0.3&xTimesY=true&x=false",
    "problem=regression&regDataset=reg-gauss&activation=sigmoid&noise=15&seed=5&batchSize=13",
    "problem=regression&regDataset=reg-plane&activation=linear&networkShape=3&seed=q&learningRate=0.003",
    "dataset=circle&percTrainData=10&batchSize=60&seed=0.4",
    "dataset=circle&noise=50&sinX=true&sinY=true&xSquared=true&ySquared=true&seed=0.9&batchSize=30&percTrainData=90",
    "x=false&y=false&seed=0.6",
    "xSquared=true&x_hide=true&seed=0.6",
    "networkShape=4,2,&seed=0.6",
    "networkShape=3,0,2&seed=0.6",
    "networkShape=2.5&batchSize=2.5&seed=0.6",
    "networkShape=&regularization=L1&regularizationRate=-0.01&seed=0.6",
]


@pytest.mark.parametrize("link", LINKS)
def test_other_links_agree_with_the_algorithm_written_down(link: str) -> None:
    document = read_link(BASE + link).document
    original = Original(document)
    trainer = Trainer(document.experiment)
    for epochs, allowed in ((0, 1e-12), (1, 1e-12), (4, 1e-9)):
        state = _train(document, epochs)
        original.train_to(epochs)
        metrics = trainer.metrics(state.parameters)
        assert metrics.train_loss == pytest.approx(original.loss("train"), rel=allowed)
        assert metrics.test_loss == pytest.approx(original.loss("test"), rel=allowed)


def test_a_batch_that_never_fills_never_updates() -> None:
    state = _train(read_link(BASE + "seed=1&percTrainData=10&batchSize=60").document, 5)
    assert state.counters.tolist() == [5, 0, 0, 250]


def test_defaults_are_the_pages_own() -> None:
    document = read_link(BASE + "seed=0.5").document
    settings = document.settings
    assert [len(document.network.members(layer.id)) for layer in document.network.layers] == [4, 2]
    assert [node.expression for node in document.network.inputs] == ["x1", "x2"]
    assert (settings.learning_rate, settings.batch_size, settings.penalty) == (0.03, 10, "none")
    assert (document.data.name, document.data.train_share, document.data.noise) == ("circle", 50.0, 0.0)


def test_a_missing_seed_is_drawn_and_kept() -> None:
    document = read_link(BASE).document
    assert len(document.data.seed) == 7
    assert document.data.seed == document.seed


def _train(document: Document, epochs: int) -> TrainingState:
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.zeros(2)
    control[RATE] = document.settings.learning_rate
    trainer.advance(state, control, epochs * trainer.data.train_count)
    return state


def _weights(document: Document, values: dict) -> list[float]:
    return [values[link.weight] for link in document.network.links]


def _flat(layers: list) -> list[float]:
    return [weight for layer in layers for neuron in layer for weight in neuron]
