"""What a person may hand us to open: a project file or a TensorFlow Playground link."""

from pathlib import Path
from urllib.parse import urlsplit

from core.document.project import Project
from core.document.storage import open_project
from core.document.tf_playground import HOST, is_link, read_link
from core.problem import UserError


def read_source(text: str) -> Project:
    """Open a file by its path, or a link. UserError in one sentence if it is neither."""
    if is_link(text):
        return Project(read_link(text))
    if _is_address(text):
        raise UserError(f"Only links of {HOST} can be opened; for anything else, give a project file.")
    return open_project(Path(text))


def _is_address(text: str) -> bool:
    try:
        return urlsplit(text.strip()).scheme in ("http", "https", "ftp", "file")
    except ValueError:
        return False
