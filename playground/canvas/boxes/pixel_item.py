"""A pixel of the image on the canvas."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas.boxes.part_item import PartItem
from playground.style.style import Style


class PixelItem(PartItem):
    """Marks a pixel in the picture that the image paints; one without a mark costs no painting. All pixels share the
    port of the image."""

    is_cell = True

    def __init__(self, style: Style, node: Node) -> None:
        super().__init__(style, node)
        self._lighten()

    def mark(self, **states: object) -> None:
        super().mark(**states)
        self._lighten()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        pen = QPen(QColor(theme.danger if self.target == "refused" else theme.accent))
        pen.setWidthF(min(2.0, self.width / 5.0) if self.selected or self.hovered else min(1.25, self.width / 6.0))
        pen.setStyle(Qt.PenStyle.DashLine if self.focused and not self.selected else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2.0
        painter.drawRect(self.box.adjusted(inset, inset, -inset, -inset))

    def _room(self) -> QRectF:
        return self.box.adjusted(-1.0, -1.0, 1.0, 1.0)

    def _lighten(self) -> None:
        """Take no part in painting while there is nothing to paint."""
        is_marked = self.selected or self.hovered or self.focused or self.target in ("valid", "refused")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not is_marked)
