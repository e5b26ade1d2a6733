"""Finds text that is cut, elided or overlapped in the windows that are open, and widgets outside of their parents."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from playground.title_row import EXTENSION
from playground.widgets.short_choice import ShortChoice

SLACK = 1.0
"""Pixels that a text may be wider than its room: fonts are measured in fractions."""

TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit)
MAY_SCROLL = "mayScroll"
"""The property of a field whose text may be longer than it."""


def misfits(window: QWidget) -> list[str]:
    """What does not fit in a window and in what is open above it, one line each. It is painted for that."""
    found: list[str] = []
    for top in [window, *(each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible())]:
        parts = [each for each in top.findChildren(QWidget) if each.isVisible() and each.window() is top]
        found += _overlaps(top)
        for each in parts:
            found += (f"{_path(each)}: {fault}" for fault in _faults(each))
        with _painted() as drawn:
            top.grab()
        found += drawn
    return list(dict.fromkeys(found))


def _faults(each: QWidget) -> Iterator[str]:
    if not each.size().isEmpty() and not _is_outside_by_right(each):
        inside = each.parentWidget().rect() if each.parentWidget() else each.rect()
        if not inside.contains(each.geometry()) and not each.isWindow():
            yield f"lies outside of its parent, {_box(each.geometry())} in {_box(inside)}"
    if isinstance(each, TEXTS):
        needed = _needed(each)
        if needed is not None:
            text, need, room = needed
            if need.width() > room.width() + SLACK:
                yield f"{text!r} is {need.width():.0f} wide in {room.width():.0f}"
            if need.height() > room.height() + SLACK:
                yield f"{text!r} is {need.height():.0f} high in {room.height():.0f}"
    if isinstance(each, QMenuBar) and not _has_more(each):
        for action in each.actions():
            if not each.rect().contains(each.actionGeometry(action)):
                yield f"the menu {action.text()!r} is cut"
    yield from _overlaps(each)


def _has_more(bar: QMenuBar) -> bool:
    """Whether the menus without room are behind an arrow."""
    arrow = bar.findChild(QToolButton, EXTENSION)
    return arrow is not None and arrow.isVisible()


def _is_outside_by_right(each: QWidget) -> bool:
    """Whether a scroll bar, or a drawing order of its own, may move it outside of its parent."""
    parent = each.parentWidget()
    return parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(each, QScrollBar)


def _needed(each: QWidget) -> tuple[str, QSizeF, QSizeF] | None:
    """Its text, the size of the text, and the room for it."""
    metrics = QFontMetricsF(each.font())
    if isinstance(each, QLabel):
        return _label(each, metrics)
    if isinstance(each, QComboBox):
        text = each.shown if isinstance(each, ShortChoice) else each.currentText()
        option = QStyleOptionComboBox()
        each.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = each.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, each)
        return text, _size(metrics, text), QSizeF(room.width(), each.height())
    if isinstance(each, QLineEdit):
        frame = QStyleOptionFrame()
        each.initStyleOption(frame)
        room = each.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, each)
        if each.property(MAY_SCROLL):
            return None
        text = each.text() or each.placeholderText()
        return text, _size(metrics, text), QSizeF(room.width(), each.height())
    if isinstance(each, QPushButton | QCheckBox | QRadioButton) and each.text():
        option = QStyleOptionButton()
        each.initStyleOption(option)
        element = QStyle.SubElement.SE_PushButtonContents
        if not isinstance(each, QPushButton):
            element = QStyle.SubElement.SE_CheckBoxContents
        room = each.style().subElementRect(element, option, each)
        need = _size(metrics, each.text().replace("&", ""))
        icon = 0 if each.icon().isNull() else each.iconSize().width() + 4
        return each.text(), need + QSizeF(icon, 0), QSizeF(room.width(), each.height())
    return None


def _label(each: QLabel, metrics: QFontMetricsF) -> tuple[str, QSizeF, QSizeF] | None:
    text, room = each.text(), QSizeF(each.contentsRect().size())
    if not text or room.isEmpty():
        return (text, _size(metrics, text), room) if text else None
    if each.textFormat() == Qt.TextFormat.RichText:
        page = QTextDocument()
        page.setDefaultFont(each.font())
        page.setDocumentMargin(0.0)
        page.setHtml(text)
        if each.wordWrap():
            page.setTextWidth(room.width())
        return text, QSizeF(page.idealWidth(), page.size().height()), room
    if each.wordWrap():
        flags = Qt.TextFlag.TextWordWrap
        box = metrics.boundingRect(QRectF(0, 0, room.width(), 1e4), flags, text)
        return text, box.size(), room
    lines = text.split("\n")
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    return text, QSizeF(wide, metrics.height() * len(lines)), room


def _size(metrics: QFontMetricsF, text: str) -> QSizeF:
    lines = text.split("\n")
    return QSizeF(max(map(metrics.horizontalAdvance, lines)), metrics.height() * len(lines))


def _overlaps(parent: QWidget) -> Iterator[str]:
    children = [each for each in parent.children() if isinstance(each, TEXTS) and each.isVisible()]
    for at, one in enumerate(children):
        for other in children[:at]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > 1 and common.height() > 1 and not one.isWindow() and not other.isWindow():
                yield f"{_name(one)} overlaps {_name(other)} by {common.width()} x {common.height()}"


@contextmanager
def _painted() -> Iterator[list[str]]:
    """Lists what is drawn into a box that is too small for it, and what is elided, while our widgets paint."""
    found: list[str] = []
    draw, elide = QPainter.drawText, QFontMetrics.elidedText

    def drawn(painter: QPainter, *arguments: Any) -> Any:
        box = arguments[0]
        if isinstance(box, QRect | QRectF) and len(arguments) == 3:
            _, flags, text = arguments
            if not int(flags) & Qt.TextFlag.TextDontClip.value and "\n" not in text:
                need = _size(QFontMetricsF(painter.font(), painter.device()), text)
                wraps = int(flags) & Qt.TextFlag.TextWordWrap.value
                if need.width() > box.width() + SLACK and not wraps:
                    found.append(f"{_caller()}: {text!r} is drawn {need.width():.0f} wide in {box.width():.0f}")
        return draw(painter, *arguments)

    def elided(metrics: QFontMetrics, text: str, *arguments: Any) -> str:
        short = elide(metrics, text, *arguments)
        if short != text:
            found.append(f"{_caller()}: {text!r} is elided to {short!r}")
        return short

    QPainter.drawText, QFontMetrics.elidedText = drawn, elided  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        QPainter.drawText, QFontMetrics.elidedText = draw, elide  # type: ignore[method-assign]


def _caller() -> str:
    """The class whose method draws."""
    frame = sys._getframe(2)
    owner = frame.f_locals.get("self")
    return type(owner).__name__ if owner is not None else frame.f_code.co_name


def _path(each: QWidget) -> str:
    """Where a widget is: the classes of its parents that are ours, and its own name."""
    parents, parent = [], each.parentWidget()
    while parent is not None:
        if type(parent).__module__.startswith("playground"):
            parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " > ".join([*reversed(parents[:3]), _name(each)])


def _name(each: QWidget) -> str:
    text = each.accessibleName() or (each.text() if isinstance(each, QLabel | QAbstractButton) else "")
    return f"{type(each).__name__} {text[:40]!r}" if text else type(each).__name__


def _box(rect: QRect) -> str:
    corner: QPoint = rect.topLeft()
    return f"{rect.width()} x {rect.height()} at {corner.x()}, {corner.y()}"
