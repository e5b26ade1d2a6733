"""Tables: equal by what they hold, whatever holds it."""

import math
import struct
from dataclasses import replace

import numpy as np
import pytest

from core.data.making import generate
from core.data.source import DatasetSpec
from core.data.table import Column, Table
from tests.core.data.tables import imported, table_of

AB = (Column("a"), Column("b", "depth", "mm"))
CELLS = [[1.0, 2.0], [3.0, math.nan], [0.0, 6.0]]


def test_a_column_is_called_by_its_label_and_unit() -> None:
    assert (Column("a_mm").shown, Column("a_mm").title) == ("a_mm", "a_mm")
    assert (AB[1].shown, AB[1].title) == ("depth", "depth (mm)")


def test_tables_are_equal_by_content_however_their_cells_lie_in_memory() -> None:
    tables = [
        Table(AB, np.array(CELLS)),
        Table(AB, np.asfortranarray(CELLS)),
        Table(AB, np.repeat(np.array(CELLS), 2, axis=0)[::2]),
    ]
    assert len({table.digest for table in tables}) == len(set(tables)) == 1
    assert tables[0] == tables[1] == tables[2]
    assert {tables[0]: "found"}[tables[2]] == "found"


def test_missing_cells_are_equal_whatever_their_bits() -> None:
    odd = struct.unpack("<d", struct.pack("<Q", 0xFFF8_0000_DEAD_BEEF))[0]
    cells = np.array(CELLS)
    cells[1, 1] = odd
    assert cells.tobytes() != np.array(CELLS).tobytes()
    assert Table(AB, cells) == Table(AB, np.array(CELLS))


@pytest.mark.parametrize(
    "other",
    [
        Table(AB, np.array([*CELLS[:2], [0.0, 7.0]])),
        Table(AB, np.array([*CELLS[:2], [-0.0, 6.0]])),
        Table(AB, np.array([*CELLS[:2], [0.0, math.nan]])),
        Table(AB, np.array(CELLS[:2])),
        Table(AB[::-1], np.array(CELLS)),
        Table((AB[0], replace(AB[1], unit="cm")), np.array(CELLS)),
        Table((AB[0], replace(AB[1], label="height")), np.array(CELLS)),
        Table((AB[0], replace(AB[1], values=("low", "high"))), np.array(CELLS)),
        Table(AB, np.array(CELLS), (1, 1)),
        "no table",
    ],
)
def test_tables_that_differ_in_one_thing_are_not_equal(other: object) -> None:
    table = Table(AB, np.array(CELLS))
    assert table != other
    assert hash(table) != hash(other)


def test_tables_of_one_shape_of_bytes_are_not_taken_for_each_other() -> None:
    names = tuple(map(Column, "abcdef"))
    assert Table(names[:3], np.arange(6.0).reshape(2, 3)) != Table(names[:2], np.arange(6.0).reshape(3, 2))


def test_cells_cannot_be_changed() -> None:
    table = Table(AB, np.array(CELLS))
    with pytest.raises(ValueError, match="read-only"):
        table.cells[0, 0] = 7.0


def test_columns_are_found_by_name() -> None:
    table = Table(AB, np.array(CELLS))
    assert table.names == ("a", "b")
    assert table.column("b") is AB[1]
    assert table.cells_of("a").tolist() == [1.0, 3.0, 0.0]
    with pytest.raises(KeyError, match="c"):
        table.column("c")


def test_equal_tables_give_one_data_set() -> None:
    def read() -> DatasetSpec:
        return DatasetSpec(imported(table_of(a=[1.0, 2.0, None, 4.0], y=["no", "yes", "no", "yes"])))

    assert read() == read() and read().source is not read().source
    assert generate(read()) is generate(read())
