"""Tables as comma-separated values: what is read again is the same table, and no spreadsheet runs anything."""

import csv
import io
import math
import random
from pathlib import Path

import numpy as np
import pytest

from core.data import writing
from core.data.making import generate, usual_spec
from core.data.reading.choices import Choices
from core.data.reading.reader import read
from core.data.shipped import shipped_table
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.data.writing import csv_text, data_table, harmless, number_text
from core.progress import Canceled
from tests.core.document.tables import CATS, OWN

WRITTEN = Choices("UTF-8", ",", '"', ".", "", ("",), True)
"""How our own files are written."""


def read_text(text: str, folder: Path, choices: Choices = WRITTEN) -> Table:
    """The table in a text."""
    (folder / "table.csv").write_text(text, encoding="utf-8", newline="")
    return read(folder / "table.csv", choices).table


@pytest.mark.parametrize("name", ["penguins.csv", "iris.csv", "wine.csv"])
def test_what_is_written_is_read_again_as_the_same_table(name: str, tmp_path: Path) -> None:
    shipped = shipped_table(name)
    first = read_text(csv_text(shipped), tmp_path)
    assert first.names == shipped.names
    again = read_text(csv_text(first), tmp_path)
    assert again == first
    assert read_text(csv_text(first), tmp_path, Choices()) == first


def test_random_tables_come_back_to_the_bit(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    draw = random.Random(seed)
    for _ in range(40):
        rows, values = draw.randrange(2, 60), ("a,b", 'say "x"', "'=x", "\u00e4", "plain")
        numbers = [
            [draw.choice([draw.gauss(0, 1), draw.uniform(-1, 1) * 10.0 ** draw.randrange(-90, 90), draw.randrange(99),
                          1e15, 0.1, 2.0**53, math.nan]) for _ in range(rows)] for _ in range(3)
        ]  # fmt: skip
        for column in numbers:
            column[0] = draw.random()
        kinds = [float(draw.randrange(5)) for _ in range(rows)]
        used = sorted({values[int(kind)] for kind in kinds})
        codes = [float(used.index(values[int(kind)])) for kind in kinds]
        columns = (Column("x"), Column("y, in mm"), Column('"z"'), Column("kind", values=tuple(used)))
        table = Table(columns, np.column_stack([*numbers, codes]))
        assert read_text(csv_text(table), tmp_path) == table


def test_a_missing_cell_is_empty_and_a_whole_number_has_no_point() -> None:
    lines = csv_text(CATS).splitlines()
    assert lines[0] == "weight (kg),age,coat,is `happy`"
    assert lines[2] == "5.2,,long,no"
    assert lines[4] == "4.4,9,,no"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1, "0.1"), (-0.0, "0"), (3.0, "3"), (-12.0, "-12"), (1e15, "1000000000000000.0"), (1e22, "1e+22"),
        (1 / 3, "0.3333333333333333"), (5e-324, "5e-324"), (999999999999999.0, "999999999999999"),
    ],
)  # fmt: skip
def test_numbers_have_all_their_digits(number: float, text: str) -> None:
    assert number_text(number) == text
    assert float(text) == number


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_spreadsheet_runs_a_text(text: str, tmp_path: Path) -> None:
    assert harmless(text) == f"'{text}"
    table = Table((Column("=x"), Column("kind", values=(text, "b"))), np.array([[-1.5, 0.0], [2.5, 1.0]]))
    rows = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    assert rows == [["'=x", "kind"], ["-1.5", f"'{text}"], ["2.5", "b"]]
    for plain in ("a=b", "1", "", "'x", " =1"):
        assert harmless(plain) == plain


def test_a_data_set_tells_target_and_part() -> None:
    data = generate(OWN["imported"])
    table = data_table(data)
    assert table.names == (
        "weight (kg)", "age", "coat = short", "coat = long", "coat = none", "is `happy`", "part"
    )  # fmt: skip
    np.testing.assert_array_equal(table.cells[:, :5], data.points)
    lines = csv_text(table).splitlines()[1:]
    assert sum(line.endswith(",train") for line in lines) == data.train_count
    happy = {line.split(",")[0]: line.split(",")[-2] for line in lines}
    assert (happy["4.1"], happy["6.5"]) == ("yes", "no")


def test_predictions_of_two_classes_are_wrong_or_right() -> None:
    data = generate(OWN["imported"])
    outputs = data.targets * 0.3
    outputs[0] *= -1.0
    table = data_table(data, outputs)
    assert table.names[-2:] == ("prediction", "error")
    assert table.cells_of("error").tolist() == [1.0] + [0.0] * (len(outputs) - 1)
    assert table.column("prediction").values == ("no", "yes")


def test_predictions_of_three_classes_are_the_largest_output() -> None:
    data = generate(usual_spec("penguins"))
    outputs = data.targets[:, [1, 2, 0]]
    table = data_table(data, outputs)
    assert (table.cells_of("error") == 1.0).all()
    np.testing.assert_array_equal(table.cells_of("prediction"), outputs.argmax(axis=1))
    assert (data_table(data, data.targets).cells_of("error") == 0.0).all()


def test_predictions_of_a_network_that_diverged_are_empty() -> None:
    data = generate(OWN["imported numbers"])
    outputs = data.targets.copy()
    outputs[:2, 0] = math.inf, math.nan
    lines = csv_text(data_table(data, outputs)).splitlines()
    assert [line.endswith(",,") for line in lines[1:4]] == [True, True, False]


def test_errors_of_numbers_are_in_their_unit() -> None:
    data = generate(OWN["imported numbers"])
    table = data_table(data, data.targets + 0.5)
    np.testing.assert_allclose(table.cells_of("error"), 0.5 * data.target_scale)
    np.testing.assert_allclose(np.sort(table.cells_of("weight (kg)"))[[0, -1]], [3.5, 6.5])
    assert table.column("prediction").values == ()


def test_a_column_may_be_called_as_ours() -> None:
    table = Table((Column("part"), Column("error"), Column("y")), np.arange(30.0).reshape(10, 3) / 7.0)
    data = generate(DatasetSpec(Imported("mine", table, "y", ("part", "error")), 60.0))
    made = data_table(data, data.targets)
    assert len(set(made.names)) == len(made.names) == 6
    assert made.names[:3] == ("part", "error", "y")


def test_a_table_is_written_in_parts_that_tell_how_far_they_are_and_can_be_canceled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table((Column("a"), Column("b", values=("x", "y"))), np.array([[at / 3.0, at % 2] for at in range(10)]))
    whole, told = csv_text(table), []
    monkeypatch.setattr(writing, "CELLS", 6)
    assert csv_text(table, told.append) == whole
    assert told == [0.0, 0.3, 0.6, 0.9]

    def cancel(share: float) -> None:
        if share > 0.5:
            raise Canceled

    with pytest.raises(Canceled):
        csv_text(table, cancel)
