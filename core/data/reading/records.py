"""Lines of text to the rows of a table: a quoted cell may hold line breaks, so a row may have several lines."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.data.reading.dialect import Dialect
from core.problem import UserError

LONGEST = 2_000_000
"""Characters of a row. A quote that is never closed must not collect the rest of a large file."""

Cells = list[str]

Field = tuple[str, str, str]
"""What is in quotes, what follows them, or the whole cell if it does not begin with a quote that is closed."""

_BLANK = re.compile(r"[^\S\n]")
"""A blank of any kind. Most large files have none, so none need be taken away."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows: the line on which each begins, its text, and its cells."""

    lines: list[int]
    texts: list[str]
    cells: list[Cells]


class Records:
    """The rows of a text that comes in pieces. Blank lines are none. line: the number of the line being read."""

    def __init__(self, dialect: Dialect) -> None:
        self.line = 0
        self._dialect = dialect
        self._rest = ""
        self._open: list[str] = []
        self._open_line = 0
        self._open_size = 0

    def rows(self, piece: str) -> Rows:
        """The rows that end in the next piece of the text. UserError if a row is too long."""
        text = self._rest + piece
        lines = text.split("\n")
        self._rest = lines.pop()
        if len(self._rest) > LONGEST:
            number = self.line + len(lines) + 1
            raise UserError(f"line {number:,} is longer than {LONGEST:,} characters, as in no table")
        return self._rows(lines, text)

    def last(self) -> Rows:
        """The row that the text ends with. UserError if it ends within a quoted cell."""
        rows = self._rows([self._rest] if self._rest else [], self._rest)
        self._rest = ""
        if self._open:
            self._refuse_open()
        return rows

    def _rows(self, lines: list[str], text: str) -> Rows:
        quote, begin = self._dialect.quote, self.line + 1
        self.line += len(lines)
        if self._open or (quote and quote in text):
            return self._joined(lines, begin)
        numbers = list(range(begin, begin + len(lines)))
        has_blanks = _BLANK.search(text) is not None
        if "" in lines or (has_blanks and not all(map(str.strip, lines))):
            kept = [(number, line) for number, line in zip(numbers, lines, strict=True) if line.strip()]
            numbers, lines = [number for number, _ in kept], [line for _, line in kept]
        cells = unquoted_cells(lines, self._dialect.delimiter)
        if has_blanks:
            cells = [list(map(str.strip, row)) for row in cells]
        return Rows(numbers, lines, cells)

    def _joined(self, lines: list[str], begin: int) -> Rows:
        rows = Rows([], [], [])
        for number, line in enumerate(lines, begin):
            self._take(line, number, rows)
        return rows

    def _take(self, line: str, number: int, rows: Rows) -> None:
        """Take a line, which may begin, continue or end a row, or be one."""
        if self._open:
            self._continue(line, rows)
            return
        if not line.strip():
            return
        fields = _fields(line, self._dialect) if self._dialect.quote in line else []
        if any(_is_open(plain, self._dialect.quote) for _, _, plain in fields):
            self._open, self._open_line, self._open_size = [line], number, len(line)
            return
        rows.lines.append(number)
        rows.texts.append(line)
        rows.cells.append(_joined(fields, self._dialect.quote) if fields else cells_of(line, self._dialect))

    def _continue(self, line: str, rows: Rows) -> None:
        """Take a line within a quoted cell: it reads as one that begins with a quote."""
        quote = self._dialect.quote
        self._open.append(line)
        self._open_size += len(line)
        if self._open_size > LONGEST:
            self._refuse_open()
        if quote not in line:
            return
        fields = _fields(quote + line, self._dialect)
        if any(_is_open(plain, quote) for _, _, plain in fields):
            return
        if fields[0][1].strip():
            # What follows is no delimiter: the quote began another cell, and the first one was never closed.
            self._refuse_open()
        text = "\n".join(self._open)
        rows.lines.append(self._open_line)
        rows.texts.append(text)
        rows.cells.append(cells_of(text, self._dialect))
        self._open = []

    def _refuse_open(self) -> None:
        raise UserError(
            f"line {self._open_line:,} opens a quote that is never closed; close it, or read the file without quotes"
        )


def unquoted_cells(lines: list[str], delimiter: str) -> list[Cells]:
    """The cells of lines without quotes."""
    if delimiter == " ":
        return [[cell for cell in line.split(" ") if cell] for line in lines]
    return [line.split(delimiter) for line in lines]


def cells_of(text: str, dialect: Dialect) -> Cells:
    """The cells of a row, quotes and blanks around them taken away."""
    quote = dialect.quote
    if not quote or quote not in text:
        return [cell.strip() for cell in unquoted_cells([text], dialect.delimiter)[0]]
    return _joined(_fields(text, dialect), quote)


def ends_in_quotes(text: str, dialect: Dialect) -> bool:
    """Whether a row goes on after its text, as a quoted cell has not ended."""
    return any(_is_open(plain, dialect.quote) for _, _, plain in _fields(text, dialect))


def _joined(fields: list[Field], quote: str) -> Cells:
    twice = quote * 2
    return [(plain or quoted.replace(twice, quote) + rest).strip() for quoted, rest, plain in fields]


def _is_open(plain: str, quote: str) -> bool:
    """Whether a cell that was not read as a quoted one begins with a quote: it is not closed."""
    return quote in plain and plain.lstrip().startswith(quote)


def _fields(text: str, dialect: Dialect) -> list[Field]:
    """The cells of a row in their parts."""
    delimiter = dialect.delimiter
    if delimiter == " ":
        text = text.strip(" ")
    return _pattern(delimiter, dialect.quote).findall(text + delimiter)


@lru_cache(maxsize=64)
def _pattern(delimiter: str, quote: str) -> re.Pattern[str]:
    between, mark = re.escape(delimiter), re.escape(quote)
    blank = "" if delimiter == " " else "[ \t]*+" if delimiter != "\t" else " *+"
    some = " ++" if delimiter == " " else between
    return re.compile(
        rf"(?:{blank}{mark}((?:[^{mark}]++|{mark}{mark})*+){mark}([^{between}]*+)|([^{between}]*+)){some}"
    )
