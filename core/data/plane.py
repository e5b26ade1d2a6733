"""What a picture shows of the space of inputs: a flat piece of it, which knows its axes, its grid and its points.

A plane is an affine map: its points are origin + x * across + y * up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.data.dataset import Dataset
from core.data.table import Column

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """axes: the two that are drawn. domain: the rectangle that is drawn, as (left, right, low, high) in the units of
    the axes. origin, across, up: points of the space of columns, (columns,), in the columns' units. reader: (columns,
    2), and start: (2,): a point falls at start + point @ reader."""

    axes: tuple[Column, Column]
    domain: tuple[float, float, float, float]
    origin: Floats
    across: Floats
    up: Floats
    reader: Floats
    start: Floats

    def at(self, x: float, y: float) -> tuple[float, ...]:
        """The point of the space of columns at a place of the plane."""
        return tuple((self.origin + x * self.across + y * self.up).tolist())

    def place(self, points: Floats) -> Floats:
        """Where points (n, columns) fall: (n, 2)."""
        return self.start + points @ self.reader

    def grid(self, side: int) -> Floats:
        """side * side points of the space of columns, row by row from the lowest, (side * side, columns)."""
        x, y = self.places(side)
        return self.origin + x[:, None] * self.across + y[:, None] * self.up

    def places(self, side: int) -> tuple[Floats, Floats]:
        """The places of the grid: x and y, each (side * side,)."""
        left, right, low, high = self.domain
        x, y = np.meshgrid(np.linspace(left, right, side), np.linspace(low, high, side))
        return x.ravel(), y.ravel()

    def held_in(self, x: float, y: float) -> tuple[float, float]:
        """The nearest place inside the rectangle that is drawn."""
        left, right, low, high = self.domain
        return min(max(x, left), right), min(max(y, low), high)


def plane_of(data: Dataset) -> Plane:
    """The plane of the first two columns."""
    unit = np.eye(len(data.columns))
    first, second = data.ranges[:2]
    return Plane(
        axes=(data.columns[0], data.columns[1]),
        domain=(*first, *second),
        origin=np.zeros(len(data.columns)),
        across=unit[0],
        up=unit[1],
        reader=unit[:, :2],
        start=np.zeros(2),
    )
