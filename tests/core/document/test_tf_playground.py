"""Links of TensorFlow Playground give its own runs, number for number."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.cli.train import measure
from core.data.catalog import generate
from core.document.document import Document
from core.document.tf_playground import is_link, read_link
from core.problem import UserError
from core.training.engine import RATE
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.document.original import Original

RUNS = json.loads((Path(__file__).parents[2] / "facts/tf_playground_runs.json").read_text())
BASE = "https://playground.tensorflow.org/#"
TOLERANCE = {0: 1e-12, 1: 1e-12, 2: 1e-11, 10: 1e-9, 50: 1e-7, 100: 1e-6}


@pytest.mark.parametrize("run", RUNS, ids=[run["name"] for run in RUNS])
def test_points_weights_and_losses_are_the_originals(run: dict) -> None:
    document = read_link(run["url"])
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
    document = read_link(run["url"])
    epochs = max(row["epoch"] for row in run["losses"])
    state = _train(document, epochs)
    expected = _flat(run["final"]["weights"])
    assert _weights(document, state.values()) == pytest.approx(expected, rel=1e-6, abs=1e-9)


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
]


@pytest.mark.parametrize("link", LINKS)
def test_other_links_agree_with_the_algorithm_written_down(link: str) -> None:
    document = read_link(BASE + link)
    original = Original(document)
    trainer = Trainer(document.experiment)
    for epochs, allowed in ((0, 1e-12), (1, 1e-12), (4, 1e-9)):
        state = _train(document, epochs)
        original.train_to(epochs)
        metrics = trainer.metrics(state.parameters)
        assert metrics.train_loss == pytest.approx(original.loss("train"), rel=allowed)
        assert metrics.test_loss == pytest.approx(original.loss("test"), rel=allowed)


def test_a_batch_that_never_fills_never_updates() -> None:
    state = _train(read_link(BASE + "seed=1&percTrainData=10&batchSize=60"), 5)
    assert state.counters.tolist() == [5, 0, 0, 250]


def test_defaults_are_the_pages_own() -> None:
    document = read_link(BASE + "seed=0.5")
    settings = document.settings
    assert [len(document.network.members(layer.id)) for layer in document.network.layers] == [4, 2]
    assert [node.feature for node in document.network.inputs] == ["x1", "x2"]
    assert (settings.learning_rate, settings.batch_size, settings.penalty) == (0.03, 10, "none")
    assert (document.data.name, document.data.train_share, document.data.noise) == ("circle", 50.0, 0.0)


def test_a_missing_seed_is_drawn_and_kept() -> None:
    document = read_link(BASE)
    assert len(document.data.seed) == 7
    assert document.data.seed == document.seed


@pytest.mark.parametrize("text", ["dataset=circle&dataset=xor&seed=1", "dataset=&dataset=xor&seed=1&&x"])
def test_the_last_of_repeated_keys_counts_and_empty_ones_take_the_default(text: str) -> None:
    assert read_link(BASE + text).data.name == "xor"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("batchSize=abc", "batchSize=abc"),
        ("batchSize=0", "batchSize=0"),
        ("batchSize=1.5", "batchSize=1.5"),
        ("learningRate=0", "learningRate=0"),
        ("learningRate=-1", "learningRate=-1"),
        ("learningRate=1e999", "learningRate=1e999"),
        ("learningRate=nan", "learningRate=nan"),
        ("learningRate=fast", "learningRate=fast"),
        ("learningRate=1_0", "learningRate=1_0"),
        ("noise=101", "noise=101"),
        ("percTrainData=0", "percTrainData=0"),
        ("percTrainData=0.01", "0.01 %"),
        ("dataset=iris", "dataset=iris"),
        ("dataset=corners", "dataset=corners"),
        ("activation=swish", "activation=swish"),
        ("problem=poetry", "problem=poetry"),
        ("regularization=L3", "regularization=L3"),
        ("regularizationRate=-1", "regularizationRate=-1"),
        ("networkShape=4,,2", "networkShape=4,,2"),
        ("networkShape=4,-2", "networkShape=4,-2"),
        ("networkShape=3000", "networkShape=3000"),
        ("networkShape=900,900", "networkShape=900,900"),
        ("networkShape=" + "9" * 100_000, "networkShape=999"),
    ],
)
def test_what_cannot_be_read_is_refused_with_key_and_value(text: str, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_link(BASE + text)
    assert named in str(refusal.value)
    assert len(str(refusal.value)) < 300


def test_only_its_own_host_is_a_link() -> None:
    assert is_link("HTTP://Playground.TensorFlow.org/#x")
    assert not is_link("https://example.org/#seed=1")
    assert not is_link("http://[broken")
    assert not is_link("project.gp")


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
