"""The values of a network's inputs: expressions over the scaled columns of a data set."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.data.dataset import Dataset
from core.data.expression import Expression, read
from core.problem import UserError

Floats = NDArray[np.float64]


def expressions_of(texts: Sequence[str], data: Dataset) -> tuple[Expression, ...]:
    """The expressions over a data set's columns. FormulaError for one that cannot be read."""
    names = data.about.names
    return tuple(read(text, names) for text in texts)


def input_values(expressions: Sequence[Expression], column: Callable[[str], Floats], count: int) -> Floats:
    """The inputs at `count` points: (expressions, count), C-contiguous. column(name): the scaled values of a column,
    (count,)."""
    found = np.empty((len(expressions), count))
    for row, expression in zip(found, expressions, strict=True):
        row[:] = expression.of_columns(column, count)
    return found


def inputs_at(texts: Sequence[str], data: Dataset, points: Floats) -> Floats:
    """The inputs at points (n, columns) in the units of the columns: (texts, n), C-contiguous."""
    places = {name: at for at, name in enumerate(data.about.names)}

    def column(name: str) -> Floats:
        at = places[name]
        return np.asarray((points[:, at] - data.center[at]) / data.scale[at])

    return input_values(expressions_of(texts, data), column, len(points))


def check_inputs(texts: Sequence[str], data: Dataset) -> None:
    """UserError, one sentence, if an input cannot be read or has no finite value at one of the points."""
    values = inputs_at(texts, data, data.points)
    for text, row in zip(texts, values, strict=True):
        wrong = np.flatnonzero(~np.isfinite(row))
        if len(wrong):
            raise UserError(f"{text} {_where(text, data, wrong)}")


def _where(text: str, data: Dataset, wrong: NDArray[np.intp]) -> str:
    names = data.about.names
    expression = read(text, names)
    scaled = data.scaled(data.points[wrong[:1]])[0]
    at = " and ".join(f"{name} = {scaled[names.index(name)]:.4g}" for name in expression.reads[:2])
    scale = "" if (data.scale == 1.0).all() and not data.center.any() else " (columns are scaled)"
    return f"is not a finite number at {len(wrong):,} of the {len(data.points):,} points, such as {at}{scale}."
