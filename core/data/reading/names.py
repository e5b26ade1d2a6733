"""Names for the columns of a file: unique, printable and short, whatever the header holds."""

from collections.abc import Sequence

from core import limits
from core.free_name import free_name
from core.quotation import quote

MOST_LISTED = 8
"""Columns that a message lists."""


def column_names(given: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of columns whose header is given, and sentences about those that had to change, "" for the others. An
    empty name becomes "column 3", the second of two equal ones "x (2)"."""
    plain = [_plain(name) for name in given]
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


def _plain(name: str) -> str:
    """A name on one line without control characters. Blanks are as in the header but for those at its ends."""
    text = "".join(letter if letter.isprintable() else " " for letter in name).strip()
    # Room for the number of a second column with this name.
    return text[: limits.NAME - 10].strip()


def unknown_column(name: str, names: Sequence[str]) -> str:
    """A sentence about a column that a table does not have."""
    shown = ", ".join(quote(each) for each in names[:MOST_LISTED])
    more = f" and {len(names) - MOST_LISTED:,} more" if len(names) > MOST_LISTED else ""
    return f'There is no column "{quote(name)}"; there are {shown}{more}.'
