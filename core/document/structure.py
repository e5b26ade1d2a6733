"""Edits that reshape a network: insert, split, merge, bridge, repeat, wire, start from a preset."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from core import limits
from core.document import boxes, room
from core.document.columns import output_column
from core.document.document import Change, Document, Point
from core.document.edits import connect, habit, with_network
from core.document.room import COLUMN, GAP, PITCH
from core.document.starter import places_of
from core.network import edits
from core.network.model import Neuron
from core.problem import Refusal

Terms = tuple[tuple[str, float], ...]


def insert(document: Document, link: str, at: Point, *, quiet: bool = False) -> Change:
    """Put a new neuron into a link, at a point or the nearest free place; see `splice`."""
    network, neuron = edits.add_neuron(document.network, activation=habit(document.network))
    change = splice(with_network(document, network, {neuron.id: at}), neuron.id, link, at, quiet=quiet)
    return replace(change, document=room.placed(change.document, [neuron.id]))


def splice(document: Document, neuron: str, link: str, at: Point, *, quiet: bool = False) -> Change:
    """Put a neuron into a link, which continues from it with its weight. A quiet neuron is added beside the link and
    has no effect yet."""
    network, old = document.network, document.network.links_by_id[link]
    pairs = [(old.source, neuron), (neuron, old.target)]
    if quiet:
        made = with_network(document, edits.connect(network, pairs), {neuron: at})
        return Change(replace(made, initial={**made.initial, made.network.links[-1].weight: 0.0}))
    edits.connect(edits.remove(network, [link]), pairs)  # Refuses what is impossible.
    links = tuple(replace(each, source=neuron) if each.id == link else each for each in network.links)
    network = edits.connect(replace(network, links=links), [(old.source, neuron)])
    return Change(with_network(document, network, {neuron: at}))


def split(document: Document, neuron: str) -> Change:
    """Replace a neuron by two, each with its incoming weights and half of its outgoing ones: the function stays the
    same (Net2Net, Chen 2016)."""
    network, old = document.network, document.network.nodes[neuron]
    if not isinstance(old, Neuron) or old.output is not None:
        raise Refusal(f"{old.name} cannot be split: only hidden neurons can.")
    # Halving a shared weight would change other links: outgoing links get their own weights.
    network, own = edits.untie(network, [link.id for link in network.outgoing[neuron]])
    network, twin = edits.add_neuron(network, activation=old.activation, layer=old.layer)
    before = len(network.links)
    incoming, outgoing = network.incoming[neuron], network.outgoing[neuron]
    pairs = [(link.source, twin.id) for link in incoming] + [(twin.id, link.target) for link in outgoing]
    network = edits.connect(network, pairs)
    made = network.links[before:]
    derived: dict[str, Terms] = {twin.bias: ((old.bias, 1.0),)}
    for link, copy in zip(incoming, made, strict=False):
        derived[copy.weight] = ((link.weight, 1.0),)
    for link, copy in zip(outgoing, made[len(incoming) :], strict=True):
        derived[copy.weight] = derived[link.weight] = ((own.get(link.weight, link.weight), 0.5),)
    held = [copy for copy, terms in derived.items() if terms[0][0] in network.frozen]
    network = edits.freeze(network, held, True)
    grown = with_network(document, network, {**_lowered(document, neuron), twin.id: _below(document, neuron)})
    grown = room.pushed(document, grown) if old.layer else room.placed(grown, [twin.id])
    return _derived(grown, derived)


def merge(document: Document, ids: Iterable[str]) -> Change:
    """Replace several hidden neurons, or a layer, by one: the mean of their incoming weights, the sum of their outgoing
    ones."""
    network = document.network
    chosen = [neuron for neuron in network.neurons_among(ids) if neuron.output is None]
    if len(chosen) < 2:
        raise Refusal("Select a layer, or two or more hidden neurons, to merge them into one.")
    names = {neuron.id for neuron in chosen}
    if any(link.source in names and link.target in names for link in network.links):
        raise Refusal("These neurons feed each other; only neurons side by side can be merged.")
    first, count = chosen[0], float(len(chosen))
    into: dict[str, list[tuple[str, float]]] = {}
    out: dict[str, list[tuple[str, float]]] = {}
    for neuron in chosen:
        for link in network.incoming[neuron.id]:
            into.setdefault(link.source, []).append((link.weight, 1.0 / count))
        for link in network.outgoing[neuron.id]:
            out.setdefault(link.target, []).append((link.weight, 1.0))
    touched = [link for link in network.links if names & {link.source, link.target}]
    shared = {link.weight: network.links_by_weight[link.weight] for link in touched}
    network = edits.remove(network, [link.id for link in touched])
    network = edits.remove(network, names - {first.id})
    before = len(network.links)
    network = edits.connect(network, [(source, first.id) for source in into] + [(first.id, target) for target in out])
    made = network.links[before:]
    derived: dict[str, Terms] = {first.bias: tuple((neuron.bias, 1.0 / count) for neuron in chosen)}
    for link, terms in zip(made, [*into.values(), *out.values()], strict=True):
        derived[link.weight] = tuple(terms)
    x, y = document.positions[first.id]
    middle = sum(document.positions[neuron.id][1] for neuron in chosen) / count
    together = {neuron.layer for neuron in chosen} == {first.layer}
    near = [document.positions[neuron.id] for neuron in network.members(first.layer or "") if neuron.id != first.id]
    is_free = together and all(max(abs(x - at[0]), abs(middle - at[1])) >= room.NODE + GAP for at in near)
    places = {first.id: (x, middle if is_free else y)}
    held = any(id in document.network.frozen or len(links) > 1 for id, links in shared.items())
    note = "The merged neuron's links have their own weights: ties and freezes ended." if held else ""
    whole = room.placed(with_network(document, network, places), [first.id])
    return replace(_derived(whole, derived), note=note)


def bridge(document: Document, ids: Iterable[str]) -> Change:
    """Add skip links across some neurons: what feeds them also feeds what they feed."""
    network = document.network
    inside = {neuron.id for neuron in network.neurons_among(ids)}
    sources = [k.source for k in network.links if k.target in inside and k.source not in inside]
    targets = [k.target for k in network.links if k.source in inside and k.target not in inside]
    sources, targets = list(dict.fromkeys(sources)), list(dict.fromkeys(targets))
    fresh = network.unlinked((source, target) for target in targets for source in sources)
    if not fresh:
        raise Refusal("There is nothing to skip: select neurons between others that are not linked directly yet.")
    return Change(with_network(document, edits.connect(network, fresh)))


def repeat(document: Document, layer: str, times: int, *, quiet: bool = False) -> Change:
    """Add this many more layers like one, in a row after it; the last takes over its outgoing links. Quiet ones are
    added beside those links and have no effect yet."""
    network, members = document.network, document.network.members(layer)
    names = {neuron.id for neuron in members}
    if any(neuron.output is not None for neuron in members):
        raise Refusal(f"{network.layers_by_id[layer].name} contains an output, where the network ends.")
    targets = [(link.source, link.target) for link in network.links if link.source in names]
    old = document.positions
    behind = network.downstream(*names) - names
    behind = behind | {neuron.id for id in behind for neuron in network.members(network.layer_of(id))} - names
    width = max(old[id][0] for id in names) - min(old[id][0] for id in names)
    step = max(COLUMN, width + 2.0 * room.FRAME_HALF + GAP)
    places = {id: (old[id][0] + times * step, old[id][1]) for id in behind}
    if not quiet:
        network = edits.remove(network, [link.id for link in network.links if link.source in names])
    last = [neuron.id for neuron in members]
    for turn in range(1, times + 1):
        network, made = edits.add_layer(network)
        wanted = [edits.Wanted(activation=neuron.activation, layer=made.id) for neuron in members]
        network, copies = edits.add_neurons(network, wanted)
        for neuron, copy in zip(members, copies, strict=True):
            places[copy.id] = (old[neuron.id][0] + turn * step, old[neuron.id][1])
        present = [copy.id for copy in copies]
        network = edits.connect(network, [(source, target) for target in present for source in last])
        last = present
    stands_for = dict(zip([neuron.id for neuron in members], last, strict=True))
    network = edits.connect(network, [(stands_for[source], target) for source, target in targets])
    change = Change(room.pushed(document, with_network(document, network, places)))
    return quietly(document, change) if quiet else change


def wire(document: Document, ids: Sequence[str], density: float) -> Change:
    """Link each selected column to the next: all pairs, or a random share of them, but at least one link into each
    node."""
    network = document.network
    columns = _columns(document, ids)
    if len(columns) < 2:
        raise Refusal("Select nodes in two or more columns to wire them.")
    draw = random.Random(f"{document.seed} {network.serial}")
    pairs = []
    for sources, targets in pairwise(columns):
        for target in targets:
            kept = [source for source in sources if draw.random() < density] or [draw.choice(sources)]
            pairs += [(source, target) for source in kept]
    fresh = network.unlinked(pairs)
    if not fresh:
        raise Refusal("All of these are linked already.")
    return Change(with_network(document, edits.connect(network, fresh)))


def clear(document: Document) -> Change:
    """Delete everything but inputs and outputs."""
    network = document.network
    gone = [neuron.id for neuron in network.hidden] + [link.id for link in network.links]
    if not gone:
        raise Refusal("There is nothing to clear: only inputs and outputs are left.")
    return Change(with_network(document, edits.remove(network, gone)))


PRESETS: Mapping[str, tuple[int, ...]] = {
    "Perceptron": (), "4-2": (4, 2), "Deep 6\u00d78": (8, 8, 8, 8, 8, 8), "Residual": (6, 6, 6, 6), "Wide": (32,),
}  # fmt: skip
"""Sizes of the hidden layers. Residual adds links across every second layer."""


def use_preset(document: Document, preset: str) -> Change:
    """Put layers between the present inputs and outputs, in place of what is there; training restarts."""
    activation = habit(document.network)
    bare = clear(document).document if document.network.hidden or document.network.links else document
    network, columns = bare.network, [[node.id for node in bare.network.inputs]]
    left = max(boxes.column_at(bare, columns[0]), default=0.0)
    middle = _middle(bare, columns[0] or [neuron.id for neuron in bare.network.outputs])
    for size in PRESETS[preset]:
        network, layer = edits.add_layer(network)
        network, neurons = edits.add_neurons(network, [edits.Wanted(activation=activation, layer=layer.id)] * size)
        columns.append([neuron.id for neuron in neurons])
    columns.append([neuron.id for neuron in network.outputs])
    found, ends = places_of(columns), output_column(bare, network)
    places = {id: (left + found[id][0], middle + found[id][1]) for column in columns[1:-1] for id in column}
    places |= {id: (left + found[id][0], y) for id, (_, y) in ends.items()}
    for sources, targets in pairwise(columns):
        network = edits.connect(network, [(source, target) for target in targets for source in sources])
    made = boxes.placed_anew(with_network(bare, network, places), places)
    if preset == "Residual":
        for at in range(1, len(columns) - 2, 2):
            for source, target in zip(columns[at], columns[at + 2], strict=False):
                made = connect(made, source, target).document
    return Change(made, restart=True)


def quietly(before: Document, change: Change) -> Change:
    """The same edit, with 0 for every new link into an existing neuron: the function does not change."""
    old, new = before.network, change.document
    fresh = [link for link in new.network.links if link.weight not in before.initial and link.target in old.nodes]
    initial = {**new.initial, **{link.weight: 0.0 for link in fresh if link.weight not in change.derived}}
    return replace(change, document=replace(new, initial=initial))


def _below(document: Document, neuron: str) -> Point:
    x, y = document.positions[neuron]
    return x, y + PITCH


def _lowered(document: Document, neuron: str) -> dict[str, Point]:
    """The neurons of its layer that make room below a neuron."""
    network, old = document.network, document.positions
    x, y = _below(document, neuron)
    below = [each.id for each in network.members(network.layer_of(neuron)) if each.id != neuron]
    places: dict[str, Point] = {}
    for id in sorted((id for id in below if old[id][1] >= old[neuron][1]), key=lambda id: old[id][1]):
        if abs(old[id][0] - x) < room.NODE + GAP and old[id][1] < y + room.NODE + GAP:
            y += PITCH
            places[id] = (old[id][0], y)
    return places


def _derived(document: Document, derived: dict[str, Terms]) -> Change:
    """A change whose parameters are derived from others, also at the start of training."""
    start = document.initial
    initial = {
        id: limits.finite(sum(limits.finite(start[other] * factor) for other, factor in terms))
        for id, terms in derived.items()
    }
    return Change(replace(document, initial={**start, **initial}), derived=derived)


def _columns(document: Document, ids: Iterable[str]) -> list[list[str]]:
    """Selected nodes by layer, single ones by their place, from left to right."""
    network, wanted = document.network, set(ids)
    groups: dict[object, list[str]] = {}
    for id, node in network.nodes.items():
        layer = node.layer if isinstance(node, Neuron) else "inputs"
        if id in wanted or layer in wanted:
            groups.setdefault(layer or round(document.positions[id][0] / COLUMN), []).append(id)
    return sorted(groups.values(), key=lambda group: min(document.positions[id][0] for id in group))


def _middle(document: Document, ids: Sequence[str]) -> float:
    ys = [document.positions[id][1] for id in ids]
    return (min(ys) + max(ys)) / 2.0 if ys else 0.0
