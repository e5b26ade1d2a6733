"""The machine of a measurement."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any


def describe_machine() -> dict[str, Any]:
    """The processor, its number of cores, and the versions of the libraries that compute."""
    return {
        "processor": processor(), "cores": os.cpu_count(), "platform": platform.platform(),
        "python": platform.python_version(), "numpy": version("numpy"), "numba": _version_or_none("numba"),
    }  # fmt: skip


def processor(listing: Path = Path("/proc/cpuinfo")) -> str:
    """The processor's name, from the system."""
    if listing.is_file():
        for line in listing.read_text().splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _version_or_none(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
