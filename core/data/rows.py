"""The rows of a table that can be used, as points and labels."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from core.data.table import Column, Table
from core.problem import UserError
from core.quotation import quote

Floats = NDArray[np.float64]

MOST_CLASSES = 10
"""The most classes, and the most values of a category that is an input."""

WHOLE = 2.0**53
"""From here on, every double is a whole number."""


def classes_of(table: Table, target: str) -> tuple[str, ...]:
    """The classes of a target column: texts, however many, or at most MOST_CLASSES different whole numbers below WHOLE;
    () for numbers to predict."""
    column = table.column(target)
    if column.values:
        return column.values
    found = np.unique(table.cells_of(target))
    found = found[~np.isnan(found)]
    is_whole = (found == np.floor(found)) & (np.abs(found) < WHOLE)
    is_class = len(found) <= MOST_CLASSES and bool(is_whole.all())
    # Adding 0 takes the sign of -0.
    return tuple(f"{value + 0.0:.0f}" for value in found) if is_class else ()


def one_value(target: str, *, is_class: bool) -> str:
    """What is said of a target that is the same in every row."""
    return f"{quote(target)} has one value; there is nothing to {'tell apart' if is_class else 'predict'}."


def input_columns(table: Table, inputs: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns that a network reads: numbers as they are, a category as one switch for each of its values. UserError
    if a category has more than MOST_CLASSES values, or two columns get the same name."""
    found: list[Column] = []
    for name in inputs:
        column = table.column(name)
        if len(column.values) > MOST_CLASSES:
            raise UserError(
                f'The column "{quote(name)}" has {len(column.values):,} values; as an input it has at most '
                f"{MOST_CLASSES}: leave it out."
            )
        found += [_switch(column, value) for value in column.values] or [column]
    twice = [name for name, count in Counter(column.name for column in found).items() if count > 1]
    if twice:
        raise UserError(f'Two columns would be called "{quote(twice[0])}": rename one of them.')
    return tuple(found)


def usable_rows(table: Table, target: str, inputs: tuple[str, ...]) -> NDArray[np.intp]:
    """The numbers of the rows that lack no cell of these columns."""
    needed = np.column_stack([table.cells_of(name) for name in (*inputs, target)])
    return np.flatnonzero(~np.isnan(needed).any(axis=1))


def points_of(table: Table, target: str, inputs: tuple[str, ...]) -> Floats:
    """The usable rows as points, (n, columns of `input_columns`)."""
    rows, parts = usable_rows(table, target, inputs), []
    for name in inputs:
        cells, values = table.cells_of(name)[rows], table.column(name).values
        parts += [(cells == number).astype(np.float64) for number in range(len(values))] or [cells]
    return np.column_stack(parts)


def labels_of(table: Table, target: str, inputs: tuple[str, ...]) -> Floats:
    """The labels of the usable rows, (n,): -1 and +1 for two classes, the class's number for more, else the number."""
    cells, classes = table.cells_of(target)[usable_rows(table, target, inputs)], classes_of(table, target)
    if not classes:
        return cells
    if not table.column(target).values:
        cells = np.searchsorted(np.array([float(name) for name in classes]), cells).astype(np.float64)
    return 2.0 * cells - 1.0 if len(classes) == 2 else cells


def _switch(column: Column, value: str) -> Column:
    return Column(f"{column.name} = {value}", f"{column.shown} = {value}", is_switch=True)
