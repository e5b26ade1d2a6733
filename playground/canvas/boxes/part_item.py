"""A node that is a part of a box: a row of a table, a pixel of an image, or a row of the bars."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas import geometry
from playground.canvas.node_item import NodeItem
from playground.style.style import Style

INSET = 12.0
"""Pixels between the edge of a box and what is in it."""


class PartItem(NodeItem):
    """Fills its part of a box; it is hidden while it is scrolled away."""

    def __init__(self, style: Style, node: Node) -> None:
        self.width, self.height = geometry.NODE, geometry.NODE
        super().__init__(style, node)

    def resize(self, width: float, height: float) -> None:
        """Take so much room around its place."""
        if (width, height) != (self.width, self.height):
            self.prepareGeometryChange()
            self.width, self.height = width, height
            self._bounds = self._room()
            self.update()

    @property
    def box(self) -> QRectF:
        return QRectF(-self.width / 2, -self.height / 2, self.width, self.height)

    @property
    def has_picture(self) -> bool:
        return False

    @property
    def name_box(self) -> QRectF:
        return QRectF()

    @property
    def glyph_box(self) -> QRectF:
        return QRectF()

    @property
    def bias_dot(self) -> QRectF:
        return QRectF()

    def extent(self, zoom: float) -> QRectF:
        return self.box

    def _room(self) -> QRectF:
        return self.box.adjusted(-8.0, -2.0, 8.0, 2.0)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter) -> None:
        """The states that a person gives it: pointed at, selected, focused, a target."""
        theme = self._style.theme
        fill = QColor()
        if self.target == "refused":
            fill = QColor(theme.danger_soft)
        elif self.target == "valid" or self.selected:
            fill = QColor(theme.accent_soft)
        elif self.hovered:
            fill = QColor(theme.hover)
        if fill.isValid():
            painter.fillRect(self.box.adjusted(1.0, 0.5, -1.0, -0.5), fill)
        if self.focused:
            pen = QPen(QColor(theme.accent), 1.5)
            pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.drawRect(self.box.adjusted(2.0, 1.5, -2.0, -1.5))

    def _paint_dot(self, painter: QPainter, at: QPointF) -> None:
        """A port at the edge of the box."""
        theme = self._style.theme
        grown = self.hovered and not self.target
        painter.setPen(QPen(QColor(theme.accent if grown else theme.border_strong), 1.25))
        painter.setBrush(QColor(theme.accent_soft if grown else theme.port))
        radius = 5.5 if grown else geometry.PORT
        painter.drawEllipse(at, radius, radius)
