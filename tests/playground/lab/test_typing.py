"""Formulas typed and pasted into the Lab as people write them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.lab.graph.page import GraphPage
from tests.playground.lab.test_workspace import CONTROL, lab, shown

__all__ = ["lab"]


def paste(lab: GraphPage, text: str) -> None:
    """In place of what is there; test events know no letters beyond ASCII."""
    QApplication.clipboard().setText(text)
    lab.side.expression.text.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_V):
        QTest.keyClick(lab.side.expression.text, key, CONTROL)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("text", "label", "data"),
    [
        ("a = 3\ny = a^2", "y", "9.0000"), ("r = 2\ny = pi*r", "y", "6.2832"),
        ("a = 1\nb = 1\ny = softmax(a, b)", "y", "0.5000"),
        ("a = 1\ny = ln(a) + tan(0) + min(a, 2)", "y", "1.0000"), ("a = 2\ny = a\u00b7a \u2212 a\u00b2", "y", "0.0000"),
        ("y = \u00b5*2", "y", "1.0000"), ("F = 3\nx = 1\ny = F.max(x)", "y", "3.0000"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_it_is_meant(lab: GraphPage, text: str, label: str, data: str) -> None:
    paste(lab, text)
    assert shown(lab, label)[0] == data
    assert "operation" in lab.side.expression.sentence.text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("F.max(x)", "Write max without F"), ("3x", "write 3*x"), ("a\u1d47", "write a**b"),
        ("probs[3]", "there are no lists"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_the_way_to_write_it(lab: GraphPage, text: str, words: str) -> None:
    paste(lab, text)
    assert words in lab.side.expression.sentence.text()
