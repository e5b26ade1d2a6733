"""Changes on their way to the worker: what a snapshot does not know yet, for whoever needs the numbers now."""

from collections import deque
from dataclasses import dataclass

from core.training.experiment import Experiment
from core.training.history import History
from core.training.snapshot import Snapshot
from core.training.standing import Adoption, Reversal, Standing, carried
from core.training.state import TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A snapshot (None: there is none yet, and training is to begin with `begun`), and the changes that were posted
    since."""

    begun: Experiment
    snapshot: Snapshot | None
    changes: tuple[Adoption | Reversal, ...]

    def standing(self) -> Standing:
        """Where training stands when all changes have come to what the snapshot shows. From any thread."""
        if self.snapshot is None:
            state = TrainingState.initial(self.begun.network.parameters, self.begun.initial)
            return carried(Standing(self.begun, state, {}), self.changes)
        found = Standing(self.snapshot.experiment, self.snapshot.state, self.snapshot.parked)
        found.history = History(self.snapshot.history)
        return carried(found, self.changes)

    @property
    def keeps_numbers(self) -> bool:
        """Whether what the snapshot shows is still so, and what is new starts from its initial value."""
        return all(isinstance(change, Adoption) and change.fresh and change.keeps_numbers for change in self.changes)

    def is_same(self, other: "Moment") -> bool:
        """Whether nothing has happened between the two."""
        return self.snapshot is other.snapshot and self.changes == other.changes

    @property
    def state(self) -> TrainingState:
        """The state that training stands at; not to be written to."""
        if self.snapshot is not None and not self.changes:
            return self.snapshot.state
        return self.standing().state


class Pending:
    """Used from the thread that posts changes. count: how many there have been."""

    def __init__(self, experiment: Experiment) -> None:
        self.count = 0
        self._begun = experiment
        self._changes: deque[tuple[int, Adoption | Reversal]] = deque()

    def add(self, change: Adoption | Reversal) -> int:
        """Note a change that is posted; its number, from 1."""
        self.count += 1
        self._changes.append((self.count, change))
        return self.count

    def moment(self, latest: Snapshot | None) -> Moment:
        """A snapshot (None: there is none yet) and what it does not know."""
        taken = latest.changes if latest is not None else 0
        while self._changes and self._changes[0][0] <= taken:
            self._changes.popleft()
        return Moment(self._begun, latest, tuple(change for _, change in self._changes))
