"""Copies of parts of a network: plain bytes that can go through any clipboard, checked like a file when they return."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from core import limits
from core.autograd.ops import ACTIVATIONS
from core.data.catalog import CATALOG
from core.document.document import Change, Document, Point
from core.document.edits import with_network
from core.document.schema import Id, LayerRow, LinkRow, Name, NeuronRow, Number
from core.document.validation import check_no_repeat
from core.network import edits
from core.problem import Refusal, UserError

MIME = "application/x-gradient-playground"
OFFSET = 32.0
"""How far a copy lands from what it was copied from, in canvas pixels."""


class Copied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Neurons, the links among them and from inputs (by feature), and their values when they were copied."""

    format: Literal["gradient-playground part"]
    version: Literal[1]
    features: dict[Id, Name]
    neurons: Annotated[list[NeuronRow], Meta(min_length=1, max_length=limits.NEURONS)]
    links: Annotated[list[LinkRow], Meta(max_length=limits.LINKS)]
    layers: Annotated[list[LayerRow], Meta(max_length=limits.NEURONS)]
    frozen: list[Id]
    values: dict[Id, Number]


def copy(document: Document, ids: Iterable[str], values: Mapping[str, float]) -> bytes:
    """The selected neurons and layers as bytes, with present values."""
    network = document.network
    neurons = network.neurons_among(ids)
    if not neurons:
        raise Refusal("Select neurons or layers to copy them.")
    inside = {neuron.id for neuron in neurons}
    features = {node.id: node.feature for node in network.inputs}
    links = [k for k in network.links if k.target in inside and (k.source in inside or k.source in features)]
    whole = {k.id for k in network.layers if inside.issuperset(neuron.id for neuron in network.members(k.id))}
    present = {**document.initial, **values}
    parameters = {neuron.bias for neuron in neurons} | {link.weight for link in links}
    part = Copied(
        "gradient-playground part",
        1,
        {id: feature for id, feature in features.items() if any(link.source == id for link in links)},
        [
            NeuronRow(
                n.id, n.name, n.activation, n.bias, document.positions[n.id], n.layer if n.layer in whole else None,
                n.output,
            )
            for n in neurons
        ],
        [LinkRow(link.id, link.source, link.target, link.weight) for link in links],
        [LayerRow(layer.id, layer.name) for layer in network.layers if layer.id in whole],
        sorted(network.frozen & parameters),
        {id: present[id] for id in sorted(parameters)},
    )  # fmt: skip
    return msgspec.json.encode(part)


def paste(document: Document, data: bytes, at: Point | None = None, times: int = 1) -> Change:
    """Put copied neurons at a point (None: beside where they were, further with each time), with their copied values.
    Links from an input that is not there are left out; an output whose column has one becomes a hidden neuron.
    UserError if these are no copied neurons."""
    part = _read(data)
    network, positions = document.network, dict(document.positions)
    inputs = {node.feature: node.id for node in network.inputs}
    new = {id: inputs[feature] for id, feature in part.features.items() if feature in inputs}
    layers = {}
    for row in part.layers:
        network, layer = edits.add_layer(network)
        layers[row.id] = layer.id
    away = _away(part, at, times)
    taken = {neuron.name for neuron in network.neurons}
    free = set(range(CATALOG[document.data.name].outputs)) - {neuron.output for neuron in network.outputs}
    parameters: dict[str, str] = {}
    for neuron in part.neurons:
        layer_id = layers.get(neuron.layer or "")
        name = "" if layer_id or neuron.name in taken else neuron.name
        output = neuron.output if neuron.output in free else None
        network, made = edits.add_neuron(
            network, name=name, activation=neuron.activation, layer=layer_id, output=output
        )
        new[neuron.id] = made.id
        parameters.setdefault(neuron.bias, made.bias)
        positions[made.id] = (neuron.at[0] + away[0], neuron.at[1] + away[1])
    kept = [link for link in part.links if link.source in new]
    before = len(network.links)
    network = edits.connect(network, [(new[link.source], new[link.target]) for link in kept])
    shared = {}
    for link, made_link in zip(kept, network.links[before:], strict=True):
        shared[made_link.id] = parameters.setdefault(link.weight, made_link.weight)
    links = tuple(replace(link, weight=shared.get(link.id, link.weight)) for link in network.links)
    frozen = network.frozen | {parameters[id] for id in part.frozen if id in parameters}
    values = {id: part.values[old] for old, id in parameters.items()}
    document = replace(document, initial={**document.initial, **values})
    return Change(with_network(document, replace(network, links=links, frozen=frozen), positions), values)


def _read(data: bytes) -> Copied:
    try:
        part = msgspec.json.decode(data, type=Copied)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal("The clipboard holds no neurons that can be pasted here.") from None
    try:
        _check(part)
    except UserError:
        raise Refusal("The neurons in the clipboard do not fit together, so nothing was pasted.") from None
    return part


def _check(part: Copied) -> None:
    neurons = {neuron.id for neuron in part.neurons}
    for what, rows in (("id", [*neurons, *part.features]), ("link", [(k.source, k.target) for k in part.links])):
        check_no_repeat("the clipboard", what, rows)
    check_no_repeat("the clipboard", "neuron", (neuron.id for neuron in part.neurons))
    check_no_repeat("the clipboard", "output", (n.output for n in part.neurons if n.output is not None))
    known = {op.name for op in ACTIVATIONS}
    sound = (
        all(k.source in neurons | part.features.keys() and k.target in neurons for k in part.links)
        and all(neuron.activation in known and neuron.name.isprintable() for neuron in part.neurons)
        and all(id in part.values for id in [*(n.bias for n in part.neurons), *(k.weight for k in part.links)])
        and all(neuron.layer is None or neuron.layer in {row.id for row in part.layers} for neuron in part.neurons)
        and all(any(neuron.layer == row.id for neuron in part.neurons) for row in part.layers)
    )
    if not sound:
        raise UserError("The parts do not fit together.")


def _away(part: Copied, at: Point | None, times: int) -> Point:
    if at is None:
        return OFFSET * times, OFFSET * times
    xs, ys = zip(*(neuron.at for neuron in part.neurons), strict=True)
    return at[0] - (min(xs) + max(xs)) / 2.0, at[1] - (min(ys) + max(ys)) / 2.0
