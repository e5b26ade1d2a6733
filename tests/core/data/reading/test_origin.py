"""The file that a table was read from: the same table again, bit by bit, or one sentence."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data.reading import origin as module
from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.origin import Changed, FileOrigin, content_of, read_again, read_unchanged, with_origin
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.roles import Roles
from core.data.reading.watch import Watch
from core.data.source import Imported
from core.problem import UserError

GUESSED, USUAL = Choices(), Sampling()
ROLES = Roles("kind", ("a", "b"))
TEXT = "a,b,c,kind\n" + "".join(f"{row}.5,{row * row},{row},{'xyz'[row % 3]}\n" for row in range(1, 200)) + "?,1,1,x\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A table of 200 rows, one of which cannot be used."""
    (tmp_path / "table.csv").write_text(TEXT)
    return tmp_path / "table.csv"


def imported(
    path: Path, choices: Choices = GUESSED, sampling: Sampling = USUAL, roles: Roles = ROLES,
    watch: Watch | None = None,
) -> Imported:  # fmt: skip
    """The data of a file, with their origin."""
    reading = read(path, choices, sampling, watch)
    return with_origin(import_table(reading, roles).source, reading, choices, sampling, roles)


def origin_of(source: Imported) -> FileOrigin:
    """The file of data that must have one."""
    assert isinstance(source.origin, FileOrigin)
    return source.origin


@pytest.mark.parametrize(
    ("choices", "sampling", "roles"),
    [
        (Choices(), Sampling(), ROLES),
        (Choices(missing=("7.5",), has_header=True), Sampling(seed="9"), replace(ROLES, inputs=("b",))),
        (Choices(), Sampling("each class", 20, "kind", "3", always=True), ROLES),
        (Choices(), Sampling("first", 50, always=True), replace(ROLES, target="c", inputs=("a",), target_is="number")),
        (Choices(), Sampling(), replace(ROLES, fill=True)),
    ],
)
def test_the_same_table_is_read_again_to_the_bit(
    path: Path, choices: Choices, sampling: Sampling, roles: Roles
) -> None:
    source = imported(path, choices, sampling, roles)
    origin = origin_of(source)
    assert (origin.path, origin.size, origin.rows) == (str(path), len(TEXT), len(source.table.cells))
    for again in (read_unchanged(origin), read_again(origin)):
        assert again == source
        assert again.origin == origin
        np.testing.assert_array_equal(again.table.cells, source.table.cells)


def test_a_table_that_was_not_read_to_its_end_has_its_first_rows_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(TEXT * 200)
    monkeypatch.setattr("core.data.reading.watch.EVERY_S", 0.0)
    source = imported(path, watch=lambda progress: progress.bytes_read < 300_000)
    origin = origin_of(source)
    assert (origin.sampling.how, origin.sampling.always) == ("first", True)
    assert 199 < origin.rows < 199 * 200
    assert read_unchanged(origin) == source


def test_rows_that_were_drawn_from_a_part_of_a_file_have_no_origin(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(TEXT * 200)
    monkeypatch.setattr("core.data.reading.watch.EVERY_S", 0.0)
    stopped = imported(path, sampling=Sampling(rows=50, always=True), watch=lambda progress: False)
    assert stopped.origin is None


def test_equality_is_by_the_content_alone(path: Path) -> None:
    source = imported(path)
    assert source == replace(source, origin=None)
    assert hash(source) == hash(replace(source, origin=None))
    assert source != replace(source, inputs=("a",))


def test_a_relative_path_becomes_an_absolute_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert origin_of(imported(Path("table.csv"))).path == str(path)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text(TEXT + "1,1,1,x\n")])
def test_a_file_that_changes_at_once_gives_no_origin(path: Path, change: Callable[[Path], None]) -> None:
    reading = read(path)
    change(path)
    assert with_origin(import_table(reading, ROLES).source, reading, Choices(), Sampling(), ROLES).origin is None


def test_a_changed_file_is_said_and_read_again_on_demand(path: Path) -> None:
    source = imported(path)
    path.write_text(TEXT + "1,1,1,x\n")
    with pytest.raises(Changed, match=r'^"table.csv" has changed since it was imported\.$'):
        read_unchanged(origin_of(source))
    again = read_again(origin_of(source))
    assert len(again.table.cells) == len(source.table.cells) + 1
    assert origin_of(again).rows == origin_of(source).rows + 1
    assert read_unchanged(origin_of(again)) == again


def test_a_file_that_changes_while_it_is_read_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = imported(path)

    def slow(*arguments: object) -> Reading:
        reading = read(*arguments)  # type: ignore[arg-type]
        return replace(reading, facts=replace(reading.facts, modified=reading.facts.modified + 1.0))

    monkeypatch.setattr(module, "read_apart", slow)
    with pytest.raises(Changed):
        read_unchanged(origin_of(source))


def test_a_table_that_lost_a_column_is_said(path: Path) -> None:
    origin = origin_of(imported(path))
    path.write_text(TEXT.replace("a,b,c,kind", "a,d,c,kind"))
    with pytest.raises(UserError, match='There is no column "b"; there are a, d, c, kind'):
        read_again(origin)


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (Path.unlink, "There is no file"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
        (lambda path: (path.unlink(), path.symlink_to(path)), r'^"table.csv" cannot be read: '),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="links need a right elsewhere")
def test_what_cannot_be_read_is_one_sentence(path: Path, prepare: Callable[[Path], None], words: str) -> None:
    origin = origin_of(imported(path))
    prepare(path)
    for reading in (read_unchanged, read_again):
        with pytest.raises(UserError, match=words):
            reading(origin)


def test_a_name_that_no_file_has_is_one_sentence() -> None:
    with pytest.raises(UserError, match="cannot be read: its name cannot be used"):
        content_of(Path("a\0b"))
