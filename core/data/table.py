"""Named columns of numbers and categories: what a data set is made from."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """name: as in formulas and files. label: for people, the name if it is empty. unit: of its numbers, "" for none.
    values: the texts of a column of categories, whose cells are their numbers; empty for a column of numbers."""

    name: str
    label: str = ""
    unit: str = ""
    values: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name for people, without the unit."""
        return self.label or self.name

    @property
    def title(self) -> str:
        """The name for people, with the unit: "bill length (mm)"."""
        return f"{self.shown} ({self.unit})" if self.unit else self.shown


@dataclass(frozen=True, eq=False)
class Table:
    """Columns and their cells, (rows, columns), read-only; NaN is a missing cell. Tables are equal if their contents
    are."""

    columns: tuple[Column, ...]
    cells: Floats

    def __post_init__(self) -> None:
        self.cells.flags.writeable = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of names, units, categories and cells."""
        content = hashlib.sha256(repr((self.columns, self.cells.shape)).encode())
        # All missing cells are the same, whatever their bits.
        content.update(np.where(np.isnan(self.cells), np.nan, self.cells).tobytes())
        return content.hexdigest()

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Table) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def of(self, names: tuple[str, ...]) -> Floats:
        """The cells of some columns, (rows, names)."""
        places = {name: at for at, name in enumerate(self.names)}
        return self.cells[:, [places[name] for name in names]]
