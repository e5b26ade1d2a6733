"""Checks whether this machine can open a window, before Qt is imported: a missing library aborts without a message.

The file imports only the standard library, so that the setup script can run it alone.
"""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ALWAYS: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The shared libraries that Qt needs on Linux, and their Debian packages."""

WINDOWS: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""The same for windows on an X display."""


SCREENLESS = ("offscreen", "minimal", "vnc")
"""Platforms of Qt that need no display."""

PATIENCE_S = 20.0
"""The longest time Qt may take to start."""


def missing_packages(libraries: Iterable[tuple[str, str]]) -> list[str]:
    """The packages whose library cannot be loaded."""
    return [package for soname, package in libraries if not _loads(soname)]


def problem(*, offscreen: bool) -> str | None:
    """One sentence that says why Qt cannot start and how to fix it; None if it can. offscreen: without a window."""
    if not sys.platform.startswith("linux"):
        return None
    wanted = dict(ALWAYS) if offscreen else {**ALWAYS, **WINDOWS}
    missing = missing_packages(wanted.items())
    if missing:
        return f"system libraries are missing; install them with: sudo apt-get install {' '.join(missing)}"
    if not offscreen and not has_display():
        return "there is no display to open a window on; set DISPLAY, or render one with: main.py screenshot OUT.png"
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not is_screenless() and not _qt_starts():
        return f"QT_QPA_PLATFORM={platform} does not work here; unset it, or set it to offscreen"
    return None


def is_screenless() -> bool:
    """Whether QT_QPA_PLATFORM names a platform without a screen."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in SCREENLESS


def has_display() -> bool:
    """Whether a window can be opened: Qt needs no screen, or a display server answers."""
    if is_screenless():
        return True
    if not sys.platform.startswith("linux"):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def _qt_starts() -> bool:
    """Whether Qt starts on its platform. On failure Qt aborts, so another process tries it."""
    script = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    try:
        command = [sys.executable, "-c", script]
        return subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _wayland_answers() -> bool:
    name, folder = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _answers(socket.AF_UNIX, str(Path(folder) / name))


def _x_answers(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, "\0" + path)
    return _answers(socket.AF_INET, (host, 6000 + int(number)))


def _answers(family: int, address: object) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(2.0)
            connection.connect(address)  # type: ignore[arg-type]
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        print(*missing_packages({**ALWAYS, **WINDOWS}.items()))
