"""Writes a file so that at any moment, even in a crash, the old or the new content is there as a whole."""

import contextlib
import errno
import os
import secrets
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from core.problem import UserError
from core.regular_file import check_target

SUFFIX = ".tmp"
LEFT_OVER_S = 3600.0
"""The age at which a temporary file of another machine counts as left over, in seconds."""

LONGEST = 255
"""Bytes that a file name may have on usual file systems."""

_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF, errno.ENOSYS)
"""The errors by which a file system says that it cannot force folders to disk; the save has not failed then."""


def write_safely(
    path: Path, data: bytes, is_ours: Callable[[Path], bool] = lambda backup: True, *, backup: bool = True
) -> None:
    """Replace the content of a file in one step: write it next to the file, force it to disk, read it back, rename it
    over the file.

    With a backup, the previous content is kept with .bak after the name, unless that name is too long or belongs to a
    file of somebody else (is_ours tells). The mode and, if the system allows it, the owner stay. UserError if something
    fails: then the old file is intact, or the sentence says that the new one is there.
    """
    real = Path(os.path.realpath(path))
    check_target(real)
    try:
        _remove_left_over(real)
        _replace(real, data, is_ours if backup else None)
    except (OSError, ValueError) as error:
        raise UserError(
            f'"{path.name}" could not be saved: {_reason(error)}. The previous file is unchanged.'
        ) from None
    try:
        _sync_folder(real.parent)
    except OSError as error:
        raise UserError(
            f'"{path.name}" is written, but the disk did not confirm it: {_reason(error)}. Save a copy elsewhere, too.'
        ) from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "its name cannot be used"


def _replace(path: Path, data: bytes, is_ours: Callable[[Path], bool] | None) -> None:
    temporary = _temporary(path)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "What was written could not be read back")
        _dress(temporary, path)
        if is_ours is not None:
            _keep_previous(path, is_ours)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _temporary(path: Path) -> Path:
    """A hidden name next to the file that tells whose it is: of which file, machine and process."""
    return path.with_name(f"{_prefix(path)}{_machine()}-{os.getpid()}.{secrets.token_hex(4)}{SUFFIX}")


def _prefix(path: Path) -> str:
    return f".{path.name.encode(errors='surrogateescape')[:100].decode(errors='ignore')}."


def _machine() -> str:
    return f"{zlib.crc32(os.uname().nodename.encode() if hasattr(os, 'uname') else b''):08x}"


def _remove_left_over(path: Path) -> None:
    """Remove what killed saves of this file left behind."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(path.parent):
            if entry.name.startswith(_prefix(path)) and entry.name.endswith(SUFFIX) and _is_left_over(entry):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _is_left_over(entry: os.DirEntry[str]) -> bool:
    machine, _, process = entry.name.removesuffix(SUFFIX).rsplit(".", 2)[-2].partition("-")
    if machine == _machine() and process.isdigit():
        return int(process) != os.getpid() and not is_running(int(process))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > LEFT_OVER_S


def is_running(process: int) -> bool:
    """Whether a process with that number is alive on this machine."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _dress(temporary: Path, path: Path) -> None:
    """The mode and owner of the present file, or the mode of a new one under the user's mask."""
    if not path.exists():
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    old = path.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(old.st_mode & 0o7777)


def _keep_previous(path: Path, is_ours: Callable[[Path], bool]) -> None:
    """Make .bak name the present content, without a moment in which `path` names nothing."""
    backup = path.with_name(f"{path.name}.bak") if len(os.fsencode(path.name)) + 4 <= LONGEST else None
    if backup is None or not path.is_file() or (backup.exists() and not is_ours(backup)):
        return
    spare = _temporary(path)
    try:
        os.link(path, spare)
        spare.replace(backup)
    except OSError:
        # A file system without hard links gets no backup; the save itself is as safe.
        with contextlib.suppress(OSError):
            spare.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
