"""An operation between values, with the edges into it and out of it."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.lab.graph.placement import CIRCLE
from playground.style.font import font_at_100
from playground.style.style import Style

APART = 7.0
"""Pixels between two edges from one value to one operation."""

BADGE = 18.0


class OperationItem(QGraphicsItem):
    """A circle with a symbol. Its number in the order of the pass is at the upper right, a breakpoint's dot at the
    lower right."""

    def __init__(self, style: Style, symbol: str, explanation: str) -> None:
        super().__init__()
        self.setZValue(2.0)
        self._style, self._symbol = style, symbol
        self.state, self.number, self.has_breakpoint = "waiting", 0, False
        self.setToolTip(f"{explanation}\nClick: run to here. Shift+click: toggle a breakpoint.")

    def display(self, state: str, number: int, *, has_breakpoint: bool) -> None:
        """Show a state, a number and a breakpoint. state: "waiting", "done", or while it works "forward" or "backward".
        number: the place in the order of the pass, from 1; 0 for none."""
        self.state, self.number, self.has_breakpoint = state, number, has_breakpoint
        self.update()

    def boundingRect(self) -> QRectF:
        half = CIRCLE / 2 + BADGE
        return QRectF(-half, -half, 2 * half, 2 * half)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(QPointF(), CIRCLE / 2 + 2, CIRCLE / 2 + 2)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        at_work = {"forward": (theme.accent, theme.accent_soft), "backward": (theme.gradient, theme.gradient_soft)}
        lit = at_work.get(self.state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lit:
            painter.setPen(QPen(QColor(lit[0]), 1.5))
            painter.setBrush(QColor(lit[1]))
            painter.drawEllipse(QPointF(), CIRCLE / 2 + 5, CIRCLE / 2 + 5)
        painter.setPen(QPen(QColor(theme.border if self.state == "waiting" else theme.border_strong), 1.0))
        painter.setBrush(QColor(lit[0] if lit else theme.raised))
        painter.drawEllipse(QPointF(), CIRCLE / 2, CIRCLE / 2)
        painter.setFont(font_at_100("metric" if len(self._symbol) <= 2 else "caption"))
        painter.setPen(QColor(theme.raised if lit else theme.text))
        place = QRectF(-CIRCLE / 2, -CIRCLE / 2, CIRCLE, CIRCLE)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._symbol)
        if self.number:
            self._paint_badge(painter)
        if self.has_breakpoint:
            painter.setPen(QPen(QColor(theme.raised), 1.5))
            painter.setBrush(QColor(theme.danger))
            painter.drawEllipse(QPointF(CIRCLE * 0.36, CIRCLE * 0.36), 6.0, 6.0)

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setFont(font_at_100("caption"))
        text = str(self.number)
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(text) + 8.0)
        place = QRectF(CIRCLE * 0.36 - BADGE / 2 + 4.0, -CIRCLE * 0.36 - BADGE / 2 - 4.0, width, BADGE)
        painter.setPen(QPen(QColor(theme.gradient if self.state != "waiting" else theme.border_strong), 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(place, BADGE / 2, BADGE / 2)
        painter.setPen(QColor(theme.text_2 if self.state == "waiting" else theme.gradient))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class EdgeItem(QGraphicsItem):
    """A curve from left to right. Its arrow points forward while it waits, and back once a gradient has passed. It is
    thick on the selected path."""

    def __init__(self, style: Style, start: QPointF, end: QPointF) -> None:
        super().__init__()
        self._style = style
        self.state, self.on_path = "waiting", False
        self.connect_ends(start, end)

    def connect_ends(self, start: QPointF, end: QPointF) -> None:
        """Move it."""
        self.prepareGeometryChange()
        self._start, self._end = start, end
        reach = max(16.0, 0.5 * (end.x() - start.x()))
        self._path = QPainterPath(start)
        self._path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)

    def display(self, state: str, *, on_path: bool = False) -> None:
        """Show whether a gradient has passed: state is "waiting", "forward", "current" (back) or "done"."""
        self.state, self.on_path = state, on_path
        self.setZValue(1.0 if state in ("current", "forward") or on_path else 0.5 if state == "done" else 0.0)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._path.controlPointRect().adjusted(-8, -8, 8, 8)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 4.0 if self.on_path else {"waiting": 1.25, "done": 1.5}.get(self.state, 2.5)
        color = QColor(theme.border_strong if self.state == "waiting" else theme.gradient)
        if self.on_path or self.state == "forward":
            color = QColor(theme.accent)
        elif self.state == "done":
            color.setAlphaF(0.6)
        painter.setPen(QPen(color, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        tip, towards = (self._end, -1.0) if self.state in ("waiting", "forward") else (self._start, 1.0)
        size = 3.5 + min(width, 2.5)
        back = QPointF(towards * size * math.sqrt(2.0), 0)
        painter.drawPolygon([tip, tip + back + QPointF(0, -size * 0.7), tip + back + QPointF(0, size * 0.7)])
