"""Both engines compute the same, however the work is cut; and divergence is named."""

import random
import sys
from dataclasses import replace

import numpy as np
import pytest

from core.data.making import usual_spec
from core.document import data_edits, edits
from core.document.document import Document
from core.document.starter import default_document
from core.limits import CURVE
from core.network.compiler import compile_network
from core.training import engines
from core.training.divergence import find_divergence
from core.training.engine import RATE, STOP
from core.training.history import History
from core.training.losses import LOSSES
from core.training.numpy_engine import NumpyEngine
from core.training.pace import Pace
from core.training.settings import TrainingSettings
from core.training.state import COUNT, PLACE, TrainingState
from core.training.trainer import Trainer


def _document(loss: str, penalty: str, batch: int, remainder: str) -> Document:
    data = "penguins" if loss == "cross_entropy" else "spiral"
    document = data_edits.use_data(default_document(), usual_spec(data, noise=10.0, train_share=33.0)).document
    hidden = [neuron.id for neuron in document.network.hidden]
    document = edits.set_activation(document, hidden[:2], "relu").document
    document = edits.set_activation(document, hidden[2:3], "silu").document
    document = edits.connect(document, document.network.inputs[0].id, document.network.outputs[0].id).document
    first, second = document.network.links[0], document.network.links[1]
    tied = replace(document.network, frozen=frozenset([second.weight]), links=tuple(
        replace(link, weight=first.weight) if link.id == "l15" else link for link in document.network.links
    ))  # fmt: skip
    settings = TrainingSettings(0.02, batch, remainder, loss, penalty, 0.02 if penalty != "none" else 0.0)  # type: ignore[arg-type]
    return replace(document, network=tied, settings=settings)


def _run(document: Document, trainer: Trainer, budgets: list[int]) -> TrainingState:
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.zeros(2)
    control[RATE] = document.settings.learning_rate
    left = 0
    for budget in budgets:
        left += budget
        left -= trainer.advance(state, control, left).samples
    return state


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("penalty", ["none", "L1", "L2"])
@pytest.mark.parametrize(
    ("batch", "remainder"), [(1, "short"), (10, "short"), (10, "carry"), (77, "carry"), (500, "short")]
)
def test_both_engines_agree_however_the_work_is_cut(loss: str, penalty: str, batch: int, remainder: str) -> None:
    document = _document(loss, penalty, batch, remainder)
    trainer = Trainer(document.experiment)
    whole = _run(document, trainer, [1000])
    draw = random.Random(batch)
    cuts = [draw.randint(1, 90) for _ in range(10)]
    cut = _run(document, trainer, [*cuts, 1000 - sum(cuts)])
    assert cut.parameters.tobytes() == whole.parameters.tobytes()
    assert cut.counters.tolist() == whole.counters.tolist()
    plain = _run(document, Trainer(document.experiment, NumpyEngine), [1000])
    assert plain.parameters == pytest.approx(whole.parameters, rel=1e-12, abs=1e-14)
    assert plain.gathered == pytest.approx(whole.gathered, rel=1e-11, abs=1e-13)
    assert plain.counters.tolist() == whole.counters.tolist()
    assert plain.dead.tolist() == whole.dead.tolist()
    frozen = whole.ids.index(next(iter(document.network.frozen)))
    assert whole.parameters[frozen] == document.initial[whole.ids[frozen]]


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_both_engines_evaluate_and_stop_alike(kind: str) -> None:
    document = default_document()
    trainer = Trainer(document.experiment)
    if kind == "numpy":
        trainer = Trainer(document.experiment, NumpyEngine)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.zeros(2)
    control[STOP] = 1.0
    assert trainer.advance(state, control, 1000).samples == 0
    control[STOP], control[RATE] = 0.0, 0.03
    assert trainer.advance(state, control, 9).samples == 0
    assert trainer.advance(state, control, 10).samples == 10
    nodes = [node.id for node in document.network.inputs]
    inputs = trainer.inputs(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert trainer.values(state.parameters, inputs, nodes, np.float32).tolist() == [[1.0, 3.0], [2.0, 4.0]]
    assert trainer.values(state.parameters, inputs, [], np.float64).shape == (0, 2)
    values, gradients = trainer.engine.gradients(state.parameters, trainer.train[:, :3])
    assert values.shape == gradients.shape == (trainer.compiled.program.row_count, 3)


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_an_update_that_is_not_finite_is_not_made(kind: str) -> None:
    document = edits.use_settings(default_document(), learning_rate=1e300, penalty="L2", penalty_rate=1e10).document
    trainer = Trainer(document.experiment)
    if kind == "numpy":
        trainer = Trainer(document.experiment, NumpyEngine)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.array([0.0, 1e300])
    progress = trainer.advance(state, control, 1000)
    assert progress.diverged
    assert np.isfinite(state.parameters).all()
    lost = find_divergence(trainer, state)
    assert lost.value
    state.drop_batch()
    assert (state.counters[COUNT], state.counters[PLACE] % 10) == (0, 0)


def test_the_first_value_that_left_the_numbers_is_named() -> None:
    document = default_document()
    trainer = Trainer(document.experiment)

    def lost(**values: float) -> tuple[str, int]:
        state = TrainingState.initial(trainer.compiled.parameters, {**document.initial, **values})
        state.counters[[PLACE, COUNT]] = 20, 10
        found = find_divergence(trainer, state)
        return found.value, found.sample

    bias = {neuron.name: neuron.bias for neuron in document.network.neurons}
    assert lost(**{bias["h1.2"]: float("nan")}) == ("h1.2", 10)
    assert lost(**{bias["Output"]: float("inf")})[0] in ("Output", "the loss")
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    state.counters[[PLACE, COUNT]] = 20, 10
    link = document.network.links[0]
    state.gathered[state.ids.index(link.weight)] = float("inf")
    assert find_divergence(trainer, state).value == "the weight x1 → h1.1"
    state.gathered[:] = 0.0
    state.gathered[state.ids.index(bias["h2.1"])] = float("nan")
    assert find_divergence(trainer, state).value == "the bias of h2.1"


def test_a_gradient_that_overflows_is_named() -> None:
    document = edits.set_activation(default_document(), [default_document().network.outputs[0].id], "square").document
    trainer = Trainer(document.experiment)
    large = dict.fromkeys(document.initial, 1e80)
    state = TrainingState.initial(trainer.compiled.parameters, large)
    state.counters[[PLACE, COUNT]] = 10, 10
    assert find_divergence(trainer, state).value


def test_without_numba_the_numpy_engine_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "core.training.kernels.engine", None)
    document = default_document()
    compiled = compile_network(document.network, 1, LOSSES["half_square"].expression)
    assert isinstance(engines.make_engine(compiled.program), NumpyEngine)


def test_history_thins_itself_and_forgets_what_was_set_back() -> None:
    history = History()
    for epoch in range(3 * CURVE):
        history.record(float(epoch), 1.0, None)
    view = history.view()
    assert len(view.epochs) <= CURVE
    assert (np.diff(view.epochs) > 0).all()
    assert view.epochs[-1] == 3 * CURVE - 1
    assert np.isnan(view.test).all()
    assert history.view() is view
    history.record(10.0, 0.5, 0.25)
    assert history.view().epochs[-1] == 10.0
    assert not history.view().train.flags.writeable


def test_paces_mean_samples_a_second() -> None:
    assert Pace("epochs", 60.0).samples_per_second(10, 250) == 15_000.0
    assert Pace("updates", 2.0).samples_per_second(10, 250) == 20.0
    assert Pace("updates", 2.0).samples_per_second(1000, 250) == 500.0
    assert Pace("full").samples_per_second(10, 250) == float("inf")
