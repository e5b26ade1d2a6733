"""What is known of all columns of a table: their cells, what they hold, what they probably are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.data.reading.columns import Block, cells_of_columns, missing_marks
from core.data.reading.dialect import Dialect
from core.data.reading.guess import described, image_of, with_pixels, with_target
from core.data.reading.names import column_names, numbered_names
from core.data.reading.number import Floats
from core.data.reading.reading import Image, ReadColumn


@dataclass(frozen=True, slots=True)
class Profile:
    """dialect: with the marks of missing cells that the table has. cells: (rows, columns). columns: in the file's
    order. image: if they are its pixels."""

    dialect: Dialect
    cells: Floats
    columns: tuple[ReadColumn, ...]
    image: Image | None


def profile_of(
    blocks: Sequence[Block], dialect: Dialect, header: Sequence[str] | None, is_missing_chosen: bool
) -> Profile:
    """The profile of at least one block. header: None without one. is_missing_chosen: the marks of missing cells are a
    person's, not guessed."""
    if not is_missing_chosen:
        dialect = replace(dialect, missing=missing_marks(blocks))
    width = len(blocks[0].parts)
    given = [""] * width if header is None else header
    names, notes = (numbered_names(width), [""] * width) if header is None else column_names(header)
    table, cells = cells_of_columns(blocks, dialect)
    columns = [described(*parts) for parts in zip(names, given, notes, cells, strict=True)]
    image = image_of(columns)
    found = with_target(columns if image is None else with_pixels(columns, image))
    return Profile(dialect, table, found, image)
