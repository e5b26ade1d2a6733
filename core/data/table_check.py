"""What a table may be. Whoever makes one from what a person gives asks here: readers of table files and of projects."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from core import limits
from core.data.table import Column, Floats, Table
from core.plural import counted
from core.problem import UserError
from core.quotation import quote


def check_table(table: Table) -> None:
    """UserError, which names the column, if a table is too large, or its names, categories, cells and image do not fit
    together. What is accepted can be saved and opened."""
    rows, width = table.cells.shape
    for count, most, what in (
        (width, limits.TABLE_COLUMNS, "column"),
        (rows, limits.TABLE_ROWS, "row"),
        (rows * width, limits.TABLE_CELLS, "cell"),
    ):
        if count > most:
            raise UserError(f"the table has {counted(count, what)}, and at most {most:,} are possible")
    twice = _repeated(table.names)
    if twice is not None:
        raise UserError(f'two columns of the table have the same name: "{quote(twice)}"')
    for column, cells in zip(table.columns, table.cells.T, strict=True):
        _check_column(column, cells)
    if table.image is not None and not 0 < table.image[0] * table.image[1] < width:
        raise UserError("the image of the table has more pixels than there are columns beside the target")


def check_text(what: str, text: str, *, least: int = 1) -> None:
    """UserError if a text cannot be shown on one line, or is too long or too short; what: the thing that has it."""
    if not text.isprintable():
        raise UserError(f'{what} has a text with characters that cannot be shown: "{quote(text)}"')
    if not least <= len(text) <= limits.NAME:
        raise UserError(f"{what} has a text of {counted(len(text), 'letter')}, not of {least} to {limits.NAME}")


def _check_column(column: Column, cells: Floats) -> None:
    what = f'the column "{quote(column.name)}" of the table'
    for text in (column.name, *column.values):
        check_text(what, text)
    for text in (column.label, column.unit):
        check_text(what, text, least=0)
    if not column.values:
        return
    if _repeated(column.values) is not None:
        raise UserError(f"{what} has the same category twice")
    is_place = (cells >= 0.0) & (cells < len(column.values)) & (cells == np.floor(cells))
    wrong = np.flatnonzero(~(is_place | np.isnan(cells)))
    if len(wrong):
        raise UserError(f"cell {wrong[0] + 1:,} of {what} names none of its categories")


def _repeated(texts: Sequence[str]) -> str | None:
    """A text that occurs twice; None if all differ."""
    if len(set(texts)) == len(texts):
        return None
    return next(text for text, count in Counter(texts).items() if count > 1)
