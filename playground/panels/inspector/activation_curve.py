"""An activation's curve with the present point of a neuron."""

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from core.autograd.ops import OPS
from playground.style import number
from playground.style.size import fix, px
from playground.style.style import Style

SPAN = 4.0
WIDE, HIGH = 116, 88
TALLEST = 1e100
"""Larger values are cut off: their products would be infinite."""


class ActivationCurve(QWidget):
    """Drawn from -SPAN to SPAN, or wider if the point lies outside."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._activation, self._total, self._output = "tanh", 0.0, 0.0
        fix(self, WIDE, HIGH)
        self.setAccessibleName("Curve of the activation")
        style.changed.connect(self.update)

    def display(self, activation: str, total: float, output: float) -> None:
        """Show an activation at a weighted sum."""
        self._activation, self._total, self._output = activation, total, output
        place = f"{activation} at {number.weight(total)} is {number.weight(output, 3)}"
        self.setAccessibleDescription(place)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        span = max(SPAN, min(abs(self._total) * 1.1, TALLEST)) if np.isfinite(self._total) else SPAN
        xs = np.linspace(-span, span, 97)
        with np.errstate(all="ignore"):
            ys = np.nan_to_num(OPS[self._activation].forward(xs))
        ys = ys.clip(-TALLEST, TALLEST)
        low, high = min(float(ys.min()), 0.0), max(float(ys.max()), 0.0)
        tall = max(high - low, 1e-9)
        width, height = self.width() - 12.0, self.height() - 12.0

        def place(x: float, y: float) -> QPointF:
            return QPointF(6 + width * (x + span) / (2 * span), 6 + height * (high - y) / tall)

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(place(-span, 0.0), place(span, 0.0))
        painter.drawLine(place(0.0, low), place(0.0, high))
        painter.setPen(QPen(QColor(theme.text), 1.75))
        painter.drawPolyline(QPolygonF([place(x, y) for x, y in zip(xs, ys, strict=True)]))
        if np.isfinite(self._total) and np.isfinite(self._output):
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(place(self._total, self._output), 3.5, 3.5)
        painter.end()
