"""The player of a run: it plays at a pace, steps, and stops when it has to.

Threads: `interrupt` may be called from any thread; it writes one number, which the engine reads after every block. All
else belongs to the worker.
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
"""What a turn came to: samples were handled; none were, and a condition ended the run; neither."""

WAITING = "Training waits: there is no output to train. Add one with O, and it continues."

TURN_S = 0.004
"""Seconds until the next turn while training does not use all the time there is."""


class Player:
    """Moves a run on. clock: seconds.

    is_playing: whether it goes on until told otherwise. divergence: why it cannot go on, None if it can.
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
        """What a snapshot says of it."""
        if self.divergence is not None:
            return "diverged"
        return "playing" if self.is_training else "paused"

    @property
    def reason(self) -> str:
        """Why it stands still though nobody paused it, in one sentence; "" for no reason."""
        return WAITING if self.is_playing and not self.is_training else self._stopped

    @property
    def ahead(self) -> int:
        """Samples of steps that are on their way."""
        return 0 if self.is_playing else int(self._meter.credit)

    def interrupt(self) -> None:
        """Have a running call end after the present block, until `play` or `pause`."""
        self._control[STOP] = 1.0

    def play(self) -> None:
        """Train until told otherwise."""
        self.is_playing, self.divergence, self._stopped = True, None, ""
        self._stopping = Stopping(self._clock(), int(self._run.state.counters[EPOCH]))
        self._control[STOP] = 0.0

    def pause(self) -> None:
        """Train no further."""
        self._halt()
        self._control[STOP] = 0.0

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def step(self, size: StepSize) -> None:
        """Go on by one sample, to the next update or to the end of the epoch, and stop. A step that is asked for while
        another one is on its way begins where that one ends."""
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
        """Train that fast from now on."""
        self._pace = pace
        self.drop_credit()

    def drop_credit(self) -> None:
        """Owe no samples any longer."""
        self._meter.credit = 0.0

    def rest(self) -> None:
        """Do not make up for the time until the next turn."""
        self._meter.rest()

    def begin_again(self) -> None:
        """Forget why the run ended: it goes on from somewhere else."""
        self.divergence, self._stopped = None, ""
        self.drop_credit()

    def take_turn(self) -> Outcome:
        """Train for about 5 ms, if there is reason to."""
        trainer = self._run.trainer
        if not (self.is_playing or self._is_stepping) or not trainer.can_train:
            # Playing goes on by itself when there is something to train again; steps are not made up for.
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
        """When the next turn is due after one that came to this: 0 for at once, None for "when asked"."""
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
