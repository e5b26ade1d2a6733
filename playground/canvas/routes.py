"""Where the links run: the curves of all of them as arrays, for finding one at a point and for drawing many at once."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from playground.canvas.geometry import bulge

Floats = NDArray[np.float64]
Ends = tuple[float, float, float, float]

SAMPLES = 13
_T = np.linspace(0.0, 1.0, SAMPLES)
_BASIS = np.array([(1 - _T) ** 3, 3 * (1 - _T) ** 2 * _T, 3 * (1 - _T) * _T**2, _T**3])


class Routes:
    """xs, ys: (links, SAMPLES) points along each link's curve, in the order of `ids`; see `place`."""

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()
        self._rows: Mapping[str, int] = {}
        self._ends = np.zeros((0, 4))
        self._dirty: set[int] = set()
        self._xs, self._ys = np.zeros((2, 0, SAMPLES))

    def keep(self, ids: Iterable[str]) -> None:
        """Hold these links from now on; those that stay keep their routes."""
        ids, old, ends = tuple(ids), self._rows, self._ends
        if ids == self.ids:
            return
        self.ids, self._rows = ids, {id: row for row, id in enumerate(ids)}
        self._ends = np.zeros((len(ids), 4))
        stay = [(row, old[id]) for id, row in self._rows.items() if id in old]
        if stay:
            to, origin = np.array(stay).T
            self._ends[to] = ends[origin]
        self._xs, self._ys = np.zeros((2, len(ids), SAMPLES))
        self._dirty = set(range(len(ids)))

    def route(self, id: str, ends: Ends) -> None:
        """A link runs from (x, y) to (x, y)."""
        row = self._rows[id]
        self._ends[row] = ends
        self._dirty.add(row)

    def ends(self, id: str) -> tuple[QPointF, QPointF]:
        """Where a link begins and ends."""
        x0, y0, x1, y1 = self._ends[self._rows[id]].tolist()
        return QPointF(x0, y0), QPointF(x1, y1)

    @property
    def points(self) -> tuple[Floats, Floats]:
        """xs and ys."""
        if self._dirty:
            rows = np.fromiter(self._dirty, dtype=np.intp)
            x0, y0, x1, y1 = self._ends[rows].T
            away = bulge(x1 - x0)
            self._xs[rows] = np.stack([x0, x0 + away, x1 - away, x1], axis=1) @ _BASIS
            self._ys[rows] = np.stack([y0, y0, y1, y1], axis=1) @ _BASIS
            self._dirty.clear()
        return self._xs, self._ys

    def within(self, rect: QRectF) -> NDArray[np.intp]:
        """The rows of the links that touch a rectangle, or nearly do."""
        xs, ys = self.points
        across = (xs.max(axis=1) >= rect.left()) & (xs.min(axis=1) <= rect.right())
        down = (ys.max(axis=1) >= rect.top()) & (ys.min(axis=1) <= rect.bottom())
        return np.flatnonzero(across & down)

    def at(self, point: QPointF, reach: float) -> str:
        """The link within reach of a point, or ""; the nearest wins."""
        rows = self.within(QRectF(point.x() - reach, point.y() - reach, 2.0 * reach, 2.0 * reach))
        if len(rows) == 0:
            return ""
        xs, ys = self.points
        distances = _distances(xs[rows] - point.x(), ys[rows] - point.y())
        best = int(distances.argmin())
        return self.ids[rows[best]] if distances[best] < reach else ""


def _distances(xs: Floats, ys: Floats) -> Floats:
    """How far each polyline is from the origin: the least over its pieces."""
    ax, ay, dx, dy = xs[:, :-1], ys[:, :-1], np.diff(xs), np.diff(ys)
    length = dx * dx + dy * dy
    share = np.clip(-(ax * dx + ay * dy) / np.where(length > 0.0, length, 1.0), 0.0, 1.0)
    return np.asarray(np.hypot(ax + share * dx, ay + share * dy).min(axis=1))
