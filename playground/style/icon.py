"""Icons: our own SVG drawings in one placeholder color, rendered in the theme's color at the screen's resolution."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

PLACEHOLDER = "#123456"


def icon(name: str, color: str) -> QIcon:
    """A drawing by its name in a color (#RRGGBB), for use at 16 to 24 px."""
    made = QIcon()
    for side in (16, 20, 24, 32, 40, 48):
        made.addPixmap(pixmap(name, color, side))
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, side: int, ratio: float = 1.0) -> QPixmap:
    """A drawing as side x side pixels, times the screen's pixel ratio."""
    pixels = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    QSvgRenderer(QByteArray(_source(name).replace(PLACEHOLDER, color).encode())).render(
        painter, QRectF(0, 0, pixels.width(), pixels.height())
    )
    painter.end()
    pixels.setDevicePixelRatio(ratio)
    return pixels


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (files("resources.icons") / f"{name}.svg").read_text(encoding="utf-8")
