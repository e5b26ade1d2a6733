"""Why a neuron has its value: its activation of the weighted sum of its sources, at the probe."""

from core.autograd.value import Value, apply, weighted_sum
from core.data.source import DatasetSpec
from core.document.node_names import node_name
from core.lab.printer import named
from core.network.model import Network, Neuron
from core.training.snapshot import Snapshot


def weighted_sum_of(network: Network, neuron: Neuron, snapshot: Snapshot, data: DatasetSpec) -> Value | None:
    """bias + w * x + ..., one operation over the incoming links, in the order of the network; None if the snapshot
    lacks its numbers."""
    links, parameters, probe = network.incoming[neuron.id], snapshot.parameters, snapshot.probe
    known = all(link.weight in parameters and link.source in probe for link in links)
    if neuron.bias not in parameters or not known:
        return None
    names = [node_name(network.nodes[link.source], data) for link in links]
    weights = [named(parameters[link.weight], f"w({name})") for link, name in zip(links, names, strict=True)]
    sources = [named(probe[link.source], name) for link, name in zip(links, names, strict=True)]
    return weighted_sum(weights, sources, named(parameters[neuron.bias], "bias"))


def activation_of(neuron: Neuron, total: Value) -> Value:
    """The neuron's activation of its weighted sum; a linear neuron passes it on."""
    return total if neuron.activation == "linear" else apply(neuron.activation, total)
