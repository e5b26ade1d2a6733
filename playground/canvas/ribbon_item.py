"""A ribbon: all links from the pixels of an image to one neuron, as one curve."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas.geometry import link_path
from playground.canvas.link_item import FADED
from playground.style.color_map import mixed
from playground.style.style import Style

NARROWEST, WIDEST = 1.0, 4.5
EDGE = 4.0


class RibbonItem(QGraphicsItem):
    """Draws a gray curve that is the wider the larger the norm of its weights is. rows: those of its links."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(1.0)
        self._style = style
        self.rows: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._weights: Sequence[str] = ()
        self._path, self._bounds = QPainterPath(), QRectF()
        self.width, self.faded, self.hovered = NARROWEST, False, False

    def display(self, rows: NDArray[np.intp], weights: Sequence[str]) -> None:
        """Stand for links, by their rows, and the parameters that they have."""
        self.rows, self._weights = rows, weights

    def route(self, start: QPointF, end: QPointF) -> None:
        """Set the path, from the image's port to the middle of the neuron's edge."""
        self.prepareGeometryChange()
        self._path = link_path(start, end)
        self._bounds = self._path.controlPointRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)

    def refresh(self, weights: Mapping[str, float]) -> None:
        """Show the norm of the weights, parameter -> value."""
        norm = math.sqrt(sum(weights.get(id, 0.0) ** 2 for id in self._weights))
        width = NARROWEST + (WIDEST - NARROWEST) * -math.expm1(-norm / 2.0) if math.isfinite(norm) else WIDEST
        # Half a tenth of a pixel cannot be seen.
        if abs(width - self.width) > 0.05:
            self.width = width
            self.update()

    def mark(self, *, faded: bool, hovered: bool) -> None:
        """Fade it while other things stand out."""
        if (faded, hovered) != (self.faded, self.hovered):
            self.faded, self.hovered = faded, hovered
            self.update()

    def restyle(self) -> None:
        """Use the theme's present colors."""
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        color = QColor(theme.text_2 if self.hovered else theme.border_strong)
        if self.faded:
            color = mixed(theme.canvas, color.name(), FADED)
        pen = QPen(color, self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
