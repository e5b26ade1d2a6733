"""The answers that are shown, at training or at test rows, and the words for them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.data.dataset import Dataset
from core.plural import counted
from core.training.results import (
    Answers,
    Confusion,
    Numbers,
    Residuals,
    confusion_of,
    predicted_classes,
    residuals_of,
    surety,
    true_classes,
    worst_rows,
)
from playground.panels.surface.answer import target_decimals
from playground.panels.surface.axes import with_unit, written
from playground.style import number

Cell = tuple[int, int]
"""A true class and a predicted one."""

MOST_LISTED = 200
"""The most rows in a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row in a list. row: its number among all rows of the data. texts: what its columns say; told: the same in
    words."""

    row: int
    texts: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """data: those that the answers are to. is_test: they are at test rows."""

    data: Dataset
    answers: Answers
    is_test: bool

    @property
    def part(self) -> str:
        """What the rows are for."""
        return "test" if self.is_test else "training"

    @property
    def noun(self) -> str:
        """What a row is called: generated data are points."""
        return "row" if self.data.about.is_measured else "point"

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.answers.losses)

    @property
    def unknown(self) -> int:
        """At how many rows an answer is not finite."""
        return int((~np.isfinite(self.answers.outputs)).any(axis=0).sum())

    @property
    def confusion(self) -> Confusion:
        """The confusion counts of data with classes."""
        return confusion_of(self.answers, self.data)

    @property
    def residuals(self) -> Residuals:
        """The residuals of data with numbers to predict."""
        return residuals_of(self.answers, self.data)

    def counted(self, rows: int) -> str:
        """A number of these rows: "2 test rows"."""
        return counted(rows, f"{self.part} {self.noun}")

    def has(self, row: int) -> bool:
        """Whether a row of the data is among these."""
        return self.answers.rows.start <= row < self.answers.rows.stop

    def cell_of(self, row: int) -> Cell | None:
        """The cell that a row of the data falls into; None if it is not among these, or there are no classes."""
        if not self.data.classes or not self.has(row):
            return None
        predicted = predicted_classes(self.answers, self.data)[row - self.answers.first]
        return int(true_classes(self.data)[row]), int(predicted)

    def told(self, cell: Cell, confusion: Confusion) -> str:
        """A cell in words: "3 true, read as 5: 2 test rows, 4 %"."""
        true, predicted = (self.data.classes[at] for at in cell)
        share = float(confusion.shares[cell])
        percent = "" if math.isnan(share) else f", {100.0 * share:.0f} %"
        return f"{true} true, read as {predicted}: {self.counted(int(confusion.counts[cell]))}{percent}"

    def head_told(self, at: int, confusion: Confusion) -> str:
        """A class with its precision, recall and F1."""
        parts = ((name, measures[at]) for name, measures in measures_of(confusion))
        return f"{self.data.classes[at]}: " + ", ".join(f"{name} {share(value)}" for name, value in parts)

    @property
    def list_heads(self) -> tuple[str, ...]:
        """The heads of the columns of `listed`."""
        if self.data.classes:
            return self.noun, "true", "read as", "sure" if self.data.outputs > 1 else "output"
        return self.noun, "true", "predicted", "residual"

    def listed(self, among: Numbers | None) -> list[Listed]:
        """The worst of some rows, or of all of these; at most MOST_LISTED."""
        rows = worst_rows(self.answers, among)[:MOST_LISTED]
        return list(self._listed_classes(rows) if self.data.classes else self._listed_numbers(rows))

    def _listed_classes(self, rows: Numbers) -> Iterable[Listed]:
        data, names, places = self.data, self.data.classes, rows - self.answers.first
        predicted, sure = predicted_classes(self.answers, data)[places], surety(self.answers, data)[places]
        for row, read, value in zip(rows.tolist(), predicted.tolist(), sure.tolist(), strict=True):
            true, named = names[int(true_classes(data)[row])], str(self._place(row))
            text = share(value) if data.outputs > 1 else number.weight(value)
            how = f"{text} sure" if data.outputs > 1 else f"output {text}"
            yield Listed(
                row, (named, true, names[read], text), f"{self._name(row)}: {true} true, read as {names[read]}, {how}"
            )

    def _listed_numbers(self, rows: Numbers) -> Iterable[Listed]:
        found, places, target = self.residuals, rows - self.answers.first, self.data.about.target
        columns = (found.true[places], found.predicted[places], found.residuals[places])
        for row, *values in zip(rows.tolist(), *(column.tolist() for column in columns), strict=True):
            true, predicted, residual = (self.written(value) for value in values)
            told = f"{self._name(row)}: {with_unit(true, target)} true, {with_unit(predicted, target)} predicted"
            yield Listed(row, (str(self._place(row)), true, predicted, residual), told)

    def written(self, value: float) -> str:
        """A number of the target, with as many decimals as it needs."""
        return written(value, _decimals(self.data)) if math.isfinite(value) else number.NONE

    def measured(self, value: float) -> str:
        """A number of the target with its unit."""
        return with_unit(self.written(value), self.data.about.target)

    def _place(self, row: int) -> int:
        return row - self.answers.first + 1

    def _name(self, row: int) -> str:
        return f"{self.part} {self.noun} {self._place(row):,}"


@lru_cache(maxsize=4)
def _decimals(data: Dataset) -> int:
    return target_decimals(data)


def measures_of(confusion: Confusion) -> tuple[tuple[str, np.ndarray], ...]:
    """The measures of each class, with their names."""
    return ("precision", confusion.precision), ("recall", confusion.recall), ("F1", confusion.f1)


def share(value: float) -> str:
    """A share as percent; a dash if it is undefined."""
    return number.share(value) if math.isfinite(value) else number.NONE


def as_text(shown: Shown) -> str:
    """All of it as a table for the clipboard, with every digit."""
    data = shown.data
    lines = [f"{shown.part} {shown.noun}s\t{shown.count}"]
    if not data.classes:
        found = shown.residuals
        lines.append(f"R2\t{number.full(found.r2)}")
        lines.append(
            f"mean absolute error\t{number.full(found.mean_absolute_error)}\t{data.about.target.unit}".rstrip()
        )
        lines.append(
            f"root mean squared error\t{number.full(found.root_mean_squared_error)}\t{data.about.target.unit}".rstrip()
        )
        lines.append("\t".join([shown.noun, "true", "predicted", "residual"]))
        columns = (found.true.tolist(), found.predicted.tolist(), found.residuals.tolist())
        lines += ["\t".join([str(at), *map(number.full, row)]) for at, row in enumerate(zip(*columns, strict=True), 1)]
        return "\n".join(lines)
    confusion = shown.confusion
    measures = measures_of(confusion)
    lines.append("\t".join(["true \\ predicted", *data.classes, *(name for name, _ in measures)]))
    for at, (name, counts) in enumerate(zip(data.classes, confusion.counts.tolist(), strict=True)):
        lines.append("\t".join([name, *map(str, counts), *(number.full(values[at]) for _, values in measures)]))
    return "\n".join(lines)
