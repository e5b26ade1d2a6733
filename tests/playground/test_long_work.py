"""Work that takes long leaves the window alive, can be canceled, and ends with the window."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.problem import UserError
from core.progress import Canceled, Tell
from playground import long_work
from playground.long_work import WorkDialog, work_on
from tests.robot import Robot


def with_dialog(act: Callable[[WorkDialog], object]) -> None:
    """Act on the dialog of the next work once it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WorkDialog) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def endless(tell: Tell) -> None:
    """Work until it is canceled."""
    while True:
        tell(0.4)
        threading.Event().wait(0.01)


def test_short_work_shows_nothing_and_runs_elsewhere(robot: Robot) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_work, "WorkDialog", None)
        thread = work_on(robot.window, "Adding", "", lambda tell: threading.current_thread())
    assert thread is not threading.main_thread()


def test_what_work_raises_is_raised(robot: Robot) -> None:
    def fail(tell: Tell) -> None:
        raise UserError("The disk is full.")

    with pytest.raises(UserError, match="The disk is full"):
        work_on(robot.window, "Writing", "", fail)


def test_the_window_paints_while_work_takes_long_and_shows_how_far_it_is(robot: Robot) -> None:
    seen, release = [], threading.Event()

    def look(dialog: WorkDialog) -> None:
        seen.append((dialog.windowTitle(), dialog.bar.value(), dialog.told.text(), dialog.bar.accessibleName()))
        robot.workbench.control.step_epoch()
        QTimer.singleShot(300, release.set)

    def work(tell: Tell) -> int:
        tell(0.25)
        release.wait(20.0)
        return 7

    before = robot.latest.epoch
    with_dialog(look)
    assert work_on(robot.window, "Reading a.csv", "Cancel reads nothing.", work) == 7
    assert seen == [("Reading a.csv", 250, "Cancel reads nothing.", "Reading a.csv")]
    assert robot.latest.epoch == before + 1
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_cancel_and_escape_end_work(robot: Robot, key: Qt.Key) -> None:
    with_dialog(lambda dialog: QTest.keyClick(dialog if key == Qt.Key.Key_Escape else dialog.cancel, key))
    with pytest.raises(Canceled):
        work_on(robot.window, "Reading", "Cancel reads nothing.", endless)


def test_work_ends_with_the_window(robot: Robot) -> None:
    with_dialog(lambda dialog: robot.window.hide())
    with pytest.raises(Canceled):
        work_on(robot.window, "Reading", "", endless)
    robot.window.show()


def test_work_ends_with_the_application(robot: Robot) -> None:
    ended: list[str] = []

    def work() -> None:
        try:
            work_on(robot.window, "Reading", "", endless)
        except Canceled:
            ended.append("canceled")

    with_dialog(lambda dialog: QApplication.exit())
    QTimer.singleShot(0, work)
    QApplication.exec()
    assert ended == ["canceled"]
