"""Same seed, same edits, same bits: however the work is cut, whatever is looked at meanwhile, for every optimizer."""

import random

import numpy as np
import pytest

from core.document import edits
from core.training.optimizers import OPTIMIZERS
from core.training.pace import Pace
from core.training.session import TrainingSession
from core.training.snapshot import SnapshotRequest
from core.training.state import EPOCH, TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock
from tests.core.training.random_documents import random_document

SEED = 4_200
NETWORKS = 10
EPOCHS = 4


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("number", range(NETWORKS))
def test_pauses_snapshots_looks_and_edits_that_change_nothing_keep_every_bit(number: int, optimizer: str) -> None:
    document = random_document(SEED + number, optimizer=optimizer)
    draw = random.Random(SEED + number)
    print(f"seed {SEED + number}")
    whole = TrainingState.initial(Trainer(document.experiment).compiled.parameters, document.initial)
    trainer = Trainer(document.experiment)
    trainer.advance(whole, trainer.control(), EPOCHS * trainer.data.train_count)
    clock = Clock()
    session = TrainingSession(document.experiment, clock)
    session.set_pace(Pace("epochs", draw.choice([3.0, 60.0])))
    session.play()
    session.tick()
    while session._run.state.counters[EPOCH] < EPOCHS:
        clock.now += draw.uniform(0.0, 0.02)
        session.tick()
        disturb(draw, session)
        # Never past the end of the last epoch.
        left = (EPOCHS - session._run.state.counters[EPOCH]) * trainer.data.train_count
        if left <= trainer.data.train_count:
            session.pause()
            session.step(draw.choice(["sample", "batch", "epoch"]))  # type: ignore[arg-type]
            while session.tick() is not None:
                pass
    state = session._run.state
    for name in ("parameters", "gathered", "memory", "dead", "loss", "counters"):
        assert getattr(state, name).tobytes() == getattr(whole, name).tobytes(), name


def disturb(draw: random.Random, session: TrainingSession) -> None:
    run = session._run
    deed = draw.randrange(8)
    if deed == 0:
        session.request(SnapshotRequest(probe=(draw.random(), 1.0), surface=10, picture=8))
    elif deed == 1:
        session.pause()
        session.tick()
        session.play()
    elif deed == 2:
        run.trainer.engine.gradients(run.state.parameters, run.trainer.train[:, :3])
        run.trainer.replay(run.state)
    elif deed == 3:
        session.adopt(run.experiment)
    elif deed == 4:
        id = run.state.ids[0]
        session.adopt(run.experiment, {id: float(run.state.parameters[0])})
        session.tick()


def test_a_saved_state_goes_on_with_the_same_bits() -> None:
    for optimizer in OPTIMIZERS:
        document = random_document(SEED, optimizer=optimizer, remainder="carry", batch_size=7)
        trainer = Trainer(document.experiment)
        ids, count = trainer.compiled.parameters, trainer.data.train_count
        whole, first = (TrainingState.initial(ids, document.initial) for _ in range(2))
        trainer.advance(whole, trainer.control(), 3 * count)
        trainer.advance(first, trainer.control(), count + 5)
        again = TrainingState.from_data(first.to_data())
        done = int(first.counters[EPOCH]) * count + int(first.counters[2])
        trainer.advance(again, trainer.control(), 3 * count - done)
        assert again.parameters.tobytes() == whole.parameters.tobytes()
        assert again.memory.tobytes() == whole.memory.tobytes()


def test_every_setting_may_change_between_two_updates() -> None:
    """The memory stays while it means the same, and is emptied when it does not."""
    document = random_document(SEED, optimizer="adam", batch_size=3, remainder="short")
    session = TrainingSession(document.experiment, Clock())
    session.tick()

    def turn(**changes: object) -> TrainingState:
        nonlocal document
        document = edits.use_settings(document, **changes).document
        session.adopt(document.experiment)
        session.tick()
        return session._run.state

    session.step("epoch")
    while session.tick() is not None:
        pass
    memory = session._run.state.memory.copy()
    assert memory.any()
    for changes in (
        {"learning_rate": 0.5}, {"beta1": 0.5}, {"optimizer": "adamw"}, {"clip": 1.0}, {"schedule": "cosine"},
        {"penalty": "L2_all", "penalty_rate": 0.1}, {"weight_decay": 0.5}, {"shuffle": True}, {"batch_size": 5},
    ):  # fmt: skip
        assert turn(**changes).memory.tobytes() == memory.tobytes(), changes
    assert not turn(optimizer="rmsprop").memory.any()
    assert np.isfinite(session._run.state.parameters).all()
