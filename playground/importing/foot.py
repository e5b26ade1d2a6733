"""The foot of the dialog: what importing will do or what stands against it, and the two buttons."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.plural import counted
from playground.importing.words import Outcome
from playground.style.font import strong
from playground.style.size import at_least, set_font, space
from playground.widgets.dialog import wrapped
from playground.widgets.plain_tip import plain_tip

DO_THAT = "Do that"


class Foot(QWidget):
    """accepted(): import. canceled(): do not. offer_taken(field): the way out of a problem, see `Problem`."""

    accepted = Signal()
    canceled = Signal()
    offer_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offer, self._more, self._is_small, self._is_told = "", "", False, False
        row, words, first = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        space(row, 12, (20, 12, 20, 12))
        space(words, 2)
        space(first, 8)
        self.sentence, self.more = QLabel(), wrapped("", "small", quiet=True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        set_font(self.sentence, "body")
        self.do_that = QPushButton(DO_THAT)
        self.cancel, self.confirm = QPushButton("Cancel"), QPushButton("Import")
        self.confirm.setProperty("role", "filled")
        at_least(self.confirm, 80)
        words.addWidget(self.sentence)
        words.addWidget(self.more)
        row.addLayout(words, 1)
        for button in (self.do_that, self.cancel, self.confirm):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.do_that.clicked.connect(self._on_offer)
        self.cancel.clicked.connect(self.canceled)
        self.confirm.clicked.connect(self.accepted)

    def display(self, outcome: Outcome, rows: int) -> None:
        """Show an outcome. rows: how many will be imported."""
        self.sentence.setText(f"{strong(escape(outcome.strong))}{escape(outcome.plain)}")
        self.sentence.setAccessibleName(outcome.strong + outcome.plain)
        self._show_more(outcome.more, is_told=not outcome.can_import)
        self._offer = outcome.offer
        self.do_that.setVisible(bool(outcome.offer))
        self.confirm.setText(f"Import {counted(rows, 'row')}" if outcome.can_import else "Import")
        self.confirm.setEnabled(outcome.can_import)

    def say(self, sentence: str) -> None:
        """Show another second sentence: the answer to what a person just did."""
        self._show_more(sentence, is_told=True)

    def be_small(self, is_small: bool) -> None:
        """Whether there is little room: what importing will do to the canvas is then a tool tip."""
        if is_small != self._is_small:
            self._is_small = is_small
            self._show_more(self._more, is_told=self._is_told)

    def _show_more(self, sentence: str, *, is_told: bool) -> None:
        """is_told: it says what is wrong, or the way out, so it is seen in the smallest window, too."""
        self._more, self._is_told = sentence, is_told
        is_seen = is_told or not self._is_small
        self.more.setText(sentence)
        self.more.setVisible(bool(sentence) and is_seen)
        self.sentence.setToolTip("" if is_seen else plain_tip(sentence))
        self.sentence.setAccessibleDescription(sentence)

    def _on_offer(self) -> None:
        self.offer_taken.emit(self._offer)
