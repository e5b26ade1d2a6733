"""What the columns of a table probably are: inputs, the target, or nothing to learn from."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.data.reading.columns import Cells
from core.data.reading.names import LONGEST
from core.data.reading.number import Floats
from core.data.reading.reading import Image, ReadColumn
from core.data.rows import MOST_CLASSES
from core.plural import counted

IMAGE_SIDES = (8, 16, 28)

_TARGETS = re.compile(
    "target|class|labels?|classes|y|species|variety|diagnosis|outcome|output|result|category|digit|survived|response",
    re.IGNORECASE,
)
_IDS = re.compile(
    "(.*[ _.-])?(ids?|index|idx|nr|no|key|uuid|rowid|rownames|unnamed: 0|column 1|#)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}|\d{2}))([T ].*)?", re.ASCII)

_LOOKED_AT = 1_000
"""Cells that show whether a column has few values, before all are looked at."""

LEAST_IDS = 3
"""From so many rows on, texts that all differ name the rows."""


def described(name: str, given: str, note: str, cells: Cells) -> ReadColumn:
    """What is known of a column by itself; note: on its name, "" for none."""
    is_full = not cells.missing and not cells.unusable
    finite = cells.numbers if is_full else cells.numbers[~np.isnan(cells.numbers)]
    is_text = bool(cells.values)
    low, high = (None, None) if is_text or not len(finite) else (float(finite.min()), float(finite.max()))
    column = ReadColumn(
        name, given, "text" if is_text else "number", cells.values, cells.counts, cells.missing, cells.unusable,
        low, high, roles=_roles(cells.values, finite),
    )  # fmt: skip
    reason = _useless(column, finite)
    notes = tuple(filter(None, (note, _changed(column, cells.changed), reason or _counts_rows(column, finite))))
    return replace(column, role="left out" if reason else "input", notes=notes) if notes else column


def _changed(column: ReadColumn, count: int) -> str:
    """That values are not as the file has them, in a sentence; "" if they are."""
    told = f'In "{column.name}", {counted(count, "value")} lost what cannot be shown, or all after {LONGEST} letters.'
    return told if count else ""


def few_whole(numbers: Floats) -> int:
    """How many different numbers there are if they are whole and at most MOST_CLASSES, else 0; none is NaN."""
    count = 0
    for some in (numbers[:_LOOKED_AT], numbers) if len(numbers) > _LOOKED_AT else (numbers,):
        if not (some == np.floor(some)).all():
            return 0
        count = len(np.unique(some))
        if count > MOST_CLASSES:
            return 0
    return count


def _roles(values: tuple[str, ...], finite: Floats) -> tuple[str, ...]:
    if values:
        return (
            *(("input",) if len(values) <= MOST_CLASSES else ()),
            *(("class",) if len(values) > 1 else ()),
            "left out",
        )
    if not len(finite):
        return ("left out",)
    if not (finite == np.floor(finite)).all():
        return ("input", "number", "left out")
    return ("input", "class", "left out") if few_whole(finite) else ("input", "class", "number", "left out")


def _useless(column: ReadColumn, finite: Floats) -> str:
    """Why a column is left out, in a sentence; "" if it is not."""
    name = f'"{column.name}"'
    rows = len(finite)
    if not rows:
        return f"{name} is empty, so it is left out."
    if column.has_one_value:
        return f"{name} has one value, so it is left out."
    if column.values:
        if _are_dates(column.values):
            return f"{name} holds dates, which are read as text, so it is left out."
        if len(column.values) == rows >= LEAST_IDS:
            return f"The values of {name} all differ, so they name the rows, and it is left out."
        if len(column.values) > MOST_CLASSES:
            return f"{name} has {len(column.values):,} values; an input has at most {MOST_CLASSES}, so it is left out."
        return ""
    if _IDS.fullmatch(column.name) and _all_differ(finite):
        return f"The values of {name} are whole and all differ, so they name the rows, and it is left out."
    return ""


def _counts_rows(column: ReadColumn, finite: Floats) -> str:
    """That a column may be none to learn from, in a sentence; "" if it does not count the rows."""
    if column.kind == "text" or len(finite) < LEAST_IDS or finite[1] - finite[0] != 1.0:
        return ""
    if not (np.diff(finite) == 1.0).all():
        return ""
    return f'"{column.name}" counts the rows; leave it out unless it is measured.'


def _are_dates(values: Sequence[str]) -> bool:
    some = values[:_LOOKED_AT]
    return sum(_DATE.fullmatch(value) is not None for value in some) * 5 >= len(some) * 4


def _all_differ(finite: Floats) -> bool:
    is_whole = len(finite) >= LEAST_IDS and bool((finite == np.floor(finite)).all())
    return is_whole and len(np.unique(finite)) == len(finite)


def with_target(columns: Sequence[ReadColumn]) -> tuple[ReadColumn, ...]:
    """The columns, one of them as the target if one can be. If nothing else is left to predict it from, numbers that
    count the rows are an input."""
    target = _target(columns)
    if target is None:
        return tuple(columns)
    # What is said of a column that is left out is not true of a target.
    found = [
        replace(column, role="target", notes=column.notes_in_use) if column is target else column for column in columns
    ]
    if all(column.role != "input" for column in found):
        found = [
            replace(column, role="input", notes=column.notes_in_use)
            if column.role == "left out" and column.kind == "number" and column.low != column.high
            else column
            for column in found
        ]
    return tuple(found)


def _target(columns: Sequence[ReadColumn]) -> ReadColumn | None:
    """The column with a usual name; the only text; the last column if it can be classes; the last text; the last
    number. A text with many values is better than none."""
    useful = [column for column in columns if column.role == "input"]
    for column in reversed(columns):
        can_be = "class" in column.roles or "number" in column.roles
        if _TARGETS.fullmatch(column.name) and can_be:
            return column
    texts = [column for column in useful if column.kind == "text"]
    if len(texts) == 1:
        return texts[0]
    if useful and useful[-1] is columns[-1] and "class" in useful[-1].roles:
        return useful[-1]
    many = [column for column in columns if column.kind == "text" and len(column.values) > MOST_CLASSES]
    many = [column for column in many if max(column.counts) > 1 and not _are_dates(column.values)]
    return next((group[-1] for group in (texts, useful, many) if group), None)


def image_of(columns: Sequence[ReadColumn]) -> Image | None:
    """The square image whose pixels are the numbers of a table with at most one more column, first or last: they have
    one range that begins at 0, and names that differ in their numbers only."""
    for side in IMAGE_SIDES:
        for start in (0, 1):
            pixels, more = columns[start : start + side * side], len(columns) - side * side
            if more in (0, 1) and more >= start and len(pixels) == side * side and _are_pixels(pixels):
                return Image(side, start)
    return None


def _are_pixels(columns: Sequence[ReadColumn]) -> bool:
    if len({re.sub("[0-9]+", "", column.name) for column in columns}) > 1:
        return False
    return all(column.kind == "number" and (column.low or 0.0) >= 0.0 for column in columns) and any(
        column.low == 0.0 for column in columns
    )


def with_pixels(columns: Sequence[ReadColumn], image: Image) -> tuple[ReadColumn, ...]:
    """The columns, all pixels of an image as inputs, those in its corners included, which have one value."""
    return tuple(
        replace(column, role="input", notes=column.notes_in_use)
        if image.start <= at < image.start + image.side**2
        else column
        for at, column in enumerate(columns)
    )
