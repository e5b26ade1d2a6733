"""The user's folders, as each system has them (XDG Base Directory Specification 0.8 on Linux), and folders that nobody
else can write to."""

import errno
import os
import stat
import sys
from pathlib import Path

from core.product import ID


def state_folder() -> Path:
    """The folder of the log and of unsaved work. It may not exist yet. OSError if this user can have none."""
    if sys.platform == "darwin":
        return _home() / "Library/Logs" / ID
    return _base("XDG_STATE_HOME", ".local/state") / ID


def cache_folder() -> Path:
    """The folder of what can be made again. It may not exist yet. OSError if this user can have none."""
    if sys.platform == "darwin":
        return _home() / "Library/Caches" / ID
    return _base("XDG_CACHE_HOME", ".cache") / ID


def make_private(folder: Path) -> bool:
    """Make a folder in one of the above, and close it and those between to everybody else. Returns whether others were
    kept out before, so that nothing in it can be theirs. OSError if it cannot be made, is a link to another folder, or
    others control what it holds."""
    if folder.name == ID:
        folder.parent.mkdir(parents=True, exist_ok=True)
        above = True
    else:
        above = make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not hasattr(os, "geteuid"):
        # Folders have no owners and modes here; the system closes the user's own.
        return True
    if folder.name == ID and _others_rename_in(folder.parent):
        raise PermissionError(errno.EPERM, "others can write here", str(folder.parent))
    return _keep_others_out(folder) and above


def _keep_others_out(folder: Path) -> bool:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        found = os.fstat(handle)
        if found.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, "it belongs to somebody else", str(folder))
        if found.st_mode & 0o077:
            os.fchmod(handle, 0o700)
    finally:
        os.close(handle)
    return not found.st_mode & 0o022


def _others_rename_in(folder: Path) -> bool:
    """Whether somebody else could put another folder in place of ours."""
    found = folder.stat()
    shared = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
    return bool(shared) or found.st_uid not in (0, os.geteuid())


def _base(variable: str, below: str) -> Path:
    """A base folder from the environment (a relative path counts as none), or its usual place."""
    if sys.platform == "win32":
        variable, below = "LOCALAPPDATA", "AppData/Local"
    given = Path(os.environ.get(variable, ""))
    return given if given.is_absolute() else _home() / below


def _home() -> Path:
    try:
        home = Path.home()
    except (RuntimeError, KeyError):
        home = Path()
    if not home.is_absolute():
        raise FileNotFoundError(errno.ENOENT, "this user has no home folder")
    return home
