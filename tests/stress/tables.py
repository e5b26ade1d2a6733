"""Random tables in random dialects, and damaged ones: `python -m tests.stress.tables --tables N --seed S`.

A table must be read as it was written, in a dialect that is guessed or chosen. A damaged one must be read by its own
rules or refused in one sentence, within LONGEST_S. The last line is "N passed, M failed".
"""

import argparse
import math
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.reading.choices import GUESSED, Choices
from core.data.reading.encoding import CODECS
from core.data.reading.importing import import_table
from core.data.reading.names import category_names, visible
from core.data.reading.number import number_form
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.roles import usual_roles
from core.problem import UserError
from tests.core.data.reading.corpus import MARKS, Cell, columns_of

LONGEST_S = 2.0
LONGEST_SENTENCE = 400

WORDS = ("red", "blue", "Röte", "blåbær", "two words", "it's", "5\" pipe", "a,b", "c;d", "e|f", "g\th", "=cmd()", "x-1",
         "line\nbreak", 'say "hi"', "1_000x", "Ünder", "p.q", "true", "false")  # fmt: skip
NAMES = ("mass", "wing length", "größe", "kind", "site", "n1", "n2", "y", "a,b", "time (s)", "T°", "q")
MISSING = ("", "NA", "n/a", "?", "null")
JUNK = (b"", b"\0", b"\xff", b'"', b"'", b",", b";", b"\n", b"\r", b"\t", b"\xe2\x88\x92", b"1e400", b"NaN", b"\x1a",
        b"\xef\xbb\xbf", b"9" * 400, b'""', b"-", b".", b" ")  # fmt: skip


@dataclass
class Made:
    """A table as it was written: its bytes, its dialect, and what must be read."""

    data: bytes
    choices: Choices
    columns: dict[str, list[Cell]]
    lines: list[int]
    misfits: list[int]


class Maker:
    """Makes one random table."""

    def __init__(self, draw: random.Random, is_guessed: bool) -> None:
        self.draw, self.is_guessed = draw, is_guessed
        self.delimiter = draw.choice(",;\t|" if is_guessed else ",;\t| ")
        self.encoding = draw.choice(list(CODECS) if not is_guessed else ["UTF-8", "UTF-16 LE", "UTF-16 BE", "Latin-1"])
        self.decimal = draw.choice(".,")
        self.thousands = "" if is_guessed else draw.choice(["", *{",": "", ".": ",", " ": "' "}.get(self.decimal, "")])
        self.quote = '"' if is_guessed else draw.choice("\"'")
        self.missing = draw.choice(MISSING[1:] if self.delimiter == " " else MISSING)
        self.quotes_all = draw.random() < 0.3
        self.has_header = is_guessed or draw.random() < 0.7

    def made(self) -> Made:
        """The table. Its first column is one of numbers, so that a header can be told."""
        draw = self.draw
        width = draw.randint(2, 7)
        rows = draw.randint(6, 60)
        names = draw.sample(NAMES, width)
        columns = [self._numbers(rows), *(draw.choice((self._numbers, self._words))(rows) for _ in range(width - 1))]
        end = draw.choice(("\n", "\r\n", "\r"))
        text, lines, misfits, kept = "", [], [], []
        line = 1
        if self.has_header:
            row = self._row(names)
            text, line = row + "\n", 2 + row.count("\n")
        for at in range(rows):
            cells = [column[at][0] for column in columns]
            is_misfit = at > 3 and draw.random() < 0.05
            if is_misfit:
                cells = cells[:-1] if draw.random() < 0.5 and width > 2 else [*cells, "z"]
            row = self._row(cells)
            if row.strip():
                (misfits if is_misfit else lines).append(line)
                if not is_misfit:
                    kept.append(at)
            blank = "\n" * (draw.random() < 0.05)
            text += row + "\n" + blank
            line += 1 + row.count("\n") + len(blank)
        found = {
            name if self.has_header else str(number): [column[at][1] for at in kept]
            for number, (name, column) in enumerate(zip(names, columns, strict=True), 1)
        }
        text = text if draw.random() < 0.7 else text.rstrip("\n")
        data = text.replace("\n", end).encode(CODECS[self.encoding])
        mark = MARKS.get(self.encoding, b"") if draw.random() < 0.5 else b""
        return Made(mark + data, self._choices(), found, lines, misfits)

    def _choices(self) -> Choices:
        if self.is_guessed:
            return GUESSED
        return Choices(
            self.encoding, self.delimiter, self.quote, self.decimal, self.thousands, ("", self.missing), self.has_header
        )

    def _numbers(self, rows: int) -> list[tuple[str, Cell]]:
        return [self._number(at) for at in range(rows)]

    def _number(self, at: int) -> tuple[str, Cell]:
        draw = self.draw
        kind = draw.random()
        if kind < 0.08 and at > 3:
            return self.missing, None
        if kind < 0.12 and at > 3:
            return draw.choice(("heavy", "inf", "1e400", "1_0")), None
        number = round(draw.uniform(-20, 20), draw.choice((1, 2, 4)))
        if kind < 0.3:
            number = float(draw.randint(-9, 999))
        if kind > 0.9 and not self.is_guessed:
            number = number * 1e5 + 0.5
        text = f"{number:,.4f}".rstrip("0").rstrip(".")
        whole, _, part = text.partition(".")
        written = whole.replace(",", self.thousands) + (self.decimal + part if part else "")
        if draw.random() < 0.2:
            written = written.replace("-", "\u2212") if self.encoding.startswith("UTF") else written
        return written, float(text.replace(",", "")) + 0.0

    def _words(self, rows: int) -> list[tuple[str, Cell]]:
        words = self.draw.sample(WORDS, self.draw.randint(2, 6))
        some = [self.draw.choice(words) for _ in range(rows)]
        return [(self.missing, None) if self.draw.random() < 0.05 else (word, word) for word in some]

    def _row(self, cells: list[str]) -> str:
        return self.delimiter.join(map(self._cell, cells))

    def _cell(self, cell: str) -> str:
        mark = self.quote
        # Where a name or a word may be taken for two cells, the table says what it is.
        special = {self.delimiter, mark, "\n", " ", *(",;\t|" if self.is_guessed and cell in (*WORDS, *NAMES) else "")}
        if self.quotes_all or not special.isdisjoint(cell):
            return mark + cell.replace(mark, mark * 2) + mark
        return cell


def check_same(made: Made, reading: Reading) -> None:
    """The table is the one that was written."""
    found = columns_of(reading)
    assert list(found) == list(made.columns), (list(found), list(made.columns))
    for name, cells in made.columns.items():
        shown = [visible(cell) if isinstance(cell, str) else cell for cell in cells]
        assert found[name] == shown, (name, found[name], shown)
    assert reading.lines.tolist() == made.lines
    assert [misfit.line for misfit in reading.misfits] == made.misfits


def damaged(data: bytes, draw: random.Random) -> bytes:
    """A file with a few places changed, or cut, or with a part twice."""
    found = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        begin = draw.randrange(len(found) + 1)
        end = begin + draw.choice((0, 0, 1, 1, 2, 40))
        found[begin:end] = draw.choice((draw.choice(JUNK), draw.randbytes(2), bytes(found[end : end + 60])))
    return bytes(found)


def check_own_rules(reading: Reading) -> None:
    """A table holds what its own rows say."""
    form = number_form(reading.dialect)
    rows, width = reading.table.cells.shape
    assert reading.rows_read == rows + reading.misfit_count
    assert len(reading.records) == len(reading.lines) == rows
    assert len(set(reading.table.names)) == width == len(reading.columns)
    assert (np.diff(reading.lines) > 0).all()
    cells_of = dict(zip(reading.table.names, zip(*map(reading.cells, range(rows)), strict=True), strict=True))
    names = {name: category_names(filter(visible, cells)) for name, cells in cells_of.items()}
    for row in range(rows):
        cells = reading.cells(row)
        assert len(cells) == width
        for column, cell, value in zip(reading.columns, cells, reading.table.cells[row].tolist(), strict=True):
            if column.kind == "number":
                number = form.read(cell)[0]
                assert number == value or (math.isnan(number) and math.isnan(value)), (column.name, cell, value)
            elif math.isnan(value):
                assert not visible(cell) or not form.missing.isdisjoint((cell.casefold(), visible(cell).casefold()))
            else:
                assert names[column.name][cell] == column.values[int(value)]


def read_damaged(path: Path) -> None:
    """A damaged file is read by its own rules, or refused in a sentence."""
    try:
        reading = read(path)
        check_own_rules(reading)
        made = import_table(reading, usual_roles(reading))
        assert made.report.rows_used + made.report.skipped_count == reading.rows_read
        assert not np.isnan(made.source.table.cells).any()
    except UserError as error:
        sentence = str(error)
        assert 10 < len(sentence) < LONGEST_SENTENCE and "\n" not in sentence, sentence


def attempt(seed: str, folder: Path) -> str:
    """What is wrong with the reading of a table, "" if nothing is."""
    draw, path = random.Random(seed), folder / "t.csv"
    kind = draw.choice(("guessed", "chosen", "damaged"))
    made = Maker(draw, kind != "chosen").made()
    path.write_bytes(damaged(made.data, draw) if kind == "damaged" else made.data)
    begin = time.process_time()
    try:
        if kind == "damaged":
            read_damaged(path)
        else:
            check_same(made, read(path, made.choices))
    except Exception as error:
        return f"{kind} {seed}: {type(error).__name__}: {error}"
    spent = time.process_time() - begin
    return "" if spent < LONGEST_S else f"{kind} {seed}: {spent:.1f} s"


def main() -> int:
    """Read so many tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.tables):
            fault = attempt(f"{given.seed}-{number}", Path(folder))
            if fault:
                failed += 1
                print(fault[:600])
    print(f"{given.tables - failed} passed, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
