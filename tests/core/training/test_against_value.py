"""Both engines against training over eager `Value`s, in every setting; and micrograd's own run."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from core.document.document import Document
from core.network import edits
from core.network.compiler import compile_network
from core.network.model import Network
from core.training.engine import Engine, rules_of
from core.training.kernels.engine import KernelEngine
from core.training.losses import LOSSES
from core.training.numpy_engine import NumpyEngine
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULES
from core.training.settings import TrainingSettings
from core.training.shuffle import epoch_order, shuffle_seed
from core.training.state import COUNT, TrainingState
from core.training.trainer import Trainer
from tests.core.training.by_value import ByValue
from tests.core.training.random_documents import random_document

SEED = 31_000
EPOCHS = 2


def trained(trainer: Trainer, document: Document) -> TrainingState:
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), EPOCHS * trainer.data.train_count)
    return state


def worst(state: TrainingState, expected: dict[str, float]) -> float:
    """The largest error, relative where numbers are above 1."""
    return max(
        abs(value - expected[id]) / max(1.0, abs(expected[id]))
        for id, value in zip(state.ids, state.parameters, strict=True)
    )


@pytest.mark.parametrize("number", range(90))
def test_training_is_what_the_values_say(number: int) -> None:
    document = random_document(SEED + number)
    print(f"seed {SEED + number}: {document.settings}")
    trainer = Trainer(document.experiment)
    oracle = ByValue(document, trainer)
    oracle.epochs(EPOCHS)
    for one in (trainer, Trainer(document.experiment, NumpyEngine)):
        state = trained(one, document)
        assert worst(state, oracle.values) < 1e-12
        assert {id for id, dead in zip(state.ids, state.dead, strict=True) if dead} == oracle.dead
        assert state.counters.tolist()[:2] == [EPOCHS, oracle.updates]
        assert state.counters[COUNT] == len(oracle.waiting)


def test_the_random_documents_cover_every_setting() -> None:
    documents = [random_document(SEED + number) for number in range(90)]
    seen: Counter[str] = Counter()
    for document in documents:
        settings, network = document.settings, document.network
        seen.update((settings.loss, settings.penalty, settings.optimizer, settings.schedule, settings.remainder))
        seen["tied"] += any(len(links) > 1 for links in network.links_by_weight.values())
        seen["skip"] += any(
            len(network.incoming[link.target]) and link.source in {n.id for n in network.inputs}
            for link in network.links
            if any(link.target in network.downstream(other.target) for other in network.outgoing[link.source])
        )
        seen["dead end"] += any(neuron.id not in network.reaching for neuron in network.neurons)
        seen["several outputs"] += len(network.outputs) > 1
        seen["shuffled"] += settings.shuffle
        seen["frozen"] += bool(network.frozen)
    wanted = [*LOSSES, *OPTIMIZERS, *PENALTIES, "tied", "skip", "dead end", "several outputs", "shuffled", "frozen"]
    assert [name for name in wanted if seen[name] < 5] == []


def test_the_metrics_are_what_the_values_say() -> None:
    for number in range(10):
        document = random_document(SEED + number, penalty="L1", penalty_rate=0.5)
        trainer = Trainer(document.experiment)
        state = TrainingState.initial(trainer.compiled.parameters, document.initial)
        data, penalty, _ = ByValue(document, trainer).objective(range(trainer.data.train_count))
        metrics = trainer.metrics(state.parameters)
        assert metrics.train_loss == pytest.approx(data.data, rel=1e-12)
        assert metrics.penalty == pytest.approx(penalty.data, rel=1e-12)


# ---- micrograd

FACTS = json.loads((Path(__file__).parents[2] / "facts" / "micrograd_moons.json").read_text())
MOONS = TrainingSettings(
    learning_rate=1.0, batch_size=100, loss="max_margin", penalty="L2_all", penalty_rate=1e-4, schedule="linear",
    schedule_epochs=100, schedule_factor=0.1,
)  # fmt: skip


def micrograd_network() -> Network:
    network = Network()
    columns: list[list[str]] = [[]]
    for name in ("x1", "x2"):
        network, (node,) = edits.add_inputs(network, [name], ("x1", "x2"))
        columns[0].append(node.id)
    for size in (16, 16, 1):
        columns.append([])
        for _ in range(size):
            kind = {"activation": "linear", "output": 0} if size == 1 else {"activation": "relu"}
            network, neuron = edits.add_neuron(network, **kind)  # type: ignore[arg-type]
            columns[-1].append(neuron.id)
            network = edits.connect(network, [(source, neuron.id) for source in columns[-2]])
    return network


def micrograd_order(network: Network) -> list[str]:
    """micrograd lists a neuron's weights, then its bias."""
    return [id for neuron in network.neurons for id in (*(k.weight for k in network.incoming[neuron.id]), neuron.bias)]


@pytest.mark.parametrize("make", [KernelEngine, NumpyEngine])
def test_micrograds_moons_are_learned_step_by_step(make: type) -> None:
    network = micrograd_network()
    compiled = compile_network(network, 1, LOSSES["max_margin"].expression)
    assert len(compiled.parameters) == 337
    engine: Engine = make(compiled.program)
    order = micrograd_order(network)
    places = [compiled.parameters.index(id) for id in order]
    state = TrainingState.initial(compiled.parameters, dict(zip(order, FACTS["initial_parameters"], strict=True)))
    samples = np.ascontiguousarray(np.vstack([np.array(FACTS["points"]).T, np.array(FACTS["labels"], float)]))
    everything = np.ones(337, dtype=np.bool_)
    rules = rules_of(MOONS, everything, everything, 0)
    control = np.array([0.0, MOONS.learning_rate])
    penalty = PENALTIES["L2_all"]
    _, gradients = engine.gradients(state.parameters, samples)
    slopes = gradients[:337].sum(axis=1) / 100.0 + 1e-4 * penalty.slope(state.parameters)
    assert slopes[places] == pytest.approx(FACTS["gradients_step_0"], rel=1e-12, abs=1e-12)
    for step in FACTS["steps"]:
        losses = np.empty((1, 100))
        engine.evaluate(state.parameters, samples, np.array([compiled.program.loss_row]), losses)
        loss = losses.mean() + 1e-4 * penalty.size(state.parameters).sum()
        assert loss == pytest.approx(step["loss"], rel=1e-10)
        engine.advance(state, samples, rules, control, 100)
    assert state.parameters[places] == pytest.approx(FACTS["final_parameters"], rel=1e-8, abs=1e-8)


def test_the_rate_shown_is_the_rate_used() -> None:
    for schedule in SCHEDULES:
        settings = TrainingSettings(learning_rate=0.5, schedule=schedule, schedule_epochs=4, schedule_factor=0.25)
        shares = {
            "constant": [1.0] * 6,
            "step": [1.0, 1.0, 1.0, 1.0, 0.25, 0.25],
            "cosine": [1.0, 0.890165, 0.625, 0.359835, 0.25, 0.25],
            "linear": [1.0, 0.8125, 0.625, 0.4375, 0.25, 0.25],
        }[schedule]
        assert [settings.rate_at(epoch) / 0.5 for epoch in range(6)] == pytest.approx(shares, abs=1e-6)


# ---- shuffling


def test_every_epoch_has_its_own_order_of_all_samples() -> None:
    seed = shuffle_seed("0.5")
    orders = [epoch_order(True, seed, epoch, 50).tolist() for epoch in range(20)]
    assert all(sorted(order) == list(range(50)) for order in orders)
    assert len({tuple(order) for order in orders}) == 20
    assert epoch_order(True, seed, 3, 50).tolist() == orders[3]
    assert epoch_order(True, shuffle_seed("0.6"), 3, 50).tolist() != orders[3]
    assert epoch_order(False, seed, 3, 50).tolist() == list(range(50))


def test_orders_are_even() -> None:
    """Each sample stands first about equally often."""
    counts = np.bincount([epoch_order(True, 7, epoch, 8)[0] for epoch in range(8000)], minlength=8)
    assert counts.min() > 850
    assert counts.max() < 1150
