"""Training as the application sees it: wishes go into an inbox, a worker ticks, the newest snapshot lies ready."""

import gc
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import numpy as np

from core.collector import collector_rests
from core.pages import COMPILER, give_back
from core.training.divergence import find_divergence
from core.training.engine import RATE, STOP
from core.training.engines import told_of_compiling
from core.training.experiment import Experiment
from core.training.fallback import Watch
from core.training.pace import DEFAULT_PACE, Meter, Pace
from core.training.pending_changes import Moment, Pending
from core.training.pictures import Painter
from core.training.run import TrainingRun
from core.training.snapshot import Divergence, HistoryView, Metrics, Snapshot, SnapshotRequest, Status
from core.training.speed import Speedometer
from core.training.standing import EMPTY, Adoption, Derived, Receipt, Reversal
from core.training.state import EPOCH, PLACE, UPDATE, TrainingState
from core.training.stop_rules import Stopping, at_limit

StepSize = Literal["sample", "batch", "epoch"]

WAITING = "Training waits: there is no output to train. Add one with O; it goes on by itself."

RECORD_S = 0.1
"""Losses are recorded at least this often while training runs and nobody asks for snapshots."""


class TrainingSession:
    """Public methods may be called from any thread: they only post. `tick` belongs to the worker.

    latest is the newest snapshot; reading it is one attribute read. compiled: the share of the kernels that is
    compiled, None when nothing is being compiled. pending: the changes that `latest` does not know.
    waker is called after each post.
    """

    def __init__(self, experiment: Experiment, clock: Callable[[], float] = time.perf_counter) -> None:
        self.latest: Snapshot | None = None
        self.compiled: float | None = None
        self.waker: Callable[[], None] = lambda: None
        self._clock = clock
        self._inbox: deque[Callable[[], None]] = deque()
        self._control = np.zeros(2)
        self._run = TrainingRun(experiment)
        self._painter = Painter(self._run.trainer)
        self._meter = Meter()
        self._speed = Speedometer()
        self._pace = DEFAULT_PACE
        self._prepared = False
        self._playing = False
        self._stepping = False
        self._divergence: Divergence | None = None
        self._stopping = Stopping(0.0, 0)
        self._stopped = ""
        self._request = SnapshotRequest()
        self._asked = True
        self._stale = True
        self._recorded = -1.0
        self._rest_until = 0.0
        self.pending = Pending(experiment)
        self._taken = 0
        self._watch = Watch()

    # ---- wishes, from any thread

    def adopt(
        self,
        experiment: Experiment,
        assign: Mapping[str, float] | None = None,
        *,
        derived: Derived = EMPTY,
        fresh: bool = True,
        restart: bool = False,
        state: TrainingState | None = None,
        losses: HistoryView | None = None,
    ) -> Receipt:
        """Go over to an experiment between two updates; see `Adoption`."""
        receipt = Receipt()
        self._post_change(Adoption(experiment, assign or {}, receipt, derived, fresh, restart, state, losses))
        return receipt

    def revert(self, experiment: Experiment, receipt: Receipt) -> Receipt:
        """Take an adopted change back."""
        back = Receipt()
        self._post_change(Reversal(experiment, receipt, back))
        return back

    def moment(self) -> Moment:
        """Where training stands, with every change that was posted. To be called from the thread that posts."""
        return self.pending.moment(self.latest)

    def play(self) -> None:
        """Train until told otherwise."""
        self._post(self._play)

    def pause(self) -> None:
        """Stop after the present block."""
        self._control[STOP] = 1.0
        self._post(self._pause)

    def toggle(self) -> None:
        """Play if paused, pause if playing, as it is when the wish is read."""
        self._post(self._toggle)

    def interrupt(self) -> None:
        """Have a running call end after the present block, for good."""
        self._control[STOP] = 1.0

    def step(self, size: StepSize) -> None:
        """Go on by one sample, to the next update or to the end of the epoch, and stop."""
        self._post(partial(self._step, size))

    def set_pace(self, pace: Pace) -> None:
        """Train that fast from now on."""
        self._post(partial(self._set_pace, pace))

    def request(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot as soon as there is something new."""
        if request == self._request:
            self._asked = True
            if self._stale:
                self.waker()
        else:
            self._post(partial(self._look, request))

    # ---- the worker's side

    def tick(self) -> float | None:
        """Read the inbox, train for about 5 ms, take a snapshot if asked. Returns the seconds until there is more to
        do: 0 for at once, None for "when something is posted"."""
        self._read_inbox()
        if not self._prepared:
            self._prepare()
        trained = self._train()
        if self._stale and self._asked and (not self._is_training or self._clock() >= self._rest_until):
            self._publish()
        elif self._is_training and self._clock() - self._recorded > RECORD_S:
            self._record()
        if trained and (self._pace.unit == "full" or self._stepping):
            return 0.0
        return 0.004 if self._is_training or self._stepping else None

    def _post(self, message: Callable[[], None]) -> None:
        self._inbox.append(message)
        self.waker()

    def _post_change(self, change: Adoption | Reversal) -> None:
        self._post(partial(self._take, change, self.pending.add(change)))

    def _read_inbox(self) -> None:
        while self._inbox:
            self._inbox.popleft()()
            self._stale = True
        if self._run.settle_all(measured=self._prepared):
            self._meter.credit = 0.0
        if self._painter.trainer is not self._run.trainer:
            self._painter = Painter(self._run.trainer)
        self._control[RATE] = self._run.experiment.settings.learning_rate

    def _prepare(self) -> None:
        """Show what there is, then compile: seconds at the very first start, a moment afterwards."""
        self.latest = self._snapshot("preparing")
        # The compiler leaves millions of objects behind; looking through them again and again would hold up every
        # other thread for 150 ms each time.
        with collector_rests():
            try:
                with told_of_compiling(self._tell_compiled):
                    self._run.trainer.advance(self._run.state, self._control, 0)
                    self._prepared = True
                    self._publish()
            finally:
                self.compiled = None
                # Before it starts again, or it would look through them at once.
                gc.freeze()
                give_back(COMPILER)
        self._meter.rest()
        # Compiling is no looking: the next snapshots need not wait for it.
        self._rest_until = self._clock()

    def _tell_compiled(self, share: float) -> None:
        self.compiled = share

    def _train(self) -> bool:
        """Whether anything was trained."""
        trainer = self._run.trainer
        if not (self._playing or self._stepping) or not trainer.can_train:
            # Playing goes on by itself when there is something to train again; steps are not made up for.
            self._stepping = False
            if not trainer.can_train:
                self._meter.credit = 0.0
            self._meter.rest()
            return False
        if full := at_limit(self._run.state):
            self._stepping = False
            self._stop(full)
            return False
        now = self._clock()
        if self._playing:
            self._meter.earn(now, self._samples_per_second())
            self._stop(self._stopping.after_time(self._run.experiment.settings, now))
        block = trainer.next_block(self._run.state)
        if self._meter.credit < block:
            self._stepping = False
            return False
        budget = max(self._meter.budget(), block)
        if self._playing and Stopping.watches_epochs(self._run.experiment.settings):
            budget = min(budget, trainer.until_epoch(self._run.state))
        progress = trainer.advance(self._run.state, self._control, budget)
        self._meter.spend(progress.samples, self._clock() - now)
        self._stale = True
        if progress.diverged:
            self._stop_diverged()
        elif self._playing and self._run.state.counters[PLACE] == 0:
            self._look_at_epoch()
        return True

    def _look_at_epoch(self) -> None:
        settings, state = self._run.experiment.settings, self._run.state
        metrics = self._run.trainer.metrics(state.parameters) if Stopping.watches_metrics(settings) else None
        self._stop(self._stopping.after_epoch(settings, int(state.counters[EPOCH]), metrics))

    def _stop(self, reason: str) -> None:
        """Stop playing for a reason; "" for none."""
        if reason:
            self._stopped = reason
            self._playing = False
            self._meter.credit = 0.0
            self._stale = True

    def _samples_per_second(self) -> float:
        trainer = self._run.trainer
        return self._pace.samples_per_second(trainer.rules.batch, trainer.data.train_count)

    def _stop_diverged(self) -> None:
        self._divergence = find_divergence(self._run.trainer, self._run.state)
        self._run.state.drop_batch()
        self._playing = self._stepping = False
        self._meter.credit = 0.0

    def _publish(self) -> None:
        begun = self._clock()
        self.latest = self._snapshot(self._status())
        self._stale = self._asked = False
        # Looking must not starve training: at most half of the time goes into snapshots.
        self._rest_until = 2.0 * self._clock() - begun

    def _status(self) -> Status:
        if self._divergence is not None:
            return "diverged"
        return "playing" if self._is_training else "paused"

    @property
    def _is_training(self) -> bool:
        return self._playing and self._run.trainer.can_train

    def _record(self) -> Metrics:
        self._recorded = self._clock()
        return self._run.measure()

    def _snapshot(self, status: Status) -> Snapshot:
        run, ready = self._run, status != "preparing"
        parameters, counters, state = run.state.parameters, run.state.counters, run.state.copy()
        metrics = self._record() if ready and run.trainer.can_train else None
        health = self._painter.health(parameters, at_once=not self._playing) if ready else {}
        if metrics is not None and self._is_training:
            self._watch.look(self._clock(), run.experiment.network, health, metrics.train_loss, run.fallback.best)
        speed = self._speed.measure(self._clock(), self._run.position, int(counters[UPDATE]), self._playing)
        return Snapshot(
            experiment=run.experiment,
            status=status,
            epoch=int(counters[EPOCH]),
            update=int(counters[UPDATE]),
            sample=int(counters[PLACE]) + (0 if self._playing else int(self._meter.credit)),
            metrics=metrics,
            parameters=run.state.values(),
            state=state,
            surfaces=self._painter.surfaces(parameters, self._request.surface) if ready else {},
            pictures=self._painter.pictures(parameters, self._request) if ready else {},
            probe=self._painter.probe(parameters, self._request) if ready else {},
            probed=self._request.probe if ready else None,
            epochs_per_second=speed[0],
            updates_per_second=speed[1],
            history=run.history.view(),
            divergence=self._divergence,
            stopped=WAITING if self._playing and not self._is_training else self._stopped,
            health=health,
            fallback=run.fallback.state,
            stuck=self._watch.sentence,
            parked=run.parked,
            changes=self._taken,
        )

    # ---- messages

    def _take(self, change: Adoption | Reversal, number: int) -> None:
        self._run.take(change)
        self._taken = number
        if change.begins_again:
            self._begin_again()

    def _begin_again(self) -> None:
        self._divergence, self._stopped = None, ""
        self._watch = Watch()
        self._meter.credit = 0.0
        self._speed = Speedometer()

    def _play(self) -> None:
        self._playing, self._divergence, self._stopped = True, None, ""
        self._stopping = Stopping(self._clock(), int(self._run.state.counters[EPOCH]))
        self._control[STOP] = 0.0

    def _toggle(self) -> None:
        if self._playing:
            self._pause()
        else:
            self._play()

    def _pause(self) -> None:
        self._playing = self._stepping = False
        self._meter.credit = 0.0
        self._control[STOP] = 0.0

    def _step(self, size: StepSize) -> None:
        if self._playing:
            self._pause()
        self._run.settle_all(measured=self._prepared)
        trainer, state = self._run.trainer, self._run.state
        # A step wished while another one is on its way begins where that one ends.
        ahead = int(self._meter.credit)
        if size == "sample":
            self._meter.credit = ahead + 1
        else:
            until = trainer.until_update if size == "batch" else trainer.until_epoch
            self._meter.credit = until(state, ahead)
        self._stepping, self._divergence, self._stopped = True, None, ""

    def _set_pace(self, pace: Pace) -> None:
        self._pace = pace
        self._meter.credit = 0.0

    def _look(self, request: SnapshotRequest) -> None:
        self._request, self._asked = request, True
