"""How the values of a column are distributed, for its row in the table on the canvas."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.data.dataset import Dataset
from core.data.table import Column
from playground.style import number

BINS = 16
PLACES = 4
"""A value that is set by hand is rounded to so many decimals of the range."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """heights: of the bars, the largest is 1. low, high: the range of the values, in the column's unit; not equal.
    mean: of the values that train. The bars of a switch are its two values."""

    column: Column
    heights: tuple[float, ...]
    low: float
    high: float
    mean: float

    def share(self, value: float) -> float:
        """Where a value is in the range: 0 to 1; beyond it, at its end."""
        if self.column.is_switch:
            return 0.25 + 0.5 * min(max(value, 0.0), 1.0)
        return min(max((value / 2 - self.low / 2) / (self.high / 2 - self.low / 2), 0.0), 1.0)

    def value(self, share: float) -> float:
        """The value at a share of the range."""
        inside = min(max(share, 0.0), 1.0)
        return self._rounded(self.low * (1.0 - inside) + self.high * inside)

    def moved(self, value: float, share: float) -> float:
        """A value, moved by a share of the range and not further out of it."""
        if self.column.is_switch:
            return float(share > 0.0)
        goal = self._rounded(value + share * self.high - share * self.low)
        return min(goal, max(self.high, value)) if share > 0.0 else max(goal, min(self.low, value))

    def told(self, value: float) -> str:
        """A value among the others, in words."""
        now = number.short(value) if math.isfinite(value) else number.NONE
        if self.column.is_switch:
            return f"{self.column.title} {now}; 1 in {number.share(self.mean)} of the rows"
        low, high, mean = (number.short(each) for each in (self.low, self.high, self.mean))
        return f"{self.column.title} {now}; {low} to {high}; mean {mean}"

    def _rounded(self, value: float) -> float:
        size = max(self.high / 2 - self.low / 2, 1e-300)
        return round(value, PLACES - math.floor(math.log10(size)) - 1)


@lru_cache(maxsize=8)
def distributions(data: Dataset) -> tuple[Distribution, ...]:
    """That of each column's values at the training points, over the range of all points."""
    found = []
    every = zip(data.columns, data.points[: data.train_count].T, data.points.T, strict=True)
    for about, points, column in every:
        low, high = float(column.min()), float(column.max())
        if about.is_switch:
            low, high = 0.0, 1.0
        if low == high:
            low, high = low - 0.5 - abs(low) * 0.1, high + 0.5 + abs(high) * 0.1
        # Halves: the whole span may be beyond the largest float.
        shares = (points / 2 - low / 2) / (high / 2 - low / 2)
        count = 2 if about.is_switch else BINS
        bins = np.bincount((shares * count).astype(np.intp).clip(0, count - 1), minlength=count)
        mean = float((points / len(points)).sum())
        found.append(Distribution(about, tuple((bins / max(bins.max(), 1)).tolist()), low, high, mean))
    return tuple(found)
