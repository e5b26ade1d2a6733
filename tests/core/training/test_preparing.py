"""What a session shows while its engine is compiled, and what is compiled when."""

import gc

import numpy as np
import pytest

from core.cli.warm_up import warm
from core.document.document import Document
from core.training.engines import engine_at_once, told_of_compiling
from core.training.health import find_health
from core.training.kernels import descent
from core.training.numpy_engine import NumpyEngine
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock


@pytest.fixture
def trainer(document: Document) -> Trainer:
    """One whose kernels are all compiled."""
    made = Trainer(document.experiment)
    warm(made, TrainingState.initial(made.compiled.parameters, document.initial))
    return made


def test_preparing_is_shown_before_anything_is_compiled(document: Document, clock: Clock) -> None:
    session = TrainingSession(document.experiment, clock)
    seen = []
    session._publisher._painter.surfaces = lambda *_: seen.append(session.latest) or {}  # type: ignore[method-assign]
    session.tick()
    assert seen[0].status == "preparing"


def test_snapshots_after_a_first_start_do_not_wait_for_what_it_took(document: Document, clock: Clock) -> None:
    session = TrainingSession(document.experiment, clock)

    def compile_for_pictures(*_: object) -> dict[str, object]:
        clock.now += 3.0
        return {}

    session._publisher._painter.surfaces = compile_for_pictures  # type: ignore[method-assign, assignment]
    session.tick()
    session.play()
    session.tick()
    clock.now += 0.1
    session.request(session._publisher.request)
    session.tick()
    assert session.latest is not None and session.latest.epoch > 0


def test_a_session_tells_how_much_is_compiled_until_it_is(
    document: Document, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = TrainingSession(document.experiment, clock)
    seen = []

    def surfaces(*_: object) -> dict[str, object]:
        session._tell_compiled(0.5)
        seen.append(session.compiled)
        return {}

    monkeypatch.setattr(session._publisher._painter, "surfaces", surfaces)
    session.tick()
    assert seen == [0.5]
    assert session.compiled is None


def test_what_the_compiler_leaves_is_put_aside_before_the_collector_starts_again(
    document: Document, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(gc, "freeze", lambda: seen.append(gc.isenabled()))
    TrainingSession(document.experiment, clock).tick()
    assert seen == [False]
    assert gc.isenabled()


def test_nothing_is_told_where_everything_was_compiled_before(trainer: Trainer, document: Document) -> None:
    told: list[float] = []
    with told_of_compiling(told.append):
        warm(trainer, TrainingState.initial(trainer.compiled.parameters, document.initial))
    assert told == []


def test_nothing_that_a_session_asks_for_is_compiled_later(trainer: Trainer, document: Document) -> None:
    """Not even for a part of the samples, which does not lie in one piece."""
    before = list(descent.evaluate.signatures)
    parameters = np.array([document.initial[id] for id in trainer.compiled.parameters])
    part = trainer.train[:, ::3]
    assert not part.flags.c_contiguous
    trainer.values(parameters, part, list(trainer.compiled.rows), np.float64)
    find_health(trainer, parameters)
    assert descent.evaluate.signatures == before


def test_an_engine_at_once_waits_for_no_compiler(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    program = trainer.compiled.program
    assert not isinstance(engine_at_once(program), NumpyEngine)
    monkeypatch.setattr("core.training.engines.kernels_are_ready", lambda: False)
    assert isinstance(engine_at_once(program), NumpyEngine)
