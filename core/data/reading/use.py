"""Which rows of a table can be used for some columns, and why the others cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.data.reading.number import MISSING, NumberForm, cell_fault, number_form
from core.data.reading.reading import Reading
from core.data.reading.roles import Roles
from core.quotation import quote

MOST_NAMED = 4
"""Columns that are named in a reason."""


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
    table = reading.table
    needed = [table.names.index(name) for name in dict.fromkeys((*roles.inputs, roles.target))]
    lacking = np.isnan(table.cells)
    bad = lacking[:, needed]
    filled = np.zeros_like(bad)
    if roles.fill:
        for place, at in enumerate(needed):
            if table.names[at] != roles.target:
                filled[:, place] = _fillable(reading, at, bad[:, place])
        bad &= ~filled
    is_bad = bad.any(axis=1)
    rows = np.flatnonzero(~is_bad)
    skipped = merge(_misfits(reading), _unusable(reading, needed, bad), key=lambda each: each.line)
    others = [at for at in range(len(table.names)) if at not in needed]
    return Use(
        rows,
        tuple(islice(skipped, most)),
        int(is_bad.sum()) + reading.misfit_count,
        int(lacking[rows][:, others].any(axis=1).sum()),
        int(filled[rows].sum()),
    )


def _fillable(reading: Reading, at: int, lacking: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells of a column that are missing, not filled with what is no number. A column without any number has no
    median."""
    column = reading.columns[at]
    if column.kind != "number" or column.low is None:
        return np.zeros_like(lacking)
    if not column.unusable:
        return lacking
    form, found = number_form(reading.dialect), np.zeros_like(lacking)
    for row in np.flatnonzero(lacking).tolist():
        found[row] = form.read(reading.cells(row)[at])[1] == MISSING
    return found


def _misfits(reading: Reading) -> Iterable[Skipped]:
    return (Skipped(each.line, each.reason, None, (), each.cells) for each in reading.misfits)


def _unusable(reading: Reading, needed: Sequence[int], bad: NDArray[np.bool_]) -> Iterable[Skipped]:
    form = number_form(reading.dialect)
    for row in np.flatnonzero(bad.any(axis=1)).tolist():
        cells = reading.cells(row)
        places = tuple(sorted(needed[place] for place in np.flatnonzero(bad[row]).tolist()))
        yield Skipped(int(reading.lines[row]), _reason(reading, places, cells, form), row, places, cells)


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
