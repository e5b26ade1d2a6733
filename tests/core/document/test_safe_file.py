"""Saving beside other people's files: nothing of theirs is lost, nothing of ours is left behind."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.document import safe_file
from core.document.project import Project
from core.document.safe_file import write_safely
from core.document.starter import default_document
from core.document.storage import open_project, save_project
from core.problem import UserError

PROJECT = Project(default_document())


@pytest.mark.parametrize(
    "name", ["x" * 245 + ".gp", "x" * 252 + ".gp", "\u7f51" * 80 + ".gp", "\U0001f9e0" * 60 + ".gp"]
)
def test_a_project_with_the_longest_name_is_saved_again_and_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for _ in range(3):
        save_project(path, PROJECT)
    assert open_project(path).document == PROJECT.document
    assert len(list(tmp_path.iterdir())) <= 2


def test_what_killed_saves_left_is_removed_by_the_next_save(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    script = (
        "import os, sys; from pathlib import Path; from core.document import safe_file\n"
        "safe_file._dress = lambda *_: os._exit(9)\n"
        "safe_file.write_safely(Path(sys.argv[1]), b'half')\n"
    )
    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 9
    assert len(list(tmp_path.iterdir())) == 1  # The third found what the first two left.
    (tmp_path / ".other.gp.0-1.0.tmp").write_bytes(b"of another file")
    write_safely(path, b"one")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".other.gp.0-1.0.tmp", "p.gp"]


def test_a_save_of_a_running_process_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    theirs = tmp_path / f".p.gp.{safe_file._machine()}-{os.getppid()}.00000000.tmp"
    theirs.write_bytes(b"being written")
    write_safely(path, b"one")
    assert theirs.exists()


def test_what_an_older_version_left_is_removed_when_it_is_old(tmp_path: Path) -> None:
    old, new = tmp_path / ".p.gp.abcd1234.tmp", tmp_path / ".p.gp.efgh5678.tmp"
    for each in (old, new):
        each.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_safely(tmp_path / "p.gp", b"one")
    assert not old.exists()
    assert new.exists()


@pytest.mark.parametrize("content", [b"my own notes", b""])
def test_a_file_of_ones_own_that_is_called_like_the_backup_stays(tmp_path: Path, content: bytes) -> None:
    path, own = tmp_path / "p.gp", tmp_path / "p.gp.bak"
    own.write_bytes(content)
    os.utime(own, (0, 0))
    for _ in range(3):
        save_project(path, PROJECT)
    assert own.read_bytes() == content


def test_a_copy_made_by_hand_after_the_last_save_stays(tmp_path: Path) -> None:
    path, copy = tmp_path / "p.gp", tmp_path / "p.gp.bak"
    save_project(path, PROJECT)
    copy.write_bytes(path.read_bytes() + b" ")
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(copy, ns=(later, later))
    save_project(path, PROJECT)
    assert copy.read_bytes().endswith(b" ")


def test_our_own_backup_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    for seed in ("1", "2", "3"):
        document = default_document()
        save_project(path, Project(type(document)(**{**vars(document), "seed": seed})))
    assert open_project(tmp_path / "p.gp.bak").document.seed == "2"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EACCES, errno.ENOTSUP])
def test_a_folder_that_cannot_be_forced_to_disk_holds_the_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path, opened = tmp_path / "p.gp", os.open
    write_safely(path, b"one")

    def denied(name: object, flags: int, *more: int) -> int:
        if name == tmp_path:
            raise OSError(number, os.strerror(number))
        return opened(name, flags, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("os.open", denied)
    write_safely(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_disk_that_does_not_confirm_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, sync, calls = tmp_path / "p.gp", os.fsync, []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)

    monkeypatch.setattr("os.fsync", failing)
    with pytest.raises(UserError, match="is written, but the disk did not confirm it"):
        write_safely(path, b"one")
    assert path.read_bytes() == b"one"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "p.gp"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is a pipe; give the name of a file"):
        write_safely(pipe, b"one")
    assert pipe.is_fifo()


def test_what_cannot_be_read_back_does_not_replace_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    save_project(path, PROJECT)
    before, document = path.read_bytes(), default_document()
    broken = type(document)(**{**vars(document), "initial": {**document.initial, "b:n4": float("nan")}})
    with pytest.raises(UserError):
        save_project(path, Project(broken))
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give a file away")
def test_the_owner_stays_where_root_saves(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    write_safely(path, b"one")
    os.chown(path, 1234, 1234)
    write_safely(path, b"two")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1234)


def test_what_is_read_back_as_another_does_not_replace_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"spoiled")
    with pytest.raises(UserError, match="What was written could not be read back"):
        safe_file.write_safely(path, b"two")
    monkeypatch.undo()
    assert path.read_bytes() == b"one"


def test_a_process_is_running_if_it_is_there_or_belongs_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert safe_file.is_running(os.getpid())

    def gone(*_: object) -> None:
        raise ProcessLookupError

    def denied(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(safe_file.os, "kill", denied)
    assert safe_file.is_running(1)
    monkeypatch.setattr(safe_file.os, "kill", gone)
    assert not safe_file.is_running(1)
    monkeypatch.setattr(safe_file.os, "name", "nt")
    assert not safe_file.is_running(os.getpid())


def test_where_files_have_no_owner_the_mode_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")
    path.chmod(0o640)
    monkeypatch.delattr(safe_file.os, "chown")
    safe_file.write_safely(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640
