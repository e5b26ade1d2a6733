"""A data set as arrays, and the small spec that always gives it again."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

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
    """Points of a plane with their targets; all arrays are read-only, rows are points.

    points: (n, 2) in the units of the axes. targets: (n, outputs); one column of -1/+1 or numbers, or, for three and
    more classes, one column of 0/1 per class. The first train_count rows train, the others test. center, scale: (2,);
    the network sees (points - center) / scale. domain: the square drawn, as (x1 low, x1 high, x2 low, x2 high) in the
    units of the axes.
    """

    name: str
    kind: Kind
    points: Floats
    targets: Floats
    train_count: int
    classes: tuple[str, ...]
    axes: tuple[str, str]
    center: Floats
    scale: Floats
    domain: tuple[float, float, float, float]

    @property
    def outputs(self) -> int:
        """How many outputs the data needs: one per class for three and more classes, otherwise one."""
        return int(self.targets.shape[1])

    def scaled(self, points: Floats) -> Floats:
        """Points in the units of the axes -> what the network sees, (n, 2)."""
        return (points - self.center) / self.scale
