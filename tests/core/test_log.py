"""The log: where it is on each system, and that reports are kept."""

from pathlib import Path

import pytest

from core import log
from core.autograd.kernels import cache


@pytest.mark.parametrize(("system", "part"), [("linux", "state"), ("darwin", "Logs"), ("win32", "local")])
def test_reports_are_appended_in_the_users_folder(
    system: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    path = log.write_report("one")
    assert log.write_report("two") == path
    assert part in str(path)
    assert "one" in path.read_text() and "two" in path.read_text()


def test_the_cache_folder_carries_a_hash_of_the_sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = cache.cache_folder()
    assert before.parent == tmp_path / "gradient-playground"
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: original(path) + b"#" * (path.name == "ops.py"))
    assert cache.cache_folder() != before


def test_a_cache_that_cannot_be_written_moves_to_a_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")
    assert cache.use_cache().is_dir()


def test_a_cache_folder_that_is_there_but_full_or_closed_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """numba would choose another by itself, which no hash names."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")

    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(cache.tempfile, "TemporaryFile", refuse)
    found = cache.use_cache()
    assert found.is_dir() and found != cache.cache_folder()
