"""The command line: one line for what the user gave wrong, exit status 2, and nothing worse."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import product

ROOT = Path(__file__).parents[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """main.py in a process of its own."""
    return subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["train", "nothing.gp", "--epochs", "1"], "There is no file"),
        (["train", ".", "--epochs", "1"], "folder"),
        (["train", "README.md", "--epochs", "1"], "no column to predict"),
        (["train", "nothing.csv", "--target", "y"], 'There is no file "nothing.csv"'),
        (["train", "tests", "--target", "y"], "folder"),
        (["train", "resources/data/penguins.csv", "--target", "name"], 'no column "name"; there are species'),
        (["train", "resources/data/penguins.csv", "--inputs", "a\nb,,"], "is not a list of columns"),
        (["train", "resources/data/penguins.csv", "--share", "0"], "above 0 and at most 100"),
        (["train", "resources/data/penguins.csv", "--scale", "log"], "standardize"),
        (
            ["train", "resources/data/penguins.csv", "--target", "island", "--share", "0.1"],
            "trains; use a larger share",
        ),
        (["train", "resources/examples/circle.gp", "--epochs", "1", "--seed", "7"], "--seed is for tables"),
        (["train", "https://playground.tensorflow.org/#batchSize=two", "--epochs", "1"], "batchSize=two"),
        (["train", "https://example.org/", "--epochs", "1"], "playground.tensorflow.org"),
        (["train", "resources/examples/circle.gp"], "--epochs"),
        (["train", "resources/examples/circle.gp", "--epochs", "many"], "many"),
        (["train", "resources/examples/circle.gp", "--epochs", "2", "--at", "3"], "from 0 to 2"),
        (["screenshot", "build/x.png", "--size", "10x10"], "10x10"),
        (["screenshot", "build/x.png", "nothing.gp"], "There is no file"),
        (["frames", "--seconds", "soon"], "soon"),
        (["frames", "--large", "500"], "500,5000"),
        (["frames", "--hand", "wave"], "wave"),
        (["nothing.gp"], "There is no file"),
        (["--surprise"], "--surprise"),
        (["a\nb\x1b[31m.gp"], "a\ufffdb\ufffd[31m.gp"),
        (["train", "x" * 100_000, "--epochs", "1"], "xxx\u2026xxx"),
        (["train", "x", "--epochs", "9" * 100_000], "from 0 to 999999999"),
        (["train", "x", "--epochs", "1", "a\nb" * 30_000], "unrecognized arguments: a\ufffdb"),
        (["train", "x", "--\x1b[31m"], "unrecognized arguments: --\ufffd[31m"),
        (["frames", "--hand", "w" * 100_000], "drag"),
        (["train", "file:///nowhere/a%20b.gp", "--epochs", "1"], "/nowhere/a b.gp"),
        (["train", "/dev/null", "--epochs", "1"], "is a device"),
    ],
)
def test_what_the_user_gave_wrong_is_one_line_and_status_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_deep_nesting_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "deep.gp"
    path.write_text("[" * 200_000)
    result = run("train", str(path), "--epochs", "1")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


def test_version_and_help_are_as_everywhere() -> None:
    assert run("--version").stdout == f"{product.NAME} {product.VERSION}\n"
    assert "train" in run("--help").stdout
    assert "--epochs" in run("train", "--help").stdout


def test_a_failure_of_ours_names_the_log(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise RuntimeError('broken on purpose')")
    result = run("train", "x", "--epochs", "1", PYTHONPATH=str(tmp_path), XDG_STATE_HOME=str(tmp_path))
    assert result.returncode == 1
    assert "broken on purpose" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" in (tmp_path / "gradient-playground" / "log.txt").read_text()


@pytest.mark.skipif(os.name != "posix", reason="homes are made otherwise there")
@pytest.mark.parametrize("home", ["", "rel", "/proc/nothing"])
def test_without_a_home_everything_works_and_nothing_is_left_in_the_present_folder(home: str, tmp_path: Path) -> None:
    folders = {"HOME": home, "XDG_CACHE_HOME": "rel", "XDG_STATE_HOME": "rel"}
    environment = {**os.environ, **folders, "NUMBA_DISABLE_JIT": "1"}
    link = "playground.tensorflow.org/#seed=1"
    command = [sys.executable, str(ROOT / "main.py"), "train", link, "--epochs", "1", "--json"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (result.returncode, result.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_of_ours_is_one_line_where_no_log_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise RuntimeError('broken\\non purpose' + 'x' * 100000)")
    (tmp_path / "blocked").write_text("")
    blocked = str(tmp_path / "blocked")
    result = run("train", "x", "--epochs", "1", PYTHONPATH=str(tmp_path), XDG_STATE_HOME=blocked, TMPDIR=str(tmp_path))
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1 and len(result.stderr) < 500
    assert "details in" in result.stderr


@pytest.mark.slow
def test_what_a_link_was_not_understood_in_is_one_line_and_the_result_stays_strict() -> None:
    result = run("train", "playground.tensorflow.org/#seed=1&activation=elu&noise=90", "--epochs", "1", "--json")
    assert result.stderr == "As on the page, noise=90 is taken as 50; activation=elu is taken as tanh.\n"
    assert [row["epoch"] for row in json.loads(result.stdout)["epochs"]] == [0, 1]


def test_a_missing_display_is_told_in_one_line() -> None:
    result = run("--check-display", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    if sys.platform.startswith("linux"):
        assert result.returncode == 2
        assert len(result.stdout.splitlines()) == 1
    assert run("--check-display", QT_QPA_PLATFORM="offscreen").returncode in (0, 2)


@pytest.mark.slow
def test_a_screenshot_is_the_real_window(tmp_path: Path) -> None:
    out = tmp_path / "shot.png"
    result = run("screenshot", str(out), "--epochs", "2", "--theme", "dark", "--size", "1024x700")
    assert result.returncode == 0, result.stderr
    assert out.read_bytes().startswith(b"\x89PNG")
    assert (int.from_bytes(out.read_bytes()[16:20]), int.from_bytes(out.read_bytes()[20:24])) == (1024, 700)


@pytest.mark.slow
def test_a_screenshot_of_a_state_at_a_text_size_has_the_pixels_of_its_scale(tmp_path: Path) -> None:
    out = tmp_path / "shot.png"
    words = ("--state", "about", "--text-size", "150", "--scale", "2", "--size", "1024x600")
    result = run("screenshot", str(out), *words)
    assert result.returncode == 0, result.stderr
    assert (int.from_bytes(out.read_bytes()[16:20]), int.from_bytes(out.read_bytes()[20:24])) == (2048, 1200)


def test_a_state_that_does_not_exist_is_refused_with_the_names_of_all() -> None:
    result = run("screenshot", "x.png", "--state", "nope")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert "the states are main, " in result.stderr


@pytest.mark.slow
def test_a_screenshot_that_cannot_be_written_says_so() -> None:
    result = run("screenshot", "no/such/folder/x.png")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_screenshot_onto_a_pipe_waits_for_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.png")
    result = run("screenshot", str(tmp_path / "x.png"))
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert "is a pipe" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--hand", "drag"), ("--hand", "pan", "--large", "100,600")])
def test_frames_are_measured_as_json(options: tuple[str, ...]) -> None:
    result = run("frames", "--seconds", "0.5", "--json", *options)
    assert result.stderr == ""
    assert result.returncode == 0, result.stderr
    measured = json.loads(result.stdout)
    assert set(measured) == {"frames_per_second", "gap_ms", "updates_per_second", "epochs_per_second", "platform"}
    assert measured["updates_per_second"] > 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "utf-8"])
def test_letters_that_the_terminal_does_not_know_are_printed_as_escapes(encoding: str) -> None:
    result = run("explain", "\u03c0*2", "\u03c0=3", PYTHONIOENCODING=encoding)
    assert (result.returncode, result.stderr) == (0, "")
    shown = "\u03c0" if encoding == "utf-8" else "\\u03c0"
    assert result.stdout.splitlines()[0] == "output = 6.0"
    assert f"multiply of {shown}, 2" in result.stdout


def test_a_name_in_any_script_is_named_in_the_error() -> None:
    result = run("train", "\u30c7\u30fc\u30bf.gp", "--epochs", "1", PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (2, 'error: There is no file "\\u30c7\\u30fc\\u30bf.gp".\n')


def test_the_locale_of_old_machines_prints_too() -> None:
    result = run("explain", "\u00b5\u00b2 + 1", "\u00b5=3", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, "output = 10.0")


def closed(redirection: str) -> tuple[int, str]:
    """Status and what is said on standard error where standard output is redirected so by a shell."""
    command = f"exec {sys.executable} main.py explain a*2 a=1 {redirection}"
    result = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )  # fmt: skip
    return result.returncode, result.stderr


def test_an_output_that_takes_nothing_is_no_traceback() -> None:
    assert closed(">&-") == (0, "")
    if Path("/dev/full").exists():
        assert closed(">/dev/full") == (1, "error: The output could not be written: there is no space left.\n")
