"""Text on the canvas: on a small network as large as elsewhere on the screen, on a magnified one larger.

The view magnifies everything by its zoom and the text size, so items use fonts and lengths at a text size of 100 %.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText, QTransform

from playground.style.font import font_at_100, text_scale

LINE = 14.0
"""The height of a line of small text."""


def zoom_of(painter: QPainter) -> float:
    """The zoom at which a painter paints the scene; 1 is 100 %, whatever the text size."""
    return float(painter.worldTransform().m11()) / text_scale()


def unit(zoom: float) -> float:
    """The length in the scene of a pixel of text."""
    return 1.0 / min(1.0, zoom)


@contextmanager
def upright(painter: QPainter, at: QPointF) -> Iterator[None]:
    """Paint around a point in pixels of text."""
    painter.save()
    painter.translate(at)
    size = unit(zoom_of(painter))
    painter.scale(size, size)
    yield
    painter.restore()


@lru_cache(maxsize=4096)
def width_of(text: str, role: str) -> float:
    """The width of a text in pixels of text."""
    return QFontMetricsF(font_at_100(role)).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def elided(text: str, role: str, width: float) -> str:
    """A text, shortened with an ellipsis if it is wider than some pixels of text."""
    if len(text) < 6 and width_of(text, role) <= width:
        return text
    return QFontMetricsF(font_at_100(role)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def write(painter: QPainter, center: QPointF, text: str, role: str) -> None:
    """Write a line around a point, in the painter's pen."""
    painter.setFont(font_at_100(role))
    laid = _laid(text, role)
    size = laid.size()
    painter.drawStaticText(center - QPointF(size.width() / 2.0, size.height() / 2.0), laid)


@lru_cache(maxsize=4096)
def _laid(text: str, role: str) -> QStaticText:
    """A text with its layout, which takes three times as long as drawing it."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), font_at_100(role))
    return made
