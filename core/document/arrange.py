"""Edits that only move nodes: align, distribute, and lay out the whole network in columns."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Literal

from core.autograd import layout
from core.document import boxes
from core.document.columns import INPUT_PITCH, OUTPUT_PITCH
from core.document.document import Change, Document, Point
from core.document.edits import move
from core.document.room import COLUMN, GAP, PITCH, frame, stand
from core.network.model import Input, Network, Neuron
from core.problem import Refusal

Edge = Literal["left", "center", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]


def align(document: Document, ids: Iterable[str], edge: Edge) -> Change:
    """Put nodes on one vertical (left, center, right) or horizontal (top, middle, bottom) line."""
    places = _places(document, ids, 2, "align")
    axis = 0 if edge in ("left", "center", "right") else 1
    along = [place[axis] for place in places.values()]
    middle = (min(along) + max(along)) / 2.0
    at = {"left": min(along), "top": min(along), "right": max(along), "bottom": max(along)}.get(edge, middle)
    return _sent(document, places, {id: (at, y) if axis == 0 else (x, at) for id, (x, y) in places.items()})


def distribute(document: Document, ids: Iterable[str], axis: Axis) -> Change:
    """Spread nodes evenly between the first and the last."""
    places = _places(document, ids, 3, "distribute")
    which = 0 if axis == "across" else 1
    order = sorted(places, key=lambda id: places[id][which])
    first, last = places[order[0]][which], places[order[-1]][which]
    moved = {}
    for rank, id in enumerate(order):
        at = first + (last - first) * rank / (len(order) - 1)
        moved[id] = (at, places[id][1]) if which == 0 else (places[id][0], at)
    return _sent(document, places, moved)


def tidy(document: Document) -> Change:
    """Columns from inputs to outputs. Neurons of a layer stay together, with room for its frame; few links cross."""
    network = document.network
    sources = {id: [link.source for link in network.incoming[id]] for id in network.nodes}
    targets = {id: [link.target for link in network.outgoing[id]] for id in network.nodes}
    columns = layout.ordered(
        _columns(network),
        sources,
        targets,
        group=lambda id: boxes.block_of(document, id),
        movable=lambda column: any(_is_hidden(network, id) for id in column),
    )
    if not network.nodes:
        raise Refusal("There is nothing to tidy up yet.")
    left = min(boxes.column_at(document, network.nodes))
    ys = [y for _, y in document.positions.values()]
    middle = (min(ys) + max(ys)) / 2.0
    places: dict[str, Point] = {}
    for column in columns:
        found = _stand(document, column)
        ys = [y for _, y in found.values()]
        away = middle - (min(ys) + max(ys)) / 2.0
        places |= {id: (left + x, y + away) for id, (x, y) in found.items()}
        left += COLUMN + max(x for x, _ in found.values())
    apart = {id: at for id, at in places.items() if id not in document.boxes}
    moved = boxes.placed_anew(document, {id: at for id, at in places.items() if id in document.boxes})
    return move(replace(document, positions=moved.positions), apart)


def _stand(document: Document, column: list[str]) -> dict[str, Point]:
    """Where the nodes of a column stand, to the right of its left and below its top: one below the other, with room for
    names, for the frames of layers, and for boxes."""
    network = document.network
    found: dict[str, Point] = {}
    free = 0.0
    for block, members in groupby(column, key=lambda id: boxes.block_of(document, id)):
        ids = list(members)
        node, kind = network.nodes[ids[0]], document.boxes.get(ids[0])
        if kind is not None:
            height = boxes.size(kind, len(ids))[1]
            found |= dict.fromkeys(ids, (0.0, free + GAP + height / 2.0))
            free += height + 2.0 * GAP
            continue
        pitch = PITCH
        if block not in network.layers_by_id:
            pitch = INPUT_PITCH if isinstance(node, Input) else PITCH if node.output is None else OUTPUT_PITCH
        # A frame needs more above its first neuron than below its last.
        _, above, _, below = frame([(0.0, 0.0)]) if block in network.layers_by_id else (0, -pitch / 2, 0, pitch / 2)
        gap = GAP if block in network.layers_by_id else 0.0
        first = free + gap - above
        own = stand(len(ids)) if block in network.layers_by_id else [(0.0, rank * pitch) for rank in range(len(ids))]
        found |= {id: (x, first + y) for id, (x, y) in zip(ids, own, strict=True)}
        free = first + max(y for _, y in own) + below + gap
    return found


def _places(document: Document, ids: Iterable[str], least: int, what: str) -> Mapping[str, Point]:
    """The places of the chosen nodes. A box, which moves as one, has the place of its middle, at the first of its
    chosen nodes."""
    network, wanted = document.network, set(ids)
    found: dict[str, Point] = {}
    seen: set[str] = set()
    for id, node in network.nodes.items():
        kind = document.boxes.get(id)
        if kind in seen or not (id in wanted or (isinstance(node, Neuron) and node.layer in wanted)):
            continue
        found[id] = document.positions[id]
        if kind is not None:
            seen.add(kind)
            left, top, right, bottom = boxes.rect(document, kind)
            found[id] = (left + right) / 2.0, (top + bottom) / 2.0
    if len(found) < least:
        one = "; what stands in a box moves as one" if seen else ""
        raise Refusal(f"Select {'two' if least == 2 else 'three'} or more nodes to {what} them{one}.")
    return found


def _sent(document: Document, places: Mapping[str, Point], to: Mapping[str, Point]) -> Change:
    """Nodes moved as far as from these places to others."""
    away = {id: (to[id][0] - x, to[id][1] - y) for id, (x, y) in places.items()}
    at = document.positions
    return move(
        document,
        {id: (at[id][0] + x, at[id][1] + y) if id in document.boxes else to[id] for id, (x, y) in away.items()},
    )


def _is_hidden(network: Network, id: str) -> bool:
    node = network.nodes[id]
    return isinstance(node, Neuron) and node.output is None


def _columns(network: Network) -> list[list[str]]:
    """Nodes by their longest path from an input. A layer is where its deepest neuron is; outputs come last."""
    depth = {node.id: 0 for node in network.inputs}
    before: dict[str, int] | None = None
    for _ in range(len(network.layers) + 1):
        if depth == before:
            break
        before = dict(depth)
        for neuron in network.order:
            sources = [depth[link.source] for link in network.incoming[neuron.id]]
            depth[neuron.id] = max(1 + max(sources, default=0), depth.get(neuron.id, 1))
        for layer in network.layers:
            deepest = max(depth[neuron.id] for neuron in network.members(layer.id))
            depth.update({neuron.id: deepest for neuron in network.members(layer.id)})
    last = 1 + max((depth[neuron.id] for neuron in network.hidden), default=0)
    depth.update({neuron.id: last for neuron in network.outputs})
    return layout.columns({id: depth[id] for id in network.nodes})
