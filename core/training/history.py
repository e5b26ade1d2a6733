"""The losses of a run from its first update to its last. The curve thins itself, so that its size stays bounded."""

import numpy as np
from numpy.typing import NDArray

from core.limits import CURVE
from core.training.snapshot import HistoryView

LITTLE = 0.02
"""Relative change of a loss that is too small to see in a plot."""


class History:
    """Losses by time in epochs, ascending; at most CURVE points. view: the points to start with."""

    def __init__(self, view: HistoryView | None = None) -> None:
        columns = (view.epochs, view.train, view.test) if view is not None else ((), (), ())
        self._rows: list[tuple[float, float, float]] = list(zip(*map(list, columns), strict=True))
        self._view = view
        self._gap = 0.0

    def record(self, epoch: float, train: float, test: float | None) -> None:
        """Add a point, or replace the last one if no time has passed. Points after `epoch` are dropped: the run was set
        back."""
        while self._rows and self._rows[-1][0] >= epoch:
            self._rows.pop()
        row = (float(epoch), float(train), float("nan") if test is None else float(test))
        if self._gap and len(self._rows) > 1 and _is_redundant(self._rows[-2], row, self._gap):
            self._rows.pop()
        self._rows.append(row)
        if len(self._rows) > CURVE:
            keep = _informative(np.array(self._rows), CURVE // 2)
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


def _is_redundant(before: tuple[float, ...], row: tuple[float, ...], gap: float) -> bool:
    """Whether a row may replace the one after `before`: the two are close in time and hardly differ."""
    close = row[0] - before[0] < gap
    return close and abs(row[1] - before[1]) <= LITTLE * max(abs(row[1]), abs(before[1]))


def _informative(rows: NDArray[np.float64], count: int) -> list[int]:
    """The places of the at most `count` most informative rows, with the first and the last.

    They are evenly spaced along a length of which time makes one half, the change of the losses' logarithms the other.
    So every part of a run keeps points, and a steep descent gets as many as a long plateau.
    """
    length = _share(np.diff(rows[:, 0])) + _share(np.nansum(np.abs(np.diff(_logs(rows[:, 1:]), axis=0)), axis=1))
    along = np.concatenate([[0.0], np.cumsum(length)])
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
