"""Processes events until something holds: for renders, measurements and tests of the real window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop

from core.training.pace import Pace
from core.training.session import TrainingSession
from playground.app import Application

LONGEST_S = 600.0


def train_to(application: Application, epochs: int) -> None:
    """Train the application's session for a number of epochs, and pause there."""
    session = application.session
    wait_for_engine(session)
    start = session.latest.epoch if session.latest else 0
    session.set_pace(Pace("epochs", 120.0))
    for done in range(epochs):
        session.step("epoch")
        wait_until(lambda done=done: _reached(application, start + done + 1))  # type: ignore[misc]
        if session.latest is not None and session.latest.has_diverged:
            return


def _reached(application: Application, epoch: int) -> bool:
    latest = application.session.latest
    return latest is not None and (latest.epoch >= epoch or latest.has_diverged)


def wait_for_engine(session: TrainingSession) -> None:
    """Process events until the engine can train."""
    wait_until(lambda: session.latest is not None and session.latest.is_ready)


def wait_until(condition: Callable[[], bool]) -> None:
    """Process events until a condition holds."""
    loop, end = QEventLoop(), time.monotonic() + LONGEST_S
    while not condition():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > end:
            raise TimeoutError("the window did not reach the state in time")
        time.sleep(0.002)


def settle(seconds: float) -> None:
    """Process events for some seconds."""
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() >= end)
