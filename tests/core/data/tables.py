"""Small tables for tests, and made ones of any width."""

import math
from collections.abc import Sequence

import numpy as np

from core.data.source import Imported
from core.data.table import Column, Table

Cell = float | str | None


def table_of(image: tuple[int, int] | None = None, /, **columns: Sequence[Cell]) -> Table:
    """A table of named columns; texts make a column of categories, None is a missing cell."""
    made = [_column(name, cells) for name, cells in columns.items()]
    return Table(tuple(column for column, _ in made), np.column_stack([cells for _, cells in made]), image)


def imported(table: Table, target: str = "y", inputs: tuple[str, ...] | None = None) -> Imported:
    """A person's table; all columns but the target are inputs unless some are named."""
    others = tuple(name for name in table.names if name != target)
    return Imported("mine", table, target, others if inputs is None else inputs)


def drawn(columns: int, seed: int, rows: int = 60, classes: int = 3) -> Imported:
    """Related columns c1, c2, ... far from 0 and of different sizes; the target y has so many classes, or numbers for
    0."""
    draw = np.random.default_rng(seed)
    mixed = draw.normal(size=(rows, columns)) @ draw.normal(size=(columns, columns))
    cells = mixed * 10.0 ** draw.uniform(-3.0, 3.0, columns) + draw.normal(size=columns) * 50.0
    total = mixed.sum(axis=1)
    labels = total.argsort().argsort() * classes // rows if classes else total
    names = [Column(f"c{number + 1}") for number in range(columns)]
    return imported(Table((*names, Column("y")), np.column_stack([cells, labels])))


def _column(name: str, cells: Sequence[Cell]) -> tuple[Column, list[float]]:
    values = tuple(sorted({cell for cell in cells if isinstance(cell, str)}))
    if values:
        return Column(name, values=values), [math.nan if cell is None else values.index(str(cell)) for cell in cells]
    return Column(name), [math.nan if cell is None else float(cell) for cell in cells]
