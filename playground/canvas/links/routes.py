"""The routes of the links: the curves of all as arrays, for finding one at a point and for drawing many at once."""

from collections.abc import Mapping, Set

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from core.document.document import Document
from core.network.model import Link, Network
from playground.canvas import geometry
from playground.canvas.geometry import Point, bulge, fan

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

FINE, ROUGH = 13, 7
"""Points along a curve: for finding it, and for drawing many far away."""

NONE_AWAY: Mapping[str, int] = {}

EDGE = 0.42
"""Where links from rows that are scrolled away end, in heights of the target from its middle: beside the fan of the
others."""


class Routes:
    """ids: the links, in the network's order. rows: link id -> its index in it. bundled: whether they start at
    the pixels of an image, and are drawn together; away: -1 above and 1 below for links from rows of a table that
    are scrolled away. Neither can be pointed at: they are not among the `single` ones."""

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()
        self.rows: Mapping[str, int] = {}
        self._links: tuple[Link, ...] = ()
        self._nodes: Mapping[str, int] = {}
        self._sources, self._targets = np.zeros((2, 0), dtype=np.intp)
        self._places, self._ports = np.zeros((0, 2)), np.zeros((0, 4))
        self.bundled: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.away: Rows = np.zeros(0, dtype=np.intp)
        self._ends = np.zeros((0, 4))

    @property
    def single(self) -> NDArray[np.bool_]:
        """Whether links are drawn one by one."""
        return ~self.bundled & (self.away == 0)

    def display(self, document: Document, away: Mapping[str, int] = NONE_AWAY) -> NDArray[np.bool_]:
        """Set the links of a document whose nodes may be scrolled away; returns which links (by row) changed their
        route."""
        network, positions, ports = document.network, document.positions, geometry.ports(document)
        is_known = network.links is self._links and [*network.nodes] == [*self._nodes]
        if not is_known:
            self._learn(network)
        self.bundled = self.starting({id for id, kind in document.boxes.items() if kind == "image"})
        sides = np.array([away.get(id, 0) for id in self._nodes], dtype=np.intp)
        before, self.away = self.away, sides[self._sources]
        if is_known and np.array_equal(before, self.away) and np.array_equal(ports, self._ports):
            return self.move({id: positions[id] for id in self._nodes})
        self._ports = ports
        self._places = np.array([positions[id] for id in network.nodes], dtype=np.float64).reshape(-1, 2)
        self._ends = np.zeros((len(self.ids), 4))
        self._lay(np.arange(len(self.ids)))
        return np.ones(len(self.ids), dtype=np.bool_)

    def starting(self, nodes: Set[str]) -> NDArray[np.bool_]:
        """Whether links start at one of some nodes."""
        wanted = np.array([id in nodes for id in self._nodes], dtype=np.bool_)
        return np.asarray(wanted[self._sources])

    def move(self, positions: Mapping[str, Point]) -> NDArray[np.bool_]:
        """Move some nodes; returns which links (by row) changed their route: those of these nodes, and those that end
        next to one of them."""
        moved = np.zeros(len(self._nodes), dtype=np.bool_)
        for id, place in positions.items():
            row = self._nodes[id]
            moved[row] = moved[row] or tuple(self._places[row]) != place
            self._places[row] = place
        reached = moved.copy()
        reached[self._targets[moved[self._sources]]] = True
        touched = reached[self._targets]
        self._lay(np.flatnonzero(touched))
        return touched

    def ends(self, id: str) -> tuple[QPointF, QPointF]:
        """The two ends of a link."""
        x0, y0, x1, y1 = self._ends[self.rows[id]].tolist()
        return QPointF(x0, y0), QPointF(x1, y1)

    def ends_of(self, rows: Rows) -> tuple[QPointF, QPointF]:
        """Where some links start and end, on average."""
        x0, y0, x1, y1 = self._ends[rows].mean(axis=0).tolist()
        return QPointF(x0, y0), QPointF(x1, y1)

    def ends_away(self) -> Floats:
        """Where links from rows that are scrolled away start and end, (curves, 4): all of them to one neuron from one
        side share a curve."""
        rows = np.flatnonzero(self.away)
        _, first = np.unique(2 * self._targets[rows] + (self.away[rows] > 0), return_index=True)
        return self._ends[rows[first]]

    def middle(self, id: str) -> QPointF:
        """The middle of a link."""
        start, end = self.ends(id)
        return (start + end) * 0.5

    def curves(self, rows: Rows, count: int) -> tuple[Floats, Floats]:
        """xs and ys, each (rows, count): points along each link's curve."""
        x0, y0, x1, y1 = self._ends[rows].T
        t = np.linspace(0.0, 1.0, count)
        early, late = (1 - t) ** 3 + 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2 + t**3
        away = 3 * (1 - t) * t * (1 - 2 * t)
        xs = np.stack([x0, x1, bulge(x1 - x0)], axis=1) @ np.stack([early, late, away])
        return xs, np.stack([y0, y1], axis=1) @ np.stack([early, late])

    def within(self, rect: QRectF) -> Rows:
        """The rows of the single links that touch a rectangle, or nearly do: the box around their control points
        does."""
        x0, y0, x1, y1 = self._ends.T
        away = bulge(x1 - x0)
        across = (np.maximum(x0 + away, x1) >= rect.left()) & (np.minimum(x0, x1 - away) <= rect.right())
        down = (np.maximum(y0, y1) >= rect.top()) & (np.minimum(y0, y1) <= rect.bottom())
        return np.flatnonzero(across & down & self.single)

    def at(self, point: QPointF, reach: float) -> str:
        """The link within reach of a point, or ""; the nearest wins."""
        rows = self.within(QRectF(point.x() - reach, point.y() - reach, 2.0 * reach, 2.0 * reach))
        if len(rows) == 0:
            return ""
        xs, ys = self.curves(rows, FINE)
        distances = _distances(xs - point.x(), ys - point.y())
        best = int(distances.argmin())
        return self.ids[rows[best]] if distances[best] < reach else ""

    def _learn(self, network: Network) -> None:
        self._links, self._nodes = network.links, {id: row for row, id in enumerate(network.nodes)}
        self.ids = tuple(link.id for link in network.links)
        self.rows = {id: row for row, id in enumerate(self.ids)}
        self._sources = np.array([self._nodes[link.source] for link in network.links], dtype=np.intp)
        self._targets = np.array([self._nodes[link.target] for link in network.links], dtype=np.intp)

    def _lay(self, rows: Rows) -> None:
        """Route links from port to edge: all those of their targets at once, or their fan would have gaps."""
        sources, targets = self._sources[rows], self._targets[rows]
        (x0, y0), (x1, y1) = self._places[sources].T, self._places[targets].T
        starts, ends = self._ports[sources], self._ports[targets]
        self._ends[rows, 0] = x0 + starts[:, 0]
        self._ends[rows, 1] = y0 + starts[:, 1]
        self._ends[rows, 2] = x1 - ends[:, 2]
        self._ends[rows, 3] = y1 + ends[:, 3] * EDGE * self.away[rows]
        near = self.away[rows] == 0
        self._ends[rows[near], 3] = y1[near] + fan(targets[near], y0[near], self._ports[:, 3])


def _distances(xs: Floats, ys: Floats) -> Floats:
    """The distance of each polyline from the origin: the smallest over its segments."""
    ax, ay, dx, dy = xs[:, :-1], ys[:, :-1], np.diff(xs), np.diff(ys)
    length = dx * dx + dy * dy
    share = np.clip(-(ax * dx + ay * dy) / np.where(length > 0.0, length, 1.0), 0.0, 1.0)
    return np.asarray(np.hypot(ax + share * dx, ay + share * dy).min(axis=1))
