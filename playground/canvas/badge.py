"""A small round sign on a node or link that says its weights are frozen or tied."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from playground.style.icon import pixmap
from playground.style.theme import Theme

SIDE = 20.0
_DRAWN = 14


def draw_badge(painter: QPainter, theme: Theme, center: QPointF, name: str) -> None:
    """Draw the icon with that name in a disk around a point."""
    painter.setPen(QPen(QColor(theme.border_strong), 1.0))
    painter.setBrush(QColor(theme.raised))
    painter.drawEllipse(center, SIDE / 2, SIDE / 2)
    drawn = pixmap(name, theme.text_2, 2 * _DRAWN)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(center.x() - _DRAWN / 2, center.y() - _DRAWN / 2, _DRAWN, _DRAWN).toRect(), drawn)
