"""Drawn rows in a data set."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core import limits
from core.data.dataset import Dataset, Description
from core.data.source import DrawnRow
from core.plural import counted
from core.problem import UserError
from core.quotation import quote


def check_drawn(drawn: Sequence[DrawnRow], about: Description) -> None:
    """UserError if there are too many rows, or if one does not fit the data."""
    if len(drawn) > limits.DRAWN_ROWS:
        raise UserError(
            f"There are {len(drawn):,} drawn rows; the data take at most {limits.DRAWN_ROWS:,}: undo some of them."
        )
    for number, row in enumerate(drawn, 1):
        if row.label not in about.classes:
            raise UserError(f'Drawn row {number:,} is of the class "{quote(row.label)}", which the data do not have.')
        if len(row.cells) != len(about.columns):
            has, need = counted(len(row.cells), "cell"), counted(len(about.columns), "column")
            raise UserError(f"Drawn row {number:,} has {has}, but the data have {need}.")
        if not all(abs(cell) <= limits.CELL for cell in row.cells):
            raise UserError(f"Drawn row {number:,} has a number beyond {limits.CELL:g}.")


def with_drawn(data: Dataset, drawn: Sequence[DrawnRow]) -> Dataset:
    """A data set with drawn rows as the last of those that train. Its test rows, scaling and ranges stay."""
    if not drawn:
        return data
    at, classes = data.train_count, data.classes
    points = np.insert(data.points, at, [row.cells for row in drawn], axis=0)
    labels = np.array([classes.index(row.label) for row in drawn], dtype=np.float64)[:, None]
    own = 2.0 * labels - 1.0 if data.outputs == 1 else np.asarray(labels == np.arange(data.outputs), dtype=np.float64)
    targets = np.insert(data.targets, at, own, axis=0)
    for array in (points, targets):
        array.flags.writeable = False
    return replace(data, points=points, targets=targets, train_count=at + len(drawn))
