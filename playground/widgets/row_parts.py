"""The parts of rows that paint themselves: a check box and a framed picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from playground.style.icon import pixmap
from playground.style.size import px
from playground.style.theme import Theme

CHECK = 16
"""The side of a check box, in pixels at a text size of 100 %."""


def draw_check(painter: QPainter, theme: Theme, middle: float, *, checked: bool, focused: bool) -> None:
    """Draw a check box at the left edge. middle: the y of its center."""
    side = px(CHECK)
    box = QRectF(0.5, round(middle - side / 2.0) + 0.5, side - 1, side - 1)
    painter.setPen(QPen(QColor(theme.accent_fill if checked else theme.border_strong), 1))
    painter.setBrush(QColor(theme.accent_fill if checked else theme.raised))
    painter.drawRoundedRect(box, px(4), px(4))
    if checked:
        mark = pixmap("check", theme.on_accent, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.topLeft() - QPointF(0.5, 0.5), mark)
    if focused:
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))


def draw_framed(painter: QPainter, theme: Theme, box: QRectF, picture: QImage) -> None:
    """Draw a picture with round corners and a thin frame."""
    outline = QPainterPath()
    outline.addRoundedRect(box, px(5), px(5))
    if not picture.isNull():
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(box, picture)
        painter.restore()
    painter.setPen(QPen(QColor(theme.border_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
