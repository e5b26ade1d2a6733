"""Playing that stops by itself, always at the same epoch."""

from dataclasses import replace

import pytest

from core.document import edits
from core.document.document import Document
from core.training.pace import Pace
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest


def play(document: Document, clock: Clock, pace: Pace, **stops: float) -> TrainingSession:
    session = TrainingSession(edits.use_settings(document, **stops).document.experiment, clock)
    session.set_pace(pace)
    session.tick()
    session.play()
    for _ in range(5000):
        clock.now += 0.01
        session.tick()
        if not session._player.is_playing:
            break
    return session


@pytest.mark.parametrize("pace", [Pace("full"), Pace("epochs", 60.0), Pace("epochs", 700.0)])
@pytest.mark.parametrize(
    ("stops", "epoch", "reason"),
    [
        ({"stop_epochs": 37}, 37, "Stopped after 37 epochs."),
        ({"stop_loss": 0.2}, None, "the test loss is below 0.2"),
        ({"stop_accuracy": 0.95}, None, "the test accuracy is above 95 %"),
        ({"stop_patience": 20, "learning_rate": 1e-300}, 21, "the test loss has not fallen for 20 epochs"),
    ],
)
def test_playing_stops_at_an_epoch(
    document: Document, clock: Clock, pace: Pace, stops: dict[str, float], epoch: int | None, reason: str
) -> None:
    snapshot = latest(play(document, clock, pace, **stops))
    assert snapshot.status == "paused"
    assert reason in snapshot.stopped
    assert (snapshot.epoch, snapshot.sample) == (epoch or first_good_epoch(document, **stops), 0)


def first_good_epoch(document: Document, stop_loss: float = 0.0, stop_accuracy: float = 1.0) -> int:
    """Trained epoch by epoch: the first one that is good enough."""
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    for epoch in range(1, 200):
        trainer.advance(state, trainer.control(), trainer.data.train_count)
        metrics = trainer.metrics(state.parameters)
        assert metrics.test_loss is not None
        assert metrics.test_accuracy is not None
        if metrics.test_loss < stop_loss or metrics.test_accuracy > stop_accuracy:
            return epoch
    raise AssertionError("it never becomes good enough")


def test_playing_stops_after_seconds_and_play_goes_on(document: Document, clock: Clock) -> None:
    session = play(document, clock, Pace(), stop_seconds=0.5)
    assert latest(session).stopped == "Stopped after 0.5 seconds."
    assert latest(session).epoch == pytest.approx(30, abs=2)
    session.play()
    clock.now += 0.01
    session.tick()
    assert latest(session).status == "playing"
    assert latest(session).stopped == ""


def test_an_epoch_that_is_passed_already_stops_nothing(document: Document, clock: Clock) -> None:
    session = play(document, clock, Pace("full"), stop_epochs=10)
    assert latest(session).epoch == 10
    session.play()
    for _ in range(20):
        session.tick()
    assert latest(session).epoch > 10


def test_without_test_points_the_training_points_decide(document: Document, clock: Clock) -> None:
    document = replace(document, data=replace(document.data, train_share=100.0))
    assert "the training loss is below" in latest(play(document, clock, Pace("full"), stop_loss=0.3)).stopped
