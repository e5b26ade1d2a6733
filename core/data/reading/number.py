"""Cells to numbers, and what is wrong with a cell that is none."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core import limits
from core.data.reading.choices import DECIMALS, THOUSANDS
from core.data.reading.dialect import Dialect
from core.quotation import quote

Floats = NDArray[np.float64]

NUMBER, MISSING, TEXT, TOO_LARGE, NOT_FINITE = range(5)
"""What a cell holds."""

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'\u2019"
_MINUS = "\u2212"

_NOT_FINITE = re.compile(r"[+-]?(inf|infinity|nan)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How numbers are written in a table: with which marks, and which texts stand for a missing one."""

    decimal: str
    thousands: str
    missing: frozenset[str]

    def read(self, cell: str) -> tuple[float, int]:
        """The number in a cell without blanks around it, NaN if it is none, and what it holds. Digits are those of
        ASCII; U+2212 is a minus."""
        if cell.casefold() in self.missing:
            return math.nan, MISSING
        text = cell.replace(_MINUS, "-")
        if _PATTERNS[self.decimal, self.thousands].fullmatch(text) is None:
            return math.nan, NOT_FINITE if _NOT_FINITE.fullmatch(text) else TEXT
        for mark in letters_of(self.thousands):
            text = text.replace(mark, "")
        number = float(text.replace(self.decimal, "."))
        # Adding 0 takes the sign of -0.
        return (number + 0.0, NUMBER) if abs(number) <= limits.CELL else (math.nan, TOO_LARGE)

    def column(self, cells: Sequence[str]) -> tuple[Floats, list[int]]:
        """The numbers of a column, (rows,), NaN where a cell is none; and how many cells hold each kind of thing."""
        plain = self._plain_column(cells)
        if plain is not None:
            return plain, [len(cells), 0, 0, 0, 0]
        known: dict[str, tuple[float, int]] = {}
        numbers = np.empty(len(cells))
        counts = [0] * 5
        for at, cell in enumerate(cells):
            found = known.get(cell)
            if found is None:
                found = known[cell] = self.read(cell)
            numbers[at] = found[0]
            counts[found[1]] += 1
        return numbers, counts

    def _plain_column(self, cells: Sequence[str]) -> Floats | None:
        """The numbers of a column without marks, missing cells or surprises, fast; None for others."""
        text = "".join(cells)
        if self.decimal != "." or not text.isascii() or "_" in text or _has_number(self.missing):
            return None
        try:
            numbers = np.array(list(map(float, cells)))
        except ValueError:
            return None
        return numbers + 0.0 if (np.abs(numbers) <= limits.CELL).all() else None


def number_form(dialect: Dialect) -> NumberForm:
    """How numbers are written in a dialect."""
    return NumberForm(dialect.decimal, dialect.thousands, frozenset(text.casefold() for text in dialect.missing))


def cell_fault(column: str, cell: str, form: NumberForm | None) -> str:
    """What is wrong with a cell, in a sentence; form: None for a column of text, whose cells can only be missing."""
    kind = MISSING if form is None else form.read(cell)[1]
    name = quote(column)
    if kind == MISSING:
        return f"{name} is missing ({quote(cell)})." if cell else f"{name} is missing."
    if kind == TOO_LARGE:
        return "The number is too large."
    if kind == NOT_FINITE:
        return f'{name} is not finite: "{quote(cell)}".'
    return f'{name} holds text: "{quote(cell)}".'


@lru_cache(maxsize=64)
def _has_number(missing: frozenset[str]) -> bool:
    """Whether a number stands for a missing cell, as -999 may."""
    return any(_PATTERNS[".", ""].fullmatch(text) for text in missing)


def letters_of(thousands: str) -> str:
    """All that a thousands mark stands for."""
    return SPACES if thousands == " " else APOSTROPHES if thousands == "'" else thousands


def _number_pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    point = re.escape(decimal)
    whole = "[0-9]++"
    if thousands:
        # Marks stand between groups of three digits; a number may do without them.
        whole = rf"(?:[1-9][0-9]{{0,2}}(?:[{re.escape(letters_of(thousands))}][0-9]{{3}})++|[0-9]++)"
    return re.compile(rf"[+-]?(?:{whole}(?:{point}[0-9]*+)?|{point}[0-9]++)(?:[eE][+-]?[0-9]++)?")


_PATTERNS = {
    (decimal, thousands): _number_pattern(decimal, thousands)
    for decimal in DECIMALS
    for thousands in THOUSANDS
    if decimal != thousands
}
