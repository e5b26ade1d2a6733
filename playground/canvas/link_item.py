"""A link: a curve whose color is the sign and whose width is the size of its weight."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Link
from playground.canvas.badge import SIDE, draw_badge
from playground.canvas.geometry import link_path
from playground.style.color_map import link_color, link_width, mixed
from playground.style.style import Style

_SAMPLES = 17
FADED = 0.45
END_REACH = 36.0


class LinkItem(QGraphicsItem):
    """Draws one link. Its pen is made when a weight arrives, never while painting."""

    def __init__(self, style: Style, link: Link) -> None:
        super().__init__()
        self.setZValue(1.0)
        self._style = style
        self.link = link
        self.weight = 0.0
        self.selected = self.hovered = self.faded = self.focused = False
        self.reaching = self.smooth = True
        self.frozen = self.tied = False
        self._path, self._bounds = QPainterPath(), QRectF()
        self._samples: list[QPointF] = []
        self._end = QPointF()
        self._pen = QPen()
        self._make_pen()

    def route(self, start: QPointF, end: QPointF) -> None:
        """Run from a port to a point on the target's edge."""
        self.prepareGeometryChange()
        self._path, self._end = link_path(start, end), end
        self._bounds = self._path.controlPointRect().adjusted(-SIDE, -SIDE, SIDE, SIDE)
        self._samples = [self._path.pointAtPercent(k / (_SAMPLES - 1)) for k in range(_SAMPLES)]
        self.update()

    def refresh(self, weight: float) -> None:
        """Show a weight; draws only if it would look different."""
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

    @property
    def middle(self) -> QPointF:
        """A point half way along, in the scene."""
        return self._samples[_SAMPLES // 2] if self._samples else QPointF()

    def near_end(self, point: QPointF) -> bool:
        """Whether a point is at the end of the link, where it is pulled out."""
        away = point - self._end
        return math.hypot(away.x(), away.y()) < END_REACH

    def distance(self, point: QPointF) -> float:
        """How far a point is from the curve."""
        if not self._bounds.contains(point):
            return math.inf
        return min(_to_segment(point, a, b) for a, b in pairwise(self._samples))

    def _make_pen(self) -> None:
        theme = self._style.theme
        color = link_color(theme, self.weight) if math.isfinite(self.weight) else QColor(theme.danger)
        width = link_width(self.weight) if math.isfinite(self.weight) else 2.0
        if not self.reaching:
            color, width = QColor(theme.border_strong), 1.0
        if self.faded:
            color = mixed(theme.canvas, color.name(), FADED)
        if self.selected or self.focused:
            width += 1.0
        self._pen = QPen(color, width)
        self._pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not self.reaching:
            self._pen.setStyle(Qt.PenStyle.DotLine)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.smooth:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.selected or self.focused:
            painter.setPen(QPen(QColor(self._style.theme.accent_soft), self._pen.widthF() + 6))
            painter.drawPath(self._path)
        painter.setPen(self._pen)
        painter.drawPath(self._path)
        if painter.worldTransform().m11() >= 0.5 and self.reaching:
            self._paint_end(painter)
        if painter.worldTransform().m11() >= 0.5:
            names = [name for name, held in (("freeze", self.frozen), ("tie", self.tied)) if held]
            for at, name in enumerate(names):
                draw_badge(
                    painter, self._style.theme, self.middle + QPointF((at - (len(names) - 1) / 2) * SIDE, 0), name
                )

    def _paint_end(self, painter: QPainter) -> None:
        """An arrow for plus, a bar for minus."""
        size = 2.2 + 0.5 * self._pen.widthF()
        end = self._end
        if self.weight >= 0.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._pen.color())
            painter.drawPolygon([end, end + QPointF(-1.5 * size, -size), end + QPointF(-1.5 * size, size)])
        else:
            painter.setPen(QPen(self._pen.color(), 1.75))
            painter.drawLine(end + QPointF(-1, -size), end + QPointF(-1, size))


def _to_segment(point: QPointF, a: QPointF, b: QPointF) -> float:
    along = b - a
    length = QPointF.dotProduct(along, along)
    share = 0.0 if length == 0.0 else min(max(QPointF.dotProduct(point - a, along) / length, 0.0), 1.0)
    away = point - a - along * share
    return math.hypot(away.x(), away.y())
