"""Tells tables from projects, before either is read."""

import codecs
from pathlib import Path

from core.document.storage import EXTENSION
from core.problem import UserError
from core.regular_file import open_readable

ENDINGS = (".csv", ".tsv", ".tab", ".txt")
"""How the names of tables end."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEAD = 1_000
"""The bytes that are looked at."""


def is_table(path: Path, *, is_likely: bool = False) -> bool:
    """Whether a file is a table and no project, by its ending and then by its content: a project begins with a brace.
    is_likely: something else speaks for a table, so that any ending but a project's will do."""
    ending = path.suffix.lower()
    if ending not in ENDINGS and (ending == EXTENSION or not is_likely):
        return False
    try:
        with open_readable(path) as file:
            head = file.read(HEAD)
    except (UserError, OSError, ValueError):
        # Whoever reads it says why it cannot be read.
        return True
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return not head.strip(b"\0 \t\r\n").startswith(b"{")
