"""Copies a picture of what has the keyboard: a card, or the whole network."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.canvas.view import CanvasView
from playground.widgets.copying import picture_of
from playground.widgets.form import Card


def copy_picture(canvas: CanvasView) -> str:
    """Copy the card that holds the keyboard focus, or else the network; returns a sentence on what was copied."""
    card = QApplication.focusWidget()
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    if card is not None:
        QGuiApplication.clipboard().setImage(picture_of(card))
        return f"Copied a picture of: {card.title.text()}"
    QGuiApplication.clipboard().setImage(canvas.picture())
    return "Copied a picture of the network"
