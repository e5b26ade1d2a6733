"""Whatever table can be read and imported is saved and opened to the bit, and written as CSV and read as the same."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data.making import generate, generate_with_source
from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.origin import with_origin
from core.data.reading.reader import read
from core.data.reading.roles import Roles
from core.data.source import DatasetSpec, Imported
from core.data.table_check import check_table
from core.data.writing import csv_text
from core.document.data_edits import use_data
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import open_project, save_project

LETTERS = (
    "a", "b", "Z", "7", " ", "  ", "\t", "\n", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b",
    "\u200d", "\u202e", "\u2028", "\u2066", "\ufeff", "\ue001", "\ue002", "\U000e0001", "\u0301", "e\u0301", "\u0e33",
    "\U0001f600", "\U0001f468\u200d\U0001f469", "\u6f22", "\u05d0", "`", '"', "'", ",", ";", "=", "-", "@", "+", "%",
    "<b>", "{}", "\\", "\ufffd", "NA",
)  # fmt: skip
"""What a text may hold: controls, blanks, invisible and directing marks, private and combining letters, and words."""

AS_WRITTEN = Choices(
    delimiter=",", quote='"', decimal=".", thousands="", missing=("",), has_header=True, encoding="UTF-8"
)
TABLES = 30


class Maker:
    """Draws a table that is as nasty as a file can be."""

    def __init__(self, seed: str) -> None:
        self.draw = random.Random(seed)

    def text(self) -> str:
        """A text of a few letters, sometimes a very long one, sometimes one that cannot be seen."""
        letters = "".join(self.draw.choice(LETTERS) for _ in range(self.draw.randint(0, 5)))
        if self.draw.random() < 0.2:
            return "w" * self.draw.randint(180, 210) + letters
        return letters

    def names(self, count: int) -> list[str]:
        """Names of columns, some of them twice."""
        made = [self.text() for _ in range(count)]
        made[-1] = made[0] if self.draw.random() < 0.3 else made[-1]
        return made

    def categories(self, rows: int) -> list[str]:
        """Cells of few texts, most of which are no numbers."""
        values = ["kind", "sort", *(self.text() for _ in range(self.draw.randint(1, 5)))]
        return [values[at] if at < len(values) else self.draw.choice(values) for at in range(rows)]

    def numbers(self, rows: int) -> list[str]:
        """Cells of numbers of all sizes, some of them missing or none."""
        drawn = (self.draw.choice([1e-320, -1e99, 0.1, 1e15, 3, -0.0]) * self.draw.uniform(-1, 1) for _ in range(rows))
        return [self.draw.choice(["", "heavy"]) if self.draw.random() < 0.1 else repr(number) for number in drawn]

    def table(self) -> str:
        """The text of a file: a few columns of numbers and texts, the last one of texts."""
        rows, width = self.draw.randint(20, 60), self.draw.randint(2, 5)
        columns = [self.numbers(rows)]
        columns += [self.draw.choice((self.numbers, self.categories))(rows) for _ in range(width - 2)]
        columns.append(self.categories(rows))
        lines = [self.names(width), *zip(*columns, strict=True)]
        return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def imported(made: Maker, folder: Path) -> Imported:
    """The data of a table that was drawn, with all columns in use that can be."""
    path = folder / "nasty.csv"
    path.write_bytes(made.table().encode())
    choices = replace(AS_WRITTEN, missing=made.draw.choice([("",), ("NA",), ("", "Z")]))
    reading = read(path, choices)
    *inputs, target = reading.columns
    usable = tuple(column.name for column in inputs if "input" in column.roles)
    roles = Roles(target.name, usable, "class", fill=made.draw.random() < 0.5, merge=True)
    source = import_table(reading, roles).source
    return with_origin(source, reading, choices, Sampling(), roles)


@pytest.fixture
def makers() -> list[Maker]:
    """Tables to draw; the seed is printed."""
    seed = random.randrange(10**6)
    print("seed", seed)
    return [Maker(f"{seed} {number}") for number in range(TABLES)]


def test_what_can_be_imported_is_saved_and_opened_to_the_bit(tmp_path: Path, makers: list[Maker]) -> None:
    for made in makers:
        source = imported(made, tmp_path)
        spec = DatasetSpec(source, 60.0, "7", "standardize")
        document = use_data(default_document(), spec).document
        save_project(tmp_path / "x.gp", Project(document))
        opened = open_project(tmp_path / "x.gp").document
        assert opened == document
        again = opened.data.source
        assert isinstance(again, Imported)
        assert (again.origin, again.table.digest) == (source.origin, source.table.digest)
        one, other = generate(spec), generate_with_source(opened.data)[0]
        np.testing.assert_array_equal(one.points, other.points)
        np.testing.assert_array_equal(one.targets, other.targets)


def test_what_can_be_imported_is_the_same_written_as_csv_and_read_again(tmp_path: Path, makers: list[Maker]) -> None:
    for made in makers:
        source = imported(made, tmp_path)
        check_table(source.table)
        (tmp_path / "again.csv").write_bytes(csv_text(source.table).encode())
        roles = Roles(source.target, source.inputs, "class")
        again = import_table(read(tmp_path / "again.csv", AS_WRITTEN), roles).source
        assert again.table.columns == source.table.columns
        np.testing.assert_array_equal(again.table.cells, source.table.cells)
