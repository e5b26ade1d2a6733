"""Measures the frame rate of the real window while training at full speed, and how even it is."""

import json
import math
import time
from typing import Literal

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from core.document.project import Project
from core.document.source import read_source
from core.document.starter import default_document, large_document
from core.training.pace import Pace
from playground.app import Application, make_app
from playground.canvas.view import CanvasView
from playground.waiting import settle, wait_for_engine

WARM_S = 1.0
MOUSE_MS = 8
"""Between two moves of the mouse, which usually reports 125 times a second."""
SWING_PX, SWING_S = 60.0, 1.5

Hand = Literal["none", "drag", "pan"]


class FrameCounter(QObject):
    """Records when the canvas was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


class SwingingHand(QObject):
    """A mouse that drags a neuron, or pans with the middle button, in circles."""

    def __init__(self, view: CanvasView, hand: Hand) -> None:
        super().__init__()
        self._view = view
        self._button = Qt.MouseButton.LeftButton if hand == "drag" else Qt.MouseButton.MiddleButton
        hidden = view.canvas.document.network.hidden
        middle = QPointF(view.viewport().rect().center())
        grabbed = view.canvas.nodes[hidden[len(hidden) // 2].id].pos() if hidden else view.mapToScene(middle.toPoint())
        self._start = QPointF(view.mapFromScene(grabbed)) if hand == "drag" else middle
        self._begun = time.perf_counter()
        self._timer = QTimer(self, interval=MOUSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._send(QEvent.Type.MouseButtonPress, self._start, self._button)
        self._timer.start()

    def let_go(self) -> None:
        """Release the button at the start point."""
        self._timer.stop()
        self._send(QEvent.Type.MouseMove, self._start, Qt.MouseButton.NoButton)
        self._send(QEvent.Type.MouseButtonRelease, self._start, self._button)

    def _on_timeout(self) -> None:
        angle = 2.0 * math.pi * (time.perf_counter() - self._begun) / SWING_S
        away = QPointF(math.cos(angle) - 1.0, math.sin(angle)) * SWING_PX
        self._send(QEvent.Type.MouseMove, self._start + away, Qt.MouseButton.NoButton)

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else self._button
        viewport = self._view.viewport()
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(viewport, event)


def run(source: str | None, seconds: float, as_json: bool, hand: Hand, large: tuple[int, int] | None) -> int:
    """Show, train, measure, print; returns the exit status. large: the neurons and links of a generated network."""
    if large is not None:
        project = Project(large_document(*large))
    else:
        project = read_source(source) if source else Project(default_document())
    app = make_app()
    application = Application(app, project)
    application.window.resize(1600, 1000)
    application.start()
    try:
        result = measure(application, seconds, hand)
    finally:
        application.stop()
        application.window.deleteLater()
        settle(0.0)
    if as_json:
        print(json.dumps(result, allow_nan=False))
    else:
        gaps = result["gap_ms"]
        print(f"{result['frames_per_second']:.1f} frames/s on {result['platform']}; gaps {gaps} ms")
        print(f"{result['updates_per_second']:,.0f} updates/s, {result['epochs_per_second']:,.0f} epochs/s")
    return 0


def measure(application: Application, seconds: float, hand: Hand = "none") -> dict:  # type: ignore[type-arg]
    """The object that `frames --json` prints."""
    session, view = application.session, application.workbench.canvas
    wait_for_engine(session)
    session.set_pace(Pace("full", 0.0))
    session.play()
    settle(WARM_S)
    swinging = SwingingHand(view, hand) if hand != "none" else None
    counter = FrameCounter()
    view.viewport().installEventFilter(counter)
    before, started = session.latest, time.perf_counter()
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000.0), loop.quit)
    loop.exec()
    after, elapsed = session.latest, time.perf_counter() - started
    view.viewport().removeEventFilter(counter)
    if swinging is not None:
        swinging.let_go()
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
