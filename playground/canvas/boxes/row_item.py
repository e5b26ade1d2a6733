"""A row of the table on the canvas: a column's name, how its values are distributed, and the value at the probe."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.document.boxes import FORMS
from core.network.model import Node
from playground.canvas import geometry
from playground.canvas.boxes.distribution import Distribution
from playground.canvas.boxes.part_item import INSET, PartItem
from playground.canvas.lettering import LINE, elided, upright, width_of, zoom_of
from playground.style import number
from playground.style.font import font_at_100
from playground.style.style import Style

BARS_LEFT, BARS_WIDTH, BARS_HEIGHT = 136.0, 64.0, 20.0
"""Where the bars stand in a row, and their size; in a low row they are lower."""

KNOB, REACH = 3.5, 6.0
"""The radius of a marker's knob, and how far around the bars a press still holds a value."""

VALUE_DIGITS, VALUE_INSET, VALUE_SHARE = 4, 14.0, 0.36
"""The most digits of a value, from the right edge to its last one, and its share of a row without bars."""

GAP = 4.0
"""The least room between the name, the bars and the value."""

READABLE, WITH_BARS = 0.45, 0.56
"""The zooms from which a row has words, and has its bars beside them. Without words it has bars at any zoom."""


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

    @property
    def value_box(self) -> QRectF:
        """Where the value is written, in the item's coordinates."""
        box = self.box
        return box.adjusted(BARS_LEFT + BARS_WIDTH + REACH, 0.0, -geometry.PORT - 2.0, 0.0)

    @property
    def told(self) -> str:
        """The row in words."""
        if self.distribution is not None:
            return self.distribution.told(self.value)
        return f"{self.caption} {number.short(self.value) if math.isfinite(self.value) else number.NONE}"

    def has_bars(self, zoom: float) -> bool:
        """Whether its bars are shown at a zoom, with a marker to drag."""
        return self.distribution is not None and zoom >= (WITH_BARS if self._has_words(zoom) else geometry.PLAIN)

    def holds_at(self, point: QPointF, zoom: float) -> bool:
        """Whether a press at a point of the scene holds a value."""
        bars = self.bars_box.adjusted(-REACH, -self.height, REACH, self.height).intersected(self.box)
        return self.has_bars(zoom) and bars.contains(point - self.pos())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, zoom = self._style.theme, zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawLine(self.box.bottomLeft() + QPointF(1.0, 0.0), self.box.bottomRight() - QPointF(1.0, 0.0))
        if self.has_bars(zoom):
            self._paint_bars(painter)
        if self._has_words(zoom):
            self._paint_words(painter, zoom)
        self._paint_dot(painter, QPointF(self.box.right(), 0.0))

    def _has_words(self, zoom: float) -> bool:
        return zoom >= READABLE and self.height * min(1.0, zoom) >= LINE - 2.0

    def _paint_bars(self, painter: QPainter) -> None:
        theme, box = self._style.theme, self.bars_box
        assert self.distribution is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRects(_bars(self.distribution.heights, box.height()))
        marker = self.marker
        if marker.isNull():
            return
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawLine(marker, QPointF(marker.x(), box.top()))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(marker, KNOB, KNOB)

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        """The value with as many digits as there is room for, and the name in the rest."""
        theme, size = self._style.theme, min(1.0, zoom)
        painter.setFont(font_at_100("small"))
        whole, has_bars = (self.width - INSET - VALUE_INSET) * size, self.has_bars(zoom)
        room = (self.width - BARS_LEFT - BARS_WIDTH - VALUE_INSET) * size - GAP if has_bars else whole * VALUE_SHARE
        text = self._value_in(room)
        middle = Qt.AlignmentFlag.AlignVCenter
        with upright(painter, QPointF(self.box.right() - VALUE_INSET, 0.0)):
            painter.setPen(QColor(theme.text if self.reaching else theme.text_2))
            painter.drawText(QRectF(-whole, -LINE, whole, 2 * LINE), Qt.AlignmentFlag.AlignRight | middle, text)
        room = (BARS_LEFT - INSET) * size - GAP if has_bars else whole - width_of(text, "small") - GAP
        with upright(painter, QPointF(self.box.left() + INSET, 0.0)):
            ink = theme.accent if self.selected else theme.text if self.reaching else theme.text_2
            painter.setPen(QColor(ink))
            name = elided(self.caption, "small", room)
            painter.drawText(QRectF(0.0, -LINE, room + 1.0, 2 * LINE), Qt.AlignmentFlag.AlignLeft | middle, name)

    def _value_in(self, room: float) -> str:
        """The value with fewer digits if it is wide, but never a part of it."""
        if not math.isfinite(self.value):
            return number.NONE
        forms = [number.short(self.value), *(number.brief(self.value, digits) for digits in range(VALUE_DIGITS, 0, -1))]
        return next((form for form in forms if width_of(form, "small") <= room), forms[-1])


@lru_cache(maxsize=2048)
def _bars(heights: tuple[float, ...], room: float) -> list[QRectF]:
    """The bars of so many heights in a row, in an item's coordinates."""
    left, step = BARS_LEFT - FORMS["table"].width / 2, BARS_WIDTH / len(heights)
    highs = [max(room * height, 1.0) for height in heights]
    return [QRectF(left + at * step, room / 2 - high, step - 1.0, high) for at, high in enumerate(highs)]
