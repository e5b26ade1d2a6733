"""What a table may be: the largest and oddest that can is accepted, and whatever cannot is one sentence."""

import math
from dataclasses import replace

import numpy as np
import pytest

from core import limits
from core.data.table import Column, Table
from core.data.table_check import check_table
from core.problem import UserError
from tests.core.data.tables import table_of

GOOD = table_of((1, 2), a=[1.0, None, 3.0], b=[0.0, 1e100, -1.0], k=["x", None, "\u00e4\u0301 \U0001f600"])


def with_column(column: Column, cells: list[float]) -> Table:
    """The good table with another last column."""
    return Table((*GOOD.columns[:2], column), np.column_stack([GOOD.cells[:, :2], cells]), GOOD.image)


@pytest.mark.parametrize(
    "table",
    [
        GOOD,
        with_column(Column("n" * limits.NAME, "l" * limits.NAME, "u" * limits.NAME), [1.0, 2.0, math.nan]),
        with_column(Column("k", values=("v" * limits.NAME, " ")), [0.0, 1.0, math.nan]),
        Table(tuple(Column(f"c{at}") for at in range(limits.TABLE_COLUMNS)), np.zeros((2, limits.TABLE_COLUMNS))),
        Table((Column("a"), Column("b")), np.zeros((limits.TABLE_ROWS, 2))),
    ],
)
def test_what_a_table_may_be_is_accepted(table: Table) -> None:
    check_table(table)


ZEROS = [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            Table(GOOD.columns, np.zeros((limits.TABLE_ROWS + 1, 3))),
            "has 200,001 rows, and at most 200,000 are possible",
        ),
        (
            Table(tuple(Column(f"c{at}") for at in range(1_001)), np.zeros((1, 1_001))),
            "has 1,001 columns, and at most 1,000 are possible",
        ),
        (
            Table(tuple(Column(f"c{at}") for at in range(101)), np.broadcast_to(0.0, (limits.TABLE_ROWS, 101)).view()),
            "has 20,200,000 cells, and at most 20,000,000 are possible",
        ),
        (with_column(Column("a"), ZEROS), 'two columns of the table have the same name: "a"'),
        (with_column(Column(""), ZEROS), 'the column "" of the table has a text of 0 letters, not of 1 to 200'),
        (with_column(Column("n" * 201), ZEROS), "has a text of 201 letters, not of 1 to 200"),
        (with_column(Column("k\u200b"), ZEROS), 'has a text with characters that cannot be shown: "k\ufffd"'),
        (with_column(Column("k", "a\nb"), ZEROS), 'has a text with characters that cannot be shown: "a\ufffdb"'),
        (with_column(Column("k", unit="u" * 201), ZEROS), "has a text of 201 letters, not of 0 to 200"),
        (with_column(Column("k", values=("x", "")), ZEROS), 'the column "k" of the table has a text of 0 letters'),
        (with_column(Column("k", values=("v" * 201,)), ZEROS), "has a text of 201 letters"),
        (with_column(Column("k", values=("x", "\u202e")), ZEROS), "has a text with characters that cannot be shown"),
        (with_column(Column("k", values=("x", "x")), ZEROS), 'the column "k" of the table has the same category twice'),
        (
            with_column(Column("k", values=("x", "y")), [0.0, 2.0, 1.0]),
            'cell 2 of the column "k" of the table names none',
        ),
        (
            with_column(Column("k", values=("x", "y")), [0.0, 1.0, 0.5]),
            'cell 3 of the column "k" of the table names none',
        ),
        (
            with_column(Column("k", values=("x", "y")), [-1.0, 1.0, 0.0]),
            'cell 1 of the column "k" of the table names no',
        ),
        (
            replace(GOOD, image=(1, 3)),
            "the image of the table has more pixels than there are columns beside the target",
        ),
    ],
)
def test_what_a_table_cannot_be_is_one_sentence(table: Table, sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_table(table)
    assert sentence in str(refusal.value)
