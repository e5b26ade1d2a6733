"""Our dialogs look alike: one filled button, no icons on buttons, and they fit a small window at any text size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMessageBox, QPushButton, QScrollArea

from playground.questions import Button, Complaint, Question, TextQuestion
from playground.screenshot_states import state_named
from playground.widgets.breakable import breakable
from playground.widgets.dialog import Dialog
from tests.misfits import misfits
from tests.robot import Robot

STATES = ("keys", "check", "about", "unsaved", "recovery", "error")
SAVING = (Button.Save, Button.Discard, Button.Cancel)


def opened(robot: Robot, state: str) -> Dialog:
    state_named(state).show(robot.application)
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


@pytest.mark.parametrize("state", STATES)
def test_a_dialog_has_one_filled_button_and_none_with_an_icon(robot: Robot, state: str) -> None:
    dialog = opened(robot, state)
    buttons = dialog.findChildren(QPushButton)
    filled = [button for button in buttons if button.property("role") == "filled"]
    assert [button.isDefault() for button in filled] == [True]
    assert all(button.icon().isNull() for button in buttons)
    assert not dialog.findChildren(QDialogButtonBox) and not isinstance(dialog, QMessageBox)
    dialog.close()


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("state", ["keys", "unsaved", "recovery", "error"])
def test_a_dialog_fits_the_least_window_at_any_text_size(robot: Robot, state: str, text: int) -> None:
    robot.window.resize(1024, 600)
    robot.application.style.choose_text_size(text)
    dialog = opened(robot, state)
    QApplication.processEvents()
    assert dialog.width() <= 1024 and dialog.height() <= 600
    assert [fault for fault in misfits(dialog) if "Dialog" in fault] == []
    area = dialog.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    dialog.close()


def test_enter_gives_the_usual_answer_and_escape_changes_nothing(robot: Robot) -> None:
    question = Question(robot.window, "Save changes?", "There are changes.", SAVING, Button.Save)
    question.open()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert question.chosen is Button.Save
    question = Question(robot.window, "Save changes?", "There are changes.", SAVING, Button.Save)
    question.open()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert question.chosen is Button.Cancel


def test_every_button_gives_its_answer(robot: Robot) -> None:
    for button in SAVING:
        question = Question(robot.window, "Save changes?", "There are changes.", SAVING, Button.Save)
        question.open()
        QTest.mouseClick(question.button(button), Qt.MouseButton.LeftButton)
        assert question.chosen is button


def test_a_complaint_says_its_sentence_and_closes(robot: Robot) -> None:
    complaint = Complaint(robot.window, "There is no such file.")
    complaint.open()
    assert "There is no such file." in {each.text() for each in complaint.findChildren(QLabel)}
    QTest.keyClick(complaint, Qt.Key.Key_Return)
    assert not complaint.isVisible()


def test_a_text_is_asked_for_and_nothing_is_no_answer(robot: Robot) -> None:
    question = TextQuestion(robot.window, "Open a link", "The address:", "Open")
    question.open()
    confirm = next(each for each in question.findChildren(QPushButton) if each.text() == "Open")
    assert not confirm.isEnabled()
    QTest.keyClicks(question.field, "  playground.tensorflow.org  ")
    assert confirm.isEnabled()
    QTest.keyClick(question.field, Qt.Key.Key_Return)
    assert question.result() == 1
    question.deleteLater()


def test_long_words_can_be_broken_and_are_otherwise_as_they_were() -> None:
    text = f"short {'x' * 100} end"
    assert breakable(text).replace("\u200b", "") == text
    assert max(map(len, breakable(text).replace("\u200b", " ").split())) == 40
    assert breakable("only short words") == "only short words"
