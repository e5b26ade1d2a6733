"""The selection in one line: its name, the question that its content answers, and a formula."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from core.document import boxes
from core.document.document import Document
from core.document.node_names import link_name, node_name
from core.network.model import Network, Neuron
from core.plural import counted
from core.training.snapshot import Snapshot
from playground.panels.inspector.terms import formulas, neuron_sum
from playground.style import number
from playground.style.font import strong

UNREADY = "Its value appears as soon as the engine is ready."


KINDS = {"table": ("Table", "column"), "image": ("Image", "pixel"), "bars": ("Output", "output")}
"""What a box is called, and what stands in it."""


class Summary(NamedTuple):
    """name: plain text. question: the heading of the content, plain text. texts: rich texts, the longest first."""

    name: str
    question: str
    texts: tuple[str, ...]


def summary_of(document: Document, snapshot: Snapshot | None, selection: Sequence[str], weight: float) -> Summary:
    """The summary of a selection. weight: that of the selected link."""
    network = document.network
    one = selection[0] if len(selection) == 1 else ""
    node = network.nodes.get(one)
    if isinstance(node, Neuron):
        return _neuron(document, node, snapshot)
    if node is not None:
        return _input(document, one, snapshot)
    if one in network.links_by_id:
        return _link(document, one, snapshot, weight)
    if one in network.layers_by_id:
        name = network.layers_by_id[one].name
        return Summary(name, name, (counted(len(network.members(one)), "neuron"),))
    return Summary("", "", (kind_text(network, selection, document),))


def _neuron(document: Document, neuron: Neuron, snapshot: Snapshot | None) -> Summary:
    found = neuron_sum(document.network, neuron, snapshot, document.data) if snapshot is not None else None
    if found is None:
        return Summary(neuron.name, neuron.name, (UNREADY,))
    return Summary(neuron.name, f"Why {number.weight(found.output, 3)}?", formulas(neuron, found))


def _input(document: Document, id: str, snapshot: Snapshot | None) -> Summary:
    name = node_name(document.network.nodes[id], document.data)
    value = snapshot.probe.get(id) if snapshot is not None else None
    if value is None:
        return Summary(name, name, ("an input",))
    shown = strong(number.weight(value, 3))
    return Summary(
        name, name, (f"takes its value from the data; at the probe it is {shown}", f"at the probe {shown}", shown)
    )


def _link(document: Document, id: str, snapshot: Snapshot | None, weight: float) -> Summary:
    link, name = document.network.links_by_id[id], link_name(document.network, id, document.data)
    source, target = (node_name(document.network.nodes[end], document.data) for end in (link.source, link.target))
    value = snapshot.probe.get(link.source) if snapshot is not None else None
    short = f"weight {strong(number.weight(weight, 4))}"
    if value is None:
        return Summary(name, name, (short,))
    product = f"{number.weight(weight)} \u00d7 {number.weight(value)} = {strong(number.weight(weight * value))}"
    long = f"adds weight \u00d7 {escape(source)} to {escape(target)}: {product}"
    return Summary(name, name, (long, product, short))


def kind_text(network: Network, selection: Sequence[str], document: Document) -> str:
    """What is selected, in a few words."""
    one = selection[0] if len(selection) == 1 else ""
    node, neurons = network.nodes.get(one), len(network.neurons_among(selection))
    if isinstance(node, Neuron):
        layer = network.layers_by_id.get(node.layer or "")
        return "Output" if node.output is not None else layer.name if layer is not None else "Neuron"
    if node is not None:
        return f"Input {node_name(node, document.data)}"
    if one in network.links_by_id:
        return "Link"
    if one in network.layers_by_id:
        return f"{network.layers_by_id[one].name}, {counted(neurons, 'neuron')}"
    if not selection:
        return ""
    for kind in boxes.present(document):
        if set(selection) == {*boxes.members(network, document.boxes, kind)}:
            return f"{KINDS[kind][0]}, {counted(len(selection), KINDS[kind][1])}"
    among = f", {counted(neurons, 'neuron')}" if neurons else ""
    return f"{len(selection):,} selected{among}"
