"""How the values of a column are distributed, for its row in the table on the canvas."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.data.dataset import Dataset

BINS = 16


@dataclass(frozen=True, slots=True)
class Distribution:
    """heights: of the bars, the largest is 1. low, high: the range of the values, in the column's unit; not equal."""

    heights: tuple[float, ...]
    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value is in the range: 0 to 1; beyond it, at its end."""
        return min(max((value / 2 - self.low / 2) / (self.high / 2 - self.low / 2), 0.0), 1.0)

    def value(self, share: float) -> float:
        """The value at a share of the range."""
        return self.low + (self.high - self.low) * min(max(share, 0.0), 1.0)


@lru_cache(maxsize=8)
def distributions(data: Dataset) -> tuple[Distribution, ...]:
    """That of each column's values at the training points, over the range of all points."""
    found = []
    for points, column in zip(data.points[: data.train_count].T, data.points.T, strict=True):
        low, high = float(column.min()), float(column.max())
        if low == high:
            low, high = low - 0.5 - abs(low) * 0.1, high + 0.5 + abs(high) * 0.1
        # Halves: the whole span may be beyond the largest float.
        shares = (points / 2 - low / 2) / (high / 2 - low / 2)
        bins = np.bincount((shares * BINS).astype(np.intp).clip(0, BINS - 1), minlength=BINS)
        found.append(Distribution(tuple((bins / max(bins.max(), 1)).tolist()), low, high))
    return tuple(found)
