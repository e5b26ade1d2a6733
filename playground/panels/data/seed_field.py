"""A field for a seed, which may be any text: shows its beginning, keeps it whole, and refuses what is too long."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from core import limits
from core.quotation import quote
from playground.style.size import at_least
from playground.widgets.plain_tip import plain_tip

LEAST = 40
MEANING = "The same seed gives the same data and the same split"


class SeedField(QLineEdit):
    """committed(seed) when the user typed another seed and confirmed it by Enter or by leaving the field. Escape and an
    empty field restore the seed."""

    committed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._seed = ""
        self.setAccessibleName("Seed")
        self.setProperty("mayScroll", True)
        at_least(self, LEAST)
        self.textEdited.connect(lambda: self._mark(False))
        self.returnPressed.connect(self._commit)

    def display(self, seed: str) -> None:
        """Show a seed; the text stays while the user types."""
        self._seed = seed
        self.setToolTip(plain_tip(f"{quote(seed)}\n{MEANING}"))
        if not (self.hasFocus() and self.isModified()):
            self._restore()

    def _commit(self) -> None:
        seed = self.text()
        if len(seed) > limits.SEED:
            self._refuse(f"A seed has at most {limits.SEED:,} characters, and this one {len(seed):,}: shorten it.")
            return
        self.setModified(False)
        if seed and seed != self._seed:
            self._seed = seed
            self.committed.emit(seed)
        self._restore()

    def _refuse(self, sentence: str) -> None:
        self._mark(True)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)

    def _restore(self) -> None:
        """Write the seed, and show its beginning."""
        self._mark(False)
        self.setModified(False)
        if self.text() != self._seed:
            self.setText(self._seed)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _mark(self, refused: bool) -> None:
        if bool(self.property("refused")) != refused:
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
            # The keyboard goes back to the window.
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isModified():
                # Refused: the user continues typing here.
                event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self._commit()
        self._restore()
