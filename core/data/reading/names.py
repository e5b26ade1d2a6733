"""Names for the columns and categories of a file: unique, printable and short, whatever it holds."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from core import limits
from core.data.writing import unshielded
from core.free_name import ROOM, free_name
from core.quotation import REPLACEMENT, quote

MOST_LISTED = 8
"""Columns that a message lists."""

LONGEST = limits.NAME - ROOM
"""Letters of a name that is cut because it is too long."""


def column_names(given: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of columns whose header is given, and sentences about those that had to change, "" for the others. An
    empty name becomes "column 3", the second of two equal ones "x (2)"."""
    plain = [_short(unshielded(visible(name))) for name in given]
    # A name that stands in the header belongs to the first column that has it.
    taken = {name for name in plain if name}
    names, notes, seen = [], [], set()
    for number, (written, name) in enumerate(zip(given, plain, strict=True), 1):
        if not name:
            free = free_name(f"column {number}", taken)
            note = f'Column {number:,} has no name; it is called "{quote(free)}".'
        elif name in seen:
            free = free_name(name, taken)
            note = f'Column {number:,} is called "{quote(name)}" as one before it; it becomes "{quote(free)}".'
        else:
            free, note = name, "" if name == written else f'Column {number:,} is called "{quote(name)}" here.'
        seen.add(free)
        names.append(free)
        notes.append(note)
    return tuple(names), tuple(notes)


def numbered_names(count: int) -> tuple[str, ...]:
    """The names of columns without a header: their numbers from 1."""
    return tuple(str(number) for number in range(1, count + 1))


def category_names(texts: Iterable[str]) -> Mapping[str, str]:
    """Text of a cell -> name of its category. Texts that look the same are one category; those that would be the same
    only because they are cut are numbered. Each text must have something that can be seen."""
    seen = {text: unshielded(visible(text)) for text in texts}
    changed = {plain: _short(plain) for plain in seen.values()}
    # A text that needs no change keeps its name.
    taken = {plain for plain, short in changed.items() if plain == short}
    names = {plain: plain if plain in taken else "" for plain in changed}
    for plain in sorted(plain for plain, name in names.items() if not name):
        names[plain] = free_name(changed[plain], taken)
    return {text: names[plain] for text, plain in seen.items()}


def visible(text: str) -> str:
    """A text on one line, without letters that take no room, and without blanks at its ends; "" if nothing is left."""
    return text if text.isprintable() else "".join(map(_visible, text)).strip()


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    return "" if kind == "Cf" else " " if letter.isspace() or kind == "Cc" else letter


def _short(text: str) -> str:
    """A visible text as a name: letters that cannot be shown are replaced, and what is too long is cut."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else REPLACEMENT for letter in text)
    return text if len(text) <= limits.NAME else text[:LONGEST].strip()


def unknown_column(name: str, names: Sequence[str]) -> str:
    """A sentence about a column that a table does not have."""
    shown = ", ".join(quote(each) for each in names[:MOST_LISTED])
    more = f" and {len(names) - MOST_LISTED:,} more" if len(names) > MOST_LISTED else ""
    return f'There is no column "{quote(name)}"; there are {shown}{more}.'
