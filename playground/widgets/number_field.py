"""A field for one number: shows it short, holds it whole, and takes nothing that is none."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from core import limits
from playground.style import number


class NumberField(QLineEdit):
    """committed(value) when another number was typed and confirmed by Enter or by leaving the field.

    What is typed must be a finite number from low to high, with point or comma; else the field says so and keeps the
    old one. While it has the focus, the value is shown at full precision, else as `write` writes it. explanation: its
    tool tip, in place of the whole number.
    """

    committed = Signal(float)

    def __init__(
        self,
        low: float = -limits.LARGEST,
        high: float = limits.LARGEST,
        *,
        whole: bool = False,
        write: Callable[[float], str] = number.short,
    ) -> None:
        super().__init__()
        self._low, self._high, self._whole = low, high, whole
        self._value = low
        self._write = write
        self.explanation = ""
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._commit)

    @property
    def value(self) -> float:
        """The number it holds."""
        return self._value

    def display(self, value: float, text: str | None = None) -> None:
        """Show a value, written short (or as `text`); left alone while somebody is typing."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            shown = self._whole_text() if self.hasFocus() else (text or self._write(value))
            if shown != self.text():
                self.setText(shown)
                if not self.hasFocus():
                    self.setCursorPosition(0)
            self.setToolTip(self.explanation or number.full(value))

    def _whole_text(self) -> str:
        return str(int(self._value)) if self._whole else number.full(self._value)

    def _commit(self) -> None:
        if not self.isModified():
            return
        value = number.read(self.text())
        if value is not None and self._whole:
            value = value if value == int(value) else None
        if value is None or not self._low <= value <= self._high:
            self._refuse()
            return
        self.setModified(False)
        self._mark(False)
        if value != self._value:
            self._value = value
            self.committed.emit(value)
        self.setText(self._whole_text() if self.hasFocus() else self._write(self._value))

    def _refuse(self) -> None:
        kind = "a whole number" if self._whole else "a number"
        bounds = f" from {number.short(self._low)} to {number.short(self._high)}" if self._high < limits.LARGEST else ""
        self._mark(True)
        if self.isVisible():
            at = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(at, f"Type {kind}{bounds}, such as {number.short(self._value)}.", self)

    def _revert(self) -> None:
        self.setModified(False)
        self._mark(False)
        self.setText(self._whole_text() if self.hasFocus() else self._write(self._value))

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
            self.selectAll()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setText(self._whole_text())
        self.setModified(False)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self._commit()
        self._revert()
