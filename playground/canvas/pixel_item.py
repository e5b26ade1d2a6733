"""A pixel of the image on the canvas."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas.part_item import PartItem
from playground.style.color_map import mixed
from playground.style.style import Style


class PixelItem(PartItem):
    """ink: how dark it is, 0 to 1; NaN for unknown. All pixels share the port of the image."""

    def __init__(self, style: Style, node: Node) -> None:
        self.ink = math.nan
        super().__init__(style, node)

    def show_ink(self, ink: float) -> None:
        """Show another share of ink."""
        if ink != self.ink and not (math.isnan(ink) and math.isnan(self.ink)):
            self.ink = ink
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        if math.isfinite(self.ink) and self.ink > 0.0:
            painter.fillRect(self.box, mixed(theme.raised, theme.text, min(self.ink, 1.0)))
        if not self.reaching:
            painter.fillRect(self.box, QColor(theme.hover))
        mark = theme.danger if self.target == "refused" else theme.accent
        if self.selected or self.hovered or self.focused or self.target in ("valid", "refused"):
            pen = QPen(QColor(mark), 2.0 if self.selected or self.hovered else 1.25)
            pen.setStyle(Qt.PenStyle.DashLine if self.focused and not self.selected else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.box.adjusted(1.0, 1.0, -1.0, -1.0))

    def _room(self) -> QRectF:
        return self.box.adjusted(-1.0, -1.0, 1.0, 1.0)
