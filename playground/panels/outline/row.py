"""The rows of the outline and their texts: a few words on the screen, sentences for a screen reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core import plural
from core.autograd.ops import OPS
from core.document import boxes, parameter_edits
from core.document.document import Document
from core.document.node_names import link_name, node_name
from core.network.model import Input, Link, Neuron
from core.training.snapshot import Snapshot
from playground.style import number
from playground.widgets.plain_tip import plain_tip


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the first level. id: the layer's id, "" for a group that is no layer. table, image and bars are the
    boxes of the canvas."""

    kind: Literal["inputs", "table", "image", "layer", "neurons", "outputs", "bars"]
    id: str = ""


Row = Group | str | Link
"""A group, a node by its id, or a link."""


TITLES = {"bars": "Output"}
"""The names of groups that are not their kind."""

COUNTED = {"inputs": "input", "table": "column", "image": "pixel", "outputs": "output", "bars": "output"}
"""What is counted in a group, if it is not neurons."""

WITHIN = {"table": "column of the table", "image": "pixel of the image", "bars": "row of the output node"}
"""What a node in a box is, for a screen reader."""


def groups_of(document: Document) -> Mapping[Group, tuple[str, ...]]:
    """The rows of the first level with the ids of their nodes. Each node is in one of them; an output in a layer counts
    as an output, and what stands in a box is in the group of that box."""
    network, held = document.network, document.boxes
    found = {Group("inputs"): tuple(node.id for node in network.inputs if node.id not in held)}
    for kind in boxes.present(document):
        found[Group(kind)] = tuple(boxes.members(network, held, kind))
    answers = found.pop(Group("bars"), ())
    if not found[Group("inputs")] and len(found) > 1:
        del found[Group("inputs")]
    for layer in network.layers:
        members = tuple(neuron.id for neuron in network.members(layer.id) if neuron.output is None)
        if members:
            found[Group("layer", layer.id)] = members
    loose = tuple(neuron.id for neuron in network.hidden if neuron.layer is None)
    if loose:
        found[Group("neurons")] = loose
    outputs = tuple(neuron.id for neuron in network.outputs if neuron.id not in held)
    if outputs or not answers:
        found[Group("outputs")] = outputs
    if answers:
        found[Group("bars")] = answers
    return found


def counted(count: int, what: str) -> str:
    """A count in words: 1 link, 2 links, no links, 1,000 links."""
    return plural.counted(count, what) if count else f"no {what}s"


class RowText:
    """The texts of the rows of a document, with the weights and states of a snapshot if there is one."""

    def __init__(self, document: Document) -> None:
        self.snapshot: Snapshot | None = None
        self.follow(document)

    def follow(self, document: Document) -> None:
        """Switch to another document."""
        self.document = document
        self.groups = groups_of(document)

    def name(self, row: Row) -> str:
        """The left column."""
        network = self.document.network
        if isinstance(row, Link):
            return link_name(network, row.id, self.document.data)
        if isinstance(row, Group):
            return network.layers_by_id[row.id].name if row.id else TITLES.get(row.kind, row.kind.capitalize())
        return self._node_name(row)

    def value(self, row: Row) -> str:
        """The right column."""
        if isinstance(row, Link):
            # The number comes last, so that numbers line up.
            return " ".join((", ".join(self._holds(row)), number.weight(self.weight(row)))).strip()
        if isinstance(row, Group):
            return self._count(row)
        return ", ".join((*self._kind(row), *self._states(row)))

    def sentence(self, row: Row) -> str:
        """The whole row, for a screen reader."""
        network = self.document.network
        if isinstance(row, Link):
            ends = f"link from {self._node_name(row.source)} to {self._node_name(row.target)}"
            return ", ".join((ends, f"weight {number.weight(self.weight(row))}", *self._holds(row)))
        if isinstance(row, Group):
            return ", ".join((self.name(row), *(("layer",) if row.id else ()), self._count(row)))
        node = network.nodes[row]
        if isinstance(node, Input):
            return ", ".join((self.name(row), self._within(row, "input"), *self._states(row)))
        links = counted(len(network.incoming[row]), "incoming link")
        return ", ".join((node.name, self._place(node), *self._kind(row), *self._states(row), links))

    def remark(self, row: Row) -> str:
        """A remark for a screen reader: the bias, and what F2 edits."""
        node = None if isinstance(row, Group | Link) else self.document.network.nodes[row]
        if isinstance(row, Link):
            return "F2 edits its weight."
        return f"Bias {number.weight(self._parameter(node.bias))}. F2 renames it." if isinstance(node, Neuron) else ""

    def tip(self, row: Row) -> str:
        """The whole text of a row, with its number in full precision, as a tool tip."""
        text = self.name(row)
        node = None if isinstance(row, Group | Link) else self.document.network.nodes[row]
        if isinstance(row, Link):
            text += f": {', '.join((*self._holds(row), number.full(self.weight(row))))}"
        elif isinstance(node, Neuron):
            text += f": {self.value(row)}, bias {number.full(self._parameter(node.bias))}"
        return plain_tip(text)

    def weight(self, link: Link) -> float:
        """A link's present weight."""
        return self._parameter(link.weight)

    def _node_name(self, id: str) -> str:
        return node_name(self.document.network.nodes[id], self.document.data)

    def _parameter(self, id: str) -> float:
        known = self.snapshot.parameters.get(id) if self.snapshot is not None else None
        return self.document.initial[id] if known is None else known

    def _count(self, group: Group) -> str:
        return counted(len(self.groups[group]), COUNTED.get(group.kind, "neuron"))

    def _kind(self, id: str) -> tuple[str, ...]:
        node = self.document.network.nodes[id]
        return (OPS[node.activation].label.lower(),) if isinstance(node, Neuron) else ()

    def _place(self, neuron: Neuron) -> str:
        if neuron.output is not None:
            return self._within(neuron.id, "output")
        layer = self.document.network.layers_by_id.get(neuron.layer or "")
        return f"neuron of {layer.name}" if layer is not None else "neuron"

    def _within(self, id: str, otherwise: str) -> str:
        return WITHIN.get(self.document.boxes.get(id, ""), otherwise)

    def _states(self, id: str) -> tuple[str, ...]:
        network = self.document.network
        health = self.snapshot.health.get(id, "") if self.snapshot is not None else ""
        found = {
            "frozen": parameter_edits.are_frozen(network, (id,)),
            "not reaching an output": id not in network.reaching,
            health: bool(health),
        }
        return tuple(word for word, holding in found.items() if holding)

    def _holds(self, link: Link) -> tuple[str, ...]:
        network = self.document.network
        found = {"frozen": link.weight in network.frozen, "tied": len(network.links_by_weight[link.weight]) > 1}
        return tuple(word for word, holding in found.items() if holding)
