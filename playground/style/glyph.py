"""Small drawings: activations as curves, on neurons and in lists; minus and plus on whole pixels of the screen."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from core.autograd.ops import OPS

SPAN = 3.0
_ICON, _MARGIN = 40, 8
_FLATTEST = 1.6
_STROKE = 0.13
"""The width of a sign's strokes, by its length."""


@lru_cache(maxsize=64)
def glyph(activation: str, width: float, height: float) -> QPainterPath:
    """The curve from -SPAN to SPAN in a box around the origin; larger values are cut off."""
    xs = np.linspace(-SPAN, SPAN, 33)
    with np.errstate(all="ignore"):
        ys = np.nan_to_num(OPS[activation].forward(xs)).clip(-SPAN, SPAN)
    low, high = float(ys.min()), float(ys.max())
    tall = max(high - low, _FLATTEST)
    middle = (high + low) / 2.0
    path = QPainterPath()
    path.addPolygon(
        QPolygonF(
            [
                QPointF(x / (2.0 * SPAN) * width, (middle - y) / tall * height)
                for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
            ]
        )
    )
    return path


def glyph_icon(activation: str, color: str) -> QIcon:
    """The curve as an icon for a list, in a color (#RRGGBB)."""
    drawn = QPixmap(_ICON, _ICON)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(_ICON / 2, _ICON / 2)
    painter.drawPath(glyph(activation, float(_ICON - _MARGIN), float(_ICON - 2 * _MARGIN)))
    painter.end()
    drawn.setDevicePixelRatio(2.0)
    return QIcon(drawn)


def draw_sign(painter: QPainter, center: QPointF, length: float, color: QColor, *, plus: bool) -> None:
    """Draw a minus or a plus around a point. Its strokes cover whole pixels of the screen at every scale."""
    to_screen = QTransform(painter.deviceTransform())
    scale, middle = to_screen.m11(), to_screen.map(center)
    thick = max(1, round(_STROKE * length * scale))
    # Both are odd or both are even: the strokes cross in their middles.
    half = max(1, round((length * scale - thick) / 2.0))
    left, top = round(middle.x() - thick / 2.0), round(middle.y() - thick / 2.0)
    long = thick + 2 * half
    strokes = [QRectF(left - half, top, long, thick)]
    if plus:
        strokes += [QRectF(left, top - half, thick, half), QRectF(left, top + thick, thick, half)]
    back = to_screen.inverted()[0]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for stroke in strokes:
        painter.fillRect(back.mapRect(stroke), color)
    painter.restore()


def on_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle between whole pixels of the screen that is nearest to one."""
    to_screen = QTransform(painter.deviceTransform())
    there = to_screen.mapRect(rect)
    left, top = round(there.left()), round(there.top())
    whole = QRectF(left, top, max(1, round(there.width())), max(1, round(there.height())))
    return to_screen.inverted()[0].mapRect(whole)
