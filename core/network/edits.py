"""Pure edits of a network: each returns the new one, or raises a refusal and changes nothing."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from core import limits
from core.network.model import Input, Layer, Link, Network, Neuron
from core.problem import Refusal

LONGEST_PREFIX = 150
"""The most characters of a layer's name that begin the names of its new neurons."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A neuron to add; fields as in `Neuron`. It gets a name if none is given or the name is taken."""

    name: str = ""
    activation: str = "tanh"
    layer: str | None = None
    output: int | None = None


def add_neurons(network: Network, wanted: Iterable[Wanted]) -> tuple[Network, tuple[Neuron, ...]]:
    """Add neurons without links."""
    names, serial, made = _Names(network), network.serial, []
    for row in wanted:
        id = f"n{serial}"
        made.append(Neuron(id, names.take(row), row.activation, f"b:{id}", row.layer, row.output))
        serial += 1
    if len(network.neurons) + len(made) > limits.NEURONS:
        raise Refusal(f"A network holds at most {limits.NEURONS:,} neurons.")
    return replace(network, neurons=(*network.neurons, *made), serial=serial), tuple(made)


def add_neuron(
    network: Network,
    *,
    name: str = "",
    activation: str = "tanh",
    layer: str | None = None,
    output: int | None = None,
) -> tuple[Network, Neuron]:
    """Add a neuron without links. It gets a name if none is given or the name is taken."""
    network, made = add_neurons(network, [Wanted(name, activation, layer, output)])
    return network, made[0]


def add_layers(network: Network, count: int) -> tuple[Network, tuple[Layer, ...]]:
    """Add empty layers, with the next free numbers as names."""
    taken = {layer.name for layer in network.layers}
    names = (name for name in map("Layer {}".format, itertools.count(1)) if name not in taken)
    made = tuple(Layer(f"g{network.serial + at}", name) for at, name in enumerate(itertools.islice(names, count)))
    return replace(network, layers=(*network.layers, *made), serial=network.serial + count), made


def add_layer(network: Network) -> tuple[Network, Layer]:
    """Add an empty layer, with the next free number as its name."""
    network, made = add_layers(network, 1)
    return network, made[0]


def add_inputs(network: Network, expressions: Iterable[str], order: Iterable[str]) -> tuple[Network, tuple[Input, ...]]:
    """Add a source node for each expression, at its place in `order`; those that are not in it come last."""
    made = tuple(Input(f"i{network.serial + at}", text) for at, text in enumerate(expressions))
    check_inputs(len(network.inputs) + len(made))
    ranks = {name: rank for rank, name in enumerate(order)}
    inputs = sorted((*network.inputs, *made), key=lambda each: ranks.get(each.expression, len(ranks)))
    return replace(network, inputs=tuple(inputs), serial=network.serial + len(made)), made


def check_inputs(count: int) -> None:
    """Refuses so many inputs if a network cannot have them."""
    if count > limits.INPUTS:
        raise Refusal(f"A network has at most {limits.INPUTS:,} inputs.")


def change_inputs(network: Network, expressions: Mapping[str, str]) -> Network:
    """Give inputs, by id, other expressions."""
    inputs = tuple(replace(each, expression=expressions.get(each.id, each.expression)) for each in network.inputs)
    return replace(network, inputs=inputs)


def connect(network: Network, pairs: Iterable[tuple[str, str]]) -> Network:
    """Link sources to targets. Refuses all of them if one is impossible, and names the first such pair."""
    pairs, serial, links = tuple(itertools.islice(pairs, limits.LINKS + 1)), network.serial, []
    seen = {(link.source, link.target) for link in network.links}
    for source, target in pairs:
        _check_pair(network, source, target)
        if (source, target) in seen:
            raise Refusal(f"{_name(network, source)} already feeds {_name(network, target)}.")
        seen.add((source, target))
        links.append(Link(f"l{serial}", source, target, f"w:l{serial}"))
        serial += 1
    if len(network.links) + len(links) > limits.LINKS:
        raise Refusal(f"A network holds at most {limits.LINKS:,} links.")
    joined = replace(network, links=(*network.links, *links), serial=serial)
    if len(joined.order) != len(joined.neurons):
        raise Refusal(_loop_of(network, pairs))
    return joined


def remove(network: Network, ids: Iterable[str]) -> Network:
    """Delete nodes, links and layers (with their members), and what depends on them."""
    gone = set(ids)
    for layer in network.layers:
        if layer.id in gone:
            gone.update(neuron.id for neuron in network.members(layer.id))
    neurons = tuple(neuron for neuron in network.neurons if neuron.id not in gone)
    links = tuple(k for k in network.links if k.id not in gone and k.source not in gone and k.target not in gone)
    inhabited = {neuron.layer for neuron in neurons}
    return replace(
        network,
        inputs=tuple(node for node in network.inputs if node.id not in gone),
        neurons=neurons,
        links=links,
        layers=tuple(layer for layer in network.layers if layer.id in inhabited),
    )


def change_neurons(network: Network, ids: Iterable[str], **changes: object) -> Network:
    """Change the activation, name or output of neurons."""
    wanted = set(ids)
    neurons = tuple(replace(n, **changes) if n.id in wanted else n for n in network.neurons)  # type: ignore[arg-type]
    return replace(network, neurons=neurons)


def change_names(network: Network, id: str, name: str) -> Network:
    """Rename a neuron or layer."""
    layers = tuple(replace(layer, name=name) if layer.id == id else layer for layer in network.layers)
    return replace(change_neurons(network, [id], name=name), layers=layers)


def tie(network: Network, links: Iterable[str]) -> Network:
    """Tie links to the first one's weight."""
    wanted = [network.links_by_id[id] for id in links]
    return _with_weights(network, {link.id: wanted[0].weight for link in wanted})


def untie(network: Network, links: Iterable[str]) -> tuple[Network, dict[str, str]]:
    """Give each of these links that shares its weight a weight of its own; returns new weight -> the one it shared.
    Copies of a frozen weight are frozen."""
    weights, copies, serial, left = {}, {}, network.serial, {k: len(v) for k, v in network.links_by_weight.items()}
    for id in links:
        shared = network.links_by_id[id].weight
        if left[shared] > 1:
            left[shared] -= 1
            weights[id] = f"w:t{serial}"
            copies[weights[id]] = shared
            serial += 1
    frozen = network.frozen | {new for new, shared in copies.items() if shared in network.frozen}
    return replace(_with_weights(network, weights), serial=serial, frozen=frozen), copies


def freeze(network: Network, parameters: Iterable[str], frozen: bool) -> Network:
    """Freeze or unfreeze parameters."""
    wanted = frozenset(parameters)
    return replace(network, frozen=network.frozen | wanted if frozen else network.frozen - wanted)


def _with_weights(network: Network, weights: dict[str, str]) -> Network:
    links = (replace(link, weight=weights[link.id]) if link.id in weights else link for link in network.links)
    return replace(network, links=tuple(links))


def _check_pair(network: Network, source: str, target: str) -> None:
    for id in (source, target):
        if id not in network.nodes:
            raise Refusal("One end of the link no longer exists.")
    from_, to = network.nodes[source], network.nodes[target]
    if source == target:
        raise Refusal(f"{from_.name} cannot feed itself.")
    if isinstance(to, Input):
        raise Refusal(f"{from_.name} cannot feed {to.name}: an input takes its values from the data.")
    if isinstance(from_, Neuron) and from_.output is not None:
        raise Refusal(f"{from_.name} cannot feed {to.name}: an output is where the network ends.")


def _name(network: Network, id: str) -> str:
    return network.nodes[id].name


def _loop_of(network: Network, pairs: Iterable[tuple[str, str]]) -> str:
    """What is wrong with pairs that make a loop: names the first whose target already feeds its source."""
    bits = {id: 1 << at for at, id in enumerate(network.nodes)}
    # Sets of nodes as the bits of a number: a search from each target would take a second on a large network.
    behind = dict(bits)
    for neuron in reversed(network.order):
        for link in network.outgoing[neuron.id]:
            behind[neuron.id] |= behind[link.target]
    for source, target in pairs:
        if behind[target] & bits[source]:
            from_, to = _name(network, source), _name(network, target)
            return f"{from_} \u2192 {to} would form a loop: {to} already feeds {from_}."
    return "These links would form a loop among themselves."


class _Names:
    """Gives new neurons unique names."""

    def __init__(self, network: Network) -> None:
        self._layers = network.layers_by_id
        self._taken = {neuron.name for neuron in network.neurons}
        self._numbers: dict[str, Iterator[int]] = {}

    def take(self, wanted: Wanted) -> str:
        """The name of a neuron to add."""
        name = wanted.name
        if not name or name in self._taken:
            prefix = self._prefix(wanted.layer)
            numbers = self._numbers.setdefault(prefix, itertools.count(1))
            name = next(found for n in numbers if (found := f"{prefix}{n}") not in self._taken)
        self._taken.add(name)
        return name

    def _prefix(self, layer: str | None) -> str:
        if layer is None:
            return "n"
        name = self._layers[layer].name
        return (f"h{name.removeprefix('Layer ')}" if name.startswith("Layer ") else name[:LONGEST_PREFIX]) + "."
