"""The file that a table was read from, and how: enough to read the same table again."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.process import read_apart
from core.data.reading.reading import Reading
from core.data.reading.roles import Roles, usual_roles
from core.data.reading.watch import watch_of
from core.data.source import Imported, Origin
from core.problem import UserError
from core.progress import Tell, part_of, unheard
from core.quotation import quote
from core.regular_file import open_readable

PIECE = 1 << 20
"""The bytes that are digested at once."""

DIGESTED, READ = 0.05, 0.9
"""The shares of the work that are done once a file is digested, and once it is read, too."""


@dataclass(frozen=True, slots=True)
class FileOrigin(Origin):
    """choices, sampling, roles: those that the table was read with."""

    choices: Choices
    sampling: Sampling
    roles: Roles


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. size: in bytes. modified: in seconds since 1970. sha256: of the bytes, in hexadecimal."""

    size: int
    modified: float
    sha256: str


class Changed(UserError):  # noqa: N818
    """The file is not what it was."""


def content_of(path: Path, tell: Tell = unheard) -> Content:
    """What a file holds now. UserError, one sentence, if it cannot be read."""
    try:
        with open_readable(path, "choose a table") as file:
            state, digest = os.fstat(file.fileno()), hashlib.sha256()
            while piece := file.read(PIECE):
                digest.update(piece)
                tell(min(1.0, file.tell() / max(1, state.st_size)))
            return Content(state.st_size, state.st_mtime, digest.hexdigest())
    except FileNotFoundError:
        raise UserError(f'There is no file "{quote(path)}".') from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UserError(f'"{quote(path.name)}" cannot be read: {reason}.') from None


def with_origin(
    made: Imported, reading: Reading, choices: Choices, sampling: Sampling, roles: Roles, tell: Tell = unheard
) -> Imported:
    """Imported data with the file they were read from; the other arguments are those that they were made with. Without
    an origin if they could not be read from it again: the file has changed or gone, or reading was ended while rows
    were drawn. It reads the file once for its digest, and may run in any thread."""
    if not reading.is_whole and not reading.is_sampled:
        sampling = replace(sampling, how="first", rows=len(reading.lines), always=True)
    elif not reading.is_whole and sampling.how != "first":
        return made
    try:
        content = content_of(Path(reading.facts.path), tell)
    except UserError:
        return made
    if not _is_of(reading, content):
        return made
    # Not `resolve`: a link may be moved with the project while its aim stays.
    path, rows = str(Path(reading.facts.path).absolute()), len(made.table.cells)
    return replace(made, origin=FileOrigin(path, content.size, content.sha256, rows, choices, sampling, roles))


def read_again(origin: FileOrigin, tell: Tell = unheard) -> Imported:
    """The table as the file has it now, and the file's present state as its origin. UserError, one sentence, if it
    cannot be read or used in the same way; what `tell` raises is raised."""
    reading, made = _read(origin, part_of(tell, 0.0, READ - DIGESTED))
    digesting = part_of(tell, READ - DIGESTED, READ)
    return with_origin(made, reading, origin.choices, origin.sampling, origin.roles, digesting)


def read_unchanged(origin: FileOrigin, tell: Tell = unheard) -> Imported:
    """The table, bit by bit as it was. Changed if the file is not what it was; else as `read_again`."""
    content = content_of(Path(origin.path), part_of(tell, 0.0, DIGESTED))
    if content.sha256 == origin.sha256:
        reading, made = _read(origin, part_of(tell, DIGESTED, READ))
        if _is_of(reading, content) and len(made.table.cells) == origin.rows:
            return replace(made, origin=origin)
    raise Changed(f'"{quote(Path(origin.path).name)}" has changed since it was imported.')


def _read(origin: FileOrigin, tell: Tell) -> tuple[Reading, Imported]:
    reading = read_apart(Path(origin.path), origin.choices, origin.sampling, watch_of(tell))
    # The columns may be others by now.
    usual_roles(reading, origin.roles.target, origin.roles.inputs)
    return reading, import_table(reading, origin.roles).source


def _is_of(reading: Reading, content: Content) -> bool:
    return (reading.facts.size, reading.facts.modified) == (content.size, content.modified)
