"""Unsaved work, kept in the user's state folder: one folder for each running program, locked while it runs.

A folder whose program is gone holds work that the program had no chance to save.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from core.document.file_stamp import FileStamp
from core.document.project import Project
from core.document.recall import Recall, as_kept, recall
from core.document.safe_file import write_safely
from core.document.storage import encode_checked, open_project
from core.folders import make_private, state_folder
from core.problem import UserError

FOLDER, PROJECT, ABOUT, LOCK = "unsaved", "project.gp", "about.json", "lock"
TRIES = 5
NEW_S = 60.0
"""How long an empty folder may belong to a program that is about to lock it, in seconds."""


@dataclass(frozen=True, slots=True)
class About:
    """The project that is kept. path: its file, None for an untitled one. stamp: the state of that file when it was
    last read or written."""

    path: Path | None = None
    stamp: FileStamp | None = None


class _AboutRow(msgspec.Struct, frozen=True):
    """path: percent-encoded, since a file name need not be text; "" for none. of: the sha256 of the project."""

    path: str
    stamp: FileStamp | None
    of: str


class KeptWork:
    """A locked folder of ours. OSError from `begin` if there can be none."""

    def __init__(self, folder: Path, lock: int) -> None:
        self.folder = folder
        self._lock: int | None = lock

    @classmethod
    def begin(cls) -> "KeptWork":
        """A new folder for this program. OSError if the state folder cannot be written."""
        for _ in range(TRIES):
            folder = state_folder() / FOLDER / f"{os.getpid()}-{secrets.token_hex(4)}"
            make_private(folder)
            lock = _locked(folder)
            if lock is not None:
                return cls(folder, lock)
        raise OSError("no folder of our own can be locked")

    def write(self, project: Project, about: About) -> None:
        """Keep a project instead of the previous one. UserError if that fails."""
        data = encode_checked(project, PROJECT)
        path = "" if about.path is None else quote_from_bytes(os.fsencode(about.path))
        row = _AboutRow(path, about.stamp, hashlib.sha256(data).hexdigest())
        write_safely(self.folder / PROJECT, data, backup=False)
        write_safely(self.folder / ABOUT, msgspec.json.encode(row), backup=False)

    def clear(self) -> None:
        """Keep nothing: everything is saved or discarded."""
        for name in (PROJECT, ABOUT):
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()

    @property
    def about(self) -> About:
        """The project that is kept; without a file if that was not recorded for the present content."""
        try:
            row = msgspec.json.decode((self.folder / ABOUT).read_bytes(), type=_AboutRow)
            digest = hashlib.sha256((self.folder / PROJECT).read_bytes()).hexdigest()
        except (OSError, msgspec.DecodeError):
            return About()
        if not row.path or row.of != digest:
            return About()
        return About(Path(os.fsdecode(unquote_to_bytes(row.path))), row.stamp)

    @property
    def kept_at(self) -> float:
        """When it was kept, in seconds since the epoch; 0.0 if nothing is."""
        try:
            return (self.folder / PROJECT).stat().st_mtime
        except OSError:
            return 0.0

    def project(self, recall: Recall = recall) -> Project:
        """The kept project. UserError if it cannot be read. recall: finds the table that it refers to."""
        return open_project(self.folder / PROJECT, recall)

    def release(self) -> None:
        """Unlock the folder for whoever asks next."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def remove(self) -> None:
        """Delete the folder."""
        if os.name != "posix":
            self.release()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.release()


def find_kept() -> list[KeptWork]:
    """The work of programs that are gone, newest first, each locked for us. Folders without work are deleted, except
    those that another program may have just created."""
    found = []
    try:
        folders = [entry for entry in (state_folder() / FOLDER).iterdir() if entry.is_dir() and not entry.is_symlink()]
    except OSError:
        return []
    for folder in folders:
        if not (folder / PROJECT).exists() and time.time() - folder.stat().st_mtime < NEW_S:
            continue
        lock = _locked(folder)
        if lock is None:
            continue
        kept = KeptWork(folder, lock)
        if kept.kept_at:
            found.append(kept)
        else:
            kept.remove()
    return sorted(found, key=lambda kept: -kept.kept_at)


def _locked(folder: Path) -> int | None:
    """Lock a folder until the returned file is closed, at the latest when this process is gone; None if another process
    holds it."""
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def describe(kept: KeptWork) -> tuple[str, bool]:
    """The kept project in a few words, and whether it can be opened; if not, the words say why. A table that it refers
    to is not read."""
    try:
        project = kept.project(as_kept)
    except UserError as error:
        return str(error), False
    network, epoch = project.document.network, 0
    if project.training is not None:
        epoch = int(project.training.counters[0])
    parts = [f"{len(network.neurons):,} neurons", f"{len(network.links):,} links"]
    return ", ".join([*parts, f"epoch {epoch:,}"]), True
