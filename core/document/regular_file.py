"""Files that can be read to an end, and no pipes, devices or folders: to open one of those may wait for ever."""

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


def open_readable(path: Path) -> BinaryIO:
    """Open a file to read its bytes, at once. UserError where it is no file, OSError or ValueError as `open`."""
    _check(path, path.stat().st_mode, "choose a project file")
    # Should it be another by now, it must neither hold us up nor become our terminal.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        _check(path, os.fstat(handle).st_mode, "choose a project file")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def check_target(path: Path) -> None:
    """Raise UserError where a file is to be written to what is there already, and is no file. Links are followed."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    _check(path, mode, "give the name of a file")


def _check(path: Path, mode: int, wish: str) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((name for is_one, name in _KINDS if is_one(mode)), "no file")
    name = quote(path.name or path)
    if kind == "a folder":
        raise UserError(f'"{name}" is a folder; {wish} in it.')
    raise UserError(f'"{name}" is {kind}; {wish} instead.')
