"""A hand that knows the outline: it reads rows, clicks on them and types."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from playground.panels.outline.model import OutlineModel
from playground.panels.outline.outline import Outline
from tests.robot import LEFT

KEY = Qt.Key


def told(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The whole tree as lines, indented, values after a bar."""
    lines, parent = [], parent or QModelIndex()
    for at in range(model.rowCount(parent)):
        name, value = (model.index(at, column, parent).data() for column in (0, 1))
        lines.append(f"{'  ' * depth}{name}{' | ' if value else ''}{value}")
        lines += told(model, model.index(at, 0, parent), depth + 1)
    return lines


def seen(outline: Outline) -> list[str]:
    """The names of the rows in view."""
    return [index.data() for index in outline.tree.rows_in_view()]


def row(outline: Outline, name: str) -> QModelIndex:
    """The row in view that reads so."""
    return next(index for index in outline.tree.rows_in_view() if index.data() == name)


def go_to(outline: Outline, name: str) -> None:
    """Click on a row."""
    QTest.mouseClick(outline.tree.viewport(), LEFT, pos=outline.tree.visualRect(row(outline, name)).center())


def key(outline: Outline, key: Any, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(outline.tree, key, modifiers)
    QApplication.processEvents()


def field(outline: Outline) -> QLineEdit:
    """The field being typed into."""
    return next(each for each in outline.tree.findChildren(QLineEdit) if each.isVisible())


def type_over(outline: Outline, text: str, end: Any = KEY.Key_Return) -> None:
    """F2, a text, Enter."""
    key(outline, KEY.Key_F2)
    QTest.keyClicks(field(outline), text)
    QTest.keyClick(field(outline), end)
    QApplication.processEvents()
