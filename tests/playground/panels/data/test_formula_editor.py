"""The formula editor: with each letter it shows the picture or what is wrong, and it adds what is right only."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.problem import UserError
from playground.panels.data import formula_editor
from playground.panels.data.formula_editor import PICTURE, FormulaEditor
from playground.style.style import Style
from tests.misfits import misfits
from tests.playground.panels.data.layout import wait_for_layout

HINT = "Columns: x1, x2. Such as x1*x2 or exp(-x1^2)."
RED = QColor("#c01020")


def check(text: str) -> tuple[QImage, str]:
    """Takes whatever reads x1 and nothing else."""
    if "x1" not in text or "x3" in text:
        raise UserError(f'There is no column "{text}"; there are x1 and x2.')
    picture = QImage(48, 48, QImage.Format.Format_RGB32)
    picture.fill(RED)
    return picture, text


@pytest.fixture
def editor(style: Style, shown: Callable[..., Any]) -> FormulaEditor:
    made: FormulaEditor = shown(FormulaEditor(style))
    made.open("", HINT, check)
    return made


def heard(editor: FormulaEditor) -> list[str]:
    """The signals from now on."""
    found: list[str] = []
    editor.accepted.connect(found.append)
    editor.closed.connect(lambda: found.append("closed"))
    return found


def test_an_empty_field_shows_the_hint_and_adds_nothing(editor: FormulaEditor) -> None:
    signals = heard(editor)
    assert editor.message.isVisible() and editor.message.accessibleName() == HINT
    assert editor.field.accessibleDescription() == HINT
    assert editor.accept.text() == "Add" and not editor.accept.isEnabled()
    assert not editor.preview.isVisible()
    QTest.mouseClick(editor.accept, Qt.MouseButton.LeftButton)
    assert signals == []


def test_each_letter_shows_at_once_whether_the_formula_is_right(editor: FormulaEditor) -> None:
    QTest.keyClicks(editor.field, "x")
    assert editor.message.isVisible() and not editor.preview.isVisible() and not editor.accept.isEnabled()
    assert editor.message.text() == 'There is no column "x"; there are x1 and x2.'
    assert editor.field.accessibleDescription() == editor.message.accessibleName() == editor.message.text()
    assert editor.message.palette().windowText().color() == QColor(editor._style.theme.danger)
    QTest.keyClicks(editor.field, "1")
    assert editor.preview.isVisible() and not editor.message.isVisible() and editor.accept.isEnabled()
    assert editor.preview.accessibleName() == "Picture of x1 over the plane"
    assert editor.field.accessibleDescription() == ""
    assert editor.preview.grab().toImage().pixelColor(PICTURE // 2, PICTURE // 2) == RED
    QTest.keyClick(editor.field, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.field, Qt.Key.Key_Backspace)
    assert editor.message.accessibleName() == HINT
    assert editor.message.palette().windowText().color() == QColor(editor._style.theme.text_2)


def test_a_screen_reader_hears_each_new_sentence_once(editor: FormulaEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(formula_editor.QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    QTest.keyClicks(editor.field, "x")
    editor.refresh()
    QTest.keyClicks(editor.field, "1")
    assert told == ['There is no column "x"; there are x1 and x2.']


def test_what_follows_stays_in_its_place_while_one_types(editor: FormulaEditor) -> None:
    editor.window().setFixedWidth(400)
    wait_for_layout(editor)
    heights = set()
    for letter in " x1":
        QTest.keyClicks(editor.field, letter.strip())
        wait_for_layout(editor)
        heights.add(editor.accept.y())
    assert len(heights) == 1


def test_enter_and_the_button_take_a_right_formula_and_leave_a_wrong_one(editor: FormulaEditor) -> None:
    signals = heard(editor)
    QTest.keyClicks(editor.field, " x3")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert signals == [] and editor.isVisible()
    editor.field.selectAll()
    QTest.keyClicks(editor.field, " x1*x2 ")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    QTest.mouseClick(editor.accept, Qt.MouseButton.LeftButton)
    # Whoever makes the edit may still refuse it, so what was typed is there until then.
    assert signals == ["x1*x2", "x1*x2"] and editor.isVisible() and editor.text == "x1*x2"
    editor.shut()
    assert signals[2:] == ["closed"] and editor.isHidden()


def test_escape_and_cancel_close_without_a_formula(editor: FormulaEditor) -> None:
    signals = heard(editor)
    for leave in (
        lambda: QTest.keyClick(editor.field, Qt.Key.Key_Escape),
        lambda: QTest.mouseClick(editor.cancel, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(editor.cancel, Qt.Key.Key_Return),
    ):
        editor.open("", HINT, check)
        QTest.keyClicks(editor.field, "x1")
        editor.cancel.setFocus()
        leave()
        assert signals == ["closed"] and editor.isHidden()
        signals.clear()
    editor.shut()
    assert signals == []


def test_escape_is_taken_before_the_shortcuts_of_the_window(editor: FormulaEditor) -> None:
    for key, taken in ((Qt.Key.Key_Escape, True), (Qt.Key.Key_F5, False)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        asked.ignore()
        QApplication.sendEvent(editor.field, asked)
        assert asked.isAccepted() is taken


def test_a_formula_that_is_edited_is_changed_and_an_unchanged_one_is_no_edit(editor: FormulaEditor) -> None:
    signals = heard(editor)
    editor.open("x1^2", HINT, check)
    assert editor.field.selectedText() == "x1^2" and editor.accept.text() == "Change"
    assert editor.accept.accessibleName() == "Change the formula"
    assert editor.preview.isVisible()
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert signals == ["closed"]
    editor.open("x1^2", HINT, check)
    QTest.keyClicks(editor.field, "x1^3")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert signals == ["closed", "x1^3"]


def test_the_picture_follows_the_theme(editor: FormulaEditor) -> None:
    QTest.keyClicks(editor.field, "x1")
    drawn: list[str] = []
    editor._check = lambda text: drawn.append(text) or check(text)  # type: ignore[func-returns-value]
    editor._style.choose("dark")
    assert drawn == ["x1"]


@pytest.mark.parametrize("size", [80, 100, 125, 200])
@pytest.mark.parametrize("text", ["", "x1", "x3", "x1" + "*x1" * 40, "y" * 60])
def test_everything_is_read_at_every_text_size(editor: FormulaEditor, size: int, text: str) -> None:
    editor._style.choose_text_size(size)
    editor.open(text, HINT, check)
    wait_for_layout(editor)
    assert [fault for fault in misfits(editor.window()) if not fault.startswith("shortened")] == []
    assert editor.window().widget().width() <= editor.window().viewport().width()
