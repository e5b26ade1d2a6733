"""The very first start: the engine is compiled while the window is up, and training begins by itself."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from core.cli import warm_up
from core.document.examples import example_path
from core.training import session
from playground.app import Application
from playground.panels import status_row

pytestmark = pytest.mark.usefixtures("first_window")


class Compiler:
    """Stands in for a compiler that waits for the test."""

    def __init__(self) -> None:
        self.tell: Callable[[float], None] | None = None
        self.done = threading.Event()

    @contextmanager
    def told_of_compiling(self, tell: Callable[[float], None]) -> Iterator[None]:
        self.tell = tell
        tell(0.0)
        self.done.wait(20.0)
        yield


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> Compiler:
    made = Compiler()
    monkeypatch.setattr(session, "told_of_compiling", made.told_of_compiling)
    return made


def test_a_first_start_shows_how_far_it_is_and_then_trains(
    compiler: Compiler, application: Application, qtbot: object
) -> None:
    window, workbench = application.window, application.workbench
    wait = qtbot.waitUntil  # type: ignore[attr-defined]
    bar, sentence = workbench.top_bar.findChild(QProgressBar), window.status.sentence
    try:
        wait(bar.isVisible)
        assert bar.value() == 0
        assert compiler.tell is not None
        compiler.tell(0.4)
        wait(lambda: bar.value() == 40)
        assert sentence.text().startswith("Preparing the engine (first start only): 40%")
        QTest.mouseClick(workbench.top_bar.run.play, Qt.MouseButton.LeftButton)
        assert workbench.top_bar.run.play.text() == "Starting"
        window.status.hint("Click a neuron.")
        assert sentence.text().startswith("Preparing")
        window.status.note("Saved.")
        compiler.tell(0.5)
        wait(lambda: bar.value() == 50)
        assert sentence.text() == "Saved."
        window.status._on_note_over()
        assert sentence.text().startswith("Preparing the engine (first start only): 50%")
        assert application.session.latest is not None and application.session.latest.epoch == 0
    finally:
        compiler.done.set()
    wait(lambda: application.session.latest.epoch > 0, timeout=120_000)
    wait(lambda: workbench.top_bar.run.play.text() == "Pause")
    assert not bar.isVisible()
    assert sentence.text() == "Click a neuron."


@pytest.fixture
def warmed() -> None:
    """Everything is compiled."""
    warm_up.run()


def test_play_says_what_will_happen_when_the_engine_is_ready(
    compiler: Compiler, application: Application, qtbot: object
) -> None:
    bar = application.workbench.top_bar
    try:
        qtbot.waitUntil(lambda: compiler.tell is not None)  # type: ignore[attr-defined]
        QTest.mouseClick(bar.run.play, Qt.MouseButton.LeftButton)
        assert bar.run.play.text() == "Starting"
        QTest.mouseClick(bar.run.step, Qt.MouseButton.LeftButton, pos=QPoint(8, 16))
        assert bar.run.play.text() == "Play"
        QTest.mouseClick(bar.run.play, Qt.MouseButton.LeftButton)
        assert bar.run.play.text() == "Starting"
        application.window.file.open_example(example_path("Moons as in micrograd"))
        assert bar.run.play.text() == "Play"
    finally:
        compiler.done.set()
    qtbot.waitUntil(lambda: application.session.latest.status == "paused", timeout=120_000)  # type: ignore[attr-defined]


def test_a_window_that_is_closed_is_gone_before_the_compiler_is_done(
    compiler: Compiler, application: Application, qtbot: object
) -> None:
    seen: list[bool] = []
    application.window.closed.connect(lambda: seen.append(application.window.isVisible()))
    try:
        qtbot.waitUntil(lambda: compiler.tell is not None)  # type: ignore[attr-defined]
        application.window.close()
        assert seen == [False]
    finally:
        compiler.done.set()
    application.thread_.wait()


def test_threads_take_turns_within_a_frame(application: Application) -> None:
    """Qt calls Python many times in a frame, and each call may have to wait for a turn."""
    assert sys.getswitchinterval() <= 0.001


def test_later_starts_show_nothing_of_it(warmed: None, application: Application, qtbot: object) -> None:
    qtbot.waitUntil(lambda: application.session.latest is not None)  # type: ignore[attr-defined]
    seen: list[float | None] = []
    application.clock.compiled.connect(seen.append)
    qtbot.waitUntil(lambda: application.session.latest.status == "paused", timeout=120_000)  # type: ignore[attr-defined]
    assert seen == []
    assert "Preparing" not in application.window.status.sentence.text()


def test_damaged_kernels_are_told_while_they_are_compiled_again(
    compiler: Compiler, application: Application, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_row, "kernels_were_damaged", lambda: True)
    try:
        application.window.status.show_compiled(0.4)
        assert application.window.status.sentence.text().startswith(
            "The cached engine was damaged; preparing it again: 40%"
        )
    finally:
        compiler.done.set()
