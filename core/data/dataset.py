"""A data set as arrays, and the small spec that always gives it again."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.data.table import Column
from core.setting import Number, numbers_of, numeric

Kind = Literal["classification", "regression"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """Which data: a name in `core.data.catalog.CATALOG`; noise and share of training points in percent, each with its
    range; and the seed text of the random source (at most `limits.SEED` characters). At least one point must train.
    `core.data.catalog.generate` checks all of it."""

    name: str = "circle"
    noise: float = numeric(0.0, Number("noise", 0.0, 100.0))
    train_share: float = numeric(50.0, Number("share of training points", 0.0, 100.0, above=True))
    seed: str = "0.5"


DATA_NUMBERS = numbers_of(DatasetSpec)


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Rows of columns with their targets; all arrays are read-only.

    points: (n, columns) in the units of the columns. targets: (n, outputs); one column of -1/+1 or numbers, or, for
    three and more classes, one column of 0/1 per class. The first train_count rows train, the others test. center,
    scale: (columns,); the network sees (points - center) / scale. ranges: what is drawn of each column, in its unit.
    """

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    points: Floats
    targets: Floats
    train_count: int
    classes: tuple[str, ...]
    center: Floats
    scale: Floats
    ranges: tuple[tuple[float, float], ...]

    @property
    def outputs(self) -> int:
        """How many outputs the data needs: one per class for three and more classes, otherwise one."""
        return int(self.targets.shape[1])

    @property
    def axes(self) -> tuple[str, ...]:
        """The names of the columns for people, with units."""
        return tuple(column.title for column in self.columns)

    @property
    def domain(self) -> tuple[float, ...]:
        """The ends of the ranges, column by column."""
        return tuple(end for ends in self.ranges for end in ends)

    def scaled(self, points: Floats) -> Floats:
        """Points in the units of the columns -> what the network sees, (n, columns)."""
        return (points - self.center) / self.scale
