"""Tells a table from a project."""

from pathlib import Path

from core.document.source import path_of
from core.document.storage import EXTENSION
from core.problem import UserError

EXTENSIONS = (".csv", ".tsv", ".txt", ".tab")
LOOKED_AT = 4_096
"""Bytes of a file with another extension that are looked at: a project begins with a brace."""


def table_path(source: str) -> Path | None:
    """The file of a source that is to be read as a table; None for a project or a link. The extension says so; of a
    file with another one, the content."""
    try:
        path = path_of(source)
    except UserError:
        return None
    if path is None or path.suffix.lower() == EXTENSION:
        return None
    if path.suffix.lower() in EXTENSIONS:
        return path
    return path if path.is_file() and _is_text_of_a_table(path) else None


def _is_text_of_a_table(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            begin = file.read(LOOKED_AT)
    except OSError:
        return False
    shown = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"\0" not in shown and not shown.startswith(b"{") and any(mark in shown for mark in b",;\t|")
