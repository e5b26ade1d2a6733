"""The dialect of a table, found by trying: each way to read its first rows gets a score, and the best one wins."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core import limits
from core.data.reading.choices import DELIMITERS, Choices
from core.data.reading.dialect import Dialect, Doubt, delimiter_name
from core.data.reading.header import HeaderGuess, guessed_header, is_header_like
from core.data.reading.marks import ALWAYS_MISSING, Found, marks_of, marks_shown, numbers_in
from core.data.reading.number import NUMBER, NumberForm
from core.data.reading.records import Cells, cells_of, ends_in_quotes
from core.plural import counted

ROWS = 150
"""The rows that are tried."""

MOST_TYPED = 20_000
"""The cells of the first rows whose types are looked at; in a wide table, those of fewer rows."""

LEAST_TYPED = 10
"""So many rows are looked at, however wide they are."""

CLOSE = 0.05
"""A dialect whose score is so close to the best is told as possible, too."""

CLASH = 0.3
"""A person's choice whose score is so far from the best does not fit the file."""

_ALONE = 0.2
"""What one column counts, to one: its rows always have the same width."""

_WRONG_HEAD = 0.3
"""What a table counts, to one, whose first row has another width."""

_BLANKS = 0.7
"""What a table with blanks between its cells counts, to one: words have them, too."""

_WITHIN, _TABS = 0.7, "\t|"
"""What a table counts, to one, most of whose rows have a tab or pipe within a cell: hardly anybody types one there."""

_TYPES, _HEADER, _COLUMN = 0.2, 0.05, 0.002
"""What only numbers, a header, and each of the first columns add."""

MOST_PREAMBLE = 10
"""Lines that may stand before the header, such as a title."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to read the first rows. width: their usual number of cells. preamble: rows before the header."""

    dialect: Dialect
    width: int
    preamble: int
    score: float
    found: Found
    header: HeaderGuess
    cells: tuple[tuple[str, ...], ...]


def best_dialect(text: str, encoding: str, choices: Choices) -> tuple[Candidate, list[Doubt]]:
    """The best way to read a table that begins with a text, and what is doubtful about it. What a person chose is
    done, and told if it does not fit."""
    lines = [line for line in text.split("\n") if line.strip()]
    tried = list(_candidates(lines, encoding, choices))
    allowed = [each for each in tried if _is_allowed(each.dialect, choices)]
    best = max(allowed, key=lambda each: each.score)
    doubts = [*_layout_doubts(best, tried, choices), *_mark_doubts(best, choices), *_header_doubts(best, choices)]
    # What follows from a wrong choice is not worth a word.
    doubts = [doubt for doubt in doubts if doubt.is_clash] or doubts
    dialect = best.dialect
    if choices.missing is not None:
        dialect = replace(dialect, missing=choices.missing)
    if choices.has_header is not None:
        dialect = replace(dialect, has_header=choices.has_header)
    return replace(best, dialect=dialect, preamble=best.preamble if dialect.has_header else 0), doubts


def _is_allowed(dialect: Dialect, choices: Choices) -> bool:
    return choices.delimiter in (None, dialect.delimiter) and choices.quote in (None, dialect.quote)


def _candidates(lines: Sequence[str], encoding: str, choices: Choices) -> Iterator[Candidate]:
    sample = "\n".join(lines[:ROWS])
    occurring = [delimiter for delimiter in DELIMITERS if delimiter in sample]
    # With one that does not occur, all is one column.
    delimiters = dict.fromkeys([*occurring, *[each for each in DELIMITERS if each not in occurring][:1]])
    if choices.delimiter is not None:
        delimiters[choices.delimiter] = None
    for delimiter in delimiters:
        quotes = dict.fromkeys(["'" if _is_single_quoted(sample, delimiter) else '"'])
        if choices.quote is not None:
            quotes[choices.quote] = None
        for quote in quotes:
            yield _candidate(lines, Dialect(encoding, delimiter, quote, missing=ALWAYS_MISSING), choices)


def _is_single_quoted(sample: str, delimiter: str) -> bool:
    """Whether apostrophes enclose cells, and quotes do not."""
    begin, end = (f"(?:^|{re.escape(delimiter)}) *", f" *(?:$|{re.escape(delimiter)})")
    return all(
        (len(re.findall(f"{begin}{mark}[^{mark}\n]*{mark}(?={end})", sample, re.MULTILINE)) >= 2) == wanted
        for mark, wanted in (("'", True), ('"', False))
    )


def _candidate(lines: Sequence[str], dialect: Dialect, choices: Choices) -> Candidate:
    rows = list(_rows(lines, dialect))
    widths = Counter(map(len, rows))
    width = max(widths, key=lambda each: (widths[each], each))
    preamble = _preamble(rows, width)
    rows = rows[preamble:]
    fits = [row for row in rows if len(row) == width]
    fitting = [tuple(row[: limits.TABLE_COLUMNS]) for row in fits[: max(LEAST_TYPED, MOST_TYPED // width)]]
    found = marks_of((cell for row in fitting[1:] or fitting for cell in row), dialect.delimiter, choices)
    form = NumberForm(*found.marks, frozenset())
    header = guessed_header(fitting, form)
    score = len(fits) / len(rows) * (1.0 if width > 1 else _ALONE)
    if len(rows[0]) != width:
        score *= _WRONG_HEAD
        # The names are there, only not as many as they should be.
        header = HeaderGuess(all(form.read(cell)[1] != NUMBER for cell in rows[0][: limits.TABLE_COLUMNS]), True)
    if dialect.delimiter == " ":
        score *= _BLANKS
    elif sum(_has_mark_within(row, dialect.delimiter) for row in fitting) > len(fitting) / 2:
        score *= _WITHIN
    score += _TYPES * found.numbers / max(1, found.present) + _HEADER * header.is_header + _COLUMN * min(width, 20)
    decimal, thousands = found.marks
    dialect = replace(dialect, decimal=decimal, thousands=thousands, has_header=header.is_header)
    return Candidate(dialect, width, preamble, score, found, header, tuple(fitting))


def _has_mark_within(row: Sequence[str], delimiter: str) -> bool:
    return any(mark in cell.strip() for mark in _TABS.replace(delimiter, "") for cell in row)


def _rows(lines: Sequence[str], dialect: Dialect) -> Iterator[Cells]:
    """The cells of the first rows. A row whose quote is not closed here is left for reading to tell, unless it is the
    only one."""
    text, count = "", 0
    for line in lines[:ROWS]:
        text = f"{text}\n{line}" if text else line
        if dialect.quote not in text or not dialect.quote or not ends_in_quotes(text, dialect):
            yield cells_of(text, dialect)
            text, count = "", count + 1
    if text and not count:
        yield cells_of(text, replace(dialect, quote=""))


def _preamble(rows: Sequence[Cells], width: int) -> int:
    """How many rows of one cell stand before a header that has the usual width. Two texts may be one with a comma:
    there, numbers must follow."""
    count = next((at for at, row in enumerate(rows[: MOST_PREAMBLE + 1]) if len(row) > 1), 0)
    form = NumberForm(".", "", frozenset())
    if not count or len(rows[count]) != width or not is_header_like(rows[count], form):
        return 0
    has_numbers = any(form.read(cell)[1] == NUMBER for row in rows[count + 1 :] for cell in row)
    return count if width > 2 or has_numbers else 0


def _layout_doubts(best: Candidate, tried: Sequence[Candidate], choices: Choices) -> Iterator[Doubt]:
    """Another delimiter or quote is as good, or better than what a person chose."""
    others = [each for each in tried if each.cells != best.cells]
    if not others:
        return
    second = max(others, key=lambda each: each.score)
    wanted, mine = second.dialect, best.dialect
    columns = counted(second.width, "column")
    if wanted.delimiter == mine.delimiter:
        if choices.quote is not None and second.score > best.score:
            sentence = f"Read so, the table has {counted(best.width, 'column')} of unequal rows or cells in quotes."
            yield Doubt("quote", sentence, replace(choices, quote=wanted.quote), is_clash=True)
        return
    instead = replace(choices, delimiter=wanted.delimiter, quote=None, decimal=None, thousands=None)
    name = delimiter_name(wanted.delimiter)
    if choices.delimiter is not None:
        if second.score > best.score + CLASH:
            sentence = (
                f"With the {delimiter_name(mine.delimiter)} the table has {counted(best.width, 'column')}, with the "
                f"{name} {second.width:,}."
            )
            yield Doubt("delimiter", sentence, instead, is_clash=True)
    elif second.width > 1 and second.score > best.score - CLOSE:
        yield Doubt("delimiter", f"Also possible: {name}, {columns}.", instead)


def _mark_doubts(best: Candidate, choices: Choices) -> Iterator[Doubt]:
    """1,234 may be small or large, or a chosen mark makes texts of numbers."""
    found = best.found
    if found.other is not None:
        decimal, thousands = found.other
        instead = replace(choices, decimal=decimal, thousands=thousands)
        yield Doubt("decimal", f"Also possible: {marks_shown(found.other)}.", instead)
    if choices.decimal is None and choices.thousands is None:
        return
    cells = [cell for row in best.cells for cell in row]
    free = marks_of(cells, best.dialect.delimiter, Choices())
    numbers = numbers_in(Counter(cells), found.marks)
    if free.numbers > numbers:
        field = "decimal" if choices.decimal not in (None, free.marks[0]) else "thousands"
        sentence = (
            f"With the {marks_shown(found.marks)}, {counted(free.numbers - numbers, 'cell')} of the first rows "
            f"{'is' if free.numbers - numbers == 1 else 'are'} text; with the {marks_shown(free.marks)} "
            f"{'it is a number' if free.numbers - numbers == 1 else 'they are numbers'}."
        )
        instead = replace(choices, decimal=free.marks[0], thousands=free.marks[1])
        yield Doubt(field, sentence, instead, is_clash=True)


def _header_doubts(best: Candidate, choices: Choices) -> Iterator[Doubt]:
    """A chosen header is one of numbers, or names are taken for a row; a table of texts leaves it open."""
    guess, chosen = best.header, choices.has_header
    instead = replace(choices, has_header=not (guess.is_header if chosen is None else chosen))
    if chosen is None:
        if not guess.is_sure and len(best.cells) > 1:
            other = "the first line is a row" if guess.is_header else "the first line is the header"
            yield Doubt("has_header", f"Also possible: {other}.", instead)
    elif guess.is_sure and chosen != guess.is_header:
        sentence = (
            "The first line holds numbers as the rows below; it may be a row."
            if chosen
            else "The first line holds text where the rows below hold numbers; it may be the header."
        )
        yield Doubt("has_header", sentence, instead, is_clash=True)
