"""Pure edits of a network: each returns the new one, or refuses with a sentence and changes nothing."""

from collections.abc import Iterable
from dataclasses import replace

from core import limits
from core.network.model import Input, Layer, Link, Network, Neuron
from core.problem import Refusal

LONGEST_PREFIX = 150
"""Letters of a layer's name that the names of its new neurons begin with."""


def add_neuron(
    network: Network,
    *,
    name: str = "",
    activation: str = "tanh",
    layer: str | None = None,
    output: int | None = None,
) -> tuple[Network, Neuron]:
    """Add a neuron without links. Its name is made up if none is given."""
    if len(network.neurons) >= limits.NEURONS:
        raise Refusal(f"A network holds at most {limits.NEURONS:,} neurons.")
    id = f"n{network.serial}"
    neuron = Neuron(id, name or _free_name(network, layer), activation, f"b:{id}", layer, output)
    return replace(network, neurons=(*network.neurons, neuron), serial=network.serial + 1), neuron


def add_layer(network: Network) -> tuple[Network, Layer]:
    """Add an empty layer, named by the next free number."""
    taken = {layer.name for layer in network.layers}
    number = next(n for n in range(1, len(taken) + 2) if f"Layer {n}" not in taken)
    layer = Layer(f"g{network.serial}", f"Layer {number}")
    return replace(network, layers=(*network.layers, layer), serial=network.serial + 1), layer


def add_input(network: Network, feature: str, order: Iterable[str]) -> tuple[Network, Input]:
    """Add a source node for a feature, at its place in `order`."""
    node = Input(f"i{network.serial}", feature)
    ranks = {name: rank for rank, name in enumerate(order)}
    inputs = sorted((*network.inputs, node), key=lambda each: ranks[each.feature])
    return replace(network, inputs=tuple(inputs), serial=network.serial + 1), node


def connect(network: Network, pairs: Iterable[tuple[str, str]]) -> Network:
    """Link sources to targets. Refuses as a whole, naming the first pair that cannot be."""
    serial, links = network.serial, []
    seen = {(link.source, link.target) for link in network.links}
    downstream: dict[str, frozenset[str]] = {}
    for source, target in pairs:
        if target not in downstream and target in network.nodes:
            downstream[target] = network.downstream(target)
        _check_pair(network, source, target, downstream.get(target, frozenset()))
        if (source, target) in seen:
            raise Refusal(f"{_name(network, source)} already feeds {_name(network, target)}.")
        seen.add((source, target))
        links.append(Link(f"l{serial}", source, target, f"w:l{serial}"))
        serial += 1
    if len(network.links) + len(links) > limits.LINKS:
        raise Refusal(f"A network holds at most {limits.LINKS:,} links.")
    joined = replace(network, links=(*network.links, *links), serial=serial)
    if len(joined.order) != len(joined.neurons):
        raise Refusal("These links would make a loop among themselves.")
    return joined


def remove(network: Network, ids: Iterable[str]) -> Network:
    """Take out nodes, links and layers (with their members), and what hung on them."""
    gone = set(ids)
    for layer in network.layers:
        if layer.id in gone:
            gone.update(neuron.id for neuron in network.members(layer.id))
    neurons = tuple(neuron for neuron in network.neurons if neuron.id not in gone)
    links = tuple(k for k in network.links if not gone.intersection((k.id, k.source, k.target)))
    inhabited = {neuron.layer for neuron in neurons}
    return replace(
        network,
        inputs=tuple(node for node in network.inputs if node.id not in gone),
        neurons=neurons,
        links=links,
        layers=tuple(layer for layer in network.layers if layer.id in inhabited),
    )


def change_neurons(network: Network, ids: Iterable[str], **changes: object) -> Network:
    """Give neurons another activation, name or output."""
    wanted = set(ids)
    neurons = tuple(replace(n, **changes) if n.id in wanted else n for n in network.neurons)  # type: ignore[arg-type]
    return replace(network, neurons=neurons)


def change_names(network: Network, id: str, name: str) -> Network:
    """Give a neuron or layer another name."""
    layers = tuple(replace(layer, name=name) if layer.id == id else layer for layer in network.layers)
    return replace(change_neurons(network, [id], name=name), layers=layers)


def tie(network: Network, links: Iterable[str]) -> Network:
    """Let links share one weight: the first one's."""
    wanted = [network.links_by_id[id] for id in links]
    return _with_weights(network, {link.id: wanted[0].weight for link in wanted})


def untie(network: Network, links: Iterable[str]) -> tuple[Network, dict[str, str]]:
    """Give each of the links that share a weight with another one of its own; new weight -> the one it shared. A
    frozen weight's copies are frozen."""
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
    """Have training leave parameters alone, or take them up again."""
    wanted = frozenset(parameters)
    return replace(network, frozen=network.frozen | wanted if frozen else network.frozen - wanted)


def _with_weights(network: Network, weights: dict[str, str]) -> Network:
    links = tuple(replace(link, weight=weights.get(link.id, link.weight)) for link in network.links)
    return replace(network, links=links)


def _check_pair(network: Network, source: str, target: str, downstream: frozenset[str]) -> None:
    for id in (source, target):
        if id not in network.nodes:
            raise Refusal("What was to be connected is no longer there.")
    from_, to = network.nodes[source], network.nodes[target]
    if source == target:
        raise Refusal(f"{from_.name} cannot feed itself.")
    if isinstance(to, Input):
        raise Refusal(f"{from_.name} cannot feed {to.name}: an input takes its values from the data.")
    if isinstance(from_, Neuron) and from_.output is not None:
        raise Refusal(f"{from_.name} cannot feed {to.name}: an output is where the network ends.")
    if source in downstream:
        raise Refusal(f"{from_.name} \u2192 {to.name} would make a loop: {to.name} already feeds {from_.name}.")


def _name(network: Network, id: str) -> str:
    return network.nodes[id].name


def _free_name(network: Network, layer: str | None) -> str:
    taken = {neuron.name for neuron in network.neurons}
    prefix = "n"
    if layer is not None:
        name = network.layers_by_id[layer].name
        prefix = (f"h{name.removeprefix('Layer ')}" if name.startswith("Layer ") else name[:LONGEST_PREFIX]) + "."
    return next(f"{prefix}{n}" for n in range(1, len(taken) + 2) if f"{prefix}{n}" not in taken)
