"""The names of nodes, links and layers in the window; the model keeps the expressions."""

from core.data.input_names import input_name
from core.data.source import DatasetSpec
from core.document.document import Document
from core.network.model import Input, Network, Node


def node_name(node: Node, data: DatasetSpec) -> str:
    """The name of an input, which is what it measures, or of a neuron."""
    return input_name(node.expression, data) if isinstance(node, Input) else node.name


def link_name(network: Network, id: str, data: DatasetSpec) -> str:
    """The name of a link, from its ends: "bill length \u2192 h1.1"."""
    link = network.links_by_id[id]
    return f"{node_name(network.nodes[link.source], data)} \u2192 {node_name(network.nodes[link.target], data)}"


def item_name(document: Document, id: str) -> str:
    """The name of a node, link or layer of a document; "" for an id it does not have."""
    network = document.network
    if id in network.links_by_id:
        return link_name(network, id, document.data)
    if id in network.layers_by_id:
        return network.layers_by_id[id].name
    return node_name(network.nodes[id], document.data) if id in network.nodes else ""
