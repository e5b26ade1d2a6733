"""Measures the frame rate of the real window while training at full speed, and how even it is."""

import json
import math
import time
from typing import Literal

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from core.document.project import Project
from core.document.source import read_source
from core.document.starter import default_document, large_document
from core.problem import UserError
from core.training.pace import Pace
from playground.app import Application, make_app
from playground.canvas.view import CanvasView
from playground.panels.drawing.pad import Pad
from playground.waiting import settle, wait_for_engine

WARM_S = 1.0
MOUSE_MS = 8
"""Between two moves of the mouse, which usually reports 125 times a second."""
SWING_PX, SWING_S = 60.0, 1.5

Hand = Literal["none", "drag", "pan", "draw"]


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
        _send(self._view.viewport(), kind, at, button, held)


class DrawingHand(QObject):
    """A mouse that draws circles on the pad, and clears it after each."""

    def __init__(self, pad: Pad) -> None:
        super().__init__()
        self._pad, self._turn = pad, 0
        self._begun = time.perf_counter()
        self._timer = QTimer(self, interval=MOUSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        _send(pad, QEvent.Type.MouseButtonPress, self._place(0.0), Qt.MouseButton.LeftButton)
        self._timer.start()

    def let_go(self) -> None:
        """Release the button, and leave the pad empty."""
        self._timer.stop()
        _send(self._pad, QEvent.Type.MouseButtonRelease, self._place(0.0), Qt.MouseButton.LeftButton)
        self._pad.cleared.emit()

    def _on_timeout(self) -> None:
        turns = (time.perf_counter() - self._begun) / SWING_S
        if int(turns) != self._turn:
            self._turn = int(turns)
            _send(self._pad, QEvent.Type.MouseButtonRelease, self._place(turns), Qt.MouseButton.LeftButton)
            self._pad.cleared.emit()
            _send(self._pad, QEvent.Type.MouseButtonPress, self._place(turns), Qt.MouseButton.LeftButton)
        _send(self._pad, QEvent.Type.MouseMove, self._place(turns), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)

    def _place(self, turns: float) -> QPointF:
        angle, square = 2.0 * math.pi * turns, self._pad.square
        return square.center() + QPointF(math.cos(angle), math.sin(angle)) * (square.width() * 0.3)


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


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton,
    held: Qt.MouseButton = Qt.MouseButton.NoButton,
) -> None:
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(widget, event)


def hand_of(application: Application, hand: Hand) -> "SwingingHand | DrawingHand | None":
    """The hand that goes on while frames are counted. UserError if there is nothing to draw on."""
    if hand == "draw":
        card = application.workbench.output_panel.drawing
        if not card.isVisible():
            raise UserError("These data are no pictures that can be drawn; measure without --hand draw.")
        return DrawingHand(card.pad)
    return None if hand == "none" else SwingingHand(application.workbench.canvas, hand)


def measure(application: Application, seconds: float, hand: Hand = "none") -> dict:  # type: ignore[type-arg]
    """The object that `frames --json` prints."""
    session, view = application.session, application.workbench.canvas
    wait_for_engine(session)
    session.set_pace(Pace("full", 0.0))
    session.play()
    settle(WARM_S)
    swinging = hand_of(application, hand)
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
