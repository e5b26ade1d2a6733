"""Training as the application sees it: requests go into an inbox, a worker ticks, and the newest snapshot is ready.

Threads: any thread may use everything public except `tick`; methods only post, attributes are read directly. One thread
alone makes changes (`adopt`, `revert`) and reads `moment` and `pending`. `tick` belongs to the worker, as do the run,
its player and its publisher, unless they say otherwise.
"""

import gc
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from core.collector import collector_rests
from core.pages import COMPILER, give_back
from core.training.engines import told_of_compiling
from core.training.experiment import Experiment
from core.training.pace import Pace
from core.training.pending_changes import Moment, Pending
from core.training.player import Player, StepSize
from core.training.publisher import Publisher
from core.training.run import TrainingRun
from core.training.snapshot import HistoryView, Snapshot, SnapshotRequest
from core.training.standing import EMPTY, Adoption, Derived, Receipt, Reversal
from core.training.state import TrainingState


class TrainingSession:
    """A run with its player and its publisher, driven by a worker.

    compiled: the share of the kernels that is compiled, None while nothing compiles. pending: the changes that `latest`
    does not contain. waker: called after each post.
    """

    def __init__(self, experiment: Experiment, clock: Callable[[], float] = time.perf_counter) -> None:
        self.compiled: float | None = None
        self.waker: Callable[[], None] = lambda: None
        self.pending = Pending(experiment)
        self._inbox: deque[Callable[[], None]] = deque()
        self._run = TrainingRun(experiment)
        self._player = Player(self._run, clock)
        self._publisher = Publisher(self._run, self._player, clock)
        self._is_prepared = False

    @property
    def latest(self) -> Snapshot | None:
        """The newest snapshot, None before the first."""
        return self._publisher.latest

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
        """Switch to an experiment between two updates; see `Adoption`."""
        receipt = Receipt()
        self._post_change(Adoption(experiment, assign or {}, receipt, derived, fresh, restart, state, losses))
        return receipt

    def revert(self, experiment: Experiment, receipt: Receipt) -> Receipt:
        """Revert an adopted change."""
        back = Receipt()
        self._post_change(Reversal(experiment, receipt, back))
        return back

    def moment(self) -> Moment:
        """The present moment of training, with every posted change."""
        return self.pending.moment(self.latest)

    def play(self) -> None:
        """Train until `pause` or `step`."""
        self._post(self._player.play)

    def pause(self) -> None:
        """Stop after the present block."""
        self._player.interrupt()
        self._post(self._player.pause)

    def toggle(self) -> None:
        """Play if paused, pause if playing, at the time the request is read."""
        self._post(self._player.toggle)

    def interrupt(self) -> None:
        """Make a running call end after the present block, for good."""
        self._player.interrupt()

    def step(self, size: StepSize) -> None:
        """Train on one sample, to the next update or to the end of the epoch, and stop."""
        self._post(partial(self._step, size))

    def set_pace(self, pace: Pace) -> None:
        """Change the pace."""
        self._post(partial(self._player.set_pace, pace))

    def request(self, request: SnapshotRequest) -> None:
        """Request a snapshot as soon as there is news."""
        if request != self._publisher.request:
            self._post(partial(self._publisher.look, request))
        elif self._publisher.ask():
            self.waker()

    def tick(self) -> float | None:
        """Read the inbox, train for about 5 ms, and take a snapshot on request. Returns the seconds until there is more
        to do: 0 for at once, None for "when something is posted"."""
        self._read_inbox()
        if not self._is_prepared:
            self._prepare()
        outcome = self._player.take_turn()
        if outcome != "waited":
            self._publisher.note_news()
        self._publisher.take_turn()
        return self._player.seconds_until_next(outcome)

    def _post(self, message: Callable[[], None]) -> None:
        self._inbox.append(message)
        self.waker()

    def _post_change(self, change: Adoption | Reversal) -> None:
        self._post(partial(self._take, change, self.pending.add(change)))

    def _read_inbox(self) -> None:
        while self._inbox:
            self._inbox.popleft()()
            self._publisher.note_news()
        if self._settle():
            self._player.drop_credit()

    def _settle(self) -> bool:
        return self._run.settle_all(measured=self._is_prepared)

    def _prepare(self) -> None:
        """Publish a snapshot, then compile: seconds at the first start, a moment later on."""
        self._publisher.publish_preparing()
        with self._compiling():
            self._run.trainer.advance(self._run.state, self._run.trainer.control(), 0)
            self._is_prepared = True
            self._publisher.publish()
        # Time spent compiling does not delay snapshots, and training does not make up for it.
        self._player.rest()
        self._publisher.end_rest()

    @contextmanager
    def _compiling(self) -> Iterator[None]:
        """A context that keeps `compiled` up to date.

        The compiler leaves millions of objects behind. Each garbage collection over them would block every other thread
        for 150 ms. So the collector is off meanwhile, and they are frozen before it starts again.
        """
        with collector_rests():
            try:
                with told_of_compiling(self._tell_compiled):
                    yield
            finally:
                self.compiled = None
                gc.freeze()
                give_back(COMPILER)

    def _tell_compiled(self, share: float) -> None:
        self.compiled = share

    def _take(self, change: Adoption | Reversal, number: int) -> None:
        self._run.take(change)
        self._publisher.taken = number
        if change.begins_again:
            self._player.begin_again()
            self._publisher.begin_again()

    def _step(self, size: StepSize) -> None:
        # A step is measured in samples of the new experiment.
        self._settle()
        self._player.step(size)
