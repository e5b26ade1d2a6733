"""Real tables that ship with the application, read from their files."""

import csv
import math
from functools import cache
from importlib.resources import files

import numpy as np

from core.data.table import Column, Table

UNITS = ("mm", "cm", "g")
"""A header of ours may end in one of these."""

MISSING = "NA"


@cache
def shipped_table(file: str, image: tuple[int, int] | None = None) -> Table:
    """The table in a file of `resources.data`: a column is one of numbers if all its cells are, else of categories."""
    text = (files("resources.data") / file).read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    made = [_column(name, list(cells)) for name, cells in zip(header, zip(*rows, strict=True), strict=True)]
    return Table(tuple(column for column, _ in made), np.column_stack([cells for _, cells in made]), image)


def _column(name: str, cells: list[str]) -> tuple[Column, list[float]]:
    label, _, unit = name.rpartition("_")
    if unit not in UNITS:
        label, unit = name, ""
    label = label.replace("_", " ")
    try:
        return Column(name, label, unit), [math.nan if cell == MISSING else float(cell) for cell in cells]
    except ValueError:
        values = tuple(sorted({cell for cell in cells if cell != MISSING}))
        numbers = {value: float(at) for at, value in enumerate(values)}
        return Column(name, label, values=values), [numbers.get(cell, math.nan) for cell in cells]
