"""The rows of a project file that hold data: sources, tables, planes."""

import math
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta

from core import limits
from core.data.plane import Kind, PlaneChoice
from core.data.source import (
    SOURCE_NUMBERS,
    SPEC_NUMBERS,
    DatasetSpec,
    DataSource,
    Generated,
    Imported,
    Painted,
    Shipped,
)
from core.data.table import Column, Table
from core.document.fields import Name, Number, within
from core.problem import UserError
from core.quotation import quote

Cells = Annotated[list[Number | None], Meta(max_length=limits.TABLE_ROWS)]


class ColumnRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.table.Column`. cells: its numbers, or the places of its categories in `values`; null for a missing
    one."""

    name: Name
    cells: Cells
    label: str = ""
    unit: str = ""
    values: list[Name] = []


class TableRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.table.Table`."""

    columns: Annotated[list[ColumnRow], Meta(min_length=1, max_length=limits.TABLE_COLUMNS)]
    image: tuple[Annotated[int, Meta(ge=1)], Annotated[int, Meta(ge=1)]] | None = None


class GeneratedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="generated"):
    """See `core.data.source.Generated`."""

    name: Name
    noise: Annotated[float, within(SOURCE_NUMBERS["noise"])]


class ShippedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="shipped"):
    """See `core.data.source.Shipped`."""

    name: Name


class ImportedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="imported"):
    """See `core.data.source.Imported`."""

    name: Name
    target: Name
    inputs: Annotated[list[Name], Meta(min_length=1, max_length=limits.TABLE_COLUMNS)]
    table: TableRow


class PaintedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="painted"):
    """See `core.data.source.Painted`."""

    table: TableRow


class DataRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.source.DatasetSpec`."""

    source: GeneratedRow | ShippedRow | ImportedRow | PaintedRow
    train_share: Annotated[float, within(SPEC_NUMBERS["train_share"])]
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    scaling: Name
    stratified: bool


class PlaneRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.plane.PlaneChoice`."""

    kind: Kind
    columns: list[Name]
    held: dict[Name, Number]


def row_of_spec(spec: DatasetSpec) -> DataRow:
    """The row of a spec."""
    return DataRow(_row_of_source(spec.source), spec.train_share, spec.seed, spec.scaling, spec.stratified)


def spec_of_row(row: DataRow) -> DatasetSpec:
    """The spec in a row. UserError if the cells of a table do not fit together."""
    return DatasetSpec(_source_of_row(row.source), row.train_share, row.seed, row.scaling, row.stratified)


def row_of_plane(choice: PlaneChoice | None) -> PlaneRow | None:
    """The row of a choice."""
    return None if choice is None else PlaneRow(choice.kind, list(choice.columns), dict(choice.held))


def plane_of_row(row: PlaneRow | None) -> PlaneChoice | None:
    """The choice in a row."""
    return None if row is None else PlaneChoice(row.kind, tuple(row.columns), tuple(row.held.items()))


def _row_of_source(source: DataSource) -> GeneratedRow | ShippedRow | ImportedRow | PaintedRow:
    match source:
        case Generated():
            return GeneratedRow(source.name, source.noise)
        case Shipped():
            return ShippedRow(source.name)
        case Imported():
            return ImportedRow(source.name, source.target, list(source.inputs), _row_of_table(source.table))
        case Painted():
            return PaintedRow(_row_of_table(source.table))


def _source_of_row(row: GeneratedRow | ShippedRow | ImportedRow | PaintedRow) -> DataSource:
    match row:
        case GeneratedRow():
            return Generated(row.name, row.noise)
        case ShippedRow():
            return Shipped(row.name)
        case ImportedRow():
            return Imported(row.name, _table_of_row(row.table), row.target, tuple(row.inputs))
        case PaintedRow():
            return Painted(_table_of_row(row.table))


def _row_of_table(table: Table) -> TableRow:
    columns = [
        ColumnRow(
            column.name, [None if math.isnan(cell) else cell for cell in cells.tolist()], column.label, column.unit,
            list(column.values),
        )
        for column, cells in zip(table.columns, table.cells.T, strict=True)
    ]  # fmt: skip
    return TableRow(columns, table.image)


def _table_of_row(row: TableRow) -> Table:
    columns = tuple(Column(each.name, each.label, each.unit, tuple(each.values)) for each in row.columns)
    if len({column.name for column in columns}) < len(columns):
        raise UserError("two columns of the table have the same name")
    if len({len(each.cells) for each in row.columns}) > 1:
        raise UserError("the columns of the table do not have the same number of cells")
    cells = [np.array([math.nan if x is None else x for x in each.cells], dtype=np.float64) for each in row.columns]
    for column, found in zip(columns, cells, strict=True):
        _check_categories(column, found[~np.isnan(found)])
    if row.image is not None and row.image[0] * row.image[1] >= len(columns):
        raise UserError("the image of the table has more pixels than there are columns")
    return Table(columns, np.column_stack(cells), row.image)


def _check_categories(column: Column, cells: np.ndarray) -> None:
    places = np.isin(cells, np.arange(len(column.values)))
    if column.values and (len(set(column.values)) < len(column.values) or not places.all()):
        raise UserError(f'a cell of the column "{quote(column.name)}" names none of its categories')
