"""The cells of rows to columns of numbers or categories, a block of rows at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.data.reading.dialect import Dialect
from core.data.reading.marks import ALL_MISSING, ALWAYS_MISSING, OFTEN_MISSING
from core.data.reading.names import category_names, visible
from core.data.reading.number import MISSING, NOT_FINITE, NUMBER, TEXT, TOO_LARGE, Floats, NumberForm, number_form
from core.data.reading.records import cells_of
from core.data.writing import unshielded

_OFTEN = frozenset(text.casefold() for text in OFTEN_MISSING)


@dataclass(frozen=True, slots=True)
class Part:
    """A column's cells in a block, as numbers, NaN where a cell is none, or as texts, whatever most of them are; the
    other one is None. counts: of each kind of cell. marks: of missing cells that mean it only among numbers."""

    numbers: Floats | None
    texts: Sequence[str] | None
    counts: list[int]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows. texts: of the rows. parts: of the columns."""

    texts: Sequence[str]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a column. numbers: of categories if there are values. counts: rows of each value. missing, unusable:
    cells that are not there, or no numbers. changed: texts that are written in another way as values."""

    numbers: Floats
    values: tuple[str, ...]
    counts: tuple[int, ...]
    missing: int
    unusable: int
    changed: int = 0


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
        return Part(numbers, None, counts, frozenset())
    marks = frozenset(cell.casefold() for cell in set(cells)) & _OFTEN & form.missing
    return Part(numbers, None, counts, marks) if is_number(counts) else Part(None, cells, counts, marks)


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


def cells_of_columns(blocks: Sequence[Block], dialect: Dialect) -> tuple[Floats, tuple[Cells, ...]]:
    """All cells, (rows, columns), and those of each column; dialect: with its final marks of missing cells."""
    totals = [_total(parts) for parts in zip(*(block.parts for block in blocks), strict=True)]
    texts: dict[int, list[str]] = {at: [] for at, counts in enumerate(totals) if not is_number(counts)}
    for block in blocks:
        for at, cells in zip(texts, texts_of(block, list(texts), dialect), strict=True):
            texts[at] += cells
    table = np.empty((sum(len(block.texts) for block in blocks), len(totals)))
    form, found = number_form(dialect), []
    for at, counts in enumerate(totals):
        if at in texts:
            found.append(_categories(texts[at], dialect, table[:, at]))
            continue
        numbers = [_numbers_of(block.parts[at], form) for block in blocks]
        np.concatenate(numbers, out=table[:, at])
        unusable = sum(counts) - counts[NUMBER] - counts[MISSING]
        found.append(Cells(table[:, at], (), (), counts[MISSING], unusable))
    return table, tuple(found)


def _total(parts: Sequence[Part]) -> list[int]:
    if len(parts) == 1:
        return parts[0].counts
    return [sum(counts) for counts in zip(*(part.counts for part in parts), strict=True)]


def _numbers_of(part: Part, form: NumberForm) -> Floats:
    if part.numbers is not None:
        return part.numbers
    assert part.texts is not None
    return form.column(part.texts)[0]


def texts_of(block: Block, columns: Sequence[int], dialect: Dialect) -> list[Sequence[str]]:
    """The cells of some columns in a block, by their numbers from 0, as texts."""
    texts = [block.parts[at].texts for at in columns]
    known = [each for each in texts if each is not None]
    if len(known) == len(texts):
        return known
    # Read as numbers before it was known that others are texts.
    found = list(zip(*(cells_of(text, dialect) for text in block.texts), strict=True))
    return [found[at] for at in columns]


def _categories(cells: Sequence[str], dialect: Dialect, out: Floats) -> Cells:
    """A column of categories; out: where their numbers go, (rows,)."""
    # What cannot be seen names no category, whatever the marks are.
    missing = {"", *(text.casefold() for text in dialect.missing)}
    texts = Counter(cells)
    names = category_names(text for text in texts if missing.isdisjoint((text.casefold(), visible(text).casefold())))
    counts: Counter[str] = Counter()
    for text, name in names.items():
        counts[name] += texts[text]
    values = tuple(sorted(counts))
    numbers = {name: float(number) for number, name in enumerate(values)}
    codes = {text: numbers[name] for text, name in names.items()}
    out[:] = [codes.get(cell, np.nan) for cell in cells]
    changed = sum(visible(text) != text or unshielded(text) != name for text, name in names.items())
    return Cells(out, values, tuple(counts[name] for name in values), len(cells) - counts.total(), 0, changed)
