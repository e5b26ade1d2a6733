"""A row of the bars on the canvas: an output, and the share that the network gives its class at the probe."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas import geometry
from playground.canvas.badge import draw_badge
from playground.canvas.lettering import LINE, elided, upright, zoom_of
from playground.canvas.part_item import INSET, PartItem
from playground.canvas.row_item import READABLE
from playground.style import number
from playground.style.color_map import link_color
from playground.style.font import font_at_100
from playground.style.style import Style

BAR_LEFT, BAR_WIDTH, BAR_HEIGHT = 40.0, 76.0, 12.0
NAME, LARGEST_NAME = "heading", "sentence"
DOT = 7.0


class BarItem(PartItem):
    """share: 0 to 1, NaN for unknown. is_largest: no other output has a larger one."""

    def __init__(self, style: Style, node: Node) -> None:
        self.share, self.is_largest = math.nan, False
        super().__init__(style, node)

    def show_share(self, share: float, *, is_largest: bool) -> None:
        """Show another share."""
        if share != self.share or is_largest != self.is_largest:
            self.share, self.is_largest = share, is_largest
            self.update()

    @property
    def bias_dot(self) -> QRectF:
        return QRectF(-self.width / 2 + 3.0, self.height / 2 - DOT - 3.0, DOT, DOT)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, zoom = self._style.theme, zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_largest and not self.hovered and not self.target:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(self.box.adjusted(4.0, 2.0, -4.0, -2.0), 5.0, 5.0)
        self._paint_ground(painter)
        left = self.box.left() + BAR_LEFT
        track = QRectF(left, -BAR_HEIGHT / 2, BAR_WIDTH, BAR_HEIGHT)
        painter.fillRect(track, QColor(theme.track))
        if math.isfinite(self.share):
            painter.fillRect(
                QRectF(left, track.top(), max(BAR_WIDTH * self.share, 1.0), BAR_HEIGHT), QColor(theme.accent)
            )
        if zoom >= READABLE:
            self._paint_words(painter, zoom)
        if zoom >= geometry.COARSE:
            painter.setPen(QPen(QColor(theme.canvas), 1.0))
            painter.setBrush(link_color(theme, self.bias))
            painter.drawRoundedRect(self.bias_dot, 2.0, 2.0)
        if self.frozen:
            draw_badge(painter, theme, self.box.topRight() + QPointF(-10.0, 10.0), "freeze")

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        theme, size = self._style.theme, min(1.0, zoom)
        painter.setPen(QColor(theme.accent if self.selected else theme.text))
        room = (BAR_LEFT - INSET - 4.0) * size
        role = LARGEST_NAME if self.is_largest and zoom >= 1.0 else NAME
        with upright(painter, QPointF(self.box.left() + INSET, 0.0)):
            painter.setFont(font_at_100(role))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0.0, -LINE, room + 4.0, 2 * LINE), align, elided(self.caption, role, room + 4.0))
        room = (self.width - BAR_LEFT - BAR_WIDTH - INSET - 4.0) * size
        painter.setPen(QColor(theme.text if self.is_largest else theme.text_2))
        with upright(painter, QPointF(self.box.right() - INSET, 0.0)):
            role = "small_strong" if self.is_largest else "small"
            painter.setFont(font_at_100(role))
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(-room, -LINE, room, 2 * LINE), align, elided(number.share(self.share), role, room))
