"""Reports of our own failures: to a file in the user's state folder, or to a temporary one."""

import os
import tempfile
import time
from functools import cache
from pathlib import Path

from core.folders import make_private, state_folder
from core.product import ID


def write_report(report: str) -> Path | None:
    """Append a report to the log. Returns its file: a temporary one if the log cannot be written, None if that cannot
    be written either. Never raises."""
    text = f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{report}\n".encode(errors="backslashreplace")
    try:
        return _append(log_path(), text)
    except OSError:
        return _write_aside(text)


def place_of(log: Path | None) -> str:
    """The place of a report, for the brackets after a message."""
    return f"details in {log}" if log else "no log could be written"


def log_path() -> Path:
    """The log of this user. OSError if there can be none."""
    return state_folder() / "log.txt"


def _append(path: Path, text: bytes) -> Path:
    make_private(path.parent)
    # If a pipe or device is in its place, it must neither block us nor swallow the report.
    if path.exists() and not path.is_file():
        raise FileExistsError
    with path.open("ab") as log:
        log.write(text)
    return path


def _write_aside(text: bytes) -> Path | None:
    try:
        path = _file_aside()
        with path.open("ab") as log:
            log.write(text)
    except OSError:
        return None
    return path


@cache
def _file_aside() -> Path:
    """One temporary file for all reports of this process."""
    handle, name = tempfile.mkstemp(prefix=f"{ID}-", suffix=".log")
    os.close(handle)
    return Path(name)
