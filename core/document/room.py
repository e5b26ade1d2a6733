"""Room on the canvas: how much place nodes and frames take, and where something fits without covering anything.

A block is a layer with its frame, a box, or a lone node with its name. `boxes.block_of` names it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core import limits
from core.document import boxes
from core.document.document import Document, Point
from core.network.model import Input

NODE, OUTPUT = 44.0, 64.0
"""The sides of the pictures of nodes and of outputs."""

FRAME_HALF, HEADER, FOOTER = 62.0, 28.0, 36.0
"""Half the width of a layer's frame around one column; the heights of its header and footer."""

GAP = 8.0
"""What is left free between blocks."""

PITCH = 72.0
COLUMN = 200.0
"""Distances between neurons of a layer and between layers."""

ONE_COLUMN, ROWS, MOST_COLUMNS = 12, 8, 4
"""A layer of up to so many neurons is one column; a larger one has columns of so many, and at most so many of them."""

BESIDE = 96.0
"""The distance between two columns of a layer."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_Rects = NDArray[np.float64]

_INPUT, _HIDDEN, _OUTPUT = (-90.0, -26.0, 28.0, 26.0), (-32.0, -25.0, 32.0, 39.0), (-46.0, -58.0, 46.0, 58.0)
_STEP, _REACH = 16.0, 48
_MANY, _AT_ONCE = 12, 2_000_000


def frame(places: Iterable[Point]) -> Rect:
    """The frame of a layer with neurons at these centers, including header and footer."""
    xs, ys = zip(*places, strict=True)
    top, bottom = min(ys) - NODE / 2 - 14 - HEADER, max(ys) + NODE / 2 + 22 + FOOTER
    return min(xs) - FRAME_HALF, top, max(xs) + FRAME_HALF, bottom


def stand(count: int) -> list[Point]:
    """Where the neurons of a layer stand: to the right of its first column and below its first row. A large layer has
    several columns, every second one lower by half a row, so that links pass between its neurons."""
    columns = 1 if count <= ONE_COLUMN else min(-(-count // ROWS), MOST_COLUMNS)
    rows = -(-count // columns)
    places = ((at // rows, at % rows) for at in range(count))
    return [(column * BESIDE, (row + column % 2 / 2.0) * PITCH) for column, row in places]


def blocks(document: Document) -> dict[str, list[str]]:
    """The nodes of each block."""
    found: dict[str, list[str]] = {}
    for id in document.network.nodes:
        found.setdefault(boxes.block_of(document, id), []).append(id)
    return found


def rects(document: Document) -> dict[str, Rect]:
    """The place that each block takes."""
    network, positions, found = document.network, document.positions, {}
    for id, members in blocks(document).items():
        kind = document.boxes.get(members[0])
        if kind is not None:
            found[id] = boxes.rect(document, kind)
        elif id in network.nodes:
            node, (x, y) = network.nodes[id], positions[id]
            own = _INPUT if isinstance(node, Input) else _HIDDEN if node.output is None else _OUTPUT
            found[id] = (x + own[0], y + own[1], x + own[2], y + own[3])
        else:
            found[id] = frame(positions[member] for member in members)
    return found


def rects_of(kind: str, size: int = 1) -> list[Rect]:
    """The place that a new "neuron", "output" or "layer" of some size takes around its center."""
    if kind == "layer":
        half = (size - 1) / 2.0 * PITCH
        return [frame([(0.0, -half), (0.0, half)])]
    return [_OUTPUT if kind == "output" else _HIDDEN]


def shift(mine: Sequence[Rect], taken: Sequence[Rect], within: Rect | None = None) -> Point:
    """The shortest way to move some rectangles so that they cover no other; if possible, to inside one."""
    if not mine:
        return 0.0, 0.0
    own, others = np.array(mine), np.array(taken, dtype=np.float64).reshape(-1, 4)
    if len(own) > _MANY:
        own = _whole(own)[None, :]
    ways = _ways()
    if within is not None:
        left, top, right, bottom = _whole(own)
        x, y = ways.T
        fits = (left + x >= within[0]) & (right + x <= within[2]) & (top + y >= within[1]) & (bottom + y <= within[3])
        found = _first_free(own, others, ways[fits])
        if found is not None:
            return found
    found = _first_free(own, others, ways)
    if found is not None:
        return found
    return 0.0, float(others[:, 3].max() + GAP - own[:, 1].min())


def placed(document: Document, fresh: Collection[str]) -> Document:
    """The document with these nodes moved together to the nearest place where they cover nothing else. Layers move as a
    whole; nodes of a layer with others stay."""
    wanted = set(fresh)
    parts = {id: members for id, members in blocks(document).items() if wanted.issuperset(members)}
    if not parts:
        return document
    found = rects(document)
    x, y = shift([found[id] for id in parts], [rect for id, rect in found.items() if id not in parts])
    return _moved(document, [node for members in parts.values() for node in members], x, y)


def pushed(before: Document, after: Document) -> Document:
    """The document after an edit, with everything moved away that it covers: what is new stays, then what the edit
    moved, and the rest makes room. What covered something before may still do so."""
    old, new = rects(before), rects(after)
    fresh = [id for id in new if id not in old]
    moved = [id for id in new if id in old and new[id] != old[id]]
    rest = [id for id in new if id in old and new[id] == old[id]]
    kept, members, changed = [*fresh[:1]], blocks(after), set(fresh) | set(moved)
    disturbed = _disturbed(old, new, changed)
    for id in (*fresh[1:], *moved, *rest):
        if id in disturbed and _covers(new[id], [new[each] for each in kept if each in disturbed]):
            others = [rect for each, rect in new.items() if each != id]
            x, y = shift([new[id]], others)
            after = _moved(after, members[id], x, y)
            left, top, right, bottom = new[id]
            new[id] = (left + x, top + y, right + x, bottom + y)
        kept.append(id)
    return after


def _disturbed(old: Mapping[str, Rect], new: Mapping[str, Rect], changed: Collection[str]) -> set[str]:
    """The blocks that cover a changed one, or are covered by it, and did not before."""
    ids, found = list(new), set()
    now = np.array(list(new.values()), dtype=np.float64).reshape(-1, 4)
    nowhere = (np.nan,) * 4
    past = np.array([old.get(id, nowhere) for id in ids], dtype=np.float64).reshape(-1, 4)
    for row in (row for row, id in enumerate(ids) if id in changed):
        hit = _overlap(now[row], now) & ~_overlap(past[row], past)
        hit[row] = False
        found |= {ids[other] for other in np.flatnonzero(hit)} | ({ids[row]} if hit.any() else set())
    return found


def _covers(rect: Rect, others: Sequence[Rect]) -> bool:
    return bool(_overlap(np.array(rect), np.array(others, dtype=np.float64).reshape(-1, 4)).any())


def _overlap(one: _Rects, others: _Rects) -> NDArray[np.bool_]:
    across = (others[:, 0] < one[2]) & (others[:, 2] > one[0])
    return np.asarray(across & (others[:, 1] < one[3]) & (others[:, 3] > one[1]))


def _moved(document: Document, nodes: Iterable[str], x: float, y: float) -> Document:
    if not (x or y):
        return document
    old = document.positions
    return replace(
        document, positions={**old, **{id: limits.on_canvas(old[id][0] + x, old[id][1] + y) for id in nodes}}
    )


def _whole(own: _Rects) -> _Rects:
    return np.concatenate([own[:, :2].min(axis=0), own[:, 2:].max(axis=0)])


def _ways() -> _Rects:
    """Ways to go on a grid, the shortest first; of equal ones, down and right."""
    steps = np.arange(-_REACH, _REACH + 1) * _STEP
    x, y = (each.ravel() for each in np.meshgrid(steps, steps))
    return np.stack([x, y], axis=1)[np.lexsort((-x, -y, x * x + y * y))]


def _first_free(own: _Rects, others: _Rects, ways: _Rects) -> Point | None:
    """The first of some ways on which no rectangle comes nearer than GAP to another; standing still may."""
    size = max(1, _AT_ONCE // max(1, len(own) * len(others)))
    for start in range(0, len(ways), size):
        x, y = ways[start : start + size].T[:, :, None, None]
        gap = np.where((x == 0.0) & (y == 0.0), 0.0, GAP)
        across = (own[:, None, 0] + x < others[:, 2] + gap) & (own[:, None, 2] + x > others[:, 0] - gap)
        down = (own[:, None, 1] + y < others[:, 3] + gap) & (own[:, None, 3] + y > others[:, 1] - gap)
        free = np.flatnonzero(~(across & down).any(axis=(1, 2)))
        if len(free):
            return float(ways[start + free[0], 0]), float(ways[start + free[0], 1])
    return None
