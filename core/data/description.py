"""What is known of data before any are made: the one place that asks the catalog."""

from collections import Counter
from functools import lru_cache

from core.data import rows
from core.data.catalog import CATALOG, GeneratedRow, ShippedRow
from core.data.dataset import Description
from core.data.shipped import shipped_table
from core.data.source import PAINTED, DataSource, Generated, Imported, Painted, Shipped
from core.data.table import Column, Table
from core.problem import UserError
from core.quotation import quote

PLAIN = (Column("x1"), Column("x2"))
"""The columns of generated and painted points."""

Part = tuple[Table, str, tuple[str, ...]]


@lru_cache(maxsize=64)
def describe(source: DataSource) -> Description:
    """What is known of the data of a source. UserError if there are no such data."""
    return description_of(source)


def description_of(source: DataSource) -> Description:
    """As `describe`, for data that may never be used: nothing keeps their table, nor computes its digest."""
    if isinstance(source, Generated):
        row = generator_of(source)
        return Description(row.label, PLAIN, Column("target"), row.classes, noise_meaning=row.noise_meaning)
    table, target, inputs = table_of(source)
    classes, about = rows.classes_of(table, target), table.column(target)
    columns = rows.input_columns(table, inputs)
    if isinstance(source, Painted):
        return Description(PAINTED, columns, about, classes)
    if isinstance(source, Imported):
        return Description(source.name, columns, about, classes, image=_image(table, inputs), is_measured=True)
    shipped = _shipped(source.name)
    return Description(
        shipped.label,
        columns,
        about,
        shipped.classes or classes,
        note=shipped.note,
        image=table.image,
        is_measured=True,
    )


def _image(table: Table, inputs: tuple[str, ...]) -> tuple[int, int] | None:
    """The image of a table whose pixels are all inputs, in their order."""
    image = table.image
    return image if image is not None and _starts_with_pixels(table, inputs, image[0] * image[1]) else None


def _starts_with_pixels(table: Table, inputs: tuple[str, ...], count: int) -> bool:
    is_first = inputs[:count] == table.names[:count] and len(inputs) >= count
    return is_first and not any(column.values for column in table.columns[:count])


def group_of(source: DataSource) -> str:
    """The group of the gallery that has the source; "" for a person's own data."""
    return CATALOG[source.name].group if isinstance(source, Generated | Shipped) else ""


def generator_of(source: Generated) -> GeneratedRow:
    """The row of a generator. UserError if there is none."""
    row = CATALOG.get(source.name)
    if not isinstance(row, GeneratedRow):
        raise UserError(_unknown(source.name, GeneratedRow))
    return row


def table_of(source: Shipped | Imported | Painted) -> Part:
    """A table, its column to predict, and the columns to predict it from. UserError if there is no such table or
    column, nothing to predict from, or a column is read twice."""
    if isinstance(source, Shipped):
        row = _shipped(source.name)
        table = shipped_table(row.file, row.image)
        return table, row.target, row.inputs or tuple(name for name in table.names if name != row.target)
    if isinstance(source, Painted):
        return _checked(PAINTED, (source.table, source.table.names[-1], source.table.names[:-1]))
    return _checked(source.name, (source.table, source.target, source.inputs))


def _checked(name: str, part: Part) -> Part:
    table, target, inputs = part
    names = set(table.names)
    missing = [column for column in (target, *inputs) if column not in names]
    if missing:
        raise UserError(f'"{quote(name)}" has no column "{quote(missing[0])}".')
    if not inputs:
        raise UserError(f'"{quote(name)}" has no column to predict "{quote(target)}" from.')
    twice = [column for column, count in Counter((target, *inputs)).items() if count > 1]
    if twice:
        raise UserError(
            f'"{quote(name)}" reads the column "{quote(twice[0])}" twice: a column is an input or the target.'
        )
    return part


def _shipped(name: str) -> ShippedRow:
    row = CATALOG.get(name)
    if not isinstance(row, ShippedRow):
        raise UserError(_unknown(name, ShippedRow))
    return row


def _unknown(name: str, kind: type[GeneratedRow] | type[ShippedRow]) -> str:
    known = ", ".join(name for name, row in CATALOG.items() if isinstance(row, kind))
    return f'There is no data set "{quote(name)}"; there are {known}.'
