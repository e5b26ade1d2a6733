"""A row of the table on the canvas: a column's name, how its values are distributed, and the value at the probe."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas import geometry
from playground.canvas.distribution import Distribution
from playground.canvas.lettering import LINE, elided, upright, zoom_of
from playground.canvas.part_item import INSET, PartItem
from playground.style import number
from playground.style.font import font_at_100
from playground.style.style import Style

BARS_LEFT, BARS_WIDTH, BARS_HEIGHT = 136.0, 64.0, 20.0
"""Where the bars stand in a row, and their size; in a low row they are lower."""

KNOB = 3.5
VALUE_DIGITS = 4
READABLE = 0.45
"""The zoom from which a row has words."""


class RowItem(PartItem):
    """distribution: of the column's values, None for what has none. value: at the probe, in the column's unit; NaN for
    none."""

    def __init__(self, style: Style, node: Node) -> None:
        self.distribution: Distribution | None = None
        self.value = math.nan
        super().__init__(style, node)

    def show_value(self, value: float) -> None:
        """Show another value at the probe."""
        if value != self.value and not (math.isnan(value) and math.isnan(self.value)):
            self.value = value
            self.update()

    @property
    def bars_box(self) -> QRectF:
        """Where the bars stand, in the item's coordinates."""
        height = min(BARS_HEIGHT, self.height - 8.0)
        return QRectF(-self.width / 2 + BARS_LEFT, -height / 2, BARS_WIDTH, height)

    @property
    def marker(self) -> QPointF:
        """The middle of the marker's knob, in the item's coordinates; null without a value."""
        if self.distribution is None or not math.isfinite(self.value):
            return QPointF()
        box = self.bars_box
        return QPointF(box.left() + box.width() * self.distribution.share(self.value), box.bottom())

    def value_at(self, x: float) -> float:
        """The value that a marker at a place would hold, by the item's x."""
        assert self.distribution is not None
        box = self.bars_box
        return self.distribution.value((x - box.left()) / box.width())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, zoom = self._style.theme, zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawLine(self.box.bottomLeft() + QPointF(1.0, 0.0), self.box.bottomRight() - QPointF(1.0, 0.0))
        if zoom >= geometry.PLAIN and self.distribution is not None:
            self._paint_bars(painter)
        if zoom >= READABLE and self.height * min(1.0, zoom) >= LINE - 2.0:
            self._paint_words(painter, zoom)
        self._paint_dot(painter, QPointF(self.box.right(), 0.0))

    def _paint_bars(self, painter: QPainter) -> None:
        theme, box = self._style.theme, self.bars_box
        assert self.distribution is not None
        painter.setPen(Qt.PenStyle.NoPen)
        step = box.width() / max(len(self.distribution.heights), 1)
        for at, height in enumerate(self.distribution.heights):
            high = max(box.height() * height, 1.0)
            bar = QRectF(box.left() + at * step, box.bottom() - high, step - 1.0, high)
            painter.fillRect(bar, QColor(theme.track))
        marker = self.marker
        if marker.isNull():
            return
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawLine(marker, QPointF(marker.x(), box.top()))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(marker, KNOB, KNOB)

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        theme, size = self._style.theme, min(1.0, zoom)
        ink = theme.accent if self.selected else theme.text if self.reaching else theme.text_2
        painter.setPen(QColor(ink))
        room = (BARS_LEFT - INSET - 8.0) * size
        with upright(painter, QPointF(self.box.left() + INSET, 0.0)):
            painter.setFont(font_at_100("small"))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0.0, -LINE, room, 2 * LINE), align, elided(self.caption, "small", room))
        room = (self.width - BARS_LEFT - BARS_WIDTH - INSET - 4.0) * size
        with upright(painter, QPointF(self.box.right() - INSET, 0.0)):
            painter.setFont(font_at_100("small"))
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            text = number.brief(self.value, VALUE_DIGITS) if math.isfinite(self.value) else number.NONE
            painter.drawText(QRectF(-room, -LINE, room, 2 * LINE), align, elided(text, "small", room))
