"""A row of the bars on the canvas: an output, and the share that the network gives its class at the probe."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.network.model import Node
from playground.canvas import geometry, node_text
from playground.canvas.badge import draw_badge
from playground.canvas.boxes.bars import STRONG, UNKNOWN, Bar
from playground.canvas.boxes.part_item import INSET, PartItem
from playground.canvas.boxes.row_item import READABLE
from playground.canvas.lettering import LINE, elided, upright, zoom_of
from playground.style.color_map import link_color
from playground.style.font import font_at_100
from playground.style.icon import pixmap
from playground.style.shapes import draw_shape
from playground.style.style import Style

BAR_WIDTH, BAR_HEIGHT = 76.0, 12.0
NAME, LARGEST_NAME = "heading", "sentence"
SHAPE, GAP, DOT = 9.0, 7.0, 7.0
LEAST_BAR, MOST_NAME, NAME_SHARE = 26.0, 64.0, 0.42
"""The least width of a bar beside words, and the greatest of a name, in pixels of text and as a share of the row."""


class BarItem(PartItem):
    """bar: what it shows. name_width: that of the widest name in the box, in pixels of text."""

    def __init__(self, style: Style, node: Node) -> None:
        self.bar, self.shown, self.name_width = UNKNOWN, "", MOST_NAME
        super().__init__(style, node)

    def show_bar(self, bar: Bar) -> None:
        """Show other numbers."""
        if bar != self.bar:
            self.bar = bar
            self.update()

    def show_name(self, shown: str, width: float) -> None:
        """Show another name, in so many pixels of text."""
        if (shown, width) != (self.shown, self.name_width):
            self.shown, self.name_width = shown, width
            self.update()

    @property
    def told(self) -> str:
        """The whole name and number, in words."""
        largest = ", the largest" if self.bar.is_largest else ""
        return f"{self.node.name}: {self.bar.words[0]}{largest}"

    @property
    def bias_dot(self) -> QRectF:
        return QRectF(-self.width / 2 + 3.0, self.height / 2 - DOT - 3.0, DOT, DOT)

    @property
    def name_box(self) -> QRectF:
        """The left of the row, from its shape to the bar at 100 %."""
        return QRectF(self.box.left() + INSET, -LINE, SHAPE + GAP + self.name_width, 2 * LINE)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, zoom = self._style.theme, zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.bar.is_largest and not self.hovered and not self.target:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(self.box.adjusted(4.0, 2.0, -4.0, -2.0), 5.0, 5.0)
        self._paint_ground(painter)
        if zoom >= READABLE:
            self._paint_words(painter, zoom)
        else:
            self._paint_bar(painter, self.box.left() + 2 * INSET, self.width - 4 * INSET)
        if zoom >= geometry.COARSE:
            painter.setPen(QPen(QColor(theme.canvas), 1.0))
            painter.setBrush(link_color(theme, self.bias))
            painter.drawRoundedRect(self.bias_dot, 2.0, 2.0)
        if self.target == "valid":
            self._paint_dot(painter, QPointF(self.box.left(), 0.0))
        if self.frozen:
            draw_badge(painter, theme, QPointF(self.box.right(), 0.0), "freeze")
        if self.target == "invalid" and self.hovered:
            painter.drawPixmap(QPointF(-10.0, -10.0), pixmap("refused", theme.text_2, 20, 2.0))

    def _paint_bar(self, painter: QPainter, left: float, width: float) -> None:
        theme, bar = self._style.theme, self.bar
        track = QRectF(left, -BAR_HEIGHT / 2, width, BAR_HEIGHT)
        painter.fillRect(track, QColor(theme.track))
        if math.isfinite(bar.start) and math.isfinite(bar.end):
            color = QColor(theme.border_strong if self._is_faint else theme.accent)
            part = QRectF(left + width * bar.start, track.top(), max(width * (bar.end - bar.start), 1.0), BAR_HEIGHT)
            painter.fillRect(part, color)

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        """The name at the left, the number at the right if there is room for it, and the bar between them."""
        theme, size, bar = self._style.theme, min(1.0, zoom), self.bar
        room = (self.width - 2 * INSET) * size
        name = min(self.name_width, NAME_SHARE * room)
        shaped, form = self._columns(room - name - GAP)
        aside = SHAPE + GAP if shaped else 0.0
        left, right = aside + name + GAP, bar.widths[form] + GAP if form is not None else 0.0
        self._paint_bar(painter, self.box.left() + INSET + left / size, (room - left - right) / size)
        with upright(painter, QPointF(self.box.left() + INSET, 0.0)):
            if shaped and self.class_column is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.class_color(self.class_column)))
                draw_shape(painter, self.class_column, QPointF(SHAPE / 2, 0.0), SHAPE)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.text_2 if self._is_faint else theme.accent if self.selected else theme.text))
            role = LARGEST_NAME if bar.is_largest and zoom >= 1.0 else NAME
            painter.setFont(font_at_100(role))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            text = elided(self.shown, role, name + 4.0)
            painter.drawText(QRectF(aside, -LINE, name + 4.0, 2 * LINE), align, text)
        with upright(painter, QPointF(self.box.right() - INSET, 0.0)):
            if self.health and not self.target:
                is_tall = self.height * size >= 2 * LINE + node_text.TAG
                node_text.paint_tag_beside(painter, theme, self.health, LINE if is_tall else 0.0)
                if not is_tall:
                    return
            if form is not None:
                painter.setFont(font_at_100(STRONG if bar.is_largest else "small"))
                painter.setPen(QColor(theme.text if bar.is_largest and not self._is_faint else theme.text_2))
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(-right, -LINE, right, 2 * LINE), align, bar.words[form])

    def _columns(self, room: float) -> tuple[bool, int | None]:
        """Whether there is room beside the name for the shape, and the longest form of the number that leaves room for
        a bar."""
        forms = [*range(len(self.bar.words))]
        shaped = [(True, form) for form in forms] if self.class_column is not None else []
        for has_shape, form in (*shaped, *((False, form) for form in forms)):
            if room - (SHAPE + GAP if has_shape else 0.0) - self.bar.widths[form] - GAP >= LEAST_BAR:
                return has_shape, form
        return False, None

    @property
    def _is_faint(self) -> bool:
        return not self.reaching or self.target == "invalid"
