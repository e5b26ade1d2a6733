"""The foot of the dialog: what importing will do or what stands against it, and the two buttons."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.plural import counted
from playground.importing.words import Outcome
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
        self._offer, self._more, self._is_small = "", "", False
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
        for button in (self.do_that, self.cancel):
            button.setAutoDefault(False)
        self.confirm.setProperty("role", "filled")
        self.confirm.setDefault(True)
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
        self.sentence.setText(f"<b>{escape(outcome.strong)}</b>{escape(outcome.plain)}")
        self.sentence.setAccessibleName(outcome.strong + outcome.plain)
        self.say(outcome.more)
        self._offer = outcome.offer
        self.do_that.setVisible(bool(outcome.offer))
        self.confirm.setText(f"Import {counted(rows, 'row')}" if outcome.can_import else "Import")
        self.confirm.setEnabled(outcome.can_import)

    def say(self, sentence: str) -> None:
        """Show another second sentence."""
        self._more = sentence
        self.more.setText(sentence)
        self.more.setVisible(bool(sentence) and not self._is_small)
        self.sentence.setToolTip(plain_tip(sentence) if self._is_small else "")
        self.sentence.setAccessibleDescription(sentence)

    def be_small(self, is_small: bool) -> None:
        """Whether there is room for the first sentence only; the second one is then its tool tip."""
        if is_small != self._is_small:
            self._is_small = is_small
            self.say(self._more)

    def _on_offer(self) -> None:
        self.offer_taken.emit(self._offer)
