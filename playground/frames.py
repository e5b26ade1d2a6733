"""Measures the real window: how many frames it shows a second while training at full speed, and how evenly."""

import json
import time

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from core.document.source import read_source
from core.document.starter import default_document
from core.document.storage import Project
from core.training.pace import Pace
from playground.app import Application, make_app
from playground.screenshot import settle, wait_until

WARM_S = 1.0


class FrameCounter(QObject):
    """Notes when the canvas was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


def run(source: str | None, seconds: float, as_json: bool) -> int:
    """Show, train, measure, print; returns the exit status."""
    project = read_source(source) if source else Project(default_document())
    app = make_app()
    program = Application(app, project)
    program.window.resize(1600, 1000)
    program.start()
    try:
        result = measure(program, seconds)
    finally:
        program.stop()
        program.window.deleteLater()
        settle(0.0)
    if as_json:
        print(json.dumps(result, allow_nan=False))
    else:
        gaps = result["gap_ms"]
        print(f"{result['frames_per_second']:.1f} frames/s on {result['platform']}; gaps {gaps} ms")
        print(f"{result['updates_per_second']:,.0f} updates/s, {result['epochs_per_second']:,.0f} epochs/s")
    return 0


def measure(program: Application, seconds: float) -> dict:  # type: ignore[type-arg]
    """The object that `frames --json` prints."""
    session = program.session
    wait_until(lambda: session.latest is not None and session.latest.status != "preparing")
    session.set_pace(Pace("full", 0.0))
    session.play()
    settle(WARM_S)
    counter = FrameCounter()
    program.window.canvas.viewport().installEventFilter(counter)
    before, started = session.latest, time.perf_counter()
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000.0), loop.quit)
    loop.exec()
    after, elapsed = session.latest, time.perf_counter() - started
    program.window.canvas.viewport().removeEventFilter(counter)
    session.pause()
    gaps = np.diff([started, *counter.times]) * 1000.0 if counter.times else np.array([seconds * 1000.0])
    return {
        "frames_per_second": len(counter.times) / elapsed,
        "gap_ms": {
            "p50": round(float(np.percentile(gaps, 50)), 2), "p95": round(float(np.percentile(gaps, 95)), 2),
            "p99": round(float(np.percentile(gaps, 99)), 2), "max": round(float(gaps.max()), 2),
        },
        "updates_per_second": (after.update - before.update) / elapsed if after and before else 0.0,
        "epochs_per_second": (after.epoch - before.epoch) / elapsed if after and before else 0.0,
        "platform": QGuiApplication.platformName(),
    }  # fmt: skip
