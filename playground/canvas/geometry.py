"""Where things are on the canvas: sizes at 100 %, ports, the fan of link ends, the curve of a link, frames."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainterPath

from core.network.model import Network, Neuron

NODE = 44.0
OUTPUT = 64.0
RADIUS = 8.0
PORT = 4.0
PORT_REACH = 16.0
BIAS = 9.0
FRAME_HALF = 62.0
FRAME_RADIUS = 12.0
HEADER = 28.0
FOOTER = 36.0
STEPPER = 22.0
GRID = 16.0
SNAP = 4.0
GUIDE_REACH = 5.0
LINK_REACH, DROP_REACH = 6.0, 10.0
"""How near the cursor must be to point at a link, and a dropped neuron to be inserted into it."""

PLAIN, COARSE, NAMED, NUMBERED = 0.3, 0.5, 0.6, 1.6
"""The scales from which nodes have pictures, links have ends and biases have dots, nodes have names, and wide links
show their weights."""

Point = tuple[float, float]


def node_side(network: Network, id: str) -> float:
    """The width and height of a node's picture."""
    node = network.nodes[id]
    return OUTPUT if isinstance(node, Neuron) and node.output is not None else NODE


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
    xs, ys = zip(*places, strict=True)
    top = min(ys) - NODE / 2 - 14 - HEADER
    bottom = max(ys) + NODE / 2 + 22 + FOOTER
    return QRectF(min(xs) - FRAME_HALF, top, max(xs) - min(xs) + 2 * FRAME_HALF, bottom - top)


def bounds(network: Network, positions: Mapping[str, Point]) -> QRectF:
    """A rectangle around everything, including names."""
    whole = QRectF()
    for id, (x, y) in positions.items():
        half = node_side(network, id) / 2 + 14
        whole = whole.united(QRectF(x - half - 30, y - half - 12, 2 * half + 34, 2 * half + 20))
    for layer in network.layers:
        whole = whole.united(frame_rect(positions[neuron.id] for neuron in network.members(layer.id)))
    return whole
