"""Variables in print: italic letters, upright functions, subscripts and superscripts."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from playground.style.font import font, font_at_100
from playground.widgets.elided import shortened

TIMES = "\u2009\u00b7\u2009"

_PART = re.compile(
    r"`(?P<column>(?:[^`]|``)*)`"
    r"|(?<!\w)(?P<function>sin|cos) "
    r"|(?<![\w.])(?P<letter>[a-zA-Z])(?P<index>\d+)(?!\w)"
    r"|(?:\^|\*\*)(?P<power>\d+)(?![\w.])"
    r"|(?P<product>(?<=[\d)])\*(?=[a-zA-Z]\d|\())"
    r"|(?P<times>(?<!\*)\*(?!\*))"
)
"""Everything else is written as it is. A product sign is left out between variables, as in x1*x2."""


def symbol_parts(feature: str) -> list[tuple[str, str, float]]:
    """A formula such as "x1^2" as (text, font role, rise in pixels at a text size of 100 %)."""
    parts: list[tuple[str, str, float]] = []
    end = 0
    for found in _PART.finditer(feature):
        if found.start() > end:
            parts.append((feature[end : found.start()], "body", 0.0))
        parts += _typeset(found)
        end = found.end()
    if end < len(feature):
        parts.append((feature[end:], "body", 0.0))
    return parts


def _typeset(found: re.Match[str]) -> list[tuple[str, str, float]]:
    if found["column"] is not None:
        return [(found["column"].replace("``", "`"), "body", 0.0)]
    if found["function"]:
        return [(found["function"] + "\u2009", "body", 0.0)]
    if found["letter"]:
        return [(found["letter"], "variable", 0.0), (found["index"], "caption", -3.0)]
    if found["power"]:
        return [(found["power"], "caption", 5.0)]
    return [(TIMES, "body", 0.0)] if found["times"] else []


def symbol_width(feature: str, fonts: Callable[[str], QFont] = font) -> float:
    """How wide the symbol is drawn, in pixels."""
    return sum(QFontMetricsF(fonts(role)).horizontalAdvance(text) for text, role, _ in symbol_parts(feature))


def draw_symbol(painter: QPainter, at: QPointF, feature: str, fonts: Callable[[str], QFont] = font) -> None:
    """Draw a feature's symbol with its baseline starting at a point, in the painter's pen."""
    x, scale = at.x(), fonts("body").pixelSize() / font_at_100("body").pixelSize()
    for text, role, rise in symbol_parts(feature):
        made = fonts(role)
        painter.setFont(made)
        painter.drawText(QPointF(x, at.y() - rise * scale), text)
        x += QFontMetricsF(made).horizontalAdvance(text)


def draw_symbol_within(painter: QPainter, box: QRectF, feature: str) -> None:
    """Draw a feature's symbol at the left of a box, halfway down. Without room for it, its text loses its middle."""
    painter.setFont(font("body"))
    metrics = painter.fontMetrics()
    at = QPointF(box.left(), box.center().y() + (metrics.ascent() - metrics.descent()) / 2.0)
    if symbol_width(feature) <= box.width():
        draw_symbol(painter, at, feature)
    else:
        painter.drawText(at, shortened(feature, metrics, int(box.width()), Qt.TextElideMode.ElideMiddle))
