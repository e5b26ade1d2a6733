"""Small pictures for the data panel: the points of a data set or its images, and an input over the plane."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from core.data.dataset import Dataset
from core.data.expression import read
from core.data.inputs import input_values
from core.data.making import generate
from core.data.plane import plane_of
from core.data.source import DatasetSpec
from playground.panels.surface.points import classes_of, places_of, point_colors, thinned
from playground.style.color_map import image, limit_of, mixed, picture, picture_table
from playground.style.shapes import draw_shape
from playground.style.theme import Theme, contrast

WIDTH, HEIGHT, SCALE = 61, 50, 2
MOST_POINTS = 100
POINT = 6.0
PLAIN_GAIN = 1.5
"""Values of a regression are drawn so many times as strong: most are near 0 and would be nearly white."""

ROWS, ACROSS, IMAGE_GAP, EDGE = 2, 3, 2, 3
"""The grid of images, the pixels between them, and those of paper around them."""

SIDE = 48
"""Of the picture of an input, in values."""

PLAIN_LIMIT, SATURATION = 3.0, 0.6
"""The map spans the values of a column from -3 to 3, and of a formula this share of its values."""


def data_thumbnail(spec: DatasetSpec, theme: Theme) -> QImage:
    """The points of a data set on its usual plane, colored by class or value; or images of its first classes."""
    data = generate(spec)
    drawn = QImage(WIDTH * SCALE, HEIGHT * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if data.about.image is not None:
        _draw_images(painter, data, data.about.image, theme)
    else:
        _draw_points(painter, data, theme)
    painter.end()
    return drawn


def _draw_points(painter: QPainter, data: Dataset, theme: Theme) -> None:
    if data.kind == "regression":
        data = replace(data, targets=data.targets * PLAIN_GAIN)
    plane = plane_of(data)
    places, (left, right, low, high) = places_of(data, plane), plane.domain
    if data.about.is_measured:
        (left, low), (right, high) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    # All points may lie on one line.
    wide, tall = right - left or 1.0, high - low or 1.0
    side = HEIGHT * SCALE - 8
    frame = QRectF((WIDTH * SCALE - side) / 2, 4, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    step = max(1, len(data.points) // MOST_POINTS)
    places, drawn = places[::step], thinned(data, step)
    colors, classes = point_colors(drawn, theme), classes_of(drawn)
    for at, (x, y) in enumerate(places.tolist()):
        painter.setBrush(QColor(colors[at]))
        place = QPointF((x - left) / wide, 1.0 - (y - low) / tall)
        center = QPointF(frame.left() + place.x() * frame.width(), frame.top() + place.y() * frame.height())
        draw_shape(painter, classes[at], center, POINT)


def _draw_images(painter: QPainter, data: Dataset, shape: tuple[int, int], theme: Theme) -> None:
    """An image of each of the first classes: dark ink on light paper in every theme."""
    paper, ink = theme.raised, theme.text
    if contrast(paper, "#000000") < contrast(ink, "#000000"):
        paper, ink = ink, paper
    classes, pixels = np.array(classes_of(data)), shape[0] * shape[1]
    darkest = float(data.points[:, :pixels].max()) or 1.0
    shades = np.array([mixed(paper, ink, share).rgb() for share in np.linspace(0.0, 1.0, 256)], dtype=np.uint32)
    step = min((WIDTH * SCALE - 2 * EDGE) / ACROSS, (HEIGHT * SCALE - 2 * EDGE) / ROWS)
    sheet = QRectF(0, 0, ACROSS * step + 2 * EDGE, ROWS * step + 2 * EDGE)
    sheet.moveCenter(QPointF(WIDTH * SCALE / 2, HEIGHT * SCALE / 2))
    painter.fillRect(sheet, QColor(paper))
    for at in range(min(ROWS * ACROSS, data.outputs)):
        first = data.points[int((classes == at).argmax()), :pixels].reshape(shape)
        places = np.round(first[::-1] / darkest * 255.0).clip(0, 255).astype(np.intp)
        x, y = sheet.left() + EDGE + at % ACROSS * step, sheet.top() + EDGE + at // ACROSS * step
        painter.drawImage(QRectF(x, y, step - IMAGE_GAP, step - IMAGE_GAP), image(shades[places]))


def input_picture(expression: str, data: Dataset, theme: Theme) -> QImage:
    """The values of an input over the usual plane of the data; hatched where it has none."""
    plane, known = plane_of(data), read(expression, data.about.names)
    x, y = plane.places(SIDE)

    def column(name: str) -> np.ndarray:
        number = data.about.names.index(name)
        return np.asarray((plane.column(number, x, y) - data.center[number]) / data.scale[number])

    values = input_values([known], column, x.size)[0].reshape(SIDE, SIDE)
    # A value beyond float32 is drawn like one that is not finite.
    with np.errstate(over="ignore"):
        values = values.astype(np.float32)
    limit = PLAIN_LIMIT if known.plain else limit_of(values) * SATURATION
    return picture(values, picture_table(theme), max(limit, 1.0), theme)
