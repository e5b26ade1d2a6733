"""Changes on their way to the worker, for callers that need numbers newer than the snapshot."""

from collections import deque
from dataclasses import dataclass

from core.training.experiment import Experiment
from core.training.history import History
from core.training.snapshot import Snapshot
from core.training.standing import Adoption, Reversal, Standing, carried
from core.training.state import TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A snapshot and the changes posted since. snapshot: None before the first; training then begins with `begun`."""

    begun: Experiment
    snapshot: Snapshot | None
    changes: tuple[Adoption | Reversal, ...]

    def standing(self) -> Standing:
        """The standing of the snapshot after all these changes. Any thread may call it."""
        if self.snapshot is None:
            state = TrainingState.initial(self.begun.network.parameters, self.begun.initial)
            return carried(Standing(self.begun, state, {}), self.changes)
        found = Standing(self.snapshot.experiment, self.snapshot.state, self.snapshot.parked)
        found.history = History(self.snapshot.history)
        return carried(found, self.changes)

    @property
    def keeps_numbers(self) -> bool:
        """Whether the snapshot's numbers are still valid, and new parameters start from their initial values."""
        return all(isinstance(change, Adoption) and change.fresh and change.keeps_numbers for change in self.changes)

    def is_same(self, other: "Moment") -> bool:
        """Whether nothing happened between the two moments."""
        return self.snapshot is other.snapshot and self.changes == other.changes

    @property
    def state(self) -> TrainingState:
        """The state of training; do not write to it."""
        if self.snapshot is not None and not self.changes:
            return self.snapshot.state
        return self.standing().state


class Pending:
    """The changes of one thread, which posts them. count: the number of changes so far."""

    def __init__(self, experiment: Experiment) -> None:
        self.count = 0
        self._begun = experiment
        self._changes: deque[tuple[int, Adoption | Reversal]] = deque()

    def add(self, change: Adoption | Reversal) -> int:
        """Note a posted change. Return its number, from 1."""
        self.count += 1
        self._changes.append((self.count, change))
        return self.count

    def moment(self, latest: Snapshot | None) -> Moment:
        """A snapshot (None before the first) with the changes it does not contain."""
        taken = latest.changes if latest is not None else 0
        while self._changes and self._changes[0][0] <= taken:
            self._changes.popleft()
        return Moment(self._begun, latest, tuple(change for _, change in self._changes))
