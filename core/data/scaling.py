"""The table of scalings: how the columns of a data set become numbers of about the size 1."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST = 1e-100
"""The smallest scale: numbers up to `limits.CELL` stay finite when they are divided by it."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """measure(training rows (n, columns)) gives center and scale, each (columns,): a value becomes (value - center) /
    scale. A scale below LEAST counts as 1. center, scale: what these are, in words."""

    name: str
    label: str
    explanation: str
    measure: Callable[[Floats], tuple[Floats, Floats]]
    center: str = "center"
    scale: str = "scale"


def _standard(rows: Floats) -> tuple[Floats, Floats]:
    return rows.mean(axis=0), rows.std(axis=0)


def _range(rows: Floats) -> tuple[Floats, Floats]:
    low, high = rows.min(axis=0), rows.max(axis=0)
    return (low + high) / 2.0, (high - low) / 2.0


def _none(rows: Floats) -> tuple[Floats, Floats]:
    return np.zeros(rows.shape[1]), np.ones(rows.shape[1])


_ROWS = (
    Scaling("standardize", "Standardize", "To mean 0 and spread 1, by the training part.", _standard,
            "mean", "standard deviation"),
    Scaling("range", "To \u22121 \u2026 1", "By the smallest and largest value of the training part.", _range,
            "middle", "half range"),
    Scaling("none", "As it is", "Only if the columns are alike.", _none),
)  # fmt: skip

SCALINGS: Mapping[str, Scaling] = MappingProxyType({row.name: row for row in _ROWS})


def measured(scaling: str, rows: Floats) -> tuple[Floats, Floats]:
    """Center and scale, each (columns,), of training rows (n, columns). The scale of a column of equal values is 1."""
    center, scale = SCALINGS[scaling].measure(rows)
    # Equal values may differ from their computed mean by a rounding error: that is no spread.
    is_equal = (rows == rows[0]).all(axis=0)
    return center, np.where(is_equal | (scale < LEAST), 1.0, scale)
