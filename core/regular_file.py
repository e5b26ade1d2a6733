"""Opens only regular files. Opening a pipe, a device or a folder may wait forever."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from core.problem import UserError
from core.quotation import quote

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def open_readable(path: Path, advice: str = "choose a project file") -> BinaryIO:
    """Open a file to read its bytes, without waiting. UserError if it is not a regular file, with advice; OSError or
    ValueError as `open`."""
    _check(path, path.stat().st_mode, advice)
    # If it has been replaced by now, it must neither block us nor become our terminal.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        _check(path, os.fstat(handle).st_mode, advice)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def check_target(path: Path) -> None:
    """Raise UserError if a file is to be written to something that exists and is not a regular file. Links are
    followed."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    _check(path, mode, "give the name of a file")


def _check(path: Path, mode: int, advice: str) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((name for is_one, name in _KINDS if is_one(mode)), "not a file")
    name = quote(path.name or path)
    if kind == "a folder":
        raise UserError(f'"{name}" is a folder; {advice} in it.')
    raise UserError(f'"{name}" is {kind}; {advice} instead.')
