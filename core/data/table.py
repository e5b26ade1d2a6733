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
    values: the texts of a column of categories, whose cells are their numbers; empty for a column of numbers.
    is_switch: it holds only 0 and 1, as it tells one category from the others."""

    name: str
    label: str = ""
    unit: str = ""
    values: tuple[str, ...] = ()
    is_switch: bool = False

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
    """Columns and their cells, (rows, columns), read-only; NaN is a missing cell. image: the columns are the pixels of
    an image of so many rows and columns, row by row, before any other column; None if they are none. Tables are equal
    if their contents are."""

    columns: tuple[Column, ...]
    cells: Floats
    image: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        self.cells.flags.writeable = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of columns, cells and image."""
        content = hashlib.sha256(repr((self.columns, self.cells.shape, self.image)).encode())
        # All missing cells are the same, whatever their bits.
        content.update(np.where(np.isnan(self.cells), np.nan, self.cells).tobytes())
        return content.hexdigest()

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Table) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def column(self, name: str) -> Column:
        """A column by its name. KeyError if there is none."""
        return self.columns[self.place_of(name)]

    def cells_of(self, name: str) -> Floats:
        """The cells of a column, (rows,)."""
        return self.cells[:, self.place_of(name)]

    def place_of(self, name: str) -> int:
        """The number of a column, from 0. KeyError if there is none."""
        return self._places[name]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.name: at for at, column in enumerate(self.columns)}
