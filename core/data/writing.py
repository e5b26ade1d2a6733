"""Tables as text that spreadsheets and other programs read: comma-separated values (RFC 4180)."""

import csv
import io

import numpy as np

from core.data.dataset import Dataset, Floats
from core.data.table import Column, Table
from core.free_name import free_name
from core.progress import Tell, unheard

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins with one of these for a formula, and runs it."""

SHIELD = "'"
"""Before such a text, it makes a text of it."""

PARTS = ("train", "test")
CELLS = 10_000
"""The cells that are written at once."""

WHOLE = 1e15
"""Below this, whole numbers are written without a point and all their digits are known."""


def csv_text(table: Table, tell: Tell = unheard) -> str:
    """A table as text: a header with the names of the columns, then the rows. Numbers have all their digits, a missing
    cell, or one that is not finite, is empty, and texts that a spreadsheet would run have an apostrophe before them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(name) for name in table.names])
    block = max(1, CELLS // len(table.columns))
    for begin in range(0, len(table.cells), block):
        tell(begin / len(table.cells))
        parts = zip(table.columns, table.cells[begin : begin + block].T, strict=True)
        writer.writerows(zip(*(_texts(column, cells) for column, cells in parts), strict=True))
    return text.getvalue()


def data_table(data: Dataset, outputs: Floats | None = None) -> Table:
    """The rows of a data set, in its order: columns and target in their units, and the part that a row belongs to.

    outputs: (n, outputs) of a network at these rows; then the prediction and the error are added. Of classes, the error
    is 1 for a wrong one and 0 for the right one; of numbers, it is the prediction minus the target, in its unit.
    """
    target = _classes(data, data.targets) if data.classes else _measured(data, data.targets)
    part = (np.arange(len(data.points)) >= data.train_count).astype(np.float64)
    columns = [*data.columns, Column(data.about.target.name, values=data.classes), Column("part", values=PARTS)]
    cells = [*data.points.T, target, part]
    if outputs is not None:
        predicted = _classes(data, outputs) if data.classes else _measured(data, outputs)
        columns += [Column("prediction", values=data.classes), Column("error")]
        cells += [predicted, (predicted != target).astype(np.float64) if data.classes else predicted - target]
    taken: set[str] = set()
    named = tuple(Column(free_name(column.name, taken), values=column.values) for column in columns)
    return Table(named, np.column_stack(cells))


def harmless(text: str) -> str:
    """A text that no spreadsheet runs; `unshielded` takes it back."""
    return SHIELD + text if text.lstrip(SHIELD).startswith(FORMULA) else text


def unshielded(text: str) -> str:
    """A text that was written as a harmless one, as it was before."""
    return text[len(SHIELD) :] if text.startswith(SHIELD) and text.lstrip(SHIELD).startswith(FORMULA) else text


def number_text(number: float) -> str:
    """A number with all its digits, as short as it can be."""
    return f"{number + 0.0:.0f}" if number == int(number) and abs(number) < WHOLE else repr(number)


def _texts(column: Column, cells: Floats) -> list[str]:
    if column.values:
        values = [harmless(value) for value in column.values]
        return ["" if np.isnan(cell) else values[int(cell)] for cell in cells.tolist()]
    return [number_text(cell) if np.isfinite(cell) else "" for cell in cells.tolist()]


def _classes(data: Dataset, outputs: Floats) -> Floats:
    """The numbers of the classes that outputs (n, outputs) mean: the largest, or the sign of the only one."""
    found = outputs.argmax(axis=1) if data.outputs > 1 else outputs[:, 0] >= 0.0
    return found.astype(np.float64)


def _measured(data: Dataset, outputs: Floats) -> Floats:
    return outputs[:, 0] * data.target_scale + data.target_center
