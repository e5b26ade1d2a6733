"""Where compiled kernels are kept: a folder of the user's, named by a hash of everything they are compiled from.

numba does not notice a change in another file than the one it caches, and would go on returning old numbers.
"""

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

_SOURCES = ("core.autograd", "core.autograd.kernels", "core.training", "core.training.kernels")


def use_cache() -> Path:
    """Point numba at our cache folder, or a temporary one where that cannot be written. To be called before numba is
    first imported."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Where it cannot write, numba would choose a folder of its own that no hash names.
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="gradient-playground-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    # The kernels hold their vectors themselves: looking for more, and the third level, only add time to compile.
    os.environ.setdefault("NUMBA_OPT", "2")
    os.environ.setdefault("NUMBA_LOOP_VECTORIZE", "0")
    return folder


def cache_folder() -> Path:
    """The folder for the present sources."""
    digest = hashlib.sha256()
    for package in _SOURCES:
        for source in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if source.name.endswith(".py"):
                digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return _user_cache() / "gradient-playground" / digest.hexdigest()[:16]


def _user_cache() -> Path:
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path.home() / ".cache"
