"""Which rows of a table can be used for some columns, and why the others cannot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.data.reading.number import MISSING, NumberForm, cell_fault, number_form
from core.data.reading.reading import ReadColumn, Reading
from core.data.reading.roles import Roles
from core.quotation import quote

MOST_NAMED = 4
"""Columns that are named in a reason."""

Rows = NDArray[np.bool_]
"""A sign for each row of a table."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that cannot be used. line: on which it begins. row: of the table, None if it has no place there. columns:
    the numbers of the cells that are to blame. cells: as they were parsed."""

    line: int
    reason: str
    row: int | None
    columns: tuple[int, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Use:
    """rows: of the table, that can be used. skipped: the first of the others, by line; skipped_count: of all. staying:
    rows that lack only a column that is left out. filled: cells that get the median of their column."""

    rows: NDArray[np.intp]
    skipped: tuple[Skipped, ...]
    skipped_count: int
    staying: int
    filled: int


def use_of(reading: Reading, roles: Roles, most: int = 100) -> Use:
    """The rows that can be used, and at most so many of the others with their reasons."""
    count = len(reading.table.cells)
    needed = {reading.table.place_of(name) for name in (*roles.inputs, roles.target)}
    bad: dict[int, Rows] = {}
    is_bad, is_staying, filled = np.zeros(count, bool), np.zeros(count, bool), np.zeros(count, np.intp)
    for at, lacking in reading.lacks.items():
        if at not in needed:
            is_staying |= lacking
            continue
        if roles.fill and reading.columns[at].name != roles.target and _has_median(reading.columns[at]):
            missing = reading.missing(at)
            filled += missing
            lacking = lacking & ~missing
        bad[at] = lacking
        is_bad |= lacking
    rows = np.flatnonzero(~is_bad)
    skipped = merge(_misfits(reading), _unusable(reading, bad, is_bad), key=lambda each: each.line)
    return Use(
        rows,
        tuple(islice(skipped, most)),
        count - len(rows) + reading.misfit_count,
        int(is_staying[rows].sum()),
        int(filled[rows].sum()),
    )


def _has_median(column: ReadColumn) -> bool:
    return column.kind == "number" and column.low is not None


def _misfits(reading: Reading) -> Iterable[Skipped]:
    return (Skipped(each.line, each.reason, None, (), each.cells) for each in reading.misfits)


def _unusable(reading: Reading, bad: Mapping[int, Rows], is_bad: Rows) -> Iterable[Skipped]:
    """bad: which rows lack a cell of a column, by its number, in their order."""
    form, places, lacking = number_form(reading.dialect), np.array([*bad]), np.array([*bad.values()])
    for row in np.flatnonzero(is_bad).tolist():
        cells = reading.cells(row)
        blamed = tuple(places[lacking[:, row]].tolist())
        yield Skipped(int(reading.lines[row]), _reason(reading, blamed, cells, form), row, blamed, cells)


def _reason(reading: Reading, places: Sequence[int], cells: Sequence[str], form: NumberForm) -> str:
    """What is wrong with the first bad cell, or with all that are missing in the same way."""
    first, columns = places[0], reading.columns
    alike = [at for at in places if cells[at] == cells[first]]
    is_missing = columns[first].kind == "text" or form.read(cells[first])[1] == MISSING
    if not is_missing or len(alike) == 1:
        return cell_fault(columns[first].name, cells[first], None if columns[first].kind == "text" else form)
    named, more = [quote(columns[at].name) for at in alike[:MOST_NAMED]], len(alike) - MOST_NAMED
    last = f"{more:,} more" if more > 0 else named.pop()
    mark = f" ({quote(cells[first])})" if cells[first] else ""
    return f"{', '.join(named)} and {last} are missing{mark}."
