"""Writing a file so that at any moment, crash or not, the old or the new content is there, whole."""

import contextlib
import os
import tempfile
from pathlib import Path

from core.problem import UserError


def write_safely(path: Path, data: bytes) -> None:
    """Replace the content of a file in one step: written beside it, forced to disk, renamed over it. The previous
    content is kept with .bak behind the name. UserError if something refuses; the old file is intact then."""
    try:
        _replace(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UserError(f'"{path.name}" could not be saved: {reason}. The previous file is as it was.') from None


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        _keep_previous(path)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The mode of the file there is, or of a new one under the user's mask."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _keep_previous(path: Path) -> None:
    """Let .bak name the present content, without a moment in which `path` names nothing."""
    if not path.is_file():
        return
    backup = path.with_name(path.name + ".bak")
    spare = path.with_name(path.name + ".bak.tmp")
    try:
        spare.unlink(missing_ok=True)
        os.link(path, spare)
        spare.replace(backup)
    except OSError:
        # A folder without hard links has no backup; the save itself is as safe.
        spare.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
