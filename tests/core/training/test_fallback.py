"""Where training can go back to when it goes wrong, and the word it gets when it learns no more."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.data.making import usual_spec
from core.document.document import Document
from core.document.edits import add_neuron, use_settings
from core.document.starter import default_document, layered
from core.training.pace import Pace
from core.training.session import TrainingSession
from core.training.settings import TrainingSettings
from core.training.state import EPOCH
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest, look


def at_rate(document: Document, rate: float) -> Document:
    return use_settings(document, learning_rate=rate).document


@pytest.fixture
def regression() -> Document:
    """A ReLU network with a linear output, which a large rate throws to infinity within two updates."""
    return layered(usual_spec("reg-plane"), ("x1", "x2"), (4, 2), "relu", "linear", TrainingSettings())


def run(session: TrainingSession, clock: Clock, seconds: float) -> None:
    session.set_pace(Pace("epochs", 1000.0))
    session.play()
    end = clock.now + seconds
    while clock.now < end:
        clock.now += 0.02
        look(session)
        if session.latest is not None and session.latest.status == "diverged":
            return


def test_before_a_rate_that_is_too_high_lies_the_state_to_go_back_to(regression: Document, clock: Clock) -> None:
    session = TrainingSession(regression.experiment, clock)
    session.tick()
    run(session, clock, 0.5)
    session.pause()
    good = latest(session)
    assert good.metrics is not None
    session.adopt(at_rate(regression, 1e6).experiment)
    run(session, clock, 5.0)
    bad = latest(session)
    assert bad.status == "diverged"
    assert bad.fallback is not None
    trainer = Trainer(regression.experiment)
    assert trainer.metrics(bad.fallback.parameters).train_loss <= 1.1 * good.metrics.train_loss
    assert bad.fallback.counters[EPOCH] == good.epoch


def test_back_there_with_another_rate_it_learns_again_and_the_curve_is_cut_there(
    regression: Document, clock: Clock
) -> None:
    session = TrainingSession(at_rate(regression, 1e6).experiment, clock)
    session.tick()
    first = latest(session).metrics
    run(session, clock, 5.0)
    bad = latest(session)
    assert bad.status == "diverged"
    assert bad.fallback is not None
    receipt = session.adopt(at_rate(regression, 0.03).experiment, state=bad.fallback)
    run(session, clock, 0.5)
    session.pause()
    good = latest(session)
    assert good.status != "diverged"
    assert good.metrics is not None
    assert first is not None
    assert good.metrics.train_loss < first.train_loss
    assert (good.history.train <= first.train_loss).all()
    session.revert(at_rate(regression, 1e6).experiment, receipt)
    assert latest(session).parameters == bad.parameters


def test_pressed_again_and_again_it_goes_back_each_time(regression: Document, clock: Clock) -> None:
    document, rate = regression, 1e6
    session = TrainingSession(at_rate(document, rate).experiment, clock)
    session.tick()
    first = latest(session).parameters
    for _ in range(5):
        run(session, clock, 5.0)
        bad = latest(session)
        assert bad.status == "diverged"
        assert bad.fallback is not None
        assert bad.fallback.values() == first
        rate /= 2.0
        session.adopt(at_rate(document, rate).experiment, state=bad.fallback)


def test_another_network_has_another_state_to_go_back_to(session: TrainingSession, document: Document) -> None:
    other = layered(document.data, ("x1",), (3,), "tanh", "tanh", document.settings)
    session.adopt(other.experiment, restart=True)
    fallback = latest(session).fallback
    assert fallback is not None
    assert set(fallback.ids) == set(other.network.parameters)


def test_saturated_neurons_far_above_the_best_loss_are_said_to_be_stuck(document: Document, clock: Clock) -> None:
    session = TrainingSession(document.experiment, clock)
    session.tick()
    run(session, clock, 1.0)
    assert latest(session).stuck == ""
    session.adopt(at_rate(document, 1e6).experiment)
    run(session, clock, 4.0)
    stuck = latest(session)
    assert stuck.status == "playing"
    assert stuck.stuck.startswith("Training is stuck at a loss of ")
    assert "hidden neurons are saturated" in stuck.stuck
    session.adopt(at_rate(document, 0.03).experiment, state=stuck.fallback)
    run(session, clock, 1.0)
    assert latest(session).stuck == ""


def test_dead_neurons_are_said_to_be_stuck_too(clock: Clock) -> None:
    document = default_document()
    relu = tuple(replace(n, activation="relu") if n.output is None else n for n in document.network.neurons)
    document = replace(document, network=replace(document.network, neurons=relu))
    session = TrainingSession(document.experiment, clock)
    session.tick()
    run(session, clock, 1.0)
    session.adopt(at_rate(document, 1e4).experiment)
    run(session, clock, 4.0)
    assert "dead" in latest(session).stuck


def test_a_network_that_learned_well_is_not_said_to_be_stuck(
    session: TrainingSession, clock: Clock, step: Callable[[str, int], None]
) -> None:
    run(session, clock, 3.0)
    look(session)
    assert latest(session).stuck == ""


def test_an_edit_after_a_divergence_keeps_the_way_back(regression: Document, clock: Clock) -> None:
    session = TrainingSession(regression.experiment, clock)
    session.tick()
    run(session, clock, 0.5)
    good = latest(session)
    assert good.metrics is not None
    document = at_rate(regression, 1e6)
    session.adopt(document.experiment)
    run(session, clock, 5.0)
    assert latest(session).status == "diverged"
    document = add_neuron(document, (0.0, 0.0)).document
    session.adopt(document.experiment)
    bad = latest(session)
    assert bad.fallback is not None
    assert set(bad.fallback.ids) == set(document.network.parameters)
    values = bad.fallback.values()
    assert (
        Trainer(regression.experiment)
        .metrics(np.array([values[id] for id in Trainer(regression.experiment).compiled.parameters]))
        .train_loss
        <= 1.1 * good.metrics.train_loss
    )
