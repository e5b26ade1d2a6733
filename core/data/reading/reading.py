"""A file as it was read: the table, how it is written, and what is known of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.data.reading.dialect import Dialect, Doubt
from core.data.reading.number import MISSING, number_form
from core.data.reading.records import cells_of
from core.data.table import Table

ROLES = ("input", "class", "number", "left out")
"""What a column can be: an input, classes to tell apart, a number to predict, or nothing."""

MOST_MISFITS = 10_000
"""The most misfits that are kept with their reasons; all are counted."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a file. size: in bytes. modified: in seconds since 1970. lines: that were read."""

    name: str
    path: str
    size: int
    modified: float
    lines: int


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of a file.

    name: unique, without control characters. given: as the header has it, "" without one. kind: "number" or "text".
    values: of text, sorted. counts: how many rows have each of them. missing: cells. unusable: cells that are there but
    are no number, or too large a one. low, high: of its numbers, None if it has none. role: what it probably is,
    "input", "target" or "left out". roles: what it can be, of `ROLES`. notes: sentences about it.
    """

    name: str
    given: str = ""
    kind: str = "number"
    values: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    missing: int = 0
    unusable: int = 0
    low: float | None = None
    high: float | None = None
    role: str = "input"
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kind_shown(self) -> str:
        """The kind for people: "number", or "text, 3 values"."""
        if self.kind == "number":
            return self.kind
        return f"text, {len(self.values):,} value{'' if len(self.values) == 1 else 's'}"

    @property
    def notes_in_use(self) -> tuple[str, ...]:
        """The notes if the column is used: why it was left out is the last one."""
        return self.notes[:-1] if self.role == "left out" else self.notes

    @property
    def has_one_value(self) -> bool:
        """Whether all its cells that are there are the same."""
        return len(self.values) == 1 or self.low == self.high is not None

    @property
    def has_classes(self) -> bool:
        """Whether it is one of classes if it is the target: text, or few whole numbers."""
        return "class" in self.roles and "number" not in self.roles


@dataclass(frozen=True, slots=True)
class Image:
    """Columns that are the pixels of a square image, row by row. start: the number of the first, from 0."""

    side: int
    start: int


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that has no place in the table. line: on which it begins. cells: as they were parsed."""

    line: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Reading:
    """A table file, read.

    table: the kept rows that have a cell for each column; NaN is a missing cell, or one that is no number. lines: (n,),
    the line on which each row begins; the first line of a file is 1. records: the text of each row. misfits: the first
    rows that do not fit, by line; misfit_count: of all. rows_read: all rows but the header, sampled or not.
    is_sampled: rows were left out because there are too many. is_whole: the file was read to its end. notes: sentences
    about the whole. header_line: 0 if there is no header. image: if columns are its pixels.
    """

    facts: Facts
    dialect: Dialect
    doubts: tuple[Doubt, ...]
    columns: tuple[ReadColumn, ...]
    table: Table
    lines: NDArray[np.int64]
    records: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    misfit_count: int
    rows_read: int
    is_sampled: bool
    is_whole: bool
    notes: tuple[str, ...]
    header_line: int
    image: Image | None = None

    def cells(self, row: int) -> tuple[str, ...]:
        """The cells of a row of the table as they were parsed, without blanks around them."""
        return tuple(cells_of(self.records[row], self.dialect)[: len(self.columns)])

    def column(self, name: str) -> ReadColumn:
        """A column by its name. KeyError if there is none."""
        return self.columns[self.table.place_of(name)]

    @cached_property
    def lacks(self) -> Mapping[int, NDArray[np.bool_]]:
        """Which rows have no cell or no number in a column, (rows,), by its number; only columns with such rows."""
        lacking = np.isnan(self.table.cells)
        return {at: lacking[:, at].copy() for at in np.flatnonzero(lacking.any(axis=0)).tolist()}

    def missing(self, at: int) -> NDArray[np.bool_]:
        """Which cells of a column of `lacks` are missing, not filled with what is no number, (rows,)."""
        if at not in self._missing:
            self._missing[at] = found = self.lacks[at].copy()
            form = number_form(self.dialect)
            for row in np.flatnonzero(found).tolist() if self.columns[at].unusable else ():
                found[row] = form.read(self.cells(row)[at])[1] == MISSING
        return self._missing[at]

    @cached_property
    def _missing(self) -> dict[int, NDArray[np.bool_]]:
        return {}
