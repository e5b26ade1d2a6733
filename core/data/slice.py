"""How far points are from the plane that pictures show: what is drawn near to each other may be far apart."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.data.dataset import Dataset
from core.data.plane import PlaneChoice, plane_of, usual_choice

Floats = NDArray[np.float64]

SPREADS = 2.0
"""Points farther than so many spreads are outside of the slice around a plane."""


def outside(data: Dataset, choice: PlaneChoice | None, step: int = 1) -> NDArray[np.bool_]:
    """Which of every step-th points are outside of the slice around a plane, (n,): they are farther from it, along what
    is held and in the scale of the columns, than SPREADS times the root mean square distance of the training points
    from the plane through the middle. Nothing is outside if no column is held."""
    choice = choice or usual_choice(data)
    middle = replace(choice, held=(), components=())
    squares = _squares(data, middle, step)
    if len(data.columns) < 3:
        return np.zeros(len(squares), dtype=bool)
    spread = float(squares[: -(-data.train_count // step)].mean())
    through = plane_of(data, middle).origin
    away = (plane_of(data, choice).origin - through) / data.scale
    if away.any():
        # |p - away|^2, where p is what leads from the middle plane to a point, and away is upright on that plane.
        along = away / data.scale
        squares = squares - 2.0 * (data.points[::step] @ along - through @ along) + away @ away
    return np.asarray(squares > SPREADS**2 * spread * (1.0 + 1e-9) + 1e-12)


@lru_cache(maxsize=4)
def _squares(data: Dataset, choice: PlaneChoice, step: int) -> Floats:
    """The squared distances of every step-th point from a plane, (n,)."""
    plane, points = plane_of(data, choice), data.points[::step]
    there = plane.origin + plane.place(points) @ np.stack([plane.across, plane.up])
    return np.asarray(np.square((points - there) / data.scale).sum(axis=1))
