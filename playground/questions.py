"""Questions and complaints, as dialogs that wait for an answer."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from core import product
from playground.widgets.breakable import breakable
from playground.widgets.dialog import Dialog, wrapped


class Button(Enum):
    """An answer, and the text of its button."""

    Save = "Save"
    Discard = "Discard"
    Cancel = "Cancel"
    Replace = "Replace"
    Close = "Close"
    Open = "Open"
    Keep = "Keep as it is"
    ReadAgain = "Read again"


LAST_RESORTS = (Button.Cancel, Button.Keep)
"""Answers that change nothing: Esc gives the one that is there."""


class Question(Dialog):
    """`chosen` is the answer: the pressed button, or the last resort after Esc."""

    def __init__(self, window: QWidget, title: str, sentence: str, buttons: Sequence[Button], usual: Button) -> None:
        """usual: Enter presses it, and it is filled."""
        super().__init__(window, title, title)
        self.text = sentence
        self.chosen = next((each for each in buttons if each in LAST_RESORTS), usual)
        self.body.addWidget(wrapped(breakable(sentence)))
        self._buttons: dict[QPushButton, Button] = {}
        for button in sorted(buttons, key=lambda each: each is usual):
            made = self.add_button(button.value, filled=button is usual, at_left=button is Button.Discard)
            made.clicked.connect(self._on_clicked)
            self._buttons[made] = button

    def button(self, wanted: Button) -> QPushButton:
        """The button of an answer."""
        return next(made for made, button in self._buttons.items() if button is wanted)

    def answer(self) -> Button:
        """Ask, and wait."""
        self.exec()
        return self.chosen

    def _on_clicked(self) -> None:
        self.chosen = self._buttons[self.sender()]  # type: ignore[index]
        self.accept()


class Complaint(Question):
    """An error in one sentence."""

    def __init__(self, window: QWidget, sentence: str) -> None:
        Dialog.__init__(self, window, product.NAME, "That did not work", "warning", QPalette.ColorRole.BrightText)
        self.text, self.chosen = sentence, Button.Close
        self.body.addWidget(wrapped(breakable(sentence)))
        made = self.add_button(Button.Close.value, filled=True)
        made.clicked.connect(self._on_clicked)
        self._buttons = {made: Button.Close}


class TextQuestion(Dialog):
    """Asks for one line of text, in `field`."""

    def __init__(self, window: QWidget, title: str, sentence: str, confirm: str) -> None:
        super().__init__(window, title, title)
        self.field = QLineEdit()
        self.field.setAccessibleName(sentence)
        self.body.addWidget(wrapped(sentence, quiet=True))
        self.body.addWidget(self.field)
        self.add_button(Button.Cancel.value).clicked.connect(self.reject)
        self._confirm = self.add_button(confirm, filled=True)
        self._confirm.clicked.connect(self.accept)
        self._confirm.setEnabled(False)
        self.field.textChanged.connect(self._on_text)
        self.field.setFocus()

    def _on_text(self, text: str) -> None:
        self._confirm.setEnabled(bool(text.strip()))


def ask(window: QWidget, title: str, sentence: str, buttons: Sequence[Button], usual: Button) -> Button:
    """Ask with some buttons; Enter presses `usual`. Esc chooses what changes nothing."""
    return Question(window, title, sentence, buttons, usual).answer()


def ask_text(window: QWidget, title: str, sentence: str, confirm: str) -> str:
    """Ask for one line of text; "" if the user gave none."""
    question = TextQuestion(window, title, sentence, confirm)
    return question.field.text().strip() if question.exec() else ""


def complain(window: QWidget, sentence: str) -> None:
    """Show an error."""
    Complaint(window, sentence).answer()
