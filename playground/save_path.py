"""Turns the typed name into the path of the file."""

import os
from pathlib import Path

from core.document.storage import EXTENSION


def save_path(typed: str) -> Path:
    """The path to save at: the typed one, with our extension added unless it has it in any case. Other apparent
    extensions, as in "run 0.03", belong to the name."""
    path = Path(typed)
    is_ours = path.name.lower().endswith(EXTENSION) and len(path.name) > len(EXTENSION)
    return path if is_ours else path.with_name(path.name + EXTENSION)


def is_unasked(typed: str) -> bool:
    """Whether saving would replace a file that the dialog did not ask about: it checks only the typed name."""
    path = save_path(typed)
    # Not Path.exists, which raises for a folder without read permission.
    return path != Path(typed) and os.access(path, os.F_OK)
