"""Paths of tables in project files move with the project's folder, and are always text."""

import os
from pathlib import Path

import pytest

from core.document.table_path import read_path, written_path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the paths are those of POSIX")
FOLDER = Path("/home/ada/maths/nets")


@pytest.mark.parametrize(
    ("path", "folder", "written"),
    [
        ("/home/ada/maths/nets/a.csv", FOLDER, "a.csv"),
        ("/home/ada/maths/nets/data/a b.csv", FOLDER, "data/a b.csv"),
        ("/home/ada/maths/data/\u00e4.csv", FOLDER, "../data/\u00e4.csv"),
        ("/home/ada/maths/a.csv", FOLDER, "../a.csv"),
        ("/home/ada/a.csv", FOLDER, "/home/ada/a.csv"),
        ("/home/ada/maths/nets2/a.csv", FOLDER, "../nets2/a.csv"),
        ("/home/ada/maths/nets/a.csv", None, "/home/ada/maths/nets/a.csv"),
        ("/nets/a.csv", Path("/nets"), "a.csv"),
        ("/data/a.csv", Path("/nets"), "/data/a.csv"),
        ("/a.csv", Path("/"), "a.csv"),
        ("/home/ada/maths/nets/a\nb.csv", FOLDER, "file:///home/ada/maths/nets/a%0Ab.csv"),
        ("/home/ada/maths/nets/caf\udce9.csv", FOLDER, "file:///home/ada/maths/nets/caf%E9.csv"),
    ],
)
def test_a_path_comes_back_from_its_text(path: str, folder: Path | None, written: str) -> None:
    assert written_path(path, folder) == written
    assert written.isprintable()
    assert read_path(written, folder) == Path(path)


def test_a_name_that_looks_like_an_address_comes_back_too() -> None:
    path = "/home/ada/maths/nets/file:/a.csv"
    assert read_path(written_path(path, FOLDER), FOLDER) == Path(path)


def test_a_moved_folder_takes_its_tables_along() -> None:
    written = written_path("/home/ada/maths/data/a.csv", FOLDER)
    assert read_path(written, Path("/media/stick/nets")) == Path("/media/stick/data/a.csv")


def test_without_a_folder_a_relative_path_is_one_of_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_path("a.csv", None) == tmp_path / "a.csv"
