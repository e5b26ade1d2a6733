"""The losses of a run, from its first update to its last: bounded, thinning itself, so that it can go on for ever."""

import numpy as np
from numpy.typing import NDArray

from core.limits import CURVE
from core.training.snapshot import HistoryView

LITTLE = 0.02
"""A change of a loss by a smaller share shows nothing in a plot."""


class History:
    """Losses by time in epochs, in ascending order; CURVE points at most. view: what to go on from."""

    def __init__(self, view: HistoryView | None = None) -> None:
        columns = (view.epochs, view.train, view.test) if view is not None else ((), (), ())
        self._rows: list[tuple[float, float, float]] = list(zip(*map(list, columns), strict=True))
        self._view = view
        self._gap = 0.0

    def record(self, epoch: float, train: float, test: float | None) -> None:
        """Add a point, or replace the last one if no time has passed since. What lies behind `epoch` is
        dropped (a run that was set back)."""
        while self._rows and self._rows[-1][0] >= epoch:
            self._rows.pop()
        row = (float(epoch), float(train), float("nan") if test is None else float(test))
        if self._gap and len(self._rows) > 1 and _tells_little(self._rows[-2], row, self._gap):
            self._rows.pop()
        self._rows.append(row)
        if len(self._rows) > CURVE:
            keep = _telling(np.array(self._rows), CURVE // 2)
            self._rows = [self._rows[at] for at in keep]
            self._gap = (self._rows[-1][0] - self._rows[0][0]) / (CURVE // 2)
        self._view = None

    def view(self) -> HistoryView:
        """The points as read-only arrays; the same object until something is recorded."""
        if self._view is None:
            columns = np.array(self._rows, dtype=np.float64).reshape(-1, 3).T.copy()
            columns.flags.writeable = False
            self._view = HistoryView(columns[0], columns[1], columns[2])
        return self._view


def _tells_little(before: tuple[float, ...], row: tuple[float, ...], gap: float) -> bool:
    """Whether what comes after `before` may make way for a row: both are close in time, and hardly differ."""
    close = row[0] - before[0] < gap
    return close and abs(row[1] - before[1]) <= LITTLE * max(abs(row[1]), abs(before[1]))


def _telling(rows: NDArray[np.float64], count: int) -> list[int]:
    """The places of at most `count` rows that tell most of a curve, the first and the last among them: evenly spaced
    along a way that grows with time and with the change of the losses' logarithms, each making half of it. So every
    part of a run keeps its points, and a descent has as many as a long plain."""
    way = _share(np.diff(rows[:, 0])) + _share(np.nansum(np.abs(np.diff(_logs(rows[:, 1:]), axis=0)), axis=1))
    along = np.concatenate([[0.0], np.cumsum(way)])
    places = np.searchsorted(along, np.linspace(0.0, along[-1], count), side="left")
    return [int(at) for at in np.unique(np.minimum(places, len(rows) - 1))]


def _logs(losses: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(all="ignore"):
        logs = np.log10(losses)
    return np.where(np.isfinite(logs), logs, np.nan)


def _share(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Steps as shares of their sum."""
    total = float(steps.sum())
    return steps / total if total > 0.0 else np.zeros_like(steps)
