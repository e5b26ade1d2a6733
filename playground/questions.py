"""Message boxes for questions and errors: plain text, modal, deleted when answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core import product

Button = QMessageBox.StandardButton


def ask(window: QWidget, title: str, sentence: str, buttons: Sequence[Button], usual: Button) -> Button:
    """Ask with some buttons; Enter presses `usual`. Returns the chosen button, or the one for Esc."""
    box = QMessageBox(QMessageBox.Icon.Question, title, sentence)
    for button in buttons:
        box.addButton(button)
    box.setDefaultButton(usual)
    return _shown(box, window)


def complain(window: QWidget, sentence: str) -> None:
    """Show an error."""
    _shown(QMessageBox(QMessageBox.Icon.Warning, product.NAME, sentence), window)


def _shown(box: QMessageBox, window: QWidget) -> Button:
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setParent(window, box.windowFlags())
    answer = box.exec()
    box.deleteLater()
    return Button(answer)
