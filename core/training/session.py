"""Training as the application sees it: requests go into an inbox, a worker ticks, the newest snapshot lies ready.

Threads: everything public but `tick` may be used from any thread; methods only post, attributes are read at once. Only
changes (`adopt`, `revert`) and questions for them (`moment`, `pending`) are all to come from one thread. `tick` belongs
to the worker, and so do the run, its player and its publisher, but for what they say themselves.
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
    """A run with its player and its publisher, in the hands of a worker.

    compiled: the share of the kernels that is compiled, None when nothing is being compiled. pending: the changes that
    `latest` does not know. waker is called after each post.
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
        """Where training stands, with every change that was posted."""
        return self.pending.moment(self.latest)

    def play(self) -> None:
        """Train until told otherwise."""
        self._post(self._player.play)

    def pause(self) -> None:
        """Stop after the present block."""
        self._player.interrupt()
        self._post(self._player.pause)

    def toggle(self) -> None:
        """Play if paused, pause if playing, as it is when the request is read."""
        self._post(self._player.toggle)

    def interrupt(self) -> None:
        """Have a running call end after the present block, for good."""
        self._player.interrupt()

    def step(self, size: StepSize) -> None:
        """Go on by one sample, to the next update or to the end of the epoch, and stop."""
        self._post(partial(self._step, size))

    def set_pace(self, pace: Pace) -> None:
        """Train that fast from now on."""
        self._post(partial(self._player.set_pace, pace))

    def request(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot as soon as there is something new."""
        if request != self._publisher.request:
            self._post(partial(self._publisher.look, request))
        elif self._publisher.ask():
            self.waker()

    def tick(self) -> float | None:
        """Read the inbox, train for about 5 ms, take a snapshot if asked. Returns the seconds until there is more to
        do: 0 for at once, None for "when something is posted"."""
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
        """Show what there is, then compile: seconds at the very first start, a moment afterwards."""
        self._publisher.publish_preparing()
        with self._compiling():
            self._run.trainer.advance(self._run.state, self._run.trainer.control(), 0)
            self._is_prepared = True
            self._publisher.publish()
        # Compiling is no looking: nothing need wait for it, and nothing is made up for.
        self._player.rest()
        self._publisher.end_rest()

    @contextmanager
    def _compiling(self) -> Iterator[None]:
        """Within it `compiled` is told.

        The compiler leaves millions of objects behind; looking through them again and again would hold up every other
        thread for 150 ms each time. So the collector rests, and they are put aside before it starts again.
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
        # It is measured in samples of what is trained from now on.
        self._settle()
        self._player.step(size)
