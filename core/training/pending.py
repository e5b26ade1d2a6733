"""Changes on their way to the worker: what a snapshot does not know yet, for whoever needs the numbers now."""

from collections import deque

from core.training.experiment import Experiment
from core.training.history import History
from core.training.snapshot import Snapshot
from core.training.standing import Adoption, Reversal, Standing, carried
from core.training.state import TrainingState


class Pending:
    """Used from the thread that posts changes."""

    def __init__(self, experiment: Experiment) -> None:
        self._begun = experiment
        self._count = 0
        self._changes: deque[tuple[int, Adoption | Reversal]] = deque()

    def add(self, change: Adoption | Reversal) -> int:
        """Note a change that is posted; its number, from 1."""
        self._count += 1
        self._changes.append((self._count, change))
        return self._count

    def are_there(self, latest: Snapshot | None) -> bool:
        """Whether there is a change that a snapshot (None: there is none yet) does not know."""
        taken = latest.changes if latest is not None else 0
        while self._changes and self._changes[0][0] <= taken:
            self._changes.popleft()
        return bool(self._changes)

    def standing(self, latest: Snapshot | None) -> Standing:
        """Where training stands when all changes have come to what a snapshot shows."""
        self.are_there(latest)
        if latest is None:
            state = TrainingState.initial(self._begun.network.parameters, self._begun.initial)
            found = Standing(self._begun, state, {})
        else:
            found = Standing(latest.experiment, latest.state, latest.parked)
            found.history = History(latest.history)
        return carried(found, [change for _, change in self._changes])
