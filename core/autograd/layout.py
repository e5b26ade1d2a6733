"""Layered placement of an acyclic graph from left to right: columns, an order with few crossings, heights.

Sugiyama, Tagawa and Toda (1981): levels by the longest path, then sweeps that put each node at the mean place of its
neighbors.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Near = Mapping[Node, Sequence[Node]]
Point = tuple[float, float]

SWEEPS = 8
_SETTLES = 6


def levels(order: Iterable[Node], sources: Near[Node]) -> dict[Node, int]:
    """Each node's level: 0 without sources, else 1 more than its highest source's. order: each node after its
    sources."""
    found: dict[Node, int] = {}
    for node in order:
        found[node] = 1 + max((found[source] for source in sources[node]), default=-1)
    return found


def late_levels(order: Sequence[Node], sources: Near[Node]) -> dict[Node, int]:
    """The same, but a node without sources is just before its first use."""
    found = levels(order, sources)
    first: dict[Node, int] = {}
    for node in order:
        for source in sources[node]:
            first[source] = min(first.get(source, found[node]), found[node])
    return {node: level if sources[node] else first.get(node, 1) - 1 for node, level in found.items()}


def columns(levels: Mapping[Node, int]) -> list[list[Node]]:
    """The nodes of each level that is not empty, from left to right."""
    found: dict[int, list[Node]] = {}
    for node, level in levels.items():
        found.setdefault(level, []).append(node)
    return [found[level] for level in sorted(found)]


def ordered(
    columns: list[list[Node]],
    sources: Near[Node],
    targets: Near[Node],
    *,
    group: Callable[[Node], Hashable] | None = None,
    movable: Callable[[list[Node]], bool] = lambda column: True,
) -> list[list[Node]]:
    """The columns, each ordered so that few edges cross. group: what stays together in its column. movable: whether a
    column may be reordered."""
    rank = {node: float(at) for column in columns for at, node in enumerate(column)}
    for sweep in range(SWEEPS):
        near = sources if sweep % 2 == 0 else targets
        for column in columns if sweep % 2 == 0 else reversed(columns):
            if movable(column):
                _sort(column, near, rank, group)
                rank.update({node: at - (len(column) - 1) / 2.0 for at, node in enumerate(column)})
    return columns


def placed(
    columns: Sequence[Sequence[Node]],
    sources: Near[Node],
    targets: Near[Node],
    *,
    height: Callable[[Node], float],
    gap: float,
    pitch: float,
) -> dict[Node, Point]:
    """A center for each node. Columns are `pitch` apart; nodes of a column are at least `gap` apart and near the mean
    of their neighbors."""
    y: dict[Node, float] = {}
    for column in columns:
        _spread(column, dict.fromkeys(column, 0.0), y, height, gap)
    for settle in range(_SETTLES):
        near = sources if settle % 2 == 0 else targets
        for column in columns if settle % 2 == 0 else reversed(columns):
            heights = {node: _mean([y[each] for each in near.get(node, ()) if each in y], y[node]) for node in column}
            _spread(column, heights, y, height, gap)
    return {node: (at * pitch, y[node]) for at, column in enumerate(columns) for node in column}


def _sort(
    column: list[Node], near: Near[Node], rank: Mapping[Node, float], group: Callable[[Node], Hashable] | None
) -> None:
    means = {node: _mean([rank[each] for each in near.get(node, ()) if each in rank], rank[node]) for node in column}
    if group is None:
        column.sort(key=means.__getitem__)
        return
    together: dict[Hashable, list[float]] = {}
    for node in column:
        together.setdefault(group(node), []).append(means[node])
    middles = {name: sum(found) / len(found) for name, found in together.items()}
    keys = {node: (middles[group(node)], str(group(node)), means[node]) for node in column}
    column.sort(key=keys.__getitem__)


def _spread(
    column: Sequence[Node],
    heights: Mapping[Node, float],
    y: dict[Node, float],
    height: Callable[[Node], float],
    gap: float,
) -> None:
    """Put a column's nodes, in their order, as near to the requested heights as their gaps allow: move nodes down where
    they are too close, then all of them so that their mean is right."""
    if not column:
        return
    at = heights[column[0]]
    places = [at]
    for above, below in pairwise(column):
        at = max(heights[below], at + (height(above) + height(below)) / 2.0 + gap)
        places.append(at)
    away = sum(heights[node] - place for node, place in zip(column, places, strict=True)) / len(column)
    y.update({node: place + away for node, place in zip(column, places, strict=True)})


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
