"""Which rows of a file are worth seeing: the first, those around each that cannot be used, and some of each class."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.data.reading.reading import Reading
from core.data.reading.use import Skipped
from playground.importing.draft import Draft

FIRST, AROUND, OF_EACH_CLASS = 6, 2, 3


@dataclass(frozen=True, slots=True)
class ShownRow:
    """line: 0 stands for rows between that are not shown. cells: as they were parsed. reason: why it cannot be used,
    "" if it can. columns: the numbers of the cells that are to blame."""

    line: int = 0
    cells: tuple[str, ...] = ()
    reason: str = ""
    columns: tuple[int, ...] = ()


GAP = ShownRow()


def shown_rows(draft: Draft) -> list[ShownRow]:
    """Rows in the order of their lines, with a gap wherever some are left out."""
    reading, skipped = draft.reading, _skipped(draft)
    misfits = [each.line for each in skipped if each.row is None]
    order = np.sort(np.concatenate([reading.lines, np.array(misfits, dtype=np.int64)]))
    bad = {each.line: each for each in skipped}
    wanted: set[int] = set(range(min(FIRST, len(order))))
    for place in np.searchsorted(order, [*bad]).tolist():
        wanted |= set(range(max(place - AROUND, 0), min(place + AROUND + 1, len(order))))
    wanted |= set(np.searchsorted(order, reading.lines[_of_classes(draft)]).tolist())
    found: list[ShownRow] = []
    last = -1
    for place in sorted(wanted):
        if place != last + 1:
            found.append(GAP)
        line, last = int(order[place]), place
        found.append(_bad(bad[line]) if line in bad else _good(reading, line))
    return [*found, GAP] if last + 1 < len(order) else found


def _skipped(draft: Draft) -> tuple[Skipped, ...]:
    """The rows that cannot be used; without roles, those that fit no table."""
    if draft.use is not None:
        return draft.use.skipped
    return tuple(Skipped(each.line, each.reason, None, (), each.cells) for each in draft.reading.misfits[:100])


def _good(reading: Reading, line: int) -> ShownRow:
    return ShownRow(line, reading.cells(int(np.searchsorted(reading.lines, line))))


def _bad(each: Skipped) -> ShownRow:
    columns = each.columns or tuple(range(_first_fault(each), len(each.cells)))
    return ShownRow(each.line, each.cells, each.reason, columns)


def _first_fault(each: Skipped) -> int:
    """The cell of a row of another width from which on all are shifted: the first half of a number that was torn
    apart, as its reason quotes it. The first cell if there is none."""
    pairs = (f'"{left},{right}"' for left, right in pairwise(each.cells))
    return next((at for at, pair in enumerate(pairs) if pair in each.reason), 0)


def _of_classes(draft: Draft) -> list[int]:
    """The first rows of each class."""
    if draft.use is None or not draft.target or draft.roles[draft.target] != "class":
        return []
    cells, found = draft.reading.table.cells_of(draft.target)[draft.use.rows], []
    for value in np.unique(cells)[: OF_EACH_CLASS * 10]:
        found += draft.use.rows[np.flatnonzero(cells == value)[:OF_EACH_CLASS]].tolist()
    return found
