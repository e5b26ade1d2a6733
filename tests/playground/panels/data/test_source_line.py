"""The source line: description, source and licence in one sentence that can be copied."""

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

WINE = ("178 wines from one region of Italy, three grapes.", "Forina 1991", "CC BY 4.0")
SENTENCE = "178 wines from one region of Italy, three grapes (Forina 1991, CC BY 4.0)."


@pytest.fixture
def line(style: Style, shown: Callable[..., Any]) -> SourceLine:
    made: SourceLine = shown(SourceLine())
    made.display(*WINE)
    return made


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [(WINE, SENTENCE), (("My table",), "My table."), (("", "Forina 1991"), "Forina 1991."), (("",), ""),
     (("My table", "", "CC0"), "My table (CC0).")],
)  # fmt: skip
def test_what_is_known_makes_a_sentence(line: SourceLine, facts: tuple[str, ...], sentence: str) -> None:
    line.display(*facts)
    assert line.accessibleName() == line.copied() == sentence
    assert line.isHidden() is (not sentence)


def test_ctrl_c_copies_the_sentence_or_what_is_selected(line: SourceLine) -> None:
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.setSelection(0, 0)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SENTENCE
    line.setSelection(SENTENCE.index("Forina"), len("Forina 1991, CC BY"))
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Forina 1991, CC BY"


def test_a_name_like_markup_is_shown_as_it_is(line: SourceLine) -> None:
    line.display("<b>Bold</b> table", "https://example.org/" + "a" * 80)
    assert line.textFormat() == Qt.TextFormat.PlainText
    assert line.copied() == "<b>Bold</b> table (https://example.org/" + "a" * 80 + ")."


@pytest.mark.parametrize("size", [80, 100, 200])
@pytest.mark.parametrize("facts", [WINE, ("A table", "https://example.org/" + "a" * 80, "CC0")])
def test_every_line_is_read_in_a_narrow_panel(
    line: SourceLine, style: Style, size: int, facts: tuple[str, ...]
) -> None:
    style.choose_text_size(size)
    line.display(*facts)
    wait_for_layout(line)
    assert line.window().widget().width() <= line.window().viewport().width()
    assert misfits(line.window()) == []
