"""Projects on disk: readable JSON, fully checked when read, and written so that no crash can damage it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec

from core import limits, product
from core.document import earlier, schema
from core.document.data_rows import with_kept_rows
from core.document.file_text import json_fault, utf8
from core.document.places import fault_in_words
from core.document.project import Project
from core.document.recall import Recall, recall, recall_of, with_data
from core.document.rows import project_of_rows, rows_of_project
from core.document.safe_file import write_safely
from core.document.short_ids import with_short_ids
from core.document.validation import check_file, check_network
from core.problem import UserError
from core.regular_file import open_readable

EXTENSION = ".gp"
MEGABYTE = 1_000_000


def open_project(path: Path, recall: Recall = recall) -> Project:
    """Read a project file, and the table that it refers to. UserError says in one sentence what is wrong and where.
    recall: finds that table."""
    return decode(read_bytes(path), path.name, path.absolute().parent, recall)


def save_project(path: Path, project: Project) -> None:
    """Write a project file. The old one stays intact until the new one is read back, and is kept as .bak. UserError if
    the disk or the folder refuses."""
    data = encode_checked(project, path.name, path.absolute().parent)
    write_safely(path, data, partial(_is_our_backup, path))


def encode_checked(project: Project, name: str, folder: Path | None = None) -> bytes:
    """The bytes of a project file in a folder (None: it has none yet), checked by reading them back. UserError if they
    would not open as the same project. A table that it refers to is not read."""
    spec, network = project.document.data, project.document.network
    known = recall_of(spec, with_kept_rows(spec, [node.expression for node in network.inputs]))
    data, trouble = encode(project, folder), ""
    try:
        if len(data) > limits.PROJECT_BYTES:
            trouble = f"it would be larger than a project can be ({limits.PROJECT_BYTES // MEGABYTE} MB)"
        elif encode(decode(data, name, folder, known), folder) != data:
            trouble = "it would be read back as another project"
    except UserError as error:
        trouble = f"it could not be opened again ({str(error).rstrip('.')})"
    if trouble:
        raise UserError(f'"{name}" could not be saved: {trouble}. The previous file is unchanged.')
    return data


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large."""
    try:
        with open_readable(path) as file:
            data = file.read(limits.PROJECT_BYTES + 1)
    except FileNotFoundError:
        raise UserError(f'There is no file "{path}".') from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UserError(f'"{path.name}" cannot be read: {reason}.') from None
    if len(data) > limits.PROJECT_BYTES:
        raise UserError(f'"{path.name}" is larger than a project can be ({limits.PROJECT_BYTES // MEGABYTE} MB).')
    return data


def decode(data: bytes, name: str, folder: Path | None = None, recall: Recall = recall) -> Project:
    """The project in the bytes of a file called `name` in a folder (None: in none); every version up to the present one
    can be read. recall: finds the table that the file refers to."""
    try:
        text = utf8(data)
        file = with_short_ids(_decode(text))
        network = check_file(file)
        check_network(network)
        file, found = with_data(file, folder, recall)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        where = json_fault(text, str(error))
        raise UserError(f'"{name}" is not a project file, or it is damaged: {where}.') from None
    except RecursionError:
        raise UserError(f'"{name}" is not a project file: its brackets are nested too deeply.') from None
    except UserError as error:
        raise UserError(f'"{name}" cannot be opened: {str(error).rstrip(".")}.') from None
    return replace(project_of_rows(file, network, found.spec), note=found.note, changed=found.changed)


def encode(project: Project, folder: Path | None = None) -> bytes:
    """The bytes of a project file in a folder (None: in none): indented JSON, the same for the same project; without
    indentation if the file would be too large with it."""
    dense = msgspec.json.encode(rows_of_project(project, folder))
    data = msgspec.json.format(dense, indent=1) + b"\n"
    return data if len(data) <= limits.PROJECT_BYTES else dense + b"\n"


def _decode(text: bytes) -> schema.ProjectFile:
    """The rows of a file. UserError, in words, for JSON that is not a project; DecodeError for text that is not
    JSON."""
    try:
        version = msgspec.json.decode(text, type=schema.Head).version
        if version > schema.VERSION:
            raise UserError(
                f"it was made by a newer version of the program (file version {version}, and this one reads up to "
                f"{schema.VERSION}); update {product.NAME} to open it"
            )
        if version <= earlier.LAST:
            return earlier.read_earlier(text, version)
        return msgspec.json.decode(text, type=schema.ProjectFile)
    except msgspec.ValidationError as error:
        raise UserError(fault_in_words(str(error), _untyped(text))) from None


def _untyped(text: bytes) -> object:
    """The content as decoded, for the names in it; None if a number is too large to decode."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None


def _is_our_backup(path: Path, backup: Path) -> bool:
    """Whether a file with .bak after the name is the version before the present one, and not somebody's own file: it is
    a project, and not newer than the present one."""
    try:
        if backup.stat().st_mtime_ns > path.stat().st_mtime_ns:
            return False
        msgspec.json.decode(read_bytes(backup), type=schema.Head)
    except (OSError, UserError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
