"""The cache of compiled kernels: one file each in a private folder of the user, named by a hash of all sources.

numba's own cache misses changes in other files than the one it caches, loads whatever lies in its folder, and never
repairs it. Here a file begins with a hash of its name and content, and is replaced as a whole. A file that is damaged,
truncated or meant for another kernel is compiled again. Processes that start at once do not disturb each other.
"""

import contextlib
import hashlib
import os
import pickle
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import llvmlite
import numba
from numba.core import config
from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from core import folders

# mypy: disable-error-code="no-untyped-call"

DAMAGED = "The cached kernels were damaged; compiling them again."

damaged: set[Path] = set()
"""The files whose content was not what was written."""

lost: set[str] = set()
"""The kernels that could not be cached."""

_SOURCES = ("core.autograd", "core.autograd.kernels", "core.training", "core.training.kernels")
_SUFFIX, _UNFINISHED = ".kernel", ".unfinished"
_STALE_S = 86_400.0
_HASH = 32
"""Bytes of a SHA-256."""


class KernelCache(NullCache):  # type: ignore[misc]
    """What numba asks for a kernel before compiling it, and hands the result to; replaces
    `numba.core.caching.FunctionCache`. An error here never prevents a kernel from being compiled and used."""

    def __init__(self, kernel: str) -> None:
        self._kernel = kernel

    def load_overload(self, signature: Any, target: Any) -> Any:
        """The cached kernel for a signature, or None."""
        target.refresh()
        folder = kernel_folder()
        if folder is None:
            return None
        path = folder / self._name(signature, target.codegen())
        try:
            content = _read(path)
        except FileNotFoundError:
            return None
        except OSError:
            _discard(path)
            return None
        return CompileResult._rebuild(target, *pickle.loads(content))

    def save_overload(self, signature: Any, compiled: Any) -> None:
        """Cache a kernel if possible."""
        folder = kernel_folder()
        if folder is not None and not compiled.library.has_dynamic_globals:
            try:
                _write(folder / self._name(signature, compiled.codegen), dumps(compiled._reduce()))
            except OSError:
                lost.add(self._kernel)

    def _name(self, signature: Any, codegen: Any) -> str:
        versions = (sys.version, numba.__version__, llvmlite.__version__, config.OPT, config.LOOP_VECTORIZE)
        key = repr((self._kernel, str(signature), codegen.magic_tuple(), versions))
        return f"{self._kernel}-{hashlib.sha256(key.encode()).hexdigest()[:16]}{_SUFFIX}"


def keep(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """A numba dispatcher whose compiled code is cached."""
    kernel._cache = KernelCache(kernel.py_func.__qualname__)  # type: ignore[attr-defined]
    return kernel


@cache
def kernel_folder() -> Path | None:
    """The folder for the present sources, created and closed to other users; None if there can be none. Files that
    other users could have put there are removed."""
    try:
        folder = folders.cache_folder() / digest_of_sources()
        if not folders.make_private(folder):
            shutil.rmtree(folder)
            folders.make_private(folder)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return None
    return folder


def digest_of_sources() -> str:
    """16 hexadecimal digits that change when a source changes."""
    digest = hashlib.sha256()
    for package in _SOURCES:
        for source in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if source.name.endswith(".py"):
                digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path) -> bytes:
    """The content of a cached file. FileNotFoundError if there is none, OSError if it is not what was written."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or (os.name == "posix" and found.st_uid != os.geteuid()):
            raise OSError("not a file of ours")
        data = file.read()
    content = data[_HASH:]
    if data[:_HASH] != _hash(path.name, content):
        raise OSError("not what was written")
    return content


def _write(path: Path, content: bytes) -> None:
    _remove_unfinished(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_hash(path.name, content) + content)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _hash(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + content).digest()


def _discard(path: Path) -> None:
    """Remove a damaged file, whatever it is, and report the first one."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    if not damaged:
        print(DAMAGED, file=sys.stderr)
    damaged.add(path)


def _remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left behind."""
    for path in folder.glob(f"*{_UNFINISHED}"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < time.time() - _STALE_S:
                path.unlink()
