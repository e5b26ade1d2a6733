"""The publisher of a run: it takes a snapshot when one is requested and there is news, and records losses.

Threads: any thread may read `latest` and `request` and call `ask`; each reads or writes one attribute. All else belongs
to the worker.
"""

from collections.abc import Callable

from core.training.fallback import Watch
from core.training.pictures import Painter
from core.training.player import Player
from core.training.results import Answers
from core.training.run import TrainingRun
from core.training.snapshot import Metrics, Snapshot, SnapshotRequest, Status
from core.training.speed import Speedometer
from core.training.state import EPOCH, PLACE, UPDATE

RECORD_S = 0.1
"""Seconds between two recorded losses, at most, while training runs without requests for snapshots."""


class Publisher:
    """Takes snapshots of a run and its player. clock: the time in seconds.

    latest: the newest snapshot, None before the first. request: what snapshots contain. taken: the number of the last
    change that the run knows.
    """

    def __init__(self, run: TrainingRun, player: Player, clock: Callable[[], float]) -> None:
        self.latest: Snapshot | None = None
        self.request = SnapshotRequest()
        self.taken = 0
        self._run = run
        self._player = player
        self._clock = clock
        self._painter = Painter(run.trainer)
        self._speed = Speedometer()
        self._watch = Watch()
        self._is_asked = True
        self._is_stale = True
        self._recorded = -1.0
        self._rest_until = 0.0

    def ask(self) -> bool:
        """Request a snapshot as soon as there is news. Return whether there is news now."""
        self._is_asked = True
        return self._is_stale

    def look(self, request: SnapshotRequest) -> None:
        """Request snapshots with other contents."""
        self.request = request
        self._is_asked = True

    def note_news(self) -> None:
        """Note that `latest` is out of date."""
        self._is_stale = True

    def begin_again(self) -> None:
        """Restart the measurements: the run continues from another state."""
        self._watch, self._speed = Watch(), Speedometer()

    def take_turn(self) -> None:
        """Take a snapshot or only record the losses, if either is due."""
        is_training = self._player.is_training
        if self._is_stale and self._is_asked and (not is_training or self._clock() >= self._rest_until):
            self.publish()
        elif is_training and self._clock() - self._recorded > RECORD_S:
            self._record()

    def publish_preparing(self) -> None:
        """Publish a snapshot before the engine is ready."""
        self.latest = self._snapshot("preparing")

    def publish(self) -> None:
        """Publish a snapshot."""
        begun = self._clock()
        self.latest = self._snapshot(self._player.status)
        self._is_stale = self._is_asked = False
        # Snapshots take at most half of the time, so that they cannot starve training.
        self._rest_until = 2.0 * self._clock() - begun

    def end_rest(self) -> None:
        """Allow the next snapshot at once, however long the last one took."""
        self._rest_until = self._clock()

    def _record(self) -> tuple[Metrics, tuple[Answers, Answers]]:
        self._recorded = self._clock()
        return self._run.measure()

    def _snapshot(self, status: Status) -> Snapshot:
        run, player, ready = self._run, self._player, status != "preparing"
        if self._painter.trainer is not run.trainer:
            self._painter = Painter(run.trainer)
        parameters, counters, state = run.state.parameters, run.state.counters, run.state.copy()
        probe = self._painter.probe(parameters, self.request) if ready else {}
        metrics, answers = self._record() if ready and run.trainer.can_train else (None, None)
        health = self._painter.health(parameters, at_once=not player.is_playing) if ready else {}
        if metrics is not None and player.is_training:
            self._watch.look(self._clock(), run.experiment.network, health, metrics.train_loss, run.fallback.best)
        speed = self._speed.measure(self._clock(), run.position, int(counters[UPDATE]), player.is_playing)
        return Snapshot(
            experiment=run.experiment,
            status=status,
            epoch=int(counters[EPOCH]),
            update=int(counters[UPDATE]),
            sample=int(counters[PLACE]) + player.ahead,
            metrics=metrics,
            parameters=run.state.values(),
            state=state,
            plane=self._painter.plane(self.request.plane),
            surfaces=self._painter.surfaces(parameters, self.request) if ready else {},
            pictures=self._painter.pictures(parameters, self.request) if ready else {},
            probe=probe,
            probed=self.request.probe if probe else None,
            epochs_per_second=speed[0],
            updates_per_second=speed[1],
            history=run.history.view(),
            divergence=player.divergence,
            stopped=player.reason,
            health=health,
            fallback=run.fallback.state,
            stuck=self._watch.sentence,
            parked=run.parked,
            changes=self.taken,
            answers=answers,
        )
