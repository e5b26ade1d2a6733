"""From the name that was typed to the file that is written."""

import os
from pathlib import Path

from core.document.storage import EXTENSION


def save_path(typed: str) -> Path:
    """The path a project is saved at: as typed if it ends as our files do, in any case, else with our ending behind
    it. What looks like an ending, as in "run 0.03", belongs to the name."""
    path = Path(typed)
    is_ours = path.name.lower().endswith(EXTENSION) and len(path.name) > len(EXTENSION)
    return path if is_ours else path.with_name(path.name + EXTENSION)


def is_unasked(typed: str) -> bool:
    """Whether saving would replace a file that the dialog did not ask about, because only what was typed is known to
    it."""
    path = save_path(typed)
    # Not Path.exists, which fails where a folder may not be looked into.
    return path != Path(typed) and os.access(path, os.F_OK)
