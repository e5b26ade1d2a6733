"""Whether the first row of a table holds the names of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.data.reading.marks import ALL_MISSING
from core.data.reading.number import NUMBER, TEXT, NumberForm

Row = Sequence[str]

_DIGITS = re.compile("[0-9.,+-]*")


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """is_header: of the first row. is_sure: columns of numbers say so, and no column of texts something else."""

    is_header: bool
    is_sure: bool


def guessed_header(rows: Sequence[Row], form: NumberForm) -> HeaderGuess:
    """Whether the first of some rows of the same width is a header: it holds texts where the others hold numbers; in a
    table of texts, its texts differ and are not seen again."""
    first, body = rows[0], rows[1:]
    if not body:
        return HeaderGuess(not any(form.read(cell)[1] == NUMBER for cell in first), False)
    votes, seen, is_novel = 0, False, False
    for at, name in enumerate(first):
        cells = [row[at] for row in body if row[at].casefold() not in ALL_MISSING]
        if name.casefold() in ALL_MISSING:
            continue
        if form.column(cells)[1][TEXT] * 2 < len(cells):
            votes += 1 if form.read(name)[1] == TEXT else -1
        elif name not in cells and len(set(cells)) < len(cells):
            is_novel = True
        seen = seen or name in cells
    if votes:
        # Years and other numbers may be names, too.
        return HeaderGuess(votes > 0, votes > 0 or not is_novel)
    names = [name for name in first if name]
    return HeaderGuess(bool(names) and not seen and len(set(names)) == len(names), False)


def is_header_like(row: Row, form: NumberForm) -> bool:
    """Whether a row could be a header: texts that differ, no number, nothing left out."""
    return len(set(row)) == len(row) and all(cell and form.read(cell)[1] == TEXT for cell in row)


def completed(header: Row, rows: Sequence[Row]) -> Row:
    """A header with as many names as rows have cells, if one is missing or too many: the column of row names has none
    in tables that R writes, and a delimiter may end each row, or the header only."""
    width = len(rows[0]) if rows else len(header)
    if len(header) == width + 1 and not header[-1]:
        return header[:-1]
    if len(header) != width - 1:
        return header
    if all(not row[-1] for row in rows):
        return [*header, ""]
    firsts = [row[0] for row in rows]
    counts = [str(number) for number in range(1, len(rows) + 1)]
    is_named = len(set(firsts)) == len(firsts) > 1 and not any(_DIGITS.fullmatch(first) for first in firsts)
    return ["", *header] if is_named or firsts == counts else header
