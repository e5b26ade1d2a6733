"""A link: a curve with the sign of its weight as color and the size of its weight as width."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Link
from playground.canvas.badge import SIDE, draw_badge
from playground.canvas.geometry import COARSE, NUMBERED, link_path
from playground.canvas.lettering import zoom_of
from playground.style import number
from playground.style.color_map import link_color, link_width, mixed
from playground.style.font import font_at_100
from playground.style.style import Style

FADED = 0.45
WEAK, WEAK_WIDTH = 0.34, 0.75
"""How a link from a table is drawn that is not among the strongest: its strength on the paper, and its width."""

DIM, DIM_WIDTH = 0.28, 1.0
"""How a link to a bar that is not the largest is drawn: its strength on the paper, and its largest width. Curves up
to a pixel wide take a sixth of the time of wider ones, and there are hundreds."""

MARKS = (0.1, 14.0)
"""The length of a flowing mark and of the gap after it, in pixels."""

STILL = -1.0
"""The phase of a link without marks."""


class LinkItem(QGraphicsItem):
    """Draws one link. Its pen is made when a weight arrives, never during painting. is_weak, is_dim: it is not among
    those that matter most, which is not shown while it stands out."""

    def __init__(self, style: Style, link: Link) -> None:
        super().__init__()
        self.setZValue(1.0)
        self._style = style
        self.link = link
        self.weight, self.phase = 0.0, STILL
        self.selected = self.hovered = self.faded = self.focused = False
        self.reaching = True
        self.is_weak = self.stands_out = self.is_dim = False
        self.frozen = self.tied = False
        self.path, self._bounds = QPainterPath(), QRectF()
        self._end = self.middle = QPointF()
        self.pen = QPen()
        self._make_pen()

    def route(self, start: QPointF, end: QPointF) -> None:
        """Set the path, from a port to a point on the target's edge."""
        self.prepareGeometryChange()
        self.path, self._end, self.middle = link_path(start, end), end, (start + end) * 0.5
        self._bounds = self.path.controlPointRect().adjusted(-SIDE, -SIDE, SIDE, SIDE)
        self.update()

    def refresh(self, weight: float) -> None:
        """Show a weight; redraws only if it would look different."""
        if weight != self.weight:
            self.weight = weight
            self._make_pen()
            self.update()

    def mark(self, **states: object) -> None:
        """Set states such as selected=True."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.setZValue(2.0 if self.selected or self.hovered else 1.0)
            self._make_pen()
            self.update()

    def flow(self, phase: float) -> None:
        """Move the marks to this phase, in pixels; STILL hides them."""
        self.phase = phase
        self.update()

    def restyle(self) -> None:
        """Use the theme's present colors."""
        self._make_pen()
        self.update()

    @property
    def is_silent(self) -> bool:
        """Whether nothing passes: there is no path to an output, or the weight is exactly 0."""
        return not self.reaching or self.weight == 0.0

    def _make_pen(self) -> None:
        theme = self._style.theme
        color = link_color(theme, self.weight) if math.isfinite(self.weight) else QColor(theme.danger)
        width = link_width(self.weight) if math.isfinite(self.weight) else 2.0
        if self.is_silent:
            color, width = QColor(theme.border_strong), 1.0
        if self.is_weak and not self.stands_out:
            color, width = mixed(theme.canvas, theme.border_strong, WEAK), WEAK_WIDTH
        dim = self.is_dim and not self.stands_out
        if self.faded or dim:
            color = mixed(theme.canvas, color.name(), DIM if dim else FADED)
        if dim:
            width = min(width, DIM_WIDTH)
        if self.selected or self.focused:
            width += 1.0
        self.pen = QPen(color, width)
        self.pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.is_silent:
            self.pen.setStyle(Qt.PenStyle.DotLine)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.selected or self.focused:
            painter.setPen(QPen(QColor(self._style.theme.accent_soft), self.pen.widthF() + 6))
            painter.drawPath(self.path)
        painter.setPen(self.pen)
        painter.drawPath(self.path)
        is_plain = self.phase == STILL and not (self.frozen or self.tied)
        if is_plain and self.is_dim and not self.stands_out:
            return
        detail = zoom_of(painter)
        if detail < COARSE:
            return
        if not self.is_silent:
            if not self.is_dim or self.stands_out:
                self._paint_end(painter)
            if self.phase != STILL:
                self._paint_marks(painter)
        names = [name for name, held in (("freeze", self.frozen), ("tie", self.tied)) if held]
        for at, name in enumerate(names):
            place = self.middle + QPointF((at - (len(names) - 1) / 2) * SIDE, 0)
            draw_badge(painter, self._style.theme, place, name)
        if detail >= NUMBERED and self.pen.widthF() > 3.0 and not names:
            self._paint_weight(painter, detail)

    def _paint_end(self, painter: QPainter) -> None:
        """An arrow for plus, a bar for minus."""
        size = 2.2 + 0.5 * self.pen.widthF()
        end = self._end
        if self.weight >= 0.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.pen.color())
            painter.drawPolygon([end, end + QPointF(-1.5 * size, -size), end + QPointF(-1.5 * size, size)])
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(self.pen.color(), 1.75))
            painter.drawLine(end + QPointF(-1, -size), end + QPointF(-1, size))

    def _paint_weight(self, painter: QPainter, detail: float) -> None:
        """The number, on the screen as large as other small text."""
        theme, text = self._style.theme, number.signed(self.weight)
        painter.save()
        painter.translate(self.middle)
        painter.scale(1.0 / detail, 1.0 / detail)
        painter.setFont(font_at_100("caption"))
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-5, -2, 5, 2)
        box.moveCenter(QPointF())
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.signed_text(self.weight)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _paint_marks(self, painter: QPainter) -> None:
        """Dots that move from source to target."""
        width = max(2.0, self.pen.widthF() * 0.6)
        pen = QPen(QColor(self._style.theme.canvas if self.pen.widthF() > 2.5 else self.pen.color()), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([length / width for length in MARKS])
        pen.setDashOffset(-self.phase / width)
        painter.setPen(pen)
        painter.drawPath(self.path)
