"""Ctrl+C and other requests to end, sent to the real program: the same status every time, at once, and nothing lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.document.kept_work import find_kept

ROOT = Path(__file__).parents[2]
SCRIPT = """
import signal
import sys
from core.shutdown import end_on_signals
if hasattr(signal, "SIGHUP"):
    # Who started the tests may have it ignored.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
end_on_signals()
from PySide6.QtCore import QTimer
from playground import app
keep_work = app.Application.keep_work
def tell_and_train(application):
    keep_work(application)
    application.session.play()
    def told():
        if application.session.latest is not None and application.session.latest.update > 10:
            print("ready", flush=True)
            application.timer.stop()
    application.timer = QTimer(interval=20)
    application.timer.timeout.connect(told)
    application.timer.start()
app.Application.keep_work = tell_and_train
sys.exit(app.run(None))
"""


@pytest.fixture
def training(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The program, training an untitled network."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="these signals are sent on POSIX systems only")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_the_program_and_keeps_its_work(
    training: subprocess.Popen[str], name: str, status: int, tmp_path: Path
) -> None:
    begun = time.monotonic()
    training.send_signal(getattr(signal, name))
    assert training.wait(20.0) == status
    print(f"ended within {time.monotonic() - begun:.2f} s")
    assert training.stderr is not None
    assert len(training.stderr.read().splitlines()) == 1
    kept = find_kept()
    assert len(kept) == 1
    project = kept[0].project()
    assert project.training is not None
    assert project.training.counters[1] > 10
    kept[0].remove()
