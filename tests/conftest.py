"""What every test stands on: no screen, folders of its own, and nothing left running behind it."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform.startswith("linux") and not os.environ.get("GRADIENT_TEST_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from playground.app import Application
from tests.leftovers import Watch
from tests.robot import Robot
from tests.timing import (  # noqa: F401
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_report_header,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    pytest_sessionstart,
)
from tests.windows import Windows


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path) -> Iterator[None]:
    """Settings and logs go to a folder of the test; compiled kernels stay where they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        yield


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test that leaves a thread of ours behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and "Dummy" not in thread.name]
    assert not left


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """Hands out windows, and takes them back."""
    made = Windows()
    yield made
    made.drop()


@pytest.fixture(scope="session")
def watch() -> Iterator[Watch]:
    """Sees what is started."""
    made = Watch()
    made.begin()
    yield made
    made.end()


@pytest.fixture(autouse=True)
def nothing_is_left(request: pytest.FixtureRequest, windows: Windows, watch: Watch) -> Iterator[None]:
    """Fail a test that leaves a window, a timer, an animation or a thread behind. The kept window is closed before a
    test that does not ask for it."""
    if "application" not in request.fixturenames:
        windows.drop()
    with watch.nothing_left(lambda: windows.owners):
        yield


@pytest.fixture
def first_window(windows: Windows) -> None:
    """For tests of the start: no test has used the window before."""
    windows.drop()


@pytest.fixture
def application(qtbot: object, monkeypatch: pytest.MonkeyPatch, windows: Windows) -> Iterator[Application]:
    """The whole application on the default network, with its real window and thread, as it is after the start."""
    made = windows.take()
    yield made
    # A test's patches must not affect the reset of the window.
    monkeypatch.undo()
    windows.give_back(made)


@pytest.fixture
def robot(application: Application, qtbot: object) -> Robot:
    """A hand that knows the window."""
    return Robot(application, qtbot)
