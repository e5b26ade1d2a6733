"""The path of a table as a project file has it: it holds when the project's folder is moved with the table."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

ADDRESS = "file://"
"""Before a path that is no text; its bytes are percent-encoded."""


def written_path(path: str, folder: Path | None) -> str:
    """An absolute path as it is written in a project of a folder (absolute; None: the project has no file yet): from
    there if it is in the folder or beside it, else as it is."""
    given = Path(path)
    if folder is not None and any(given.is_relative_to(near) for near in _near(folder)):
        path = Path(os.path.relpath(given, folder)).as_posix()
    if path.isprintable() and not path.startswith(ADDRESS):
        return path
    return ADDRESS + quote_from_bytes(os.fsencode(given))


def read_path(written: str, folder: Path | None) -> Path:
    """The path that is written in a project of a folder, as an absolute one."""
    if written.startswith(ADDRESS):
        written = os.fsdecode(unquote_to_bytes(written.removeprefix(ADDRESS)))
    path = (folder or Path()) / written
    return Path(os.path.normpath(path.absolute()))


def _near(folder: Path) -> tuple[Path, ...]:
    """The folders whose tables move with a project: its own, and the one above it unless that holds everything."""
    above = folder.parent
    return (folder,) if above == above.parent else (folder, above)
