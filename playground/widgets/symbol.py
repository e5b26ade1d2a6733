"""Variables in print: italic letters, upright functions, subscripts and superscripts."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from playground.style.font import font, font_at_100

_PART = re.compile(r"(sin|cos) |([a-zA-Z])(\d+)|\^(\d)|\*|([^*^]+)")
"""The last alternative is a name of several letters, in one piece."""


def symbol_parts(feature: str) -> list[tuple[str, str, float]]:
    """A feature such as "x1^2" as (text, font role, rise in pixels at a text size of 100 %)."""
    parts: list[tuple[str, str, float]] = []
    for function, letter, index, power, other in _PART.findall(feature):
        if function:
            parts.append((function + "\u2009", "body", 0.0))
        elif letter:
            parts += [(letter, "variable", 0.0), (index, "caption", -3.0)]
        elif power:
            parts.append((power, "caption", 5.0))
        elif other:
            parts.append((other, "body", 0.0))
    return parts


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
