"""What a person may open: a project file, by its path or address, or a TensorFlow Playground link."""

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

from core.document.address import HOST, is_address, is_link
from core.document.project import Project
from core.document.recall import Recall, recall
from core.document.storage import open_project
from core.document.tf_playground import read_link
from core.problem import UserError
from core.quotation import quote

_FILE = re.compile(r"file:(?://([^/]*))?(/.*)", re.IGNORECASE | re.DOTALL)


def read_source(text: str, recall: Recall = recall) -> Project:
    """Open a file by its path or address, or a link. UserError, one sentence, if it is neither. recall: finds the table
    that a project refers to."""
    path = path_of(text)
    return read_link(text) if path is None else open_project(path, recall)


def path_of(text: str) -> Path | None:
    """The file that a source names, None for a link. `file:` addresses are decoded, and `~` is the user's home, as in a
    shell. UserError for an address that is neither a link's nor that of a file on this computer."""
    if is_link(text):
        return None
    address = _FILE.fullmatch(text.strip())
    if address is not None:
        return _decoded(address[1] or "", address[2])
    if is_address(text):
        raise UserError(f"Only links of {HOST} can be opened; for anything else, give a project file.")
    return _at_home(Path(text))


def is_source(address: str) -> bool:
    """Whether an address can be opened: that of a link, or of a file."""
    return is_link(address) or _FILE.fullmatch(address.strip()) is not None


def _decoded(host: str, path: str) -> Path:
    if host.lower() not in ("", "localhost"):
        raise UserError(f"{quote(host)} is another computer; give a project file on this one.")
    name = os.fsdecode(unquote_to_bytes(path))
    return Path(name.lstrip("/") if os.name == "nt" else name)


def _at_home(path: Path) -> Path:
    if path.parts[:1] and path.parts[0].startswith("~") and not os.path.lexists(path):
        try:
            return path.expanduser()
        except RuntimeError:
            # There is no such user: a shell keeps the name as it is.
            return path
    return path
