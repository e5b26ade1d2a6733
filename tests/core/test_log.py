"""The log: where it is on each system, and that reports are kept."""

import os
import tempfile
from pathlib import Path

import pytest

from core import log


@pytest.mark.parametrize(("system", "part"), [("linux", "state"), ("darwin", "Logs"), ("win32", "local")])
def test_reports_are_appended_in_the_users_folder(
    system: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    path = log.write_report("one")
    assert log.write_report("two") == path and path is not None
    assert part in str(path)
    assert "one" in path.read_text() and "two" in path.read_text()


def test_a_report_that_cannot_go_to_the_log_goes_to_a_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blocked").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "blocked"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    log._file_aside.cache_clear()
    path = log.write_report("one \ud800")
    assert log.write_report("two") == path
    assert path is not None and path.parent == tmp_path
    assert "one \\ud800" in path.read_text()
    assert log.place_of(path) == f"details in {path}"


def test_a_report_that_can_go_nowhere_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path())
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nothing"))
    log._file_aside.cache_clear()
    assert log.write_report("one") is None
    assert log.place_of(None) == "no log could be written"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_in_the_place_of_the_log_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    log.log_path().parent.mkdir()
    os.mkfifo(log.log_path())
    path = log.write_report("one")
    assert path is not None and path != log.log_path()
