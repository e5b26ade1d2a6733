"""The network as a picture, for other programs."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from playground.canvas.scene import CanvasScene
from playground.style.font import text_scale

RATIO = 2.0
"""Pixels of the picture per pixel of the screen at 100 %."""

EDGE = 24.0
LONGEST = 8000.0
"""The largest width and height in pixels; a larger network is drawn smaller."""


def picture_of(scene: CanvasScene, paper: QColor) -> QImage:
    """Everything on the canvas, on paper of a color."""
    content = scene.content().adjusted(-EDGE, -EDGE, EDGE, EDGE)
    size = content.size() * text_scale()
    size *= min(1.0, LONGEST / RATIO / max(size.width(), size.height()))
    made = QImage(QSize(math.ceil(RATIO * size.width()), math.ceil(RATIO * size.height())), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(RATIO)
    made.fill(paper)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with scene.unmarked():
        scene.render(painter, QRectF(0.0, 0.0, size.width(), size.height()), content)
    painter.end()
    return made
