"""The points of a data set: the color, shape and size in which they are drawn."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from core.data.dataset import Dataset
from playground.style.color_map import picture_table
from playground.style.shapes import shape_path
from playground.style.theme import Theme

SIZES = ((300, 8), (600, 6))
"""The most points, and their size in pixels."""

SMALLEST = 5
"""The size of points that are even more."""


def point_size(count: int) -> int:
    """The size of a number of points, in pixels: more are smaller, so that the surface can be seen."""
    return next((size for most, size in SIZES if count <= most), SMALLEST)


def point_colors(data: Dataset, theme: Theme) -> list[str]:
    """A color for every point: by class, or by value for regression."""
    if data.outputs > 1:
        return [theme.class_color(k) for k in classes_of(data)]
    values = data.targets[:, 0]
    if data.kind == "classification":
        return [theme.point_positive if value > 0.0 else theme.point_negative for value in values]
    table = picture_table(theme)
    places = np.round((values.clip(-1.0, 1.0) + 1.0) * 127.5).astype(int)
    return [f"#{int(color) & 0xFFFFFF:06x}" for color in table[places]]


def point_shapes(data: Dataset) -> list[QPainterPath]:
    """A shape for every point. From three classes on, each class has its own."""
    return [shape_path(k) for k in classes_of(data)]


def classes_of(data: Dataset) -> list[int]:
    """The class of every point by its number; 0 for all if there is one output."""
    if data.outputs == 1:
        return [0] * len(data.points)
    return [int(k) for k in data.targets.argmax(axis=1)]


def nearest(points: NDArray[np.float64], point: tuple[float, ...]) -> int:
    """The number of the nearest of the points (n, columns) to another point."""
    return int(np.square(points - point).sum(axis=1).argmin())
