"""Activations as small curves: on neurons, and beside their names in lists."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.autograd.ops import OPS

SPAN = 3.0
_ICON, _MARGIN = 40, 8
_FLATTEST = 1.6


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
