"""The user's folders: where they are, and who else may write into them."""

import os
import stat
from pathlib import Path

import pytest

from core import folders, product

posix = pytest.mark.skipif(os.name != "posix", reason="only there have folders owners and modes")


@pytest.mark.parametrize(
    ("folder", "variable"), [(folders.state_folder, "XDG_STATE_HOME"), (folders.cache_folder, "XDG_CACHE_HOME")]
)
@pytest.mark.parametrize("given", ["", "rel", "./rel", "~"])
def test_a_relative_base_folder_counts_as_none(
    folder: object, variable: str, given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, given)
    assert folder().is_relative_to(tmp_path)  # type: ignore[operator]
    monkeypatch.setenv(variable, str(tmp_path / "base"))
    assert folder() == tmp_path / "base" / product.ID  # type: ignore[operator]


def test_a_home_that_is_no_absolute_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "rel")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    with pytest.raises(OSError, match="no home folder"):
        folders.cache_folder()


def test_a_user_without_a_home_is_told_as_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", fail)
    monkeypatch.setenv("XDG_STATE_HOME", "rel")
    with pytest.raises(OSError, match="no home folder"):
        folders.state_folder()


@posix
def test_a_private_folder_keeps_all_others_out(tmp_path: Path) -> None:
    folder = tmp_path / product.ID / "a" / "b"
    assert folders.make_private(folder)
    assert [_mode(each) for each in (folder, folder.parent, folder.parent.parent)] == [0o700] * 3


@posix
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o722])
def test_a_folder_that_others_could_write_is_closed_and_told(mode: int, tmp_path: Path) -> None:
    folder = tmp_path / product.ID / "a"
    folder.mkdir(parents=True)
    for each in (folder, folder.parent):
        each.chmod(mode)
        assert not folders.make_private(folder)
        assert _mode(each) == 0o700
        assert folders.make_private(folder)


@posix
def test_a_folder_that_others_could_only_read_is_closed_too(tmp_path: Path) -> None:
    folder = tmp_path / product.ID
    folder.mkdir(mode=0o755)
    assert folders.make_private(folder)
    assert _mode(folder) == 0o700


@posix
def test_a_link_to_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / product.ID).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        folders.make_private(tmp_path / product.ID / "a")
    assert not list((tmp_path / "elsewhere").glob("b"))


@posix
def test_a_base_in_which_others_can_rename_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(PermissionError):
        folders.make_private(tmp_path / product.ID)
    tmp_path.chmod(0o1777)
    assert folders.make_private(tmp_path / product.ID)


@posix
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / product.ID
    folders.make_private(folder)
    monkeypatch.setattr(folders, "_others_rename_in", lambda _: False)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(PermissionError):
        folders.make_private(folder)


def test_where_folders_have_no_owners_a_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert folders.make_private(tmp_path / product.ID)


@pytest.mark.parametrize(("system", "part"), [("darwin", "Library/Caches"), ("win32", "local")])
def test_the_cache_is_where_each_system_has_it(
    system: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert folders.cache_folder() == tmp_path / part / product.ID


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
