"""The row of a project file that says which file a table was read from, and how."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from core import limits
from core.data.reading.choices import Choices, Sampling, check_choices, check_sampling
from core.data.reading.origin import FileOrigin
from core.data.reading.roles import Roles
from core.data.source import Origin
from core.document.fields import Count, Name
from core.document.table_path import read_path, written_path

LONGEST_PATH = 20_000
"""Characters of a path, percent-encoded."""

Mark = Annotated[str, Meta(max_length=1)]


class ChoicesRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.reading.choices.Choices`: what is not there was guessed."""

    encoding: Name | None = None
    delimiter: Mark | None = None
    quote: Mark | None = None
    decimal: Mark | None = None
    thousands: Mark | None = None
    missing: Annotated[list[Annotated[str, Meta(max_length=limits.NAME)]], Meta(max_length=limits.NAME)] | None = None
    has_header: bool | None = None


class SamplingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.reading.choices.Sampling`."""

    how: Name
    rows: Annotated[int, Meta(ge=1, le=limits.COUNT)]
    target: Name | None
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    always: bool


class RolesRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.reading.roles.Roles`; target and inputs are those of the data."""

    target_is: Literal["", "class", "number"]
    fill: bool
    merge: bool
    skip: bool


class OriginRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.reading.origin.FileOrigin`."""

    path: Annotated[str, Meta(min_length=1, max_length=LONGEST_PATH)]
    size: Count
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    rows: Annotated[int, Meta(ge=1, le=limits.TABLE_ROWS)]
    choices: ChoicesRow
    sampling: SamplingRow
    roles: RolesRow


def row_of_origin(origin: Origin | None, folder: Path | None) -> OriginRow | None:
    """The row of an origin, in a project of a folder; None if it does not say how the file is read."""
    if not isinstance(origin, FileOrigin):
        return None
    sampling, roles = origin.sampling, origin.roles
    return OriginRow(
        written_path(origin.path, folder),
        origin.size,
        origin.sha256,
        origin.rows,
        row_of_choices(origin.choices),
        SamplingRow(sampling.how, sampling.rows, sampling.target, sampling.seed, sampling.always),
        RolesRow(roles.target_is, roles.fill, roles.merge, roles.skip),  # type: ignore[arg-type]
    )


def origin_of_row(
    row: OriginRow | None, target: str, inputs: tuple[str, ...], folder: Path | None
) -> FileOrigin | None:
    """The origin in the row of data with these roles, in a project of a folder. UserError if the file is said to be
    read in a way that there is not."""
    if row is None:
        return None
    choices = choices_of_row(row.choices)
    sampling = Sampling(**msgspec.structs.asdict(row.sampling))
    check_sampling(sampling)
    roles = Roles(target, inputs, **msgspec.structs.asdict(row.roles))
    path = str(read_path(row.path, folder))
    return FileOrigin(path, row.size, row.sha256, row.rows, choices, sampling, roles)


def row_of_choices(choices: Choices) -> ChoicesRow:
    """The row of choices."""
    given = asdict(choices)
    return ChoicesRow(**{**given, "missing": None if choices.missing is None else list(choices.missing)})


def choices_of_row(row: ChoicesRow) -> Choices:
    """The choices in a row. UserError if there is no such choice."""
    given = msgspec.structs.asdict(row)
    choices = Choices(**{**given, "missing": None if row.missing is None else tuple(row.missing)})
    check_choices(choices)
    return choices
