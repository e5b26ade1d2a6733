"""Decimal marks, thousands marks and marks of missing cells, guessed from the cells of a table."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.data.reading.choices import DECIMALS, THOUSANDS, Choices
from core.data.reading.number import NUMBER, TOO_LARGE, NumberForm, letters_of

ALWAYS_MISSING = ("", "NA", "N/A", "#N/A", "<NA>", "NaN", "null", "?")
"""Marks of a missing cell in any column, unless a person says otherwise."""

OFTEN_MISSING = ("-", "--", ".", "*", "none", "missing", "unknown", "n.a.", "n/d", "nd")
"""Marks of a missing cell if they stand in a column of numbers: elsewhere they may be values."""

ALL_MISSING = frozenset(text.casefold() for text in (*ALWAYS_MISSING, *OFTEN_MISSING))

Marks = tuple[str, str]
"""Of decimals and of thousands."""

_ORDER: tuple[Marks, ...] = tuple(
    (decimal, thousands) for thousands in THOUSANDS for decimal in DECIMALS if decimal != thousands
)
"""The likelier ones first: they win if others read as many numbers."""

_GROUPED = re.compile(r"[+\u2212-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
"""Either a number with three decimals, or thousands."""


@dataclass(frozen=True, slots=True)
class Found:
    """The marks of a table. numbers: how many cells are numbers with them. present: how many cells are not missing.
    other: marks that read as many numbers, but others; None if there are none."""

    marks: Marks
    numbers: int
    present: int
    other: Marks | None = None


def marks_of(cells: Iterable[str], delimiter: str, choices: Choices) -> Found:
    """The marks with which most cells are numbers, among those that a person left open."""
    counts = Counter(cell for cell in cells if cell.casefold() not in ALL_MISSING)
    letters = set().union(*counts) if counts else set()
    tried = [marks for marks in _ORDER if _fits(marks, choices, letters)]
    scores = {marks: numbers_in(counts, marks) for marks in tried}
    best = max(tried, key=scores.__getitem__)
    present = counts.total()
    best, other = _settled(best, counts, delimiter, [marks for marks in tried if scores[marks] == scores[best]])
    return Found(best, scores[best], present, other)


def numbers_in(counts: Counter[str], marks: Marks) -> int:
    """How many of the counted cells are numbers with these marks."""
    form = NumberForm(*marks, frozenset())
    return sum(count for cell, count in counts.items() if form.read(cell)[1] in (NUMBER, TOO_LARGE))


def _fits(marks: Marks, choices: Choices, letters: set[str]) -> bool:
    """Whether marks are allowed and other than the likelier ones for these letters."""
    decimal, thousands = marks
    if not _allowed(marks, choices):
        return False
    needs_thousands = bool(thousands) and choices.thousands is None
    needs_decimal = decimal == "," and choices.decimal is None and not thousands
    return not (needs_thousands and letters.isdisjoint(letters_of(thousands))) and not (
        needs_decimal and "," not in letters
    )


def _allowed(marks: Marks, choices: Choices) -> bool:
    return choices.decimal in (None, marks[0]) and choices.thousands in (None, marks[1])


def _settled(best: Marks, counts: Counter[str], delimiter: str, equal: Sequence[Marks]) -> tuple[Marks, Marks | None]:
    """Of marks that read as many numbers, which is it, if 1,234 may be a small number or a large one? In a table with
    semicolons it is small, as the comma there stands for the point."""
    for decimal, grouped in ((",", (".", ",")), (".", (",", "."))):
        small = (decimal, "")
        if best != small or grouped not in equal:
            continue
        marked = [cell for cell in counts if decimal in cell]
        if marked and all(_GROUPED.fullmatch(cell) for cell in marked):
            is_large = decimal == "," and delimiter != ";"
            return (grouped, small) if is_large else (small, grouped)
    return best, None


def marks_shown(marks: Marks) -> str:
    """Marks for people: "decimal comma, thousands point"."""
    decimal, thousands = marks
    return f"decimal {DECIMALS[decimal]}" + (f", thousands {THOUSANDS[thousands]}" if thousands else "")
