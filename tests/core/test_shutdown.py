"""Ctrl+C and SIGTERM: whatever a command is doing, it ends at once, with one line and the status of a shell."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core import shutdown

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent to processes there only")

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0
LINK = "playground.tensorflow.org/#seed=0.5&activation=elu"
"""Opening it says a line, so that one knows that the command is on its way."""

BUSY = {
    "Python": "print('busy', flush=True)\nwhile True: pass",
    "a kernel": (
        "from core.document.starter import default_document\nfrom core.training.trainer import Trainer\n"
        "from core.training.state import TrainingState\nfrom core.cli.warm_up import warm\n"
        "experiment = default_document().experiment\ntrainer = Trainer(experiment)\n"
        "state = TrainingState.initial(trainer.compiled.parameters, experiment.initial)\nwarm(trainer, state)\n"
        "print('busy', flush=True)\ntrainer.advance(state, trainer.control(), 10**15)"
    ),
    "the compiler": (
        "from core.cli import warm_up\nfrom core.training.engines import told_of_compiling\n"
        "with told_of_compiling(lambda share: print('busy', flush=True)): warm_up.run()"
    ),
    "reading": "import os\nprint('busy', flush=True)\nwhile True: os.read(0, 1)",
    "an import": "import sys\nsys.path.insert(0, sys.argv[1])\nimport endless",
}


@contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is gone afterwards, whatever it does."""
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
@pytest.mark.parametrize("work", BUSY)
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whatever_is_done_a_signal_ends_it(work: str, number: int, status: int, tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text(BUSY["Python"])
    script = f"from core.shutdown import end_on_signals\nend_on_signals()\n{BUSY[work]}"
    # The compiler has something to do with an empty cache only; the others are busy sooner with the usual one.
    empty = {"XDG_CACHE_HOME": str(tmp_path)} if work == "the compiler" else {}
    with running(sys.executable, "-c", script, str(tmp_path), **empty) as process:
        assert process.stdout is not None and process.stdout.readline() == "busy\n"
        process.send_signal(number)
        _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == status
        assert len(said.splitlines()) == 1 and "Traceback" not in said


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_training_ends_at_ctrl_c_and_prints_no_part_of_its_result(number: int, status: int) -> None:
    with running(sys.executable, "main.py", "train", LINK, "--epochs", "9999999", "--json") as process:
        assert process.stderr is not None and "activation=elu" in process.stderr.readline()
        process.send_signal(number)
        out, said = process.communicate(timeout=PATIENCE_S)
        assert (process.returncode, out, len(said.splitlines())) == (status, "", 1)


def test_a_benchmark_takes_its_processes_and_its_folder_with_it(tmp_path: Path) -> None:
    command = ("main.py", "bench", "--work", "W1", "--engines", "numpy", "--rounds", "1000")
    with running(sys.executable, *command, TMPDIR=str(tmp_path)) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith("round 1"):
            assert process.poll() is None
        assert list(tmp_path.iterdir())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 130
        assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_cleaned_up_keeps_nobody() -> None:
    script = (
        "from core.shutdown import CleanedUp, end_on_signals\nend_on_signals()\n"
        "with CleanedUp(lambda: print('first', flush=True)), CleanedUp(lambda: 1 / 0):\n"
        "    with CleanedUp(lambda: print('never')): pass\n"
        "    print('busy', flush=True)\n    while True: pass"
    )
    with running(sys.executable, "-c", script) as process:
        assert process.stdout is not None and process.stdout.readline() == "busy\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE_S) == ("first\n", "Interrupted.\n")
        assert process.returncode == 130


def test_a_command_that_ends_by_itself_has_its_own_status() -> None:
    script = "from core.shutdown import end_on_signals, leave\nend_on_signals()\nleave(3)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=PATIENCE_S, check=False).returncode == 3


class Left(Exception):  # noqa: N818
    """In the place of the end of this process."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What would be said before the process ends, which the test outlives."""
    words: list[bytes] = []

    def left(status: int) -> None:
        raise Left(status)

    monkeypatch.setattr(shutdown, "_leaving", threading.Lock())
    monkeypatch.setattr(os, "write", lambda _, text: words.append(text))
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    monkeypatch.setattr(os, "_exit", left)
    return words


def test_the_last_words_come_before_what_is_cleaned_up(said: list[bytes]) -> None:
    wished = shutdown.CleanedUp(lambda: said.append(b"cleaned up"))
    with wished, shutdown.CleanedUp(lambda: 1 / 0), pytest.raises(Left, match="130"):
        shutdown._end(signal.SIGINT)
    assert said == [b"Interrupted.\n", b"cleaned up"]
    assert shutdown._cleanups == []


def test_where_nobody_listens_it_ends_all_the_same(said: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(os, "write", gone)
    with pytest.raises(Left, match="143"):
        shutdown._end(signal.SIGTERM)


def test_other_signals_are_not_ours(said: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    sent = iter((bytes([signal.SIGWINCH]), bytes([signal.SIGINT])))
    monkeypatch.setattr(os, "read", lambda *_: next(sent))
    with pytest.raises(Left, match="130"):
        shutdown._wait(0)


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_handlers_and_a_thread_wait_for_signals(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handled, started, woken = {}, [], []
    monkeypatch.setattr(shutdown.signal, "signal", handled.__setitem__)
    monkeypatch.setattr(shutdown.signal, "getsignal", lambda number: signal.SIG_DFL)
    monkeypatch.setattr(shutdown.signal, "set_wakeup_fd", lambda told, **_: woken.append(told))
    monkeypatch.setattr(shutdown._thread, "start_new_thread", lambda run, given: started.append((run, given)))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(os, "name", system)
        shutdown.end_on_signals()
    assert set(handled) == set(shutdown.WORDS) >= {signal.SIGINT, signal.SIGTERM}
    handled[signal.SIGINT](signal.SIGINT, None)
    ((run, (heard,)),) = started
    assert run is shutdown._wait and os.get_blocking(woken[0]) == (system == "nt")
    for end in (heard, woken[0]):
        os.close(end)


def test_leaving_gives_the_status() -> None:
    with pytest.raises(SystemExit, match="3"):
        shutdown.leave(3)
