"""The cells of rows to columns of numbers or categories, a block of rows at a time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from core.data.reading.dialect import Dialect
from core.data.reading.marks import ALL_MISSING, ALWAYS_MISSING, OFTEN_MISSING
from core.data.reading.number import MISSING, NOT_FINITE, NUMBER, TEXT, TOO_LARGE, Floats, NumberForm
from core.data.reading.records import cells_of

_OFTEN = frozenset(text.casefold() for text in OFTEN_MISSING)


@dataclass(frozen=True, slots=True)
class Part:
    """A column's cells in a block. numbers: NaN where a cell is none. counts: of each kind of cell. marks: of missing
    cells that mean it only among numbers. texts: None if most cells are numbers, so that they need no memory."""

    numbers: Floats
    counts: list[int]
    marks: frozenset[str]
    texts: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows. texts: of the rows. parts: of the columns."""

    texts: Sequence[str]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a column. numbers: of categories if there are values. counts: rows of each value. missing, unusable:
    cells that are not there, or no numbers."""

    numbers: Floats
    values: tuple[str, ...]
    counts: tuple[int, ...]
    missing: int
    unusable: int


def block_of(texts: Sequence[str], rows: Sequence[Sequence[str]], form: NumberForm) -> Block:
    """A block of at least one row, all of the same width."""
    return Block(texts, tuple(_part(cells, form) for cells in zip(*rows, strict=True)))


def trial_form(dialect: Dialect, is_chosen: bool) -> NumberForm:
    """How numbers are read as long as it is open which marks of missing cells there are; is_chosen: a person said."""
    missing = frozenset(text.casefold() for text in dialect.missing) if is_chosen else ALL_MISSING
    return NumberForm(dialect.decimal, dialect.thousands, missing)


def _part(cells: tuple[str, ...], form: NumberForm) -> Part:
    numbers, counts = form.column(cells)
    if counts[NUMBER] == len(cells):
        return Part(numbers, counts, frozenset(), None)
    marks = frozenset(cell.casefold() for cell in set(cells)) & _OFTEN & form.missing
    return Part(numbers, counts, marks, None if counts[NUMBER] * 2 > len(cells) else cells)


def is_number(counts: Sequence[int]) -> bool:
    """Whether a column with so many cells of each kind is one of numbers: two thirds of those that are there are."""
    numbers = counts[NUMBER] + counts[TOO_LARGE] + counts[NOT_FINITE]
    return numbers * 3 >= (numbers + counts[TEXT]) * 2


def missing_marks(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The marks of missing cells: those that always are, and others that stand among numbers."""
    found: set[str] = set()
    for parts in zip(*(block.parts for block in blocks), strict=True):
        if is_number(_total(parts)):
            found.update(*(part.marks for part in parts))
    return (*ALWAYS_MISSING, *(text for text in OFTEN_MISSING if text.casefold() in found))


def column_cells(blocks: Sequence[Block], at: int, dialect: Dialect) -> Cells:
    """The cells of a column, by its number from 0; dialect: with its final marks of missing cells."""
    parts = [block.parts[at] for block in blocks]
    counts = _total(parts)
    if is_number(counts):
        numbers = np.concatenate([part.numbers for part in parts])
        return Cells(numbers, (), (), counts[MISSING], len(numbers) - counts[NUMBER] - counts[MISSING])
    return _categories([cell for block in blocks for cell in texts_of(block, at, dialect)], dialect)


def _total(parts: Iterable[Part]) -> list[int]:
    return [sum(counts) for counts in zip(*(part.counts for part in parts), strict=True)]


def texts_of(block: Block, at: int, dialect: Dialect) -> Iterable[str]:
    """The cells of a column in a block, by its number from 0, as texts."""
    texts = block.parts[at].texts
    return (cells_of(text, dialect)[at] for text in block.texts) if texts is None else texts


def _categories(cells: Sequence[str], dialect: Dialect) -> Cells:
    missing = frozenset(text.casefold() for text in dialect.missing)
    counts = Counter(cells)
    values = tuple(sorted(value for value in counts if value.casefold() not in missing))
    codes = {value: float(number) for number, value in enumerate(values)}
    numbers = np.array([codes.get(cell, np.nan) for cell in cells])
    found = tuple(counts[value] for value in values)
    return Cells(numbers, values, found, len(cells) - sum(found), 0)
