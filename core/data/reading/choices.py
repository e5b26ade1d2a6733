"""What a person may choose of how a table is read; what they leave open is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass

from core import limits
from core.problem import UserError
from core.quotation import quote

ENCODINGS = ("UTF-8", "UTF-16 LE", "UTF-16 BE", "Latin-1", "Windows-1252")

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space"}
QUOTES = {'"': "double", "'": "single", "": "none"}
DECIMALS = {".": "point", ",": "comma"}
THOUSANDS = {"": "none", ",": "comma", ".": "point", " ": "space", "'": "apostrophe"}
"""Characters, and their names for people. A space among thousands stands for every kind of blank, an apostrophe for the
typographic one, too."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a person wants a table to be read; None is guessed.

    delimiter: one character between cells; runs of blanks count as one. quote: what encloses a cell, "" for nothing.
    missing: the texts of a missing cell, compared without regard to case; "" is the empty cell. has_header: the first
    line holds the names of the columns.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    missing: tuple[str, ...] | None = None
    has_header: bool | None = None


@dataclass(frozen=True, slots=True)
class Sampling:
    """What is kept of a table that is too large.

    how: a name of `WAYS`. rows: how many, of each class for "each class". target: the column whose values are the
    classes, None for the guessed one. seed: the same seed keeps the same rows. always: sample a small table, too.
    """

    how: str = "spread"
    rows: int = 20_000
    target: str | None = None
    seed: str = "0.5"
    always: bool = False


GUESSED, USUAL = Choices(), Sampling()
"""Nothing is chosen, and the usual sample."""

WAYS = ("spread", "first", "each class")
"""Rows drawn evenly, each class with its share; the first rows; the same number of rows of each class."""


def check_choices(choices: Choices) -> None:
    """UserError if a choice is none, or two of them take the same character."""
    _check_one("encoding", choices.encoding, dict.fromkeys(ENCODINGS, ""))
    _check_one("quote", choices.quote, QUOTES)
    _check_one("decimal mark", choices.decimal, DECIMALS)
    _check_one("thousands mark", choices.thousands, THOUSANDS)
    delimiter = choices.delimiter
    if delimiter is not None and (len(delimiter) != 1 or delimiter.isalnum() or delimiter in "\"'\r\n\0+-."):
        raise UserError(f'"{quote(delimiter)}" cannot be a delimiter; choose a comma, semicolon, tab, pipe or space.')
    missing = choices.missing or ()
    if len(missing) > limits.NAME or any(len(text) > limits.NAME for text in missing):
        raise UserError(
            f"There are at most {limits.NAME} marks of missing cells, each of at most {limits.NAME} letters."
        )
    if choices.decimal is not None and choices.decimal == choices.thousands:
        raise UserError("The decimal mark and the thousands mark are the same; choose another one of them.")


def _check_one(what: str, chosen: str | None, known: Mapping[str, str]) -> None:
    if chosen is not None and chosen not in known:
        shown = ", ".join(word or character for character, word in known.items())
        raise UserError(f'There is no {what} "{quote(chosen)}"; there are {shown}.')


def check_sampling(sampling: Sampling) -> None:
    """UserError if there is no such way to sample, or it keeps nothing."""
    if sampling.how not in WAYS:
        raise UserError(f'There is no sample "{quote(sampling.how)}"; there are {", ".join(WAYS)}.')
    if sampling.rows < 1:
        raise UserError(f"A sample of {sampling.rows:,} rows is empty; keep at least 1.")
