"""What the last update did to each parameter is known to both engines, and stays with the parameter through edits."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.autograd.program import trace
from core.autograd.value import Value, weighted_sum
from core.document import edits
from core.document.document import Document
from core.document.starter import default_document
from core.network.edits import freeze
from core.training.engine import RATE, Rules, rules_of
from core.training.kernels.engine import KernelEngine
from core.training.numpy_engine import NumpyEngine
from core.training.optimizers import OPTIMIZERS
from core.training.session import TrainingSession
from core.training.settings import TrainingSettings
from core.training.shuffle import epoch_order
from core.training.state import EPOCH, UPDATE, TrainingState, carry_over
from core.training.trainer import Trainer
from tests.core.training.conftest import latest
from tests.core.training.random_documents import random_document

Step = Callable[[str, int], None]

# A parameter minus another is known no better than the parameters are.
ROUNDING = 4e-16


def trainer_of(document: Document, kind: str) -> Trainer:
    trainer = Trainer(document.experiment)
    return Trainer(document.experiment, NumpyEngine) if kind == "numpy" else trainer


def start_of(trainer: Trainer) -> TrainingState:
    return TrainingState.initial(trainer.compiled.parameters, trainer.experiment.initial)


def update(trainer: Trainer, state: TrainingState, times: int = 1) -> None:
    """Make so many updates."""
    for _ in range(times):
        trainer.advance(state, trainer.control(), trainer.until_update(state))


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_before_the_first_update_nothing_is_known(kind: str) -> None:
    trainer = trainer_of(default_document(), kind)
    state = start_of(trainer)
    assert np.isnan(state.last_gradient).all() and np.isnan(state.last_step).all()
    assert {state.last_update_of(id) for id in state.ids} == {None}
    update(trainer, state)
    assert None not in {state.last_update_of(id) for id in state.ids}
    assert state.last_update_of("no such parameter") is None


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_a_plain_step_is_the_gradient_times_the_rate_downhill(kind: str) -> None:
    trainer = trainer_of(default_document(), kind)
    state = start_of(trainer)
    for _ in range(30):
        before = state.parameters.copy()
        update(trainer, state)
        rate = trainer.experiment.settings.learning_rate
        assert state.last_step.tolist() == (state.parameters - before).tolist()
        assert state.last_step == pytest.approx(-rate * state.last_gradient, rel=1e-12, abs=ROUNDING)
        assert np.abs(state.last_step).min() > 0.0
        id = state.ids[3]
        assert state.last_update_of(id) == (state.last_gradient[3], state.last_step[3])


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
@pytest.mark.parametrize("changes", [
    {"batch_size": 1}, {"batch_size": 77}, {"shuffle": True}, {"batch_size": 40, "remainder": "short"},
    {"penalty": "L2", "penalty_rate": 0.5}, {"clip": 1e-3}, {"optimizer": "adam"}, {"weight_decay": 0.5},
])  # fmt: skip
def test_the_gradient_is_the_mean_over_the_samples_before_anything_else_is_done_to_it(
    kind: str, changes: dict[str, object]
) -> None:
    trainer = trainer_of(edits.use_settings(default_document(), **changes).document, kind)
    state = start_of(trainer)
    count, batch = trainer.data.train_count, trainer.rules.batch
    order = epoch_order(trainer.rules.shuffle, trainer.rules.seed, 0, count)
    for place in range(0, count, batch):
        samples = trainer.train[:, order[place : place + batch]]
        _, gradients = trainer.engine.gradients(state.parameters, samples)
        expected = gradients[: len(state.ids)].mean(axis=1)
        update(trainer, state)
        assert state.last_gradient == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("seed", range(90, 96))
def test_both_engines_tell_the_same_however_the_work_is_cut(seed: int, optimizer: str) -> None:
    document = random_document(seed, optimizer=optimizer)
    whole, cut, plain = (trainer_of(document, kind) for kind in ("kernel", "kernel", "numpy"))
    states = [start_of(trainer) for trainer in (whole, cut, plain)]
    count = 3 * whole.data.train_count
    whole.advance(states[0], whole.control(), count)
    plain.advance(states[2], plain.control(), count)
    while states[1].counters[EPOCH] < 3:
        cut.advance(states[1], cut.control(), cut.next_block(states[1]))
    for name in ("last_gradient", "last_step"):
        first, second, third = (getattr(state, name) for state in states)
        assert np.isfinite(first).all()
        assert second.tobytes() == first.tobytes(), name
        assert third == pytest.approx(first, rel=1e-12, abs=1e-14), name


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_a_frozen_parameter_has_a_gradient_and_makes_no_step(kind: str) -> None:
    document = default_document()
    weight = document.network.links[2].weight
    trainer = trainer_of(replace(document, network=freeze(document.network, [weight], True)), kind)
    state = start_of(trainer)
    update(trainer, state, 3)
    gradient, step = state.last_update_of(weight) or (0.0, 1.0)
    assert gradient != 0.0
    assert step == 0.0


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_the_step_of_a_weight_set_to_zero_for_good_takes_all_of_it(kind: str) -> None:
    changes = {"penalty": "L1", "penalty_rate": 1.0, "learning_rate": 0.3}
    trainer = trainer_of(edits.use_settings(default_document(), **changes).document, kind)
    state = start_of(trainer)
    while not state.dead.any():
        before = state.parameters.copy()
        update(trainer, state)
    at = int(state.dead.argmax())
    assert state.last_step[at] == -before[at] != 0.0
    update(trainer, state)
    assert state.last_step[at] == 0.0


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_a_refused_update_leaves_what_the_one_before_it_did(kind: str) -> None:
    trainer = trainer_of(default_document(), kind)
    state = start_of(trainer)
    update(trainer, state, 4)
    kept = state.copy()
    control = trainer.control()
    control[RATE] = float("inf")
    assert trainer.advance(state, control, trainer.until_update(state)).diverged
    assert state.counters[UPDATE] == 4
    assert state.last_gradient.tobytes() == kept.last_gradient.tobytes()
    assert state.last_step.tobytes() == kept.last_step.tobytes()


@pytest.mark.parametrize("kind", ["kernel", "numpy"])
def test_it_is_that_of_the_last_update_made_also_where_the_next_is_refused_at_once(kind: str) -> None:
    """The refused one is of a smaller batch, so that its mean is another."""
    document = edits.use_settings(default_document(), learning_rate=3.0, batch_size=64).document
    ids = [neuron.id for neuron in document.network.neurons]
    document = edits.set_activation(document, ids, "linear").document
    trainer = trainer_of(document, kind)
    state, one_by_one = start_of(trainer), start_of(trainer)
    assert trainer.advance(state, trainer.control(), 10_000).diverged
    while not trainer.advance(one_by_one, trainer.control(), trainer.until_update(one_by_one)).diverged:
        pass
    assert state.counters[UPDATE] == one_by_one.counters[UPDATE] > 1
    assert state.last_gradient.tobytes() == one_by_one.last_gradient.tobytes()
    assert state.last_step.tobytes() == one_by_one.last_step.tobytes()


@pytest.mark.parametrize("kind", [KernelEngine, NumpyEngine])
def test_a_refused_update_kills_no_weight_in_the_next_one(kind: type) -> None:
    """L1 pushed a weight through 0 while a bias overflowed; the next update has another penalty."""
    x, t, w, b = (Value(0.0) for _ in range(4))
    program = trace(weighted_sum([w], [x], b) - t, [w, b], [x], [t]).program

    def rules(penalty: str, rate: float) -> Rules:
        settings = TrainingSettings(batch_size=1, penalty=penalty, penalty_rate=rate)
        return rules_of(settings, np.ones(2, dtype=np.bool_), np.array([True, False]), 0)

    engine, state = kind(program), TrainingState.initial(("w", "b"), {"w": 1e-3, "b": -1.7e308})
    refused = engine.advance(state, np.array([[1e-320], [0.0]]), rules("L1", 1e6), np.array([0.0, 1e308]), 1)
    assert refused.diverged
    state.drop_batch()
    state.parameters[1] = 0.0
    assert not engine.advance(state, np.array([[1.0], [0.0]]), rules("L2", 0.1), np.array([0.0, 0.01]), 1).diverged
    assert state.dead.tolist() == [False, False]


def test_a_copy_is_not_touched_by_the_next_update() -> None:
    trainer = trainer_of(default_document(), "kernel")
    state = start_of(trainer)
    update(trainer, state)
    kept, gradient, step = state.copy(), state.last_gradient.tolist(), state.last_step.tolist()
    assert (kept.last_gradient.tolist(), kept.last_step.tolist()) == (gradient, step)
    update(trainer, state)
    assert (kept.last_gradient.tolist(), kept.last_step.tolist()) == (gradient, step)
    assert state.last_step.tolist() != step


def test_parameters_that_survive_a_change_keep_it_wherever_they_move() -> None:
    trainer = trainer_of(default_document(), "kernel")
    old = start_of(trainer)
    update(trainer, old, 2)
    ids = ("new", *reversed(old.ids[3:]))
    new = carry_over(old, ids, {"new": 0.5, **old.values()})
    assert new.last_update_of("new") is None
    assert [new.last_update_of(id) for id in old.ids[3:]] == [old.last_update_of(id) for id in old.ids[3:]]
    assert new.last_update_of(old.ids[0]) is None


def test_files_do_not_know_the_last_update() -> None:
    trainer = trainer_of(default_document(), "kernel")
    state = start_of(trainer)
    update(trainer, state, 2)
    data = state.to_data()
    assert not [name for name in data if name.startswith("last")]
    again = TrainingState.from_data(data)
    assert again.values() == state.values()
    assert {again.last_update_of(id) for id in again.ids} == {None}


def test_an_edit_and_its_undo_keep_it_for_survivors_and_know_nothing_of_the_new(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("batch", 5)
    before = latest(session).state
    known = {id: before.last_update_of(id) for id in before.ids}
    assert None not in known.values()
    hidden = document.network.hidden[1].id
    removed = edits.delete(document, [hidden]).document
    receipt = session.adopt(removed.experiment)
    after = latest(session).state
    assert {id: after.last_update_of(id) for id in after.ids} == {id: known[id] for id in removed.network.parameters}
    session.revert(document.experiment, receipt)
    back = latest(session).state
    survivors = set(removed.network.parameters)
    assert {id: back.last_update_of(id) for id in back.ids} == {
        id: known[id] if id in survivors else None for id in document.network.parameters
    }
    step("batch", 1)
    assert None not in {latest(session).state.last_update_of(id) for id in back.ids}


def test_beginning_again_forgets_it_and_the_undo_brings_it_back(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("batch", 5)
    before = latest(session).state
    receipt = session.adopt(document.experiment, restart=True)
    assert {latest(session).state.last_update_of(id) for id in before.ids} == {None}
    session.revert(document.experiment, receipt)
    after = latest(session).state
    assert [after.last_update_of(id) for id in before.ids] == [before.last_update_of(id) for id in before.ids]
