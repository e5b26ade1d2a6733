"""Renders the real window, offscreen, after a number of epochs."""

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop

from core.document.project import Project
from core.document.regular_file import check_target
from core.document.source import read_source
from core.document.starter import default_document
from core.problem import UserError
from core.quotation import quote
from core.training.pace import Pace
from core.training.session import TrainingSession
from playground.app import Application, make_app

SETTLE_S = 0.4
LONGEST_S = 600.0


def run(out: str, source: str | None, epochs: int, theme: str, size: tuple[int, int]) -> int:
    """Write a PNG; returns the exit status. UserError if the source or the file cannot be used."""
    check_target(Path(out))
    project = read_source(source) if source else Project(default_document())
    app = make_app()
    application = Application(app, project, theme)
    if source:
        application.window.file.adopt_source(source, project)
    application.window.resize(*size)
    application.start()
    try:
        train_to(application, epochs)
        settle(SETTLE_S)
        if not application.window.grab().save(out, "PNG"):
            raise UserError(f'"{quote(out)}" could not be written; give a PNG file in a folder that exists.')
    finally:
        application.stop()
        application.window.deleteLater()
        settle(0.0)
    return 0


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


def wait_until(condition: object) -> None:
    """Process events until a condition holds."""
    loop, end = QEventLoop(), time.monotonic() + LONGEST_S
    while not condition():  # type: ignore[operator]
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > end:
            raise TimeoutError("the window did not reach the state in time")
        time.sleep(0.002)


def settle(seconds: float) -> None:
    """Process events for some seconds."""
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() >= end)
