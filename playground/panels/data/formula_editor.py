"""The place where the formula of an input is typed: with each letter, its picture over the plane or what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.problem import UserError
from playground.style.size import FLUSH, at_least, px, set_font, space
from playground.style.style import Style
from playground.widgets.breakable import breakable
from playground.widgets.dialog import wrapped
from playground.widgets.row_parts import draw_framed
from playground.widgets.symbol import draw_symbol_within
from playground.widgets.tint import tint

PICTURE, GAP = 48, 10
LONGEST_WORD = 16
"""Letters that have room in one line of the narrowest panel."""

MINUS = "-\u2060"
"""A minus sign after which no line ends."""

Check = Callable[[str], tuple[QImage, str]]
"""Draws a formula over the plane, and tells how it is called; or raises UserError."""


def _nothing(text: str) -> tuple[QImage, str]:
    return QImage(), text


class FormulaEditor(QWidget):
    """Hidden until `open` shows it.

    accepted(text) when the user confirmed a valid formula that differs from the one opened; whoever makes the edit then
    calls `shut`. closed() after that, and after Cancel or Escape.
    """

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._hint, self._before = style, "", ""
        self._check: Check = _nothing
        self.field = QLineEdit()
        self.field.setAccessibleName("Formula")
        self.field.setProperty("mayScroll", True)
        set_font(self.field, "code")
        self.preview = Preview(style)
        self.message = wrapped("", "small")
        self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # As high as the picture: what follows stays in its place while one types.
        at_least(self.message, height=PICTURE)
        self.accept, self.cancel = QPushButton("Add"), QPushButton("Cancel")
        for button in (self.accept, self.cancel):
            button.setProperty("role", "low")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        for part in (self.field, self.preview, self.message):
            column.addWidget(part)
        buttons = QHBoxLayout()
        space(buttons, 8)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.field.textEdited.connect(self.refresh)
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.shut)
        style.changed.connect(self.refresh)
        self.hide()

    def open(self, text: str, hint: str, check: Check) -> None:
        """Edit a formula, or write a new one if the text is empty. hint: stands where the picture will be, until
        something is typed. check: see `Check`; the picture is as wide as high."""
        self._hint, self._check, self._before = hint, check, text.strip()
        self.accept.setText("Change" if self._before else "Add")
        self.accept.setAccessibleName(f"{self.accept.text()} the formula")
        self.field.setText(text)
        self.field.selectAll()
        self.refresh()
        self.show()
        self.field.setFocus()

    def shut(self) -> None:
        """Hide, and forget what was typed."""
        if self.isHidden():
            return
        self.hide()
        self._check = _nothing
        self.field.clear()
        self.closed.emit()

    @property
    def text(self) -> str:
        """The formula in the field."""
        return self.field.text().strip()

    def refresh(self) -> None:
        """Check the formula again: show its picture, the hint, or what is wrong."""
        text, wrong, (picture, name) = self.text, "", _nothing("")
        if text:
            try:
                picture, name = self._check(text)
            except UserError as error:
                wrong = str(error)
        self.accept.setEnabled(bool(text) and not wrong)
        self.preview.setVisible(bool(text) and not wrong)
        self.message.setVisible(not text or bool(wrong))
        self.preview.display(picture, name)
        sentence = wrong or ("" if text else self._hint)
        self.message.setText(breakable(sentence.replace("-", MINUS), LONGEST_WORD))
        self.message.setAccessibleName(sentence)
        tint(self.message, self._style.theme.danger if wrong else self._style.theme.text_2)
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        """Let screen readers read a new sentence, and read it again when they come to the field."""
        if sentence != self.field.accessibleDescription():
            self.field.setAccessibleDescription(sentence)
            if sentence and self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))

    def _accept(self) -> None:
        if self.text == self._before:
            self.shut()
        elif self.accept.isEnabled():
            self.accepted.emit(self.text)

    def event(self, event: QEvent) -> bool:
        # Escape shuts this editor before it means anything to the window.
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.shut if self.cancel.hasFocus() else self._accept)()
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """A picture with the name of the formula beside it in print."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._picture, self._name = style, QImage(), ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, picture: QImage, name: str) -> None:
        """Show another formula."""
        self._picture, self._name = picture, name
        self.setAccessibleName(f"Picture of {name} over the plane")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(3 * PICTURE), px(PICTURE))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(PICTURE), px(PICTURE))

    def paintEvent(self, event: QPaintEvent) -> None:
        side, theme = px(PICTURE), self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_framed(painter, theme, QRectF(0, 0, side, side), self._picture)
        painter.setPen(QColor(theme.text))
        left = side + px(GAP)
        draw_symbol_within(painter, QRectF(left, 0, self.width() - left, self.height()), self._name)
        painter.end()
