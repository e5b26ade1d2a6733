"""Where the nodes of a folded graph are drawn: in the network's columns, each under its heading. What an opened node
is made of stands from left to right in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.autograd import layout
from core.lab.graph.folding import Folding, Node

NODE = (140.0, 72.0)
PITCH = 190.0
GAP, CLOSE_GAP, MANY = 46.0, 22.0, 5
"""Pixels: a node's box, the distance between columns, and the gap within a column, which is smaller if it has more than
MANY nodes."""

HEADING_Y = 52.0
"""How far above the highest node the headings stand."""


@dataclass(frozen=True, slots=True, eq=False)
class FoldedPlacement:
    """Centers of nodes in pixels, and of headings: (text, left edge, height)."""

    nodes: Mapping[Node, layout.Point]
    headings: tuple[tuple[str, float, float], ...]


def place_nodes(folding: Folding) -> FoldedPlacement:
    """Place the nodes in the order of the network. Nothing overlaps."""
    sources: dict[Node, list[Node]] = {node: [] for node in folding.nodes}
    targets: dict[Node, list[Node]] = {node: [] for node in folding.nodes}
    for source, target in folding.edges:
        sources[target].append(source)
        targets[source].append(target)
    inner = _inner(folding.nodes, sources)
    most = dict.fromkeys(sorted({node.column for node in folding.nodes}), 0)
    for node, at in inner.items():
        most[node.column] = max(most[node.column], at)
    # What is not opened stands where the last piece of an opened one would.
    cells = {node: (node.column, inner.get(node, most[node.column])) for node in folding.nodes}
    order = {cell: at for at, cell in enumerate(sorted(set(cells.values())))}
    columns: list[list[Node]] = [[] for _ in order]
    for node in folding.nodes:
        columns[order[cells[node]]].append(node)
    gap = CLOSE_GAP if max(map(len, columns)) > MANY else GAP
    places = layout.placed(columns, sources, targets, height=_height, gap=gap, pitch=PITCH)
    top = min(y for _, y in places.values()) - NODE[1] / 2.0
    first = {cell[0]: order[cell] for cell in sorted(order, reverse=True)}
    titles = {node.column: node.heading for node in folding.nodes}
    headings = ((titles[column], at * PITCH - NODE[0] / 2.0, top - HEADING_Y) for column, at in first.items())
    return FoldedPlacement(places, tuple(sorted(headings, key=lambda each: each[1])))


def _inner(nodes: Sequence[Node], sources: Mapping[Node, Sequence[Node]]) -> dict[Node, int]:
    """The place of each piece of something opened, from left to right within its column."""
    pieces = [node for node in nodes if node.whole and node.kind == "value"]
    # Pieces follow the order of computation, as they came from a graph in topological order.
    inside = {node: [each for each in sources[node] if each.whole == node.whole] for node in pieces}
    return layout.late_levels(_sorted(pieces, inside), inside)


def _sorted(nodes: Sequence[Node], sources: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """Each node after its sources."""
    done: dict[Node, None] = {}

    def visit(node: Node) -> None:
        if node not in done:
            for source in sources[node]:
                visit(source)
            done[node] = None

    for node in nodes:
        visit(node)
    return list(done)


def _height(node: Node) -> float:
    return NODE[1]
