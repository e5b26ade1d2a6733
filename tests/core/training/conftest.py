"""A session ticked by hand, on a clock that stands still until told."""

from collections.abc import Callable

import pytest

from core.document.document import Document
from core.document.starter import default_document
from core.training.session import TrainingSession
from core.training.snapshot import Snapshot


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        self.now += 1e-6
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document() -> Document:
    return default_document()


@pytest.fixture
def session(document: Document, clock: Clock) -> TrainingSession:
    made = TrainingSession(document.experiment, clock)
    made.tick()
    return made


@pytest.fixture
def step(session: TrainingSession) -> Callable[[str, int], None]:
    """Go on by so many samples, batches or epochs, and look."""

    def go(size: str, times: int) -> None:
        for _ in range(times):
            session.step(size)  # type: ignore[arg-type]
            while session.tick() is not None:
                pass
        look(session)

    return go


def look(session: TrainingSession) -> None:
    """Have the session publish what is new."""
    session.request(session._publisher.request)
    session.tick()


def latest(session: TrainingSession) -> Snapshot:
    """The newest snapshot, after a look."""
    look(session)
    assert session.latest is not None
    return session.latest
