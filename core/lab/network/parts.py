"""What the values of a network's graph are: inputs, neurons, losses. The Lab folds the graph by it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from core.autograd import layout
from core.autograd.ops import OPS
from core.autograd.value import Value
from core.lab.graph.folding import Part
from core.lab.network.graph import NetworkGraph
from core.network.model import Network, Neuron

INPUTS, OUTPUT, LOSS = "Inputs", "Output", "Loss"


def parts_of(network: Network, graph: NetworkGraph, values: Sequence[Value], loss: str) -> Mapping[str, Part]:
    """Label -> part, for the inputs, neurons and losses among a graph's values, and for its output. loss: what the
    losses are made by, in words."""
    columns = _columns(network)
    last = 1 + max(columns.values(), default=0)
    layers = _layers(network, columns)
    headings = _headings(network, columns, layers)
    several = len(graph.nodes) > 1
    present, alone = set(values), frozenset[str]() if several else _alone(layers)
    found: dict[str, Part] = {}
    for nodes in graph.nodes:
        for id, value in nodes.items():
            if value in present:
                node, column = network.nodes[id], columns[id]
                is_neuron = isinstance(node, Neuron)
                made = OPS[node.activation].label.lower() if isinstance(node, Neuron) else "input"
                unit = "value" if several else "neuron" if is_neuron else "input"
                layer = "" if layers[id] in alone else layers[id]
                found[value.label] = Part(column, headings[column], layer, made, unit, is_neuron)
    for value in graph.losses:
        if value in present:
            found[value.label] = Part(last, LOSS, LOSS if several else "", loss)
    output = values[-1]
    found.setdefault(output.label, Part(last + several, "Objective" if several else LOSS, "", ""))
    return found


def layer_count(network: Network) -> int:
    """The number of nodes if everything in a layer is one node, without the losses."""
    return len(set(_layers(network, _columns(network)).values()))


def _columns(network: Network) -> dict[str, int]:
    """Node id -> its column: inputs first, outputs in one column at the end, a neuron after all its sources."""
    order = [*(node.id for node in network.inputs), *(neuron.id for neuron in network.order)]
    sources = {id: [link.source for link in network.incoming[id]] for id in order}
    found = layout.levels(order, sources)
    for neuron in network.neurons:
        found[neuron.id] = max(found[neuron.id], 1)
    inner = max((found[neuron.id] for neuron in network.hidden), default=0)
    for neuron in network.outputs:
        found[neuron.id] = max(found[neuron.id], inner + 1) if not network.outgoing[neuron.id] else found[neuron.id]
    return found


def _layers(network: Network, columns: Mapping[str, int]) -> dict[str, str]:
    """Node id -> the name of the node into which it folds with others of its column. Neurons of one layer in several
    columns fold into one node for each column, so that no node is before and after another."""
    found = {node.id: INPUTS for node in network.inputs}
    taken: dict[str, tuple[str, int]] = {INPUTS: ("", 0)}
    for neuron in network.order:
        column = columns[neuron.id]
        layer = network.layers_by_id.get(neuron.layer or "")
        wanted = OUTPUT if neuron.output is not None else layer.name if layer is not None else f"Column {column}"
        key = (neuron.layer or wanted, column)
        number, name = 1, wanted
        while taken.setdefault(name, key) != key:
            number += 1
            name = f"{wanted} ({number})"
        found[neuron.id] = name
    return found


def _alone(layers: Mapping[str, str]) -> frozenset[str]:
    """The layers of one node, which need no folding."""
    return frozenset(name for name, count in Counter(layers.values()).items() if count == 1)


def _headings(network: Network, columns: Mapping[str, int], layers: Mapping[str, str]) -> dict[int, str]:
    """The title of each column: its layer's name, if it has but one."""
    names: dict[int, dict[str, None]] = {}
    for id, column in columns.items():
        names.setdefault(column, {})[layers[id]] = None
    return {at: " \u00b7 ".join(each) if len(each) < 3 else f"Column {at}" for at, each in names.items()}
