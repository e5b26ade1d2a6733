"""Files that are no files, that change while they are read, and readers that are watched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from core.data.reading import reader, records, text
from core.data.reading.choices import Choices
from core.data.reading.reader import read
from core.data.reading.watch import Progress
from core.problem import UserError
from core.progress import Canceled
from tests.core.data.reading.files import numbered, reading_of, table_file


def test_a_reading_has_facts_lines_and_the_rows_as_they_were_parsed(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, 'x,kind\n 1 , a\n\n2,"b\nc"\n4,a\n')
    facts = reading.facts
    assert (facts.name, facts.path, facts.size, facts.lines) == ("t.csv", str(tmp_path / "t.csv"), 27, 6)
    assert facts.modified == (tmp_path / "t.csv").stat().st_mtime
    assert (reading.lines.tolist(), reading.header_line, reading.rows_read) == ([2, 4, 6], 1, 3)
    assert [reading.cells(row) for row in range(3)] == [("1", "a"), ("2", "b\nc"), ("4", "a")]
    assert (reading.is_whole, reading.is_sampled, reading.notes) == (True, False, ())
    assert reading.column("kind").kind_shown == "text, 2 values"
    assert (reading.column("x").kind_shown, reading.column("x").given) == ("number", "x")
    with pytest.raises(KeyError):
        reading.column("y")


@pytest.mark.skipif(os.name != "posix", reason="pipes have names there only")
def test_folders_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    (tmp_path / "f.csv").mkdir()
    for name, sentence in {"p.csv": '"p.csv" is a pipe; choose a table instead.',
                           "f.csv": '"f.csv" is a folder; choose a table in it.'}.items():  # fmt: skip
        with pytest.raises(UserError) as caught:
            read(tmp_path / name)
        assert str(caught.value) == sentence


def test_a_file_that_is_not_there_or_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"^There is no file \".*gone\.csv\"\.$"):
        read(tmp_path / "gone.csv")
    with pytest.raises(UserError, match="cannot be read: its name cannot be used"):
        read(tmp_path / "a\0b.csv")

    def refuse(*_: object) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reader, "open_readable", refuse)
    with pytest.raises(UserError, match=r'^"t\.csv" cannot be read: Permission denied\.$'):
        read(table_file(tmp_path, "a,b\n1,2\n"))


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files are read a few bytes at a time, and who watches is told of each."""
    monkeypatch.setattr(text, "PIECE", 7)
    monkeypatch.setattr("core.data.reading.watch.EVERY_S", 0.0)
    yield


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.usefixtures("small_pieces")
def test_rows_may_be_cut_anywhere_between_two_pieces(end: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(
        end.join(['x,"k é"', '1,"a', 'ä \U0001d6fc"', "", "22,b", '333,"c ""d"""', ""]).encode(encoding)
    )
    reading = read(tmp_path / "t.csv")
    assert reading.table.names == ("x", "k é")
    assert [reading.cells(row) for row in range(3)] == [("1", "a\nä \U0001d6fc"), ("22", "b"), ("333", 'c "d"')]
    assert (reading.lines.tolist(), reading.facts.lines) == ([2, 5, 6], 6)


@pytest.mark.usefixtures("small_pieces")
def test_places_of_bad_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    data = "é,b\r\n".encode() * 3 + b"\xff\xfe,1\r\n" + "ü,2\r\n".encode() * 3 + b"z\xe4,3\r\nw,4\r\n"
    (tmp_path / "t.csv").write_bytes(data)
    reading = read(tmp_path / "t.csv", Choices(encoding="UTF-8", has_header=False))
    assert [(each.line, each.reason) for each in reading.misfits] == [
        (4, f"Not UTF-8 from byte {data.index(0xFF):,} on."),
        (8, f"Not UTF-8 from byte {data.index(0xE4):,} on."),
    ]
    assert reading.misfits[0].cells == ("\ufffd\ufffd", "1")


def test_a_header_with_bad_bytes_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"n\xffm,b\n1,2\n3,4\n")
    reading = read(tmp_path / "t.csv", Choices(encoding="UTF-8"))
    assert reading.table.names == ("n\ufffdm", "b")
    assert [doubt.sentence for doubt in reading.doubts] == ["Not UTF-8 from byte 1 on."]
    assert reading.doubts[0].instead == Choices(encoding="Latin-1")


def test_latin_is_offered_where_utf_8_is_guessed_but_not_whole(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("äöü,b\n1,2\n".encode() + b"\xe4,4\n")
    doubt = read(tmp_path / "t.csv").doubts[0]
    assert (doubt.field, doubt.sentence, doubt.instead) == (
        "encoding", "Also possible: Latin-1.", Choices(encoding="Latin-1"))  # fmt: skip


@pytest.mark.usefixtures("small_pieces")
def test_who_watches_hears_of_progress_and_can_stop_or_cancel(tmp_path: Path) -> None:
    path, seen = table_file(tmp_path, numbered(100)), []

    def watch(progress: Progress) -> bool:
        seen.append(progress)
        return progress.share < 0.5

    reading = read(path, watch=watch)
    size = path.stat().st_size
    assert [progress.bytes_read for progress in seen] == list(range(7, seen[-1].bytes_read + 1, 7))
    assert size / 2 <= seen[-1].bytes_read < size / 2 + 7
    assert seen[-1].rows_read == seen[-1].rows_kept == reading.rows_read == len(reading.table.cells)
    assert not reading.is_whole
    assert reading.notes == ("The file was not read to its end.",)

    def cancel(progress: Progress) -> bool:
        raise Canceled

    with pytest.raises(Canceled):
        read(path, watch=cancel)


@pytest.mark.usefixtures("small_pieces")
def test_a_growing_file_is_read_to_its_old_end(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(10))

    def grow(progress: Progress) -> bool:
        with path.open("a") as file:
            file.write("5,c\n")
        return True

    reading = read(path, watch=grow)
    assert reading.column("kind").values == ("a", "b")
    assert reading.notes == ("The file grew while it was read; read it again for the rest.",)


def test_a_shrinking_file_is_told(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(100_000))

    def shrink(progress: Progress) -> bool:
        os.truncate(path, 400_000)
        return True

    reading = read(path, watch=shrink)
    assert 0 < reading.rows_read < 100_000
    assert reading.notes == ("The file became shorter while it was read; read it again.",)


@pytest.mark.skipif(os.name != "posix", reason="open files can be removed there only")
@pytest.mark.usefixtures("small_pieces")
def test_a_file_that_vanishes_is_read_to_its_end(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(10))

    def remove(progress: Progress) -> bool:
        path.unlink(missing_ok=True)
        return True

    assert len(read(path, watch=remove).table.cells) == 10


def test_too_long_a_line_or_cell_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST", 50)
    with pytest.raises(UserError, match="line 2 is longer than 50 characters, as in no table"):
        reading_of(tmp_path, "a,b\n" + "1" * 60)
    with pytest.raises(UserError, match="line 2 opens a quote that is never closed"):
        reading_of(tmp_path, 'a,b\n"' + "z\n" * 60 + '",1\n')


def test_a_quote_that_closes_in_the_middle_of_a_later_cell_is_one_that_is_never_closed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 3 opens a quote that is never closed"):
        reading_of(tmp_path, 'a,b\n"x",1\n"y,2\n"z",3\n')


def test_a_table_is_guessed_from_its_first_rows_however_long_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "HEAD", 16)
    long = "w" * 100
    assert reading_of(tmp_path, f"a;b\n{long};1\n{long}, {long};2\n").table.names == ("a", "b")
    monkeypatch.setattr(reader, "LONGEST_HEAD", 64)
    assert reading_of(tmp_path, f"a;{long}\n1;2\n3;4\n").table.names == ("a", long)


def test_a_table_may_begin_after_many_blank_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "HEAD", 16)
    reading = reading_of(tmp_path, "\n" * 100 + "a;b\n1;2\n3;4\n")
    assert (reading.table.names, reading.lines.tolist()) == (("a", "b"), [102, 103])


def test_only_the_beginning_of_a_large_file_shows_its_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "PIECE", 16)
    monkeypatch.setattr(reader, "LOOKED_AT", 32)
    (tmp_path / "t.csv").write_bytes(b"a,b\n" + b"x,1\n" * 20 + b"\xe4,2\n")
    reading = read(tmp_path / "t.csv")
    assert (reading.dialect.encoding, reading.misfits[0].line) == ("UTF-8", 22)


def test_at_most_so_many_misfits_are_kept_and_all_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.data.reading.gathering.MOST_MISFITS", 3)
    reading = reading_of(tmp_path, "a,b\n" + "1,2\n" * 9 + "1\n" * 5)
    assert ([each.line for each in reading.misfits], reading.misfit_count, reading.rows_read) == ([11, 12, 13], 5, 14)


def test_cells_of_rows_are_those_of_the_table(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "x,y\n1,\n2,5\n")
    assert np.isnan(reading.table.cells).tolist() == [[False, True], [False, False]]
    assert reading.column("y").missing == 1


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_tab_and_pipe_separate_even_where_the_decimal_commas_of_a_column_would_do(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "t.csv"
    text = (
        'größe\tq\t"wing length"\tkind\t"a,b"\n3,6323\tblå\tÜnder\t"c;d"\t767\n-7,74\tRöte\tRöte\tblå\t414\n'
        '-2,4126\tÜnder\tRöte\t"c;d"\t527\n11,827\t"say ""hi"""\t"line\nbreak"\t"e f"\t-5,2\n'
        '-18,4\tblå\t"line\nbreak"\tblå\t3,4\nheavy\tx-1\tÜnder\t"e f"\t9,6\n'
    )
    path.write_text(text.replace("\t", mark))
    assert read(path).table.names == ("größe", "q", "wing length", "kind", "a,b")
