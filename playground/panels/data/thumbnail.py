"""Small pictures for the data panel: the points of a data set, and a feature over the plane."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from core.data.expression import read
from core.data.inputs import input_values
from core.data.making import generate
from core.data.plane import plane_of
from core.data.source import DatasetSpec
from playground.panels.surface.points import classes_of, point_colors
from playground.style.color_map import limit_of, picture, picture_table
from playground.style.shapes import draw_shape
from playground.style.theme import Theme

WIDTH, HEIGHT, SCALE = 61, 50, 2
MOST_POINTS = 100
POINT = 6.0
PLAIN_GAIN = 1.5
"""Values of a regression are drawn so many times as strong: most are near 0 and would be nearly white."""


def data_thumbnail(spec: DatasetSpec, theme: Theme) -> QImage:
    """The points of a data set, or for regression the values over the plane."""
    data = generate(spec)
    if data.kind == "regression":
        data = replace(data, targets=data.targets * PLAIN_GAIN)
    drawn = QImage(WIDTH * SCALE, HEIGHT * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    plane = plane_of(data)
    places, (left, right, low, high) = plane.place(data.points), plane.domain
    if data.about.is_measured:
        (left, low), (right, high) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    side = HEIGHT * SCALE - 8
    frame = QRectF((WIDTH * SCALE - side) / 2, 4, side, side)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colors, classes = point_colors(data, theme), classes_of(data)
    step = max(1, len(data.points) // MOST_POINTS)
    for at in range(0, len(data.points), step):
        x, y = places[at]
        painter.setBrush(QColor(colors[at]))
        place = QPointF((x - left) / (right - left), 1.0 - (y - low) / (high - low))
        center = QPointF(frame.left() + place.x() * frame.width(), frame.top() + place.y() * frame.height())
        draw_shape(painter, classes[at], center, POINT)
    painter.end()
    return drawn


def input_thumbnail(expression: str, theme: Theme) -> QImage:
    """The values of an expression over x1 and x2, on the plane from -6 to 6."""
    x1, x2 = np.meshgrid(np.linspace(-6.0, 6.0, 48), np.linspace(-6.0, 6.0, 48))
    columns = {"x1": x1.ravel(), "x2": x2.ravel()}
    read_ = read(expression, ("x1", "x2"))
    values = input_values([read_], columns.__getitem__, x1.size)[0].reshape(48, 48)
    narrow = values.astype(np.float32)
    limit = 3.0 if read_.plain else limit_of(narrow) * 0.6
    return picture(narrow, picture_table(theme), max(limit, 1.0), theme)
