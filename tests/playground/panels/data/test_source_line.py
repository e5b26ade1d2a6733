"""The source line: what is known of a table, which can be copied."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from playground.panels.data.source_line import SourceLine
from playground.style.style import Style
from tests.misfits import misfits
from tests.playground.panels.data.layout import wait_for_layout

SENTENCE = "178 wines of 3 cultivars from one region of Italy. Aeberhard and Forina 1992; UCI, CC BY 4.0."
LONG = "A table, https://example.org/" + "a" * 80 + ", CC0."


@pytest.fixture
def line(style: Style, shown: Callable[..., Any]) -> SourceLine:
    made: SourceLine = shown(SourceLine())
    made.display(SENTENCE)
    return made


@pytest.mark.parametrize("note", [SENTENCE, "Mine", ""])
def test_a_note_is_shown_and_the_line_is_hidden_without_one(line: SourceLine, note: str) -> None:
    line.display(note)
    assert line.accessibleName() == line.copied() == note
    assert line.isHidden() is (not note)


def test_ctrl_c_copies_the_sentence_or_what_is_selected(line: SourceLine) -> None:
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.setSelection(0, 0)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SENTENCE
    line.setSelection(SENTENCE.index("Forina"), len("Forina 1992; UCI, CC BY 4.0"))
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Forina 1992; UCI, CC BY 4.0"


def test_a_name_like_markup_is_shown_as_it_is(line: SourceLine) -> None:
    line.display("<b>Bold</b> table")
    assert line.textFormat() == Qt.TextFormat.PlainText
    assert line.copied() == "<b>Bold</b> table"


@pytest.mark.parametrize("size", [80, 100, 200])
@pytest.mark.parametrize("note", [SENTENCE, LONG])
def test_every_line_is_read_in_a_narrow_panel(line: SourceLine, style: Style, size: int, note: str) -> None:
    style.choose_text_size(size)
    line.display(note)
    wait_for_layout(line)
    assert line.window().widget().width() <= line.window().viewport().width()
    assert misfits(line.window()) == []
