"""Tables are told from projects by the ending of their names and by how they begin."""

import os
from pathlib import Path

import pytest

from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import encode
from core.document.table_file import is_table, table_path

PROJECT = encode(Project(default_document()))


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "a.tsv", "a.tab", "a.txt"])
def test_a_table_is_known_by_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a,b\n1,2\n")
    assert is_table(tmp_path / name)
    assert is_table(tmp_path / f"missing {name}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_project_is_one_whatever_its_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROJECT.decode().encode(encoding))
    assert not is_table(path)
    assert not is_table(path, is_likely=True)


def test_other_endings_are_tables_if_something_speaks_for_it(tmp_path: Path) -> None:
    for name in ("a.data", "a", "a.gp"):
        (tmp_path / name).write_text("1 2\n3 4\n")
        assert not is_table(tmp_path / name)
        assert is_table(tmp_path / name, is_likely=True) == (name != "a.gp")


@pytest.mark.skipif(os.name != "posix", reason="pipes have names there only")
def test_what_cannot_be_read_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").mkdir()
    assert is_table(tmp_path / "a.csv")
    assert is_table(tmp_path / "b.csv")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n", "a|b\n"])
def test_a_file_of_cells_is_a_table_whatever_its_ending(tmp_path: Path, text: str) -> None:
    for name in ("a.data", "a"):
        (tmp_path / name).write_text(text)
        assert is_table(tmp_path / name)
        assert table_path(str(tmp_path / name)) == tmp_path / name
    (tmp_path / "a.bin").write_bytes(b"a,b\0\0")
    assert not is_table(tmp_path / "a.bin")
    assert not is_table(tmp_path / "missing")
