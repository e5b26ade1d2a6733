"""Tells tables from projects, before either is read."""

import codecs
from pathlib import Path

from core.data.reading.choices import DELIMITERS
from core.document.source import path_of
from core.document.storage import EXTENSION
from core.problem import UserError
from core.regular_file import open_readable

ENDINGS = (".csv", ".tsv", ".tab", ".txt")
"""How the names of tables end."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = tuple(mark.encode() for mark in DELIMITERS if mark != " ")

HEAD = 4_096
"""The bytes that are looked at."""


def table_path(source: str, *, is_likely: bool = False) -> Path | None:
    """The table that a source names (see `core.document.source`); None for a project, or what is no file. is_likely:
    see `is_table`."""
    try:
        path = path_of(source)
    except UserError:
        # Whoever opens it says why it cannot be opened.
        return None
    return path if path is not None and is_table(path, is_likely=is_likely) else None


def is_table(path: Path, *, is_likely: bool = False) -> bool:
    """Whether a file is a table and no project, by its ending and then by its content: a project begins with a brace,
    and a table with another ending has cells. is_likely: something else speaks for a table, so that any ending but a
    project's will do."""
    ending = path.suffix.lower()
    if ending == EXTENSION:
        return False
    is_likely = is_likely or ending in ENDINGS
    try:
        with open_readable(path) as file:
            head = file.read(HEAD)
    except (UserError, OSError, ValueError):
        # Whoever reads it says why it cannot be read.
        return is_likely
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if head.strip(b"\0 \t\r\n").startswith(b"{"):
        return False
    return is_likely or (b"\0" not in head and any(mark in head for mark in _DELIMITERS))
