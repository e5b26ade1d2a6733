"""The face of a neuron that shows its weights: the picture with sharp edges, and its value beside it."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from playground.canvas.lettering import LINE, upright, width_of, write, zoom_of
from playground.style import number
from playground.style.theme import Theme

CRISP = 0.6
"""Pixels of the screen that a pixel of a picture takes at least if its edges are drawn; else, pixels are averaged."""

ASIDE = 5.0
"""Pixels between a picture and the value at its right, and between this and the next picture."""

PLATE = 0.75


def paint_weights(painter: QPainter, box: QRectF, picture: QImage) -> None:
    """A picture of weights in a box."""
    if not picture.isNull():
        is_crisp = painter.deviceTransform().m11() * box.width() >= CRISP * picture.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_crisp)
        painter.drawImage(box, picture)


def paint_value(painter: QPainter, theme: Theme, value: float, side: float, room: float) -> None:
    """A value at the upper right of a picture, if there is room until the next one."""
    text = number.signed(value, 1) if abs(value) < 100.0 else number.brief(value, 2)
    width = width_of(text, "caption_strong")
    if not math.isfinite(value) or room * zoom_of(painter) < width + 2.0 * ASIDE:
        return
    with upright(painter, QPointF(side / 2, -side / 2)):
        plate, ground = QRectF(ASIDE - 1.0, -1.0, width + 2.0, LINE), QColor(theme.canvas)
        ground.setAlphaF(PLATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(plate, 4.0, 4.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.signed_text(value)))
        write(painter, plate.center(), text, "caption_strong")
