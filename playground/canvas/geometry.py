"""Where things are on the canvas: sizes at 100 %, ports, the fan of link ends, the curve of a link, frames."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainterPath

from core.document import boxes, room
from core.document.document import Document
from core.network.model import Network, Neuron

NODE, OUTPUT = room.NODE, room.OUTPUT
OUTPUT_EDGE = 5.0
"""The distance of an output's second outline from its picture."""

RADIUS = 8.0
PORT = 4.0
PORT_REACH = 16.0
BIAS = 9.0
FRAME_RADIUS = 12.0
HEADER, FOOTER = room.HEADER, room.FOOTER
INSET = 12.0
"""Pixels from the edge of a frame to its text."""

STEPPER = 22.0
AWAY, OUTPUT_AWAY = 1.0, 6.0
"""The distance of links' ends from the picture of a neuron and of an output."""

GRID = 16.0
SNAP = 4.0
GUIDE_REACH = 5.0
LINK_REACH, DROP_REACH = 6.0, 10.0
"""How near the cursor must be to point at a link, and a dropped neuron to be inserted into it."""

PLAIN, COARSE, NAMED, NUMBERED = 0.3, 0.5, 0.5, 1.6
"""The zooms from which nodes have pictures, links have ends and biases have dots, nodes have names if there is room,
and wide links show their weights."""

Point = tuple[float, float]

Rooms = tuple[float, float, float]
"""See `rooms`."""

FREE: Rooms = (math.inf, math.inf, math.inf)


def node_side(network: Network, id: str) -> float:
    """The width and height of the picture of a single node."""
    node = network.nodes[id]
    return OUTPUT if isinstance(node, Neuron) and node.output is not None else NODE


def node_sizes(document: Document) -> dict[str, tuple[float, float]]:
    """The width and height of each node: of its picture, or of its part of a box."""
    network, found = document.network, {}
    for id in network.nodes:
        found[id] = (node_side(network, id),) * 2
    for kind in boxes.present(document):
        ids = boxes.members(network, document.boxes, kind)
        found |= dict.fromkeys(ids, boxes.part_size(document, kind, len(ids)))
    return found


def ports(document: Document) -> NDArray[np.float64]:
    """Where links start and end at each node, (nodes, 4), from its center: right and down to its output port, left to
    the ends of links into it, and the height over which these are spread."""
    network, places = document.network, document.positions
    sizes = np.array([*node_sizes(document).values()], dtype=np.float64).reshape(-1, 2)
    alone = (node for node in network.nodes.values() if node.id not in document.boxes)
    outlined = {node.id for node in alone if isinstance(node, Neuron) and node.output is not None}
    away = np.array([OUTPUT_AWAY if id in outlined else AWAY for id in network.nodes], dtype=np.float64)
    found = np.stack([sizes[:, 0] / 2, np.zeros(len(sizes)), sizes[:, 0] / 2 + away, sizes[:, 1]], axis=1)
    if "image" in boxes.present(document):
        _, top, right, bottom = boxes.rect(document, "image")
        rows = {id: row for row, id in enumerate(network.nodes)}
        for id in boxes.members(network, document.boxes, "image"):
            # All pixels have one port, that of the image.
            x, y = places[id]
            found[rows[id], :2] = right - x, (top + bottom) / 2.0 - y
    return found


def snapped(x: float, y: float) -> Point:
    """The nearest place on the fine grid."""
    return round(x / SNAP) * SNAP, round(y / SNAP) * SNAP


def grid(rect: QRectF | QRect) -> list[QPointF]:
    """The points of the grid in a rectangle and slightly outside it."""
    xs = [k * GRID for k in range(int(rect.left() // GRID), int(rect.right() // GRID) + 1)]
    ys = [k * GRID for k in range(int(rect.top() // GRID), int(rect.bottom() // GRID) + 1)]
    return [QPointF(x, y) for x in xs for y in ys]


def nearest(places: Iterable[float], goal: float) -> float | None:
    """The place nearest to a goal, if one is near enough to snap to."""
    best = min(places, key=lambda place: abs(place - goal), default=None)
    return best if best is not None and abs(best - goal) <= GUIDE_REACH else None


def bulge(across: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """The length of the tangents of links with these horizontal distances."""
    return np.maximum(24.0, 0.46 * np.abs(across))


def link_path(start: QPointF, end: QPointF) -> QPainterPath:
    """A cubic with horizontal tangents."""
    reach = float(bulge(end.x() - start.x()))
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path


def curve(start: Point, end: Point, count: int) -> NDArray[np.float64]:
    """Points along the path of a link, (count, 2)."""
    reach = float(bulge(end[0] - start[0]))
    corners = np.array([start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end])
    t = np.linspace(0.0, 1.0, count)[:, None]
    return np.asarray(np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3]) @ corners)


def fan(targets: NDArray[np.intp], heights: NDArray[np.float64], sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Vertical offsets (links,) of links' ends from the middle of their targets' left edges, so that no links cross
    there.

    targets: the number of each link's target; `sides` has its side at that index. heights: of the links' sources.
    """
    counts = np.bincount(targets, minlength=len(sides))
    order = np.lexsort((heights, targets))
    ranks = np.empty(len(targets))
    ranks[order] = np.arange(len(targets)) - (np.cumsum(counts) - counts)[targets[order]]
    gaps = np.minimum(7.0, 0.74 * sides / np.maximum(1, counts - 1))
    return np.asarray((ranks - (counts[targets] - 1) / 2.0) * gaps[targets])


def frame_rect(places: Iterable[Point]) -> QRectF:
    """The frame around neurons at these centers, including header and footer."""
    return rect_of(room.frame(places))


def rooms(places: Sequence[Point]) -> list[Rooms]:
    """The free heights above and below each neuron of a layer, until the next picture in its column, and the least free
    width at the right of any, until the next picture beside it."""
    found = [(math.inf, math.inf)] * len(places)
    order = sorted(range(len(places)), key=lambda at: places[at][1])
    for upper, lower in pairwise(order):
        if abs(places[upper][0] - places[lower][0]) < NODE:
            free = max(0.0, places[lower][1] - places[upper][1] - NODE)
            found[upper], found[lower] = (found[upper][0], free), (free, found[lower][1])
    xs, ys = np.array(places, dtype=np.float64).reshape(-1, 2).T
    across = xs[None, :] - xs[:, None]
    beside = (across >= NODE) & (np.abs(ys[None, :] - ys[:, None]) < NODE)
    right = float(np.where(beside, across - NODE, np.inf).min(initial=np.inf))
    return [(above, below, right) for above, below in found]


def rect_of(sides: room.Rect) -> QRectF:
    """A rectangle by its left, top, right and bottom."""
    return QRectF(QPointF(*sides[:2]), QPointF(*sides[2:]))


def sides_of(rect: QRectF) -> room.Rect:
    """Left, top, right and bottom of a rectangle."""
    return rect.left(), rect.top(), rect.right(), rect.bottom()
