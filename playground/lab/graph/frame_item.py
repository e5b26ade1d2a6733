"""What stands behind the cards of a folded graph: the frame of something opened, and the heading of a column."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.lab.graph.card_item import sized
from playground.style.font import text_scale
from playground.style.style import Style

ROOM, RADIUS = 14.0, 12.0
WIDE, HIGH = 200.0, 20.0
"""The area of a heading in pixels."""


class FrameItem(QGraphicsItem):
    """Surrounds what is inside of something opened."""

    def __init__(self, style: Style, label: str) -> None:
        super().__init__()
        self.setZValue(-1.0)
        self._style, self.label, self._rect = style, label, QRectF()

    def surround(self, inside: QRectF) -> None:
        """Surround an area."""
        self.prepareGeometryChange()
        self._rect = inside.adjusted(-ROOM, -ROOM, ROOM, ROOM)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border_strong), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(self._rect, RADIUS, RADIUS)


class HeadingItem(QGraphicsItem):
    """The heading of a column; its position is its upper left corner."""

    def __init__(self, style: Style, text: str) -> None:
        super().__init__()
        self._style, self.text = style, text

    def boundingRect(self) -> QRectF:
        return QRectF(0.0, 0.0, WIDE, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setFont(sized("small_strong", min(1.0, painter.worldTransform().m11() / text_scale())))
        painter.setPen(QColor(self._style.theme.text_2))
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, int(WIDE))
        painter.drawText(self.boundingRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
