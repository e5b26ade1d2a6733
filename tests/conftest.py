"""What every test stands on: no screen, folders of its own, and nothing left running behind it."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

if sys.platform.startswith("linux") and not os.environ.get("GRADIENT_TEST_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from core.document.project import Project
from core.document.starter import default_document
from playground.app import Application, make_app
from tests.robot import Robot


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and logs go to a folder of the test; compiled kernels stay where they are."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test that leaves a thread of ours behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and "Dummy" not in thread.name]
    assert not left


@pytest.fixture
def application(qtbot: object, tmp_path: Path) -> Iterator[Application]:
    """The whole application on the default network, with its real window and thread."""
    app = make_app()
    # Else Qt works the last window's style sheet out for each part of this one as it is put in its place.
    app.setStyleSheet("")
    made = Application(app, Project(default_document()), "light")
    made.window.resize(1600, 1000)
    made.start()
    yield made
    made.stop()
    assert not made.thread_.isRunning()
    made.store.undo_stack.clear()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    # Now, not in the next test: its style would be given to every widget of this window, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def robot(application: Application, qtbot: object) -> Robot:
    """A hand that knows the window."""
    return Robot(application, qtbot)
