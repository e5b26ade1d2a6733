"""Edits that only move things: line them up, spread them, lay the whole network out in columns."""

from collections.abc import Iterable, Mapping
from typing import Literal

from core.document.document import Change, Document, Point
from core.document.edits import COLUMN, PITCH, move
from core.network.model import Network, Neuron
from core.problem import Refusal

Edge = Literal["left", "center", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]
_SWEEPS = 8


def align(document: Document, ids: Iterable[str], edge: Edge) -> Change:
    """Put nodes on one vertical (left, center, right) or horizontal (top, middle, bottom) line."""
    places = _places(document, ids, 2, "align")
    axis = 0 if edge in ("left", "center", "right") else 1
    along = [place[axis] for place in places.values()]
    middle = (min(along) + max(along)) / 2.0
    at = {"left": min(along), "top": min(along), "right": max(along), "bottom": max(along)}.get(edge, middle)
    return move(document, {id: (at, y) if axis == 0 else (x, at) for id, (x, y) in places.items()})


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
    return move(document, moved)


def tidy(document: Document) -> Change:
    """Columns from inputs to outputs, neurons of a layer together, ordered so that few links cross."""
    network = document.network
    columns = _ordered(network, _columns(network))
    whole = [document.positions[id] for column in columns for id in column]
    if not whole:
        raise Refusal("There is nothing to tidy up yet.")
    left = min(x for x, _ in whole)
    ys = [y for _, y in whole]
    middle = (min(ys) + max(ys)) / 2.0
    places: dict[str, Point] = {}
    for at, column in enumerate(columns):
        pitch = PITCH if all(_is_hidden(network, id) for id in column) else PITCH * 1.25
        for rank, id in enumerate(column):
            places[id] = (left + at * COLUMN, middle + (rank - (len(column) - 1) / 2.0) * pitch)
    return move(document, places)


def _places(document: Document, ids: Iterable[str], least: int, what: str) -> Mapping[str, Point]:
    network, wanted = document.network, set(ids)
    found = {
        id: document.positions[id]
        for id, node in network.nodes.items()
        if id in wanted or (isinstance(node, Neuron) and node.layer in wanted)
    }
    if len(found) < least:
        raise Refusal(f"Select {'two' if least == 2 else 'three'} or more nodes to {what} them.")
    return found


def _is_hidden(network: Network, id: str) -> bool:
    node = network.nodes[id]
    return isinstance(node, Neuron) and node.output is None


def _columns(network: Network) -> list[list[str]]:
    """Nodes by their longest way from an input; a layer stands where its deepest neuron does, outputs stand last."""
    depth = {node.id: 0 for node in network.inputs}
    for _ in range(len(network.layers) + 1):
        for neuron in network.order:
            sources = [depth[link.source] for link in network.incoming[neuron.id]]
            depth[neuron.id] = max(1 + max(sources, default=0), depth.get(neuron.id, 1))
        for layer in network.layers:
            deepest = max(depth[neuron.id] for neuron in network.members(layer.id))
            depth.update({neuron.id: deepest for neuron in network.members(layer.id)})
    last = 1 + max((depth[neuron.id] for neuron in network.hidden), default=0)
    depth.update({neuron.id: last for neuron in network.outputs})
    used = sorted(set(depth.values()))
    return [[id for id in network.nodes if depth[id] == level] for level in used]


def _ordered(network: Network, columns: list[list[str]]) -> list[list[str]]:
    """Sweeps to and fro that put each hidden neuron at the mean place of its neighbours (Sugiyama 1981); layers stay in
    one piece, inputs and outputs in their own order."""
    rank = {id: float(at) for column in columns for at, id in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            if not any(_is_hidden(network, id) for id in column):
                continue
            near = {id: _mean(network, id, rank, incoming=sweep % 2 == 0) for id in column}
            groups: dict[str, list[float]] = {}
            for id in column:
                groups.setdefault(_group(network, id), []).append(near[id])
            means = {group: sum(found) / len(found) for group, found in groups.items()}
            keys = {id: (means[_group(network, id)], _group(network, id), near[id]) for id in column}
            column.sort(key=keys.__getitem__)
            rank.update({id: float(at) - (len(column) - 1) / 2.0 for at, id in enumerate(column)})
    return columns


def _group(network: Network, id: str) -> str:
    return getattr(network.nodes[id], "layer", None) or id


def _mean(network: Network, id: str, rank: Mapping[str, float], *, incoming: bool) -> float:
    ends = [k.source for k in network.incoming[id]] if incoming else [k.target for k in network.outgoing[id]]
    return sum(rank[end] for end in ends) / len(ends) if ends else rank[id]
