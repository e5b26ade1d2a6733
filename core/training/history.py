"""The losses of a run: bounded, thinning itself, so that it can go on for ever."""

import numpy as np

from core.training.snapshot import HistoryView

LIMIT = 4000
"""Points kept at most; above it every other one of the older is dropped."""


class History:
    """Losses by time in epochs, in ascending order."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, float, float]] = []
        self._view: HistoryView | None = None

    def record(self, epoch: float, train: float, test: float | None) -> None:
        """Add a point, or replace the last one if no time has passed since. What lies behind `epoch` is
        dropped (a run that was set back)."""
        while self._rows and self._rows[-1][0] >= epoch:
            self._rows.pop()
        self._rows.append((epoch, train, float("nan") if test is None else test))
        if len(self._rows) > LIMIT:
            half = len(self._rows) // 2
            self._rows = self._rows[:half:2] + self._rows[half:]
        self._view = None

    def view(self) -> HistoryView:
        """The points as read-only arrays; the same object until something is recorded."""
        if self._view is None:
            columns = np.array(self._rows, dtype=np.float64).reshape(-1, 3).T.copy()
            columns.flags.writeable = False
            self._view = HistoryView(columns[0], columns[1], columns[2])
        return self._view
