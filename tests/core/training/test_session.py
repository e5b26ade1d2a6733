"""The session: requests in, snapshots out, every surviving weight kept."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.document import edits
from core.document.document import Document
from core.training.pace import Pace
from core.training.session import TrainingSession
from core.training.snapshot import Snapshot, SnapshotRequest, Status
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest, look

Step = Callable[[str, int], None]


def play(session: TrainingSession, clock: Clock, epochs: int) -> None:
    session.play()
    goal = latest(session).epoch + epochs
    while session._run.state.counters[0] < goal:
        clock.now += 0.01
        session.tick()


def test_a_first_snapshot_shows_the_initial_weights(session: TrainingSession, document: Document) -> None:
    snapshot = latest(session)
    assert snapshot.status == "paused"
    assert (snapshot.epoch, snapshot.update) == (0, 0)
    assert snapshot.parameters == dict(document.initial)
    assert set(snapshot.pictures) == set(document.network.nodes)
    assert snapshot.metrics is not None
    assert snapshot.metrics.train_loss == pytest.approx(0.5121272437290948, rel=1e-12)


def test_toggling_twice_is_pausing_again(session: TrainingSession) -> None:
    session.toggle()
    session.tick()
    assert latest(session).status == "playing"
    session.toggle()
    session.tick()
    assert latest(session).status == "paused"


def test_an_interrupted_session_does_no_more_work(session: TrainingSession, clock: Clock) -> None:
    session.play()
    session.tick()
    session.interrupt()
    clock.now += 1.0
    session.tick()
    assert latest(session).update == 0


def test_a_step_while_playing_pauses_first(session: TrainingSession, clock: Clock, step: Step) -> None:
    play(session, clock, 1)
    step("batch", 1)
    assert latest(session).status == "paused"


def test_steps_go_by_batch_and_epoch(session: TrainingSession, step: Step) -> None:
    step("batch", 3)
    assert (latest(session).update, latest(session).sample) == (3, 30)
    step("epoch", 1)
    assert (latest(session).update, latest(session).epoch, latest(session).sample) == (25, 1, 0)


def test_sample_steps_fill_a_batch_and_the_last_one_updates(session: TrainingSession, step: Step) -> None:
    step("sample", 9)
    assert (latest(session).update, latest(session).sample) == (0, 9)
    step("sample", 1)
    assert (latest(session).update, latest(session).sample) == (1, 10)


def test_the_default_pace_is_sixty_epochs_a_second(session: TrainingSession, clock: Clock) -> None:
    session.play()
    session.tick()
    for _ in range(200):
        clock.now += 0.005
        session.tick()
    assert latest(session).epoch == pytest.approx(60, abs=1)


def test_one_update_a_second_can_be_watched(session: TrainingSession, clock: Clock) -> None:
    session.set_pace(Pace("updates", 1.0))
    session.play()
    for _ in range(600):
        clock.now += 0.01
        session.tick()
    assert latest(session).update == pytest.approx(6, abs=1)


def test_full_speed_never_rests(session: TrainingSession) -> None:
    session.set_pace(Pace("full"))
    session.play()
    assert session.tick() == 0.0
    assert latest(session).update > 0


def test_idle_waits_for_the_next_request(session: TrainingSession) -> None:
    assert session.tick() is None


def test_pausing_stops_after_the_present_block(session: TrainingSession, clock: Clock) -> None:
    play(session, clock, 2)
    session.pause()
    session.tick()
    update = latest(session).update
    clock.now += 5.0
    session.tick()
    assert latest(session).update == update
    assert latest(session).status == "paused"


@pytest.mark.parametrize("seed", range(4))
def test_chunks_pauses_and_looks_never_change_bits(document: Document, clock: Clock, seed: int) -> None:
    draw = random.Random(seed)
    document = edits.use_settings(document, batch_size=draw.choice([1, 7, 10, 64, 100, 250])).document
    session = TrainingSession(document.experiment, clock)
    session.tick()
    session.play()
    while session._run.state.counters[0] < 6:
        clock.now += draw.uniform(0.0, 0.05)
        session.tick()
        if draw.random() < 0.3:
            session.request(SnapshotRequest(probe=(draw.random(), 1.0)))
        if draw.random() < 0.1:
            session.pause()
            session.tick()
            session.adopt(document.experiment)
            session.play()
    state = session._run.state
    trainer = Trainer(document.experiment)
    whole = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.array([0.0, document.settings.learning_rate])
    trainer.advance(whole, control, int(state.counters[0]) * 250 + int(state.counters[2]))
    print(f"seed {seed}")
    assert state.counters.tolist() == whole.counters.tolist()
    assert state.parameters.tobytes() == whole.parameters.tobytes()


def test_snapshots_are_fresh_and_read_only(session: TrainingSession, document: Document, step: Step) -> None:
    first = latest(session)
    step("epoch", 1)
    second = latest(session)
    for id in document.network.nodes:
        assert not second.pictures[id].flags.writeable
        assert not np.shares_memory(first.pictures[id], second.pictures[id])
    output = document.network.outputs[0].id
    assert second.surfaces[output].shape == (100, 100)
    assert not np.array_equal(first.surfaces[output], second.surfaces[output])


def test_the_lowest_row_of_a_surface_is_the_lowest_x2(session: TrainingSession, document: Document) -> None:
    pictures = latest(session).pictures
    x1, x2 = (pictures[node.id] for node in document.network.inputs)
    assert (x2[0] == -6.0).all()
    assert (x2[-1] == 6.0).all()
    assert (x1[:, 0] == -6.0).all()


def test_pictures_are_as_fine_as_asked_for(session: TrainingSession, document: Document) -> None:
    near, far = document.network.hidden[0].id, document.network.hidden[1].id
    session.request(SnapshotRequest(picture=4, close=frozenset({near, "gone"})))
    session.tick()
    assert session.latest is not None
    assert session.latest.pictures[near].shape == (44, 44)
    assert session.latest.pictures[far].shape == (4, 4)
    assert set(session.latest.pictures) == set(document.network.nodes)


def test_snapshots_take_at_most_half_of_the_training_time(document: Document) -> None:
    clock, taken = Clock(), []
    session = TrainingSession(document.experiment, clock)
    session.tick()
    take = session._publisher._snapshot

    def slowly(status: Status) -> Snapshot:
        clock.now += 0.1
        taken.append(clock.now)
        return take(status)

    session._publisher._snapshot = slowly  # type: ignore[method-assign]
    session.play()
    for _ in range(100):
        clock.now += 0.01
        session.request(SnapshotRequest())
        session.tick()
    assert np.diff(taken).min() >= 0.2 - 1e-9
    session.pause()
    session.tick()
    assert session.latest is not None
    assert session.latest.status == "paused"


def test_nothing_new_makes_no_new_snapshot(session: TrainingSession) -> None:
    first = latest(session)
    assert latest(session) is first
    session.request(SnapshotRequest(probe=(1.0, -2.0)))
    session.tick()
    second = session.latest
    assert second is not first and second is not None
    assert second.probed == (1.0, -2.0)


def test_the_probe_agrees_with_the_surface(session: TrainingSession, document: Document) -> None:
    session.request(SnapshotRequest(surface=13, probe=(-6.0, 6.0)))
    session.tick()
    assert session.latest is not None
    output = document.network.outputs[0].id
    assert session.latest.surfaces[output][-1, 0] == pytest.approx(session.latest.probe[output], rel=1e-6)


def test_without_an_output_there_is_nothing_to_train(
    session: TrainingSession, document: Document, clock: Clock
) -> None:
    change = edits.delete(document, [document.network.outputs[0].id])
    session.adopt(change.document.experiment)
    session.play()
    clock.now += 1.0
    assert session.tick() is None
    snapshot = latest(session)
    assert (snapshot.status, snapshot.metrics, snapshot.surfaces) == ("paused", None, {})
    session.step("epoch")
    assert session.tick() is None


def test_steps_requested_faster_than_they_are_made_are_all_made(session: TrainingSession) -> None:
    counts = session._run.trainer.data.train_count
    batch = session._run.trainer.rules.batch
    for size in ("epoch", "epoch", "batch", "sample", "batch", "batch"):
        session.step(size)  # type: ignore[arg-type]
    step_out(session)
    snapshot = latest(session)
    assert (snapshot.epoch, snapshot.sample) == (2, 3 * batch)
    for size in ("epoch", "epoch"):
        session.step(size)  # type: ignore[arg-type]
    step_out(session)
    assert (latest(session).epoch, latest(session).sample) == (4, 0)
    assert counts > 3 * batch


def test_steps_requested_where_nothing_can_be_trained_are_not_made_up_for(
    session: TrainingSession, document: Document
) -> None:
    change = edits.delete(document, [document.network.outputs[0].id])
    session.adopt(change.document.experiment)
    session.step("epoch")
    session.step("epoch")
    step_out(session)
    session.adopt(document.experiment)
    session.step("epoch")
    step_out(session)
    assert latest(session).epoch == 1


def step_out(session: TrainingSession) -> None:
    while session.tick() is not None:
        pass


@pytest.mark.parametrize("loss", ["half_square", "mean_square", "cross_entropy"])
def test_divergence_stops_on_the_last_finite_state_and_says_where(document: Document, clock: Clock, loss: str) -> None:
    document = edits.set_activation(document, [n.id for n in document.network.neurons], "square").document
    settings = replace(document.settings, learning_rate=1e6, loss=loss)
    document = replace(document, settings=settings)
    session = TrainingSession(document.experiment, clock)
    session.tick()
    play_until_stopped(session, clock)
    snapshot = latest(session)
    assert snapshot.status == "diverged"
    assert all(np.isfinite(value) for value in snapshot.parameters.values())
    assert snapshot.divergence is not None
    assert snapshot.divergence.update == snapshot.update
    assert snapshot.divergence.value
    session.adopt(edits.use_settings(document, learning_rate=1e-9).document.experiment)
    session.play()
    clock.now += 0.1
    session.tick()
    assert latest(session).status in ("playing", "diverged")


def play_until_stopped(session: TrainingSession, clock: Clock) -> None:
    session.play()
    for _ in range(2000):
        clock.now += 0.01
        session.tick()
        if not session._player.is_playing:
            return


def test_losses_are_recorded_though_nobody_looks(session: TrainingSession, clock: Clock) -> None:
    session._publisher._is_asked = False
    session.play()
    for _ in range(100):
        clock.now += 0.05
        session.tick()
    assert len(session._run.history.view().epochs) > 10


def test_speeds_are_measured_while_it_runs(session: TrainingSession, clock: Clock) -> None:
    session.play()
    for _ in range(100):
        clock.now += 0.01
        session.tick()
        look(session)
    assert session.latest is not None
    assert session.latest.epochs_per_second == pytest.approx(60, rel=0.1)
    assert session.latest.updates_per_second == pytest.approx(1500, rel=0.1)


def test_a_request_wakes_the_worker(session: TrainingSession) -> None:
    woken = []
    session.waker = lambda: woken.append(1)
    session.play()
    session.pause()
    assert len(woken) == 2
    session.tick()
    session.step("epoch")
    while session.tick() is not None:
        pass
    session.request(session._publisher.request)
    assert len(woken) == 4
