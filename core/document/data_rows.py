"""The rows of a project file that hold data: sources, tables, planes."""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
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
    DrawnRow,
    Generated,
    Imported,
    Painted,
    Shipped,
)
from core.data.table import Column, Table
from core.data.table_check import check_table, check_text
from core.document.excerpt import excerpt, is_small
from core.document.fields import Name, Number, Switch, Text, within
from core.document.origin_rows import OriginRow, origin_of_row, row_of_origin
from core.plural import counted
from core.problem import UserError
from core.quotation import quote

Cells = Annotated[list[Number | None], Meta(max_length=limits.TABLE_ROWS)]


class ColumnRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.table.Column`. cells: its numbers, or the places of its categories in `values`; null for a missing
    one."""

    name: Name
    cells: Cells
    label: Text = ""
    unit: Text = ""
    values: list[Name] = []


class TableRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.table.Table`: one column is the target, and there is one to predict it from."""

    columns: Annotated[list[ColumnRow], Meta(min_length=2, max_length=limits.TABLE_COLUMNS)]
    image: tuple[Annotated[int, Meta(ge=1)], Annotated[int, Meta(ge=1)]] | None = None


class GeneratedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="generated"):
    """See `core.data.source.Generated`."""

    name: Name
    noise: Annotated[float, within(SOURCE_NUMBERS["noise"])]


class ShippedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="shipped"):
    """See `core.data.source.Shipped`."""

    name: Name


class ImportedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="imported"):
    """See `core.data.source.Imported`. table: an excerpt if the file that it comes from has more rows."""

    name: Name
    target: Name
    inputs: Annotated[list[Name], Meta(min_length=1, max_length=limits.TABLE_COLUMNS)]
    table: TableRow
    origin: OriginRow | None


class PaintedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="painted"):
    """See `core.data.source.Painted`."""

    table: TableRow


class DrawnRowRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.data.source.DrawnRow`."""

    label: Name
    cells: Annotated[list[Number], Meta(max_length=limits.TABLE_COLUMNS)]


class DataRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.source.DatasetSpec`."""

    source: GeneratedRow | ShippedRow | ImportedRow | PaintedRow
    train_share: Annotated[float, within(SPEC_NUMBERS["train_share"])]
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    scaling: Name
    stratified: bool
    drawn: Annotated[list[DrawnRowRow], Meta(max_length=limits.DRAWN_ROWS)] = []


class PlaneRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """See `core.data.plane.PlaneChoice`."""

    kind: Kind
    columns: Annotated[list[Switch], Meta(max_length=2)]
    held: dict[Switch, Number]
    components: dict[Annotated[int, Meta(ge=3, le=limits.TABLE_COLUMNS)], Number] = {}


def row_of_spec(spec: DatasetSpec, expressions: Sequence[str] = (), folder: Path | None = None) -> DataRow:
    """The row of a spec, in a project of a folder (None: it has no file yet) whose inputs have these expressions."""
    row = _row_of_source(with_kept_rows(spec, expressions).source, folder)
    drawn = [DrawnRowRow(each.label, list(each.cells)) for each in spec.drawn]
    return DataRow(row, spec.train_share, spec.seed, spec.scaling, spec.stratified, drawn)


def with_kept_rows(spec: DatasetSpec, expressions: Sequence[str]) -> DatasetSpec:
    """The spec with an excerpt of a table that is too large for a project file and can be read again; others keep all
    rows."""
    source = spec.source
    if not isinstance(source, Imported) or source.origin is None or source.is_excerpt or is_small(source.table):
        return spec
    return replace(spec, source=replace(source, table=excerpt(spec, tuple(expressions))))


def spec_of_row(row: DataRow, folder: Path | None = None) -> DatasetSpec:
    """The spec in a row. UserError, which names the place, if the parts of a table do not fit together."""
    drawn = tuple(DrawnRow(tuple(each.cells), each.label) for each in row.drawn)
    source = _source_of_row(row.source, folder)
    return DatasetSpec(source, row.train_share, row.seed, row.scaling, row.stratified, drawn)


def row_of_plane(choice: PlaneChoice | None) -> PlaneRow | None:
    """The row of a choice."""
    if choice is None:
        return None
    return PlaneRow(choice.kind, list(choice.columns), dict(choice.held), dict(choice.components))


def plane_of_row(row: PlaneRow | None) -> PlaneChoice | None:
    """The choice in a row."""
    if row is None:
        return None
    return PlaneChoice(row.kind, tuple(row.columns), tuple(row.held.items()), tuple(row.components.items()))


def _row_of_source(source: DataSource, folder: Path | None) -> GeneratedRow | ShippedRow | ImportedRow | PaintedRow:
    match source:
        case Generated():
            return GeneratedRow(source.name, source.noise)
        case Shipped():
            return ShippedRow(source.name)
        case Imported():
            table, origin = _row_of_table(source.table), row_of_origin(source.origin, folder)
            return ImportedRow(source.name, source.target, list(source.inputs), table, origin)
        case _:
            return PaintedRow(_row_of_table(source.table))


def _source_of_row(row: GeneratedRow | ShippedRow | ImportedRow | PaintedRow, folder: Path | None) -> DataSource:
    match row:
        case GeneratedRow():
            return Generated(row.name, row.noise)
        case ShippedRow():
            return Shipped(row.name)
        case ImportedRow():
            check_text("the name of the data", row.name)
            table, inputs = _table_of_row(row.table), tuple(row.inputs)
            origin = origin_of_row(row.origin, row.target, inputs, folder)
            return Imported(row.name, table, row.target, inputs, origin)
        case _:
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
    first = row.columns[0]
    for each in row.columns:
        if len(each.cells) != len(first.cells):
            raise UserError(
                f'the column "{quote(each.name)}" of the table has {counted(len(each.cells), "cell")}, but the column '
                f'"{quote(first.name)}" has {len(first.cells):,}'
            )
    columns = tuple(Column(each.name, each.label, each.unit, tuple(each.values)) for each in row.columns)
    cells = [np.array([math.nan if x is None else x for x in each.cells], dtype=np.float64) for each in row.columns]
    table = Table(columns, np.column_stack(cells), row.image)
    check_table(table)
    return table
