"""The points of a data set: the place, color, shape and size in which they are drawn."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from core.data.dataset import Dataset
from core.data.plane import Plane
from playground.style.color_map import limit_of, picture_table
from playground.style.shapes import shape_path
from playground.style.theme import Theme

SIZES = ((300, 8), (600, 6))
"""The most points, and their size in pixels."""

SMALLEST = 5
"""The size of points that are even more."""

MOST_DRAWN = 5_000
"""The most points that are drawn. Each takes 25 microseconds, and more of them hide the surface."""


def point_size(count: int) -> int:
    """The size of a number of points, in pixels: more are smaller, so that the surface can be seen."""
    return next((size for most, size in SIZES if count <= most), SMALLEST)


def drawn_step(data: Dataset) -> int:
    """Every so-manieth point is drawn: each, unless there are very many."""
    return -(-len(data.points) // MOST_DRAWN)


def thinned(data: Dataset, step: int) -> Dataset:
    """Every so-manieth point of a data set, the training points first. Their order is random, so that it is a fair
    sample."""
    points, targets = data.points[::step], data.targets[::step]
    return replace(data, points=points, targets=targets, train_count=-(-data.train_count // step))


def places_of(data: Dataset, plane: Plane) -> NDArray[np.float64]:
    """Where the points are drawn, (n, 2). At a curve, that is at their target in its unit, or at a height for each
    class."""
    places = plane.place(data.points)
    if plane.kind == "curve":
        heights = data.targets[:, 0] * data.target_scale + data.target_center
        if data.outputs > 1:
            heights = data.targets.argmax(axis=1) / (data.outputs - 1)
        places[:, 1] = heights
    return places


@lru_cache(maxsize=8)
def target_limit(data: Dataset) -> float:
    """Half the span of the colors of a regression's targets, as the network sees them. The surface has the same.
    Generated targets are made for a span from -1 to 1."""
    is_as_made = not data.about.is_measured and data.scaling == "none"
    return 1.0 if is_as_made else limit_of(data.targets.astype(np.float32))


def point_colors(data: Dataset, theme: Theme, limit: float = 1.0) -> list[str]:
    """A color for every point: by class, or, for regression, by the target between -limit and limit."""
    if data.outputs > 1:
        return [theme.class_color(k) for k in classes_of(data)]
    values = data.targets[:, 0]
    if data.kind == "classification":
        return [theme.point_positive if value > 0.0 else theme.point_negative for value in values]
    table = picture_table(theme)
    places = np.round(((values / limit).clip(-1.0, 1.0) + 1.0) * 127.5).astype(int)
    return [f"#{int(color) & 0xFFFFFF:06x}" for color in table[places]]


def point_shapes(data: Dataset) -> list[QPainterPath]:
    """A shape for every point. From three classes on, each class has its own."""
    return [shape_path(k) for k in classes_of(data)]


def classes_of(data: Dataset) -> list[int]:
    """The class of every point by its number; 0 for all if there is one output."""
    if data.outputs == 1:
        return [0] * len(data.points)
    return [int(k) for k in data.targets.argmax(axis=1)]
