"""The player of a run: it plays at a pace, steps, and stops at the stop conditions.

Threads: any thread may call `interrupt`; it writes one number, which the engine reads after every block. All else
belongs to the worker.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from core.training.divergence import find_divergence
from core.training.engine import RATE, STOP
from core.training.pace import DEFAULT_PACE, Meter, Pace
from core.training.run import TrainingRun
from core.training.snapshot import Divergence, Status
from core.training.state import EPOCH, PLACE
from core.training.stop_rules import Stopping, at_limit

StepSize = Literal["sample", "batch", "epoch"]

Outcome = Literal["trained", "stopped", "waited"]
"""The outcome of a turn: it handled samples; a condition ended the run without any; neither."""

WAITING = "Training waits: there is no output to train. Add one with O, and it continues."

TURN_S = 0.004
"""Seconds until the next turn while training does not run at full speed."""


class Player:
    """Advances a run. clock: the time in seconds.

    is_playing: whether it trains until it is paused. divergence: why it cannot continue, None if it can.
    """

    def __init__(self, run: TrainingRun, clock: Callable[[], float]) -> None:
        self.is_playing = False
        self.divergence: Divergence | None = None
        self._run = run
        self._clock = clock
        self._control = np.zeros(2)
        self._meter = Meter()
        self._pace = DEFAULT_PACE
        self._is_stepping = False
        self._stopping = Stopping(0.0, 0)
        self._stopped = ""

    @property
    def is_training(self) -> bool:
        """Whether it plays and there is something to train."""
        return self.is_playing and self._run.trainer.can_train

    @property
    def status(self) -> Status:
        """The status for snapshots."""
        if self.divergence is not None:
            return "diverged"
        return "playing" if self.is_training else "paused"

    @property
    def reason(self) -> str:
        """Why it stopped without being paused, in one sentence; "" otherwise."""
        return WAITING if self.is_playing and not self.is_training else self._stopped

    @property
    def ahead(self) -> int:
        """Samples of the steps that are still to be made."""
        return 0 if self.is_playing else int(self._meter.credit)

    def interrupt(self) -> None:
        """Make running calls end after the present block, until `play` or `pause`."""
        self._control[STOP] = 1.0

    def play(self) -> None:
        """Train until `pause` or `step`."""
        self.is_playing, self.divergence, self._stopped = True, None, ""
        self._stopping = Stopping(self._clock(), int(self._run.state.counters[EPOCH]))
        self._control[STOP] = 0.0

    def pause(self) -> None:
        """Stop training."""
        self._halt()
        self._control[STOP] = 0.0

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def step(self, size: StepSize) -> None:
        """Train on one sample, to the next update or to the end of the epoch, and stop. A step requested during another
        one begins where that one ends."""
        if self.is_playing:
            self.pause()
        trainer, state, ahead = self._run.trainer, self._run.state, self.ahead
        if size == "sample":
            self._meter.credit = ahead + 1
        else:
            until = trainer.until_update if size == "batch" else trainer.until_epoch
            self._meter.credit = until(state, ahead)
        self._is_stepping, self.divergence, self._stopped = True, None, ""

    def set_pace(self, pace: Pace) -> None:
        """Change the pace."""
        self._pace = pace
        self.drop_credit()

    def drop_credit(self) -> None:
        """Drop the samples that are still to be handled."""
        self._meter.credit = 0.0

    def rest(self) -> None:
        """Do not credit the time until the next turn."""
        self._meter.rest()

    def begin_again(self) -> None:
        """Forget why the run ended: it continues from another state."""
        self.divergence, self._stopped = None, ""
        self.drop_credit()

    def take_turn(self) -> Outcome:
        """Train for about 5 ms, if there is something to do."""
        trainer = self._run.trainer
        if not (self.is_playing or self._is_stepping) or not trainer.can_train:
            # Playing continues once there is something to train again; steps are dropped.
            self._is_stepping = False
            if not trainer.can_train:
                self.drop_credit()
            self.rest()
            return "waited"
        if full := at_limit(self._run.state):
            return self._stop(full)
        now = self._clock()
        if self.is_playing:
            self._meter.earn(now, self._pace.samples_per_second(trainer.rules.batch, trainer.data.train_count))
            if over := self._stopping.after_time(self._run.experiment.settings, now):
                return self._stop(over)
        block = trainer.next_block(self._run.state)
        if self._meter.credit < block:
            self._is_stepping = False
            return "waited"
        self._train(now, max(self._meter.budget(), block))
        return "trained"

    def seconds_until_next(self, outcome: Outcome) -> float | None:
        """Seconds until the turn after one with this outcome: 0 for at once, None for "on request"."""
        if outcome == "trained" and (self._pace.unit == "full" or self._is_stepping):
            return 0.0
        return TURN_S if self.is_training or self._is_stepping else None

    def _train(self, now: float, budget: int) -> None:
        run, settings = self._run, self._run.experiment.settings
        if self.is_playing and Stopping.watches_epochs(settings):
            budget = min(budget, run.trainer.until_epoch(run.state))
        self._control[RATE] = settings.learning_rate
        progress = run.trainer.advance(run.state, self._control, budget)
        self._meter.spend(progress.samples, self._clock() - now)
        if progress.diverged:
            self.divergence = find_divergence(run.trainer, run.state)
            run.state.drop_batch()
            self._halt()
        elif self.is_playing and run.state.counters[PLACE] == 0:
            self._look_at_epoch()

    def _look_at_epoch(self) -> None:
        settings, state = self._run.experiment.settings, self._run.state
        metrics = self._run.trainer.metrics(state.parameters) if Stopping.watches_metrics(settings) else None
        if reason := self._stopping.after_epoch(settings, int(state.counters[EPOCH]), metrics):
            self._stop(reason)

    def _stop(self, reason: str) -> Outcome:
        self._stopped = reason
        self._halt()
        return "stopped"

    def _halt(self) -> None:
        self.is_playing = self._is_stepping = False
        self.drop_credit()
