"""Table files for tests."""

from pathlib import Path

from core.data.reading.choices import GUESSED, USUAL, Choices, Sampling
from core.data.reading.reader import read
from core.data.reading.reading import Reading


def table_file(folder: Path, text: str, name: str = "t.csv") -> Path:
    """A file in UTF-8."""
    path = folder / name
    path.write_bytes(text.encode())
    return path


def reading_of(folder: Path, text: str, choices: Choices = GUESSED, sampling: Sampling = USUAL) -> Reading:
    """A text, read as a table."""
    return read(table_file(folder, text), choices, sampling)


def numbered(rows: int, kinds: str = "ab") -> str:
    """A table of so many rows: a number and one of these letters in turn."""
    return "x,kind\n" + "".join(f"{at},{kinds[at % len(kinds)]}\n" for at in range(rows))
