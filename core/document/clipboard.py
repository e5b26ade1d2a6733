"""Copies of parts of a network: a text that survives any clipboard, and is checked like a file when it is pasted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from core import limits
from core.autograd.ops import ACTIVATIONS
from core.data.description import describe
from core.data.presets import FEATURES, PRESETS
from core.document import box_edits, room
from core.document.address import is_link
from core.document.document import Change, Document, Point
from core.document.edits import with_network
from core.document.fields import Expression, Id, Number
from core.document.schema import LayerRow, LinkRow, NeuronRow
from core.document.validation import check_no_repeat
from core.network import edits
from core.problem import Refusal, UserError

MIME = "application/x-gradient-playground"
OFFSET = 32.0
"""The distance of a copy from its original, in canvas pixels."""

MARK = '{"format": "gradient-playground part"'
"""The start of the text of copied neurons."""

HEAD = 4_000
"""This many bytes show what another text is."""


_PARAMETERS = Meta(max_length=limits.NEURONS + limits.LINKS)


class Copied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Neurons, the links among them and from inputs (by expression), and their values when they were copied."""

    format: Literal["gradient-playground part"]
    version: Literal[1]
    features: Annotated[dict[Id, Expression], Meta(max_length=limits.INPUTS)]
    neurons: Annotated[list[NeuronRow], Meta(min_length=1, max_length=limits.NEURONS)]
    links: Annotated[list[LinkRow], Meta(max_length=limits.LINKS)]
    layers: Annotated[list[LayerRow], Meta(max_length=limits.NEURONS)]
    frozen: Annotated[list[Id], _PARAMETERS]
    values: Annotated[dict[Id, Number], _PARAMETERS]


def copy(document: Document, ids: Iterable[str], values: Mapping[str, float]) -> bytes:
    """The selected neurons and layers with their present values: JSON with one line per neuron and link, a text that
    people can read, keep and paste back."""
    network = document.network
    neurons = network.neurons_among(ids)
    if not neurons:
        raise Refusal("Select neurons or layers to copy them.")
    inside, positions = {neuron.id for neuron in neurons}, box_edits.apart(document)
    features = {node.id: node.expression for node in network.inputs}
    links = [k for k in network.links if k.target in inside and (k.source in inside or k.source in features)]
    whole = {k.id for k in network.layers if inside.issuperset(neuron.id for neuron in network.members(k.id))}
    used = {link.source for link in links}
    present = {**document.initial, **values}
    parameters = {neuron.bias for neuron in neurons} | {link.weight for link in links}
    part = Copied(
        "gradient-playground part",
        1,
        {id: feature for id, feature in features.items() if id in used},
        [
            NeuronRow(
                n.id, n.name, n.activation, n.bias, positions[n.id], n.layer if n.layer in whole else None,
                n.output,
            )
            for n in neurons
        ],
        [LinkRow(link.id, link.source, link.target, link.weight) for link in links],
        [LayerRow(layer.id, layer.name) for layer in network.layers if layer.id in whole],
        sorted(network.frozen & parameters),
        {id: present[id] for id in sorted(parameters)},
    )  # fmt: skip
    fields = (f"{_text(name)}: {_lines(getattr(part, name))}" for name in part.__struct_fields__)
    return ("{" + ",\n".join(fields) + "}\n").encode()


def paste(document: Document, data: bytes, at: Point | None = None, times: int = 1) -> Change:
    """Put copied neurons at a point (None: beside the originals, further with each paste) or the nearest free place,
    with their copied values. Links from a missing input are left out. An output whose column is taken becomes a hidden
    neuron. UserError if the text is not copied neurons."""
    part = _read(data)
    network, positions = document.network, dict(document.positions)
    inputs = {node.expression: node.id for node in network.inputs}
    wanted = {id: FEATURES.get(feature, feature) for id, feature in part.features.items()}
    new = {id: inputs[expression] for id, expression in wanted.items() if expression in inputs}
    network, made_layers = edits.add_layers(network, len(part.layers))
    layers = {row.id: layer.id for row, layer in zip(part.layers, made_layers, strict=True)}
    network, made = edits.add_neurons(network, _wanted(document, part, layers))
    away = _away(part, at, times)
    parameters: dict[str, str] = {}
    for row, neuron in zip(part.neurons, made, strict=True):
        new[row.id] = neuron.id
        parameters.setdefault(row.bias, neuron.bias)
        positions[neuron.id] = (row.at[0] + away[0], row.at[1] + away[1])
    kept = [link for link in part.links if link.source in new]
    before = len(network.links)
    network = edits.connect(network, [(new[link.source], new[link.target]) for link in kept])
    links = list(network.links)
    for place, link in enumerate(kept, before):
        weight = parameters.setdefault(link.weight, links[place].weight)
        if weight != links[place].weight:
            links[place] = replace(links[place], weight=weight)
    frozen = network.frozen | {parameters[id] for id in part.frozen if id in parameters}
    values = {id: part.values[old] for old, id in parameters.items()}
    document = replace(document, initial={**document.initial, **values})
    network = replace(network, links=tuple(links), frozen=frozen)
    whole = with_network(document, network, positions)
    return Change(room.placed(whole, [neuron.id for neuron in made]), values)


def is_part(text: str) -> bool:
    """Whether a text begins as copied neurons do."""
    return text.lstrip().startswith(MARK)


def _wanted(document: Document, part: Copied, layers: Mapping[str, str]) -> Iterator[edits.Wanted]:
    """The new neurons. Those of a layer get names from it; others keep their name if it is free."""
    free = set(range(describe(document.data.source).outputs)) - {neuron.output for neuron in document.network.outputs}
    for row in part.neurons:
        layer = layers.get(row.layer or "")
        name = "" if layer or row.name in PRESETS else row.name
        yield edits.Wanted(name, row.activation, layer, row.output if row.output in free else None)


def _read(data: bytes) -> Copied:
    if len(data) > limits.PROJECT_BYTES:
        raise Refusal(f"The clipboard holds more than a project can ({limits.PROJECT_BYTES // 1_000_000} MB).")
    try:
        part = msgspec.json.decode(data, type=Copied)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal(_foreign(data)) from None
    try:
        _check(part)
    except UserError:
        raise Refusal("The neurons in the clipboard do not fit together, so nothing was pasted.") from None
    return part


def _foreign(data: bytes) -> str:
    """A sentence about anything else in the clipboard, by how it begins."""
    start = data[:HEAD].decode(errors="replace").lstrip()
    if is_link(start):
        return "The clipboard holds a link: use File, Open a TensorFlow Playground link."
    if start.startswith("{") and '"version"' in start and '"inputs"' in start:
        return "The clipboard holds a whole project: save it as a file and open that."
    return "The clipboard holds no neurons that can be pasted here."


def _check(part: Copied) -> None:
    neurons, layers = {neuron.id for neuron in part.neurons}, {row.id for row in part.layers}
    sources, known = neurons | part.features.keys(), {op.name for op in ACTIVATIONS}
    for what, rows in (("id", [*neurons, *part.features]), ("link", [(k.source, k.target) for k in part.links])):
        check_no_repeat("the clipboard", what, rows)
    check_no_repeat("the clipboard", "neuron", (neuron.id for neuron in part.neurons))
    check_no_repeat("the clipboard", "layer", (row.id for row in part.layers))
    check_no_repeat("the clipboard", "output", (n.output for n in part.neurons if n.output is not None))
    sound = (
        all(k.source in sources and k.target in neurons for k in part.links)
        and all(neuron.activation in known and neuron.name.isprintable() for neuron in part.neurons)
        and all(id in part.values for id in [*(n.bias for n in part.neurons), *(k.weight for k in part.links)])
        and {neuron.layer for neuron in part.neurons} - {None} == layers
    )
    if not sound:
        raise UserError("The parts do not fit together.")


def _away(part: Copied, at: Point | None, times: int) -> Point:
    if at is None:
        return OFFSET * times, OFFSET * times
    xs, ys = zip(*(neuron.at for neuron in part.neurons), strict=True)
    return at[0] - (min(xs) + max(xs)) / 2.0, at[1] - (min(ys) + max(ys)) / 2.0


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _lines(value: object) -> str:
    """A value as JSON, with one line per entry of a list that is not empty."""
    rows = value if isinstance(value, list) else []
    return "[\n" + ",\n".join(map(_text, rows)) + "\n]" if rows else _text(value)
