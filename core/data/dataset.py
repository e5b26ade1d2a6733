"""A data set as arrays: rows of columns, their targets, the split and the scaling."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.data.table import Column

Kind = Literal["classification", "regression"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of data before any are made.

    columns: those that the inputs of a network can read. target: what is predicted; classes: its values, empty for
    regression; two are labeled -1 and +1. noise_meaning: what noise does, "" if there is none. note: description,
    source and licence. image: as in `Table`. is_measured: the rows are measurements and not points of a drawn plane.
    """

    label: str
    columns: tuple[Column, ...]
    target: Column
    classes: tuple[str, ...]
    noise_meaning: str = ""
    note: str = ""
    image: tuple[int, int] | None = None
    is_measured: bool = False

    @property
    def kind(self) -> Kind:
        """Whether the targets are classes or numbers."""
        return "classification" if self.classes else "regression"

    @property
    def outputs(self) -> int:
        """How many outputs the data need: one for each class for three and more classes, otherwise one."""
        return len(self.classes) if len(self.classes) > 2 else 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Rows of columns with their targets; all arrays are read-only.

    scaling: a name of `core.data.scaling.SCALINGS`. points: (n, columns) in the units of the columns. targets: (n,
    outputs); one column of -1/+1 or numbers, or, for three and more classes, one column of 0/1 for each class. The
    first train_count rows train, the others test. center, scale: (columns,); the network sees (points - center) /
    scale. Targets of a regression are scaled alike, by target_center and target_scale. ranges: what is drawn of each
    column, in its unit.
    """

    about: Description
    scaling: str
    points: Floats
    targets: Floats
    train_count: int
    center: Floats
    scale: Floats
    target_center: float
    target_scale: float
    ranges: tuple[tuple[float, float], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the points."""
        return self.about.columns

    @property
    def kind(self) -> Kind:
        """Whether the targets are classes or numbers."""
        return self.about.kind

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes; empty for regression."""
        return self.about.classes

    @property
    def outputs(self) -> int:
        """How many outputs the data need."""
        return self.about.outputs

    def scaled(self, points: Floats) -> Floats:
        """Points in the units of the columns -> what the network sees, (n, columns)."""
        return (points - self.center) / self.scale

    def measured(self, target: float) -> float:
        """A target as the network sees it -> in its unit."""
        return target * self.target_scale + self.target_center
