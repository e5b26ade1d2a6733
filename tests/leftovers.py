"""Finds what a test leaves behind: windows, and timers, animations and threads that still run."""

import weakref
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

RUNNING: dict[type[QObject], Callable[[Any], bool]] = {
    QTimer: QTimer.isActive,
    QAbstractAnimation: lambda animation: animation.state() != QAbstractAnimation.State.Stopped,
    QThread: QThread.isRunning,
}
"""Classes whose objects can be started, and how to ask whether they run."""


class Watch:
    """Notes what is started, from `begin` to `end`."""

    def __init__(self) -> None:
        self._started: list[weakref.ref[QObject]] = []
        self._waiting: list[Callable[[], object]] = []
        self._windows: set[int] = set()
        self._originals: list[tuple[type[QObject], str, Any]] = []

    def begin(self) -> None:
        """Watch every start from now on."""
        for kind in RUNNING:
            self._originals.append((kind, "start", kind.start))  # type: ignore[attr-defined]
            kind.start = self._watched(kind.start)  # type: ignore[attr-defined]
        self._originals.append((QTimer, "singleShot", QTimer.singleShot))
        QTimer.singleShot = staticmethod(self._single_shot)  # type: ignore[method-assign,assignment]

    def end(self) -> None:
        """Watch no longer."""
        for kind, name, original in self._originals:
            setattr(kind, name, original)

    @contextmanager
    def nothing_left(self, owners: Callable[[], Collection[QObject]]) -> Iterator[None]:
        """Fail if what is begun inside outlives it. owners: what owns things that may."""
        self._started.clear()
        self._waiting.clear()
        self._windows = _windows()
        yield
        if QApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = self._left(owners())
        if left:
            pytest.fail(f"The test leaves behind: {', '.join(left)}")

    def _left(self, owners: Collection[QObject]) -> list[str]:
        objects = (reference() for reference in self._started)
        alive = [each for each in objects if each is not None and shiboken6.isValid(each) and _root(each) not in owners]
        running = [
            each for each in alive if any(isinstance(each, kind) and runs(each) for kind, runs in RUNNING.items())
        ]
        opened = [each for each in _top_levels() if shiboken6.getCppPointer(each)[0] not in self._windows]
        windows = [each for each in opened if _root(each) not in owners]
        return [repr(each) for each in (*running, *windows, *self._waiting)]

    def _watched(self, start: Callable[..., Any]) -> Callable[..., Any]:
        def started(watched: QObject, *arguments: Any) -> Any:
            self._started.append(weakref.ref(watched))
            return start(watched, *arguments)

        return started

    def _single_shot(self, *arguments: Any) -> None:
        *others, called = arguments
        original = self._originals[-1][2]

        def shot() -> None:
            if called in self._waiting:
                self._waiting.remove(called)
            called()

        self._waiting.append(called)
        original(*others, shot)


def _top_levels() -> list[Any]:
    """Every window that Python knows of."""
    return [
        each for each in QApplication.topLevelWidgets() if shiboken6.isValid(each) and shiboken6.createdByPython(each)
    ]


def _windows() -> set[int]:
    return {shiboken6.getCppPointer(each)[0] for each in _top_levels()}


def _root(each: QObject) -> QObject:
    parent = each.parent()
    return each if parent is None else _root(parent)
