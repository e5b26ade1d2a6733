"""Where reports of our own failures go: a file in the user's state folder."""

import os
import sys
import time
from pathlib import Path


def write_report(report: str) -> Path:
    """Append a report to the log and return the log's path."""
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{report}\n")
    return path


def log_path() -> Path:
    """The log of this user."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library/Logs"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    return folder / "gradient-playground" / "log.txt"
