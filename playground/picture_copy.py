"""Copies a picture of what has the keyboard: a card, or the whole network."""

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from playground.canvas.view import CanvasView
from playground.style.theme import Theme
from playground.widgets.copying import RATIO, picture_of
from playground.widgets.form import Card

MARGIN = 24.0
"""Pixels of paper around the network."""


def copy_picture(canvas: CanvasView, theme: Theme) -> str:
    """Copy the card that holds the keyboard focus, or else the network; returns a sentence on what was copied."""
    card = QApplication.focusWidget()
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    if card is not None:
        QGuiApplication.clipboard().setImage(picture_of(card))
        return f"Copied a picture of: {card.title.text()}"
    QGuiApplication.clipboard().setImage(network_picture(canvas, theme))
    return "Copied a picture of the network"


def network_picture(canvas: CanvasView, theme: Theme) -> QImage:
    """The whole network on the paper of the canvas, at 100 % with RATIO times the pixels, whatever the view shows."""
    whole = canvas.canvas.content().marginsAdded(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN))
    made = QImage((whole.size() * RATIO).toSize(), QImage.Format.Format_RGB32)
    made.fill(QColor(theme.canvas))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    canvas.canvas.render(painter, QRectF(made.rect()), whole)
    painter.end()
    return made
