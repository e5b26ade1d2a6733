"""Our own failures: never silent, never a storm of dialogs, and the report can always be taken along."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from playground import error_report
from playground.error_report import HEADING, ErrorDialog, LogSheet
from tests.robot import LEFT, Robot


def fail(robot: Robot, text: str, kind: type[Exception] = ValueError) -> None:
    """Have something fail in the program, at the place of this kind of error."""
    try:
        raise kind(text)
    except Exception as error:
        robot.application.report(kind, error, error.__traceback__)


def dialog() -> ErrorDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ErrorDialog)
    return found


def press(dialog: ErrorDialog, text: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, LEFT)


def log(tmp_path: Path) -> str:
    return (tmp_path / "state" / "gradient-playground" / "log.txt").read_text()


def test_the_report_is_copied_and_the_dialog_stays(robot: Robot) -> None:
    fail(robot, "on purpose")
    box = dialog()
    assert box.heading.text() == HEADING
    assert "on purpose" in box.sentence.text()
    press(box, "Copy report")
    assert box.isVisible()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Traceback") and "on purpose" in copied and "test_error_report" in copied
    press(box, "Close")
    assert not box.isVisible()


def test_the_log_is_shown_with_its_place(robot: Robot, tmp_path: Path) -> None:
    fail(robot, "on purpose")
    box = dialog()
    press(box, "Show log")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, LogSheet)
    assert "on purpose" in sheet.text.toPlainText()
    assert str(tmp_path / "state") in sheet.place.text().replace("\u200b", "")
    sheet.close()
    box.close()


@pytest.mark.parametrize("way", ["file", "folder"])
def test_a_log_that_cannot_be_written_still_gives_the_dialog_with_both_buttons(
    robot: Robot, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("core.log._file_aside", lambda: Path(tmp_path / "nothing" / "log.txt"))
    place = tmp_path / "state"
    if way == "file":
        place.write_text("in the way")
    else:
        (place / "gradient-playground" / "log.txt").mkdir(parents=True)
    fail(robot, "on purpose")
    box = dialog()
    assert "No log could be written" in capsys.readouterr().err
    press(box, "Copy report")
    assert "on purpose" in QGuiApplication.clipboard().text()
    press(box, "Show log")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, LogSheet)
    assert "on purpose" in sheet.text.toPlainText()
    assert "No log could be written" in sheet.place.text()
    sheet.close()
    box.close()


def test_a_terminal_that_is_gone_does_not_keep_the_dialog_away(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, text: str) -> None:
            raise BrokenPipeError

        flush = write

    monkeypatch.setattr("sys.stderr", Gone())
    fail(robot, "on purpose")
    dialog().close()


def test_later_errors_are_counted_in_the_one_dialog_and_logged(robot: Robot, tmp_path: Path) -> None:
    fail(robot, "first")
    box = dialog()
    fail(robot, "second", KeyError)
    fail(robot, "third", TypeError)
    assert dialog() is box
    assert box.sentence.text().startswith("3 errors so far. ")
    assert all(word in log(tmp_path) for word in ("first", "second", "third"))
    press(box, "Copy report")
    assert all(word in QGuiApplication.clipboard().text() for word in ("first", "second", "third"))
    box.close()


def test_another_error_after_the_dialog_was_closed_is_shown(robot: Robot) -> None:
    fail(robot, "first")
    dialog().close()
    fail(robot, "second", KeyError)
    assert "second" in dialog().sentence.text()
    dialog().close()


def test_an_error_that_comes_with_every_frame_is_told_once_and_does_not_fill_the_log(
    robot: Robot, tmp_path: Path
) -> None:
    fail(robot, "frame 0")
    dialog().close()
    for frame in range(1, 300):
        fail(robot, f"frame {frame}")
        assert QApplication.activeModalWidget() is None
    assert "256 times so far" in log(tmp_path)
    assert log(tmp_path).count("Traceback") == 1


def test_a_known_error_that_comes_back_later_is_told_again(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(robot, "first")
    dialog().close()
    monkeypatch.setattr(error_report, "QUIET_S", 0.0)
    fail(robot, "first")
    assert "first" in dialog().sentence.text()
    dialog().close()


def test_every_button_lives_as_long_as_its_dialog(robot: Robot) -> None:
    fail(robot, "on purpose")
    shown = {button.text() for button in dialog().findChildren(QPushButton) if button.isVisible()}
    assert shown == {"Copy report", "Show log", "Close"}
    dialog().close()
