"""The state of a file on disk when we last read or wrote it, and reasons not to replace it now."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from core.quotation import quote


@dataclass(frozen=True, slots=True)
class FileStamp:
    """The time, size and inode (place) of a file, quick to compare; digest: the sha256 of its content."""

    changed_ns: int
    size: int
    place: int
    digest: bytes


def stamp_of(path: Path) -> FileStamp | None:
    """The stamp of a file; None if it cannot be read."""
    try:
        found = path.stat()
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except (OSError, ValueError):
        return None
    return FileStamp(found.st_mtime_ns, found.st_size, found.st_ino, digest)


def doubts(path: Path, stamp: FileStamp | None) -> list[str]:
    """Warnings before a file is replaced, one sentence each; none if nothing speaks against it. stamp: the state of the
    file when it was last read or written, None if it was neither."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return []
    name, sentences = quote(path.name), []
    if stamp is not None and (found.st_mtime_ns, found.st_size, found.st_ino) != (
        stamp.changed_ns, stamp.size, stamp.place,
    ):  # fmt: skip
        now = stamp_of(path)
        if now is not None and now.digest != stamp.digest:
            sentences.append(f'"{name}" was changed by somebody else since you opened or saved it.')
    if not found.st_mode & 0o222 or not os.access(path, os.W_OK):
        sentences.append(f'"{name}" is write-protected.')
    if found.st_nlink > 1 and os.name == "posix":
        sentences.append(f'"{name}" has other names (hard links); they will keep its present content.')
    return sentences
