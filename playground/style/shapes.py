"""The shapes of classes, which tell them apart without color. All pictures and lists draw them from the same table."""

from functools import cache

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

SHAPES = (
    ("circle", "o", 1.0),
    ("square", "s", 0.88),
    ("triangle", "t1", 1.05),
    ("diamond", "d", 1.2),
    ("plus", "+", 1.15),
    ("cross", "x", 1.25),
    ("star", "star", 1.4),
    ("down-triangle", "t", 1.05),
    ("hexagon", "h", 1.1),
    ("bar", "|", 1.25),
)
"""Name, pyqtgraph's symbol, and its size: all shapes seem equally large."""

BAR_WIDTH = 1.8
"""How much wider our bar is than pyqtgraph's, whose color cannot be seen."""


def shape_name(column: int) -> str:
    """The word for the shape of a class by its number."""
    return SHAPES[column % len(SHAPES)][0]


def shape_path(column: int) -> QPainterPath:
    """The outline of a class's shape around the origin, about 1 in size. pyqtgraph takes it as a symbol. It is always
    the same object: pyqtgraph keeps a picture of each."""
    return _path(column % len(SHAPES))


def draw_shape(painter: QPainter, column: int, center: QPointF, size: float) -> None:
    """Draw a class's shape with the pen and brush of a painter. size: that of a circle's box, in pixels."""
    at = QTransform(size, 0.0, 0.0, size, center.x(), center.y())
    painter.drawPath(at.map(shape_path(column)))


@cache
def _path(place: int) -> QPainterPath:
    name, symbol, size = SHAPES[place]
    return QTransform.fromScale(size * (BAR_WIDTH if name == "bar" else 1.0), size).map(Symbols[symbol])
