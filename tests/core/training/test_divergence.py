"""Forty ways to leave the finite numbers: training stops on the last finite state and names what went first."""

import math
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from core.autograd.ops import OPS
from core.autograd.value import Value
from core.data.making import usual_spec
from core.document import data_edits, edits
from core.document.document import Document
from core.document.starter import layered
from core.training.divergence import find_divergence
from core.training.losses import LOSSES
from core.training.numpy_engine import NumpyEngine
from core.training.optimizers import OPTIMIZERS
from core.training.settings import TrainingSettings
from core.training.state import COUNT, EPOCH, UPDATE, TrainingState
from core.training.trainer import Trainer
from tests.core.training.by_value import ByValue


@dataclass(frozen=True)
class Case:
    """What is done to a plain network. nan: (input, sample) that is not a number. parameter: id -> initial value."""

    name: str
    data: str = "circle"
    activation: str = "relu"
    sizes: tuple[int, ...] = (4, 2)
    nan: tuple[int, int, float] | None = None
    same: bool = False
    weights: float = 0.0
    output: str = ""
    settings: dict = field(default_factory=dict)  # type: ignore[type-arg]


def _loss_cases() -> list[Case]:
    cases = []
    for loss in LOSSES:
        data = "blobs" if loss == "cross_entropy" else "circle"
        cases.append(Case(f"{loss}: a NaN among the inputs", data, nan=(0, 17, math.nan), settings={"loss": loss}))
        cases.append(Case(f"{loss}: an infinite target", data, nan=(-1, 23, math.inf), settings={"loss": loss}))
        cases.append(Case(f"{loss}: huge weights", data, weights=1e160, settings={"loss": loss}))
        cases.append(
            Case(f"{loss}: all inputs equal", data, same=True, weights=1e154, settings={"loss": loss, "batch_size": 1})
        )
    return cases


def _rate_cases() -> list[Case]:
    large = {"learning_rate": 1e6}
    cases = [
        Case(f"{name}: rate 1e6", "reg-plane", "relu", (8, 8), settings={**large, "optimizer": name})
        for name in ("sgd", "momentum", "nesterov")
    ]
    cases += [
        Case(f"{name}: rate 1e160", "reg-plane", "relu", (8, 8), settings={"learning_rate": 1e160, "optimizer": name})
        for name in OPTIMIZERS
    ]
    cases += [
        Case(f"{kind} explodes", "reg-plane", kind, (6, 6), settings={"learning_rate": rate})
        for kind, rate in (
            ("relu", 10.0), ("linear", 10.0), ("square", 1.0), ("elu", 10.0), ("softplus", 10.0), ("abs", 10.0),
        )
    ]  # fmt: skip
    cases += [
        Case("a decay of 1e200", settings={"learning_rate": 1e200, "weight_decay": 1e200}),
        Case("a penalty of 1e300", settings={"penalty": "L2", "penalty_rate": 1e300, "learning_rate": 1e10}),
        Case("micrograd's penalty", settings={"penalty": "L2_all", "penalty_rate": 1e200, "learning_rate": 1e200}),
        Case("gradient clipping does not hide a NaN", nan=(1, 3, math.nan), settings={"clip": 1.0}),
        Case("shuffled", nan=(0, 42, math.inf), settings={"shuffle": True}),
        Case("carried over", nan=(1, 249, math.nan), settings={"remainder": "carry", "batch_size": 60}),
        Case("of the epoch before", nan=(0, 245, math.nan), settings={"remainder": "carry", "batch_size": 60}),
    ]  # fmt: skip
    return cases


CASES = _loss_cases() + _rate_cases()


def prepare(case: Case, numpy: bool) -> tuple[Document, Trainer]:
    document = layered(
        usual_spec(case.data), ("x1", "x2"), case.sizes, case.activation, "linear", TrainingSettings()
    )  # fmt: skip
    document = data_edits.use_loss(document, case.settings.get("loss", "half_square")).document
    document = edits.set_activation(document, [n.id for n in document.network.outputs], "linear").document
    document = edits.use_settings(document, **case.settings).document
    if case.weights:
        document = replace(document, initial=dict.fromkeys(document.initial, case.weights))
    trainer = Trainer(document.experiment)
    if numpy:
        trainer = Trainer(document.experiment, NumpyEngine)
    if case.nan is not None:
        row, column, value = case.nan
        trainer.train[row, column] = value
    if case.same:
        trainer.train[: len(document.network.inputs)] = trainer.train[: len(document.network.inputs), :1]
    return document, trainer


def expected(document: Document, trainer: Trainer, before: TrainingState, numbers: list[int]) -> tuple[int, str]:
    """The first sample and name that is not finite, by eager values: neurons in order, the loss, then gradients."""
    oracle = ByValue(document, trainer)
    oracle.values = before.values()
    network = document.network
    for number in numbers:
        values = forward(oracle, trainer.train[:, number])
        for neuron in network.order:
            if not math.isfinite(values[neuron.id]):
                return number, neuron.name
        parameters = {id: Value(value) for id, value in oracle.values.items()}
        if not math.isfinite(oracle.loss(parameters, trainer.train[:, number]).data):
            return number, "the loss"
    return -1, ""


def forward(oracle: ByValue, sample: np.ndarray) -> dict[str, float]:
    network = oracle.network
    values = {node.id: float(x) for node, x in zip(network.inputs, sample, strict=False)}
    with np.errstate(all="ignore"):
        for neuron in network.order:
            total = np.float64(oracle.values[neuron.bias])
            for link in network.incoming[neuron.id]:
                total = total + np.float64(oracle.values[link.weight]) * values[link.source]
            values[neuron.id] = float(OPS[neuron.activation].forward(total)) if math.isfinite(total) else math.nan
    return values


def first_bad_parameter(document: Document, trainer: Trainer, before: TrainingState, numbers: list[int]) -> str:
    """The first parameter that the textbook's update would make infinite or NaN."""
    oracle = ByValue(document, trainer)
    oracle.values = before.values()
    oracle.update(numbers)
    network = document.network
    bad = next((id for id in network.parameters if not math.isfinite(oracle.values[id])), "")
    names = {neuron.bias: f"the bias of {neuron.name}" for neuron in network.neurons}
    for link in network.links:
        ends = (network.nodes[link.source].name, network.nodes[link.target].name)
        names[link.weight] = "the weight {} \u2192 {}".format(*ends)
    return names.get(bad, "")


def test_there_are_at_least_forty_cases() -> None:
    assert len(CASES) >= 40
    assert {case.settings.get("loss") for case in CASES} >= set(LOSSES)


@pytest.mark.parametrize("numpy", [False, True], ids=["kernel", "numpy"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_training_stops_on_the_last_finite_state_and_names_what_went_first(case: Case, numpy: bool) -> None:
    document, trainer = prepare(case, numpy)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control, count = trainer.control(), trainer.data.train_count
    last = state.copy()
    progress = trainer.advance(state, control, 0)
    for _ in range(40 * count):
        if state.counters[COUNT] == 0:
            last = state.copy()
        progress = trainer.advance(state, control, trainer.next_block(state))
        if progress.diverged:
            break
    assert progress.diverged
    assert np.isfinite(state.parameters).all()
    assert np.isfinite(state.memory).all()
    assert state.parameters.tobytes() == last.parameters.tobytes()
    lost = find_divergence(trainer, state)
    assert (lost.epoch, lost.update) == (state.counters[EPOCH], state.counters[UPDATE])
    _, _, numbers = trainer.replay(state)
    sample, name = expected(document, trainer, last, numbers.tolist())
    if name:
        assert (lost.sample, lost.value) == (sample, name)
    else:
        assert lost.value == first_bad_parameter(document, trainer, last, numbers.tolist()) or lost.value == "the loss"
    if case.nan is not None:
        assert lost.sample == case.nan[1]
