"""What a project file keeps of a table that is too large for it, so that it opens while the table is away."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core import limits
from core.data.description import describe
from core.data.inputs import check_inputs
from core.data.making import generate_with_source
from core.data.rows import MOST_CLASSES
from core.data.source import DatasetSpec, Imported
from core.data.table import Table
from core.data.writing import number_text
from core.problem import UserError

EMBEDDED_BYTES = 1_000_000
"""The size of a table, as text, up to which it is in the file as a whole."""

LARGEST_BYTES = limits.PROJECT_BYTES * 4 // 5
"""The size of a table, as text, that a project file can hold beside everything else."""

ROWS, CELLS, LEAST_ROWS = 500, 20_000, 20
"""An excerpt has so many rows, or fewer to have no more than so many cells, but not fewer than the least."""

GROWTH = 4


@lru_cache(maxsize=8)
def is_small(table: Table) -> bool:
    """Whether a table is in the file as a whole: as text it has at most EMBEDDED_BYTES bytes."""
    return _text_bytes(table, EMBEDDED_BYTES) <= EMBEDDED_BYTES


def check_fits(source: Imported) -> None:
    """UserError, one sentence, if a table is too large for a project file, and there is no file to refer to."""
    if source.origin is None and _text_bytes(source.table, LARGEST_BYTES) > LARGEST_BYTES:
        megabytes = limits.PROJECT_BYTES // 1_000_000
        raise UserError(
            f"The table is too large to be kept in a project ({megabytes} MB) without a file of its own: save it as a "
            "CSV file, and import that."
        )


def _text_bytes(table: Table, enough: int) -> int:
    """The size of a table as text, with a comma after each cell; of a larger table, anything above enough."""
    if 2 * table.cells.size > enough:
        # Each cell and its comma take 2 bytes at least.
        return 2 * table.cells.size
    size = sum(len(name.encode()) + 1 for name in table.names)
    for column, cells in zip(table.columns, table.cells.T, strict=True):
        present = cells[~np.isnan(cells)].tolist()
        lengths = [len(value.encode()) for value in column.values]
        size += len(cells) + sum(lengths[int(cell)] if lengths else len(number_text(cell)) for cell in present)
    return size


@lru_cache(maxsize=2)
def excerpt(spec: DatasetSpec, expressions: Sequence[str]) -> Table:
    """Rows of a spec's imported table, evenly spread, with which the project opens: there are the same classes, rows to
    train on, and a finite value of each input at each row. The whole table if fewer do not do. expressions: of the
    inputs, hashable."""
    source = spec.source
    assert isinstance(source, Imported)
    table = source.table
    count = max(LEAST_ROWS, min(ROWS, CELLS // len(table.columns)))
    while count < len(table.cells):
        part = replace(source, table=Table(table.columns, table.cells[_spread(source, count)], table.image))
        if _opens(replace(spec, source=part), source, expressions):
            return part.table
        count *= GROWTH
    return table


def _spread(source: Imported, count: int) -> NDArray[np.intp]:
    """The numbers of so many rows, and of one row for each of the first values of the target: with more of them than
    there can be classes, numbers stay numbers."""
    even = np.linspace(0, len(source.table.cells) - 1, count).astype(np.intp)
    _, first = np.unique(source.table.cells_of(source.target), return_index=True)
    return np.union1d(even, first[: MOST_CLASSES + 1])


def _opens(spec: DatasetSpec, whole: Imported, expressions: Sequence[str]) -> bool:
    try:
        if describe(spec.source) != describe(whole):
            return False
        # Not `generate`: it would keep an excerpt in the place of what is trained on.
        check_inputs(expressions, generate_with_source(spec)[0])
    except UserError:
        return False
    return True
