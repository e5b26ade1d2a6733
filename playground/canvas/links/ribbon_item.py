"""A ribbon: all links from the pixels of an image to one neuron, as one curve."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas.geometry import curve, link_path
from playground.canvas.links.link_item import FADED
from playground.style.color_map import mixed
from playground.style.style import Style

NARROWEST, WIDEST = 1.0, 4.5
EDGE = 4.0
PALE = 0.6
"""The strength of a ribbon on the paper: there are many, and they say little."""

STEPS = 24
"""Pieces of a curve, for finding it."""


class RibbonItem(QGraphicsItem):
    """Draws a gray curve that is the wider the larger the norm of its weights is. rows: those of its links."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(1.0)
        self._style = style
        self.rows: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self.path, self._bounds = QPainterPath(), QRectF()
        self._ends = (0.0, 0.0), (0.0, 0.0)
        self.norm, self.width = 0.0, NARROWEST
        self.faded = self.stands_out = self._is_pointed = False

    def route(self, start: QPointF, end: QPointF) -> None:
        """Set the path, from the image's port to the middle of the neuron's edge."""
        self.prepareGeometryChange()
        self.path = link_path(start, end)
        self._bounds = self.path.controlPointRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        self._ends = start.toTuple(), end.toTuple()

    def distance(self, point: QPointF) -> float:
        """How far a point is from the curve."""
        if not self._bounds.contains(point):
            return math.inf
        points = curve(*self._ends, STEPS + 1)
        ahead, away = np.diff(points, axis=0), np.array(point.toTuple()) - points[:-1]
        length = np.square(ahead).sum(axis=1)
        share = ((away * ahead).sum(axis=1) / np.where(length > 0.0, length, 1.0)).clip(0.0, 1.0)
        return float(np.hypot(*(away - share[:, None] * ahead).T).min())

    def refresh(self, norm: float) -> None:
        """Show the norm of the weights."""
        self.norm = norm
        width = NARROWEST + (WIDEST - NARROWEST) * -math.expm1(-norm / 2.0) if math.isfinite(norm) else WIDEST
        # Half a tenth of a pixel cannot be seen.
        if abs(width - self.width) > 0.05:
            self.width = width
            self.update()

    def mark(self, *, faded: bool, stands_out: bool) -> None:
        """Darken it, or fade it while other things stand out."""
        if (faded, stands_out) != (self.faded, self.stands_out):
            self.faded, self.stands_out = faded, stands_out
            self.update()

    def point_at(self, *, is_pointed: bool) -> None:
        """Show whether the cursor is on it."""
        if is_pointed != self._is_pointed:
            self._is_pointed = is_pointed
            self.update()

    def restyle(self) -> None:
        """Use the theme's present colors."""
        self.update()

    @property
    def is_dark(self) -> bool:
        """Whether it stands out, or the cursor is on it."""
        return self.stands_out or self._is_pointed

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        color = mixed(theme.canvas, theme.border_strong, FADED * PALE if self.faded else PALE)
        if self.is_dark:
            color = QColor(theme.text_2)
        pen = QPen(color, self.width + (1.0 if self.is_dark else 0.0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)
