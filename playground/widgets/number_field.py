"""A field for one number: shows it short, keeps it in full precision, and refuses other text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from core import limits
from core.setting import Number
from playground.style import number
from playground.style.notation import Notation

ANY = Number("number", -limits.LARGEST, limits.LARGEST)
DIGITS = Notation()
MARGINS = 4
"""Pixels that a line edit keeps free beside its text, inside its padding."""


class NumberField(QLineEdit):
    """committed(value) when the user typed another number and confirmed it by Enter or by leaving the field.

    The text must be an allowed number in the field's notation; else the field says so and keeps the old number. With
    the focus, the field shows full precision, else as many digits as fit, from the left. explanation: a sentence for
    the tool tip, above the full number.
    """

    committed = Signal(float)

    def __init__(self, allowed: Number = ANY, notation: Notation = DIGITS) -> None:
        super().__init__()
        self._allowed, self._notation = allowed, notation
        self._value = allowed.low
        self.explanation = ""
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._commit)

    @property
    def value(self) -> float:
        """The number in the field."""
        return self._value

    def display(self, value: float) -> None:
        """Show a value; the text stays while the user types."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show()
        full = number.full(value)
        self.setToolTip(f"{self.explanation}\n{full}" if self.explanation else full)

    def _show(self) -> None:
        """Write the value, and scroll to its left end."""
        shown = self._notation.full(self._value) if self.hasFocus() else self._fitting()
        if shown != self.text():
            self.setText(shown)
            self._show_left()

    def _show_left(self) -> None:
        if self.hasFocus():
            # Qt selects from the left, which scrolls to the last digits of a long number.
            self.setSelection(len(self.text()), -len(self.text()))
        else:
            self.setCursorPosition(0)

    def _fitting(self) -> str:
        """The longest form of the value that fits."""
        forms = self._notation.brief(self._value)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = inner.width() - MARGINS
        return next((form for form in forms if self.fontMetrics().horizontalAdvance(form) <= room), forms[-1])

    def _commit(self) -> None:
        if not self.isModified():
            return
        value = self._notation.read(self.text())
        if value is None or not self._allowed.accepts(value):
            self._refuse()
            return
        self.setModified(False)
        self._mark(False)
        if value != self._value:
            self._value = value
            self.committed.emit(value)
        self._show()
        self._show_left()

    def _refuse(self) -> None:
        self._mark(True)
        if self.isVisible():
            at = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(at, self.refusal(), self)

    def refusal(self) -> str:
        """Why the text is refused, and what would be accepted, in one sentence."""
        doubt = self._notation.doubt(self.text())
        if doubt:
            return doubt
        bounds = f" {self._allowed.bounds(number.short)}" if self._allowed.high < limits.LARGEST else ""
        return f"Type {self._notation.kind}{bounds}, such as {self._notation.write(self._value)}."

    def _revert(self) -> None:
        self.setModified(False)
        self._mark(False)
        self._show()

    def _mark(self, refused: bool) -> None:
        if bool(self.property("refused")) != refused:
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_edited(self) -> None:
        self._mark(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._revert()
            # The keyboard goes back to the window.
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and not self.isModified():
            # No number begins with a blank, and a blank must not replace the selected text.
            event.accept()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isModified():
                # Refused: the user continues typing here.
                event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()
        self.setModified(False)
        self._show_left()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self._commit()
        self._revert()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.hasFocus():
            self._show()
