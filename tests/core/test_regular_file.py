"""What is not a file is refused at once, whether it is to be read or written."""

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from core import regular_file
from core.document.source import read_source
from core.problem import UserError
from core.regular_file import check_target, open_readable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices have names there only")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe that nobody writes to."""
    path = tmp_path / "f.gp"
    os.mkfifo(path)
    return path


def test_a_pipe_is_refused_at_once(pipe: Path) -> None:
    with pytest.raises(UserError, match=r'"f\.gp" is a pipe; choose a project file instead\.'):
        read_source(str(pipe))
    with pytest.raises(UserError, match=r'"f\.gp" is a pipe'):
        check_target(pipe)


def test_a_link_to_a_pipe_is_a_pipe(pipe: Path, tmp_path: Path) -> None:
    (tmp_path / "link.gp").symlink_to(pipe)
    with pytest.raises(UserError, match=r'"link\.gp" is a pipe'):
        read_source(str(tmp_path / "link.gp"))
    with pytest.raises(UserError, match=r'"link\.gp" is a pipe'):
        check_target(tmp_path / "link.gp")


def test_a_pipe_that_takes_the_place_of_a_file_holds_nobody_up(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path(__file__).stat()
    monkeypatch.setattr(Path, "stat", lambda self: real)
    with pytest.raises(UserError, match="is a pipe"):
        open_readable(pipe)


def test_a_device_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, kind in ((Path("/dev/null"), "a device"), (tmp_path, "a folder")):
        with pytest.raises(UserError, match=kind):
            read_source(str(path))
        with pytest.raises(UserError, match=kind):
            check_target(path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of sockets may be long there only")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.gp")
        with pytest.raises(UserError, match="a socket"):
            read_source("s.gp")


def test_every_other_kind_has_a_name() -> None:
    with pytest.raises(UserError, match="is not a file"):
        regular_file._check(Path("x"), stat.S_IFMT(0), "choose a project file")


def test_what_is_not_there_yet_or_is_a_file_may_be_written(tmp_path: Path) -> None:
    check_target(tmp_path / "new.gp")
    check_target(tmp_path / "bad\0name.gp")
    (tmp_path / "old.gp").write_text("x")
    check_target(tmp_path / "old.gp")
