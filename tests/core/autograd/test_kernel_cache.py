"""Kept kernels: loaded where they are what was written, compiled anew and told once where they are not."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numba
import pytest

from core import product
from core.autograd.kernels import cache
from core.training.engines import kernels_are_kept, kernels_were_damaged

posix = pytest.mark.skipif(os.name != "posix", reason="only there have folders owners and modes")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of the test's own, with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "damaged", set())
    monkeypatch.setattr(cache, "lost", set())
    cache.kernel_folder.cache_clear()
    yield tmp_path / product.ID / cache.digest_of_sources()
    cache.kernel_folder.cache_clear()


def tripled(x: float) -> float:
    return 3.0 * x


def doubled(x: float) -> float:
    return 2.0 * x


def kernel(rule: Callable[[float], float] = tripled) -> Any:
    """A small one, new to this process."""
    return cache.keep(numba.njit(rule))


def was_loaded(made: Any) -> bool:
    """Whether it came from the cache."""
    return bool(sum(made.stats.cache_hits.values()))


@pytest.fixture
def kept(folder: Path) -> Path:
    """The file of a kept kernel."""
    assert kernel()(2.0) == 6.0
    (file,) = folder.iterdir()
    return file


def test_a_kept_kernel_is_loaded_by_the_next_process(kept: Path) -> None:
    made = kernel()
    assert made(2.0) == 6.0
    assert was_loaded(made) and kernels_are_kept() and not kernels_were_damaged()


def test_each_signature_is_kept_by_itself(kept: Path, folder: Path) -> None:
    assert kernel()(2) == 6
    assert len(list(folder.iterdir())) == 2
    assert was_loaded(again := kernel()) is False and again(2) == 6 and was_loaded(again)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def cut_to_the_hash(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:32])


def overwritten(file: Path) -> None:
    file.write_bytes(os.urandom(5000))


def turned_in_one_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "x").write_text("")


def replaced_by_a_link(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def replaced_by_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def given_to_another(file: Path) -> None:
    """The kernel of another rule, whole, under this one's name."""
    other = kernel(doubled)
    other(2.0)
    (source,) = file.parent.glob("doubled*")
    file.write_bytes(source.read_bytes())


DAMAGES = [emptied, cut, cut_to_the_hash, overwritten, turned_in_one_bit, replaced_by_a_folder, given_to_another]
if os.name == "posix":
    DAMAGES += [replaced_by_a_link, replaced_by_a_pipe]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_kernel_is_compiled_anew_and_told_once(
    damage: Callable[[Path], None], kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(kept)
    made = kernel()
    assert made(2.0) == 6.0
    assert not was_loaded(made) and kernels_were_damaged()
    assert capsys.readouterr().err == cache.DAMAGED + "\n"
    again = kernel()
    assert again(2.0) == 6.0
    assert was_loaded(again)
    assert capsys.readouterr().err == ""


def test_several_damaged_kernels_are_told_once(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kernel(doubled)(2.0)
    for file in kept.parent.iterdir():
        file.write_bytes(b"")
    assert (kernel()(2.0), kernel(doubled)(2.0)) == (6.0, 4.0)
    assert capsys.readouterr().err == cache.DAMAGED + "\n"


def test_an_unreadable_kernel_is_damaged(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def denied(path: Any, *how: Any, **more: Any) -> int:
        if Path(path) == kept:
            raise PermissionError(13, "Permission denied")
        return real(path, *how, **more)

    monkeypatch.setattr(os, "open", denied)
    assert kernel()(2.0) == 6.0
    assert kernels_were_damaged()


@pytest.mark.parametrize("what", ["llvmlite.__version__", "numba.__version__"])
def test_another_version_compiles_for_itself(what: str, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what, "0.0")
    made = kernel()
    made(2.0)
    assert not was_loaded(made) and not kernels_were_damaged()
    assert len(list(kept.parent.iterdir())) == 2


def test_the_folder_is_another_when_a_source_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, original = cache.digest_of_sources(), Path.read_bytes
    assert folder.name == before
    monkeypatch.setattr(Path, "read_bytes", lambda path: original(path) + b"#" * (path.name == "ops.py"))
    assert cache.digest_of_sources() != before


@pytest.mark.parametrize("step", ["mkstemp", "replace"])
def test_a_kernel_that_cannot_be_written_is_used_all_the_same(
    step: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    cache.kernel_folder()
    monkeypatch.setattr(*((cache.tempfile, step) if step == "mkstemp" else (Path, step)), full)
    assert kernel()(2.0) == 6.0
    assert not kernels_are_kept()
    assert list(folder.iterdir()) == []


def test_where_nothing_can_be_kept_kernels_are_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kernel()(2.0) == 6.0
    assert not kernels_are_kept()


def test_what_a_killed_process_left_is_taken_away(kept: Path) -> None:
    old, new = kept.parent / "old.unfinished", kept.parent / "new.unfinished"
    for path in (old, new):
        path.write_text("")
    os.utime(old, (0, 0))
    kernel(doubled)(2.0)
    assert not old.exists() and new.exists()


@posix
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o730])
def test_nothing_is_loaded_from_a_folder_that_others_could_write(mode: int, kept: Path) -> None:
    """Not even a whole kernel: whoever could write could have written its hash, too."""
    for folder in (kept.parent, kept.parent.parent):
        kernel()(2.0)
        cache.kernel_folder.cache_clear()
        folder.chmod(mode)
        made = kernel()
        assert made(2.0) == 6.0 and not was_loaded(made)
        assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_nothing_is_loaded_from_somebody_elses_file(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.kernel_folder()
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    made = kernel()
    assert made(2.0) == 6.0 and not was_loaded(made)


@posix
def test_a_folder_that_is_a_link_to_another_is_not_used(kept: Path) -> None:
    elsewhere = kept.parent.parent.parent / "elsewhere"
    kept.parent.rename(elsewhere)
    kept.parent.symlink_to(elsewhere)
    cache.kernel_folder.cache_clear()
    made = kernel()
    assert made(2.0) == 6.0 and not was_loaded(made)


@pytest.mark.slow
def test_processes_that_start_at_once_all_get_their_kernel(folder: Path) -> None:
    script = (
        "import numba\nfrom core.autograd.kernels import cache\nprint(cache.keep(numba.njit(lambda x: 3.0 * x))(2.0))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [process.communicate(timeout=120) for process in running] == [("6.0\n", "")] * 3
    assert len(list(folder.iterdir())) == 1
