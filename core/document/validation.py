"""What a project file must hold beyond its types: names that exist, unique ids, a graph without loops."""

from collections.abc import Iterable

import msgspec
import numpy as np

from core.autograd.ops import ACTIVATIONS
from core.data.dataset import Dataset
from core.data.inputs import check_inputs, expressions_of
from core.data.making import generate
from core.data.source import DatasetSpec
from core.document.boxes import pixels
from core.document.rows import network_of_rows
from core.document.schema import LinkRow, ProjectFile
from core.network.initializers import INITIALIZERS
from core.network.model import Network
from core.problem import UserError
from core.quotation import quote
from core.training.losses import LOSSES
from core.training.settings import TrainingSettings, find_fault


class Invalid(UserError):
    """A thing in the file, by name, and what is wrong with it."""


def check_file(file: ProjectFile) -> Network:
    """The network in a decoded file. Raises Invalid, which names the thing, if the parts of the file do not fit
    together."""
    _check_unique(file)
    _check_names(file)
    _check_ends(file)
    _check_layers(file)
    _check_parameters(file)
    _check_losses(file)
    return network_of_rows(file)


def check_network(network: Network) -> None:
    """Raise Invalid if the links make a loop."""
    if len(network.order) != len(network.neurons):
        reached = {neuron.id for neuron in network.order}
        name = next(neuron.name for neuron in network.neurons if neuron.id not in reached)
        raise Invalid(f"its links form a loop through {quote(name)}")


def check_data(file: ProjectFile, spec: DatasetSpec) -> None:
    """UserError if the data of a spec are unknown or leave no training points, if an input cannot be computed from
    them, or if a position lies outside them."""
    data = generate(spec)
    about, count = data.about, data.train_count
    expressions = [row.expression for row in file.inputs]
    for at, text in enumerate(expressions):
        _check_expression(at, text, data)
    written: dict[str, str] = {}
    known = expressions_of(expressions, data)
    # What says the same is called as the first one is written.
    check_no_repeat("inputs", "expression", [written.setdefault(each.canonical, each.text) for each in known])
    if file.training is not None and not file.training.sample < count:
        raise Invalid(f"the training is at sample {file.training.sample:,}, but there are {count:,} training points")
    for neuron in file.neurons:
        if neuron.output is not None and neuron.output >= about.outputs:
            raise Invalid(
                f"neuron {quote(neuron.name)} is output {neuron.output}, but {about.label} has no such target"
            )
        if neuron.box is not None and (neuron.output is None or about.outputs == 1):
            raise Invalid(f"neuron {quote(neuron.name)} stands among the bars, but is not one of several outputs")
    own = pixels(about)
    for row in file.inputs:
        if row.box == ("image" if row.expression not in own else "table"):
            what = "no pixel" if row.box == "image" else "a pixel"
            raise Invalid(f"the input {quote(row.expression)} stands in the {row.box}, but is {what}")
    loss = LOSSES[file.settings.loss]
    if loss.scores and about.kind == "regression":
        raise Invalid(f"the loss is {loss.label.lower()}, but {about.label} has no classes")


def _check_expression(at: int, text: str, data: Dataset) -> None:
    try:
        check_inputs([text], data)
    except UserError as error:
        raise Invalid(f"input {at + 1} cannot be computed: {error}") from None


def check_no_repeat(place: str, what: str, values: Iterable[object]) -> None:
    """Raise Invalid if a value occurs twice."""
    seen = set()
    for value in values:
        if value in seen:
            raise Invalid(f"two {place} have the same {what}: {quote(str(value))}")
        seen.add(value)


def _check_unique(file: ProjectFile) -> None:
    check_no_repeat("inputs or neurons", "id", (row.id for rows in (file.inputs, file.neurons) for row in rows))
    check_no_repeat("links", "id", (row.id for row in file.links))
    check_no_repeat("layers", "id", (row.id for row in file.layers))
    check_no_repeat("neurons", "output", (row.output for row in file.neurons if row.output is not None))
    names = {row.id: row.name for row in file.neurons} | {row.id: row.expression for row in file.inputs}
    ends = ((names.get(row.source, row.source), names.get(row.target, row.target)) for row in file.links)
    if len({(row.source, row.target) for row in file.links}) < len(file.links):
        check_no_repeat("links", "ends", (f"{source} \u2192 {target}" for source, target in ends))


def _check_names(file: ProjectFile) -> None:
    activations = {op.name for op in ACTIVATIONS}
    for at, neuron in enumerate(file.neurons):
        if not neuron.name.isprintable():
            raise Invalid(
                f'the name of neuron {at + 1}, "{quote(neuron.name)}", contains characters that cannot be shown'
            )
        if neuron.activation not in activations:
            raise Invalid(f'neuron {quote(neuron.name)} has an unknown activation: "{quote(neuron.activation)}"')
    for at, layer in enumerate(file.layers):
        if not layer.name.isprintable():
            raise Invalid(
                f'the name of layer {at + 1}, "{quote(layer.name)}", contains characters that cannot be shown'
            )
    if file.initializer not in INITIALIZERS:
        raise Invalid(f'the initializer "{quote(file.initializer)}" is not known to this version')
    fault = find_fault(TrainingSettings(**msgspec.structs.asdict(file.settings)))
    if fault is not None:
        raise Invalid(fault[1][0].lower() + fault[1][1:])


def _check_ends(file: ProjectFile) -> None:
    neurons = {row.id for row in file.neurons}
    outputs = {row.id for row in file.neurons if row.output is not None}
    nodes = neurons | {row.id for row in file.inputs}
    for at, row in enumerate(file.links):
        if row.source not in nodes or row.source in outputs:
            raise Invalid(f"{_called(file, at, row)} starts at something that cannot feed a neuron")
        if row.target not in neurons:
            raise Invalid(f"{_called(file, at, row)} ends at something that is not a neuron")


def _called(file: ProjectFile, at: int, link: LinkRow) -> str:
    names = {row.id: row.name for row in file.neurons} | {row.id: row.expression for row in file.inputs}
    ends = [quote(names.get(id, id)) for id in (link.source, link.target)]
    return f"link {at + 1} ({ends[0]} \u2192 {ends[1]})"


def _check_layers(file: ProjectFile) -> None:
    layers = {row.id for row in file.layers}
    for neuron in file.neurons:
        if neuron.layer is not None and neuron.layer not in layers:
            raise Invalid(f"neuron {quote(neuron.name)} belongs to a missing layer")
    inhabited = {neuron.layer for neuron in file.neurons}
    for layer in file.layers:
        if layer.id not in inhabited:
            raise Invalid(f"layer {quote(layer.name)} has no neurons")


def _check_parameters(file: ProjectFile) -> None:
    for values, what in (
        (file.initial, "initial value"),
        (file.training.parameters if file.training is not None else None, "trained value"),
    ):
        if values is None:
            continue
        for neuron in file.neurons:
            if neuron.bias not in values:
                raise Invalid(f"the bias of neuron {quote(neuron.name)} has no {what}")
        for at, link in enumerate(file.links):
            if link.weight not in values:
                raise Invalid(f"the weight of {_called(file, at, link)} has no {what}")


def _check_losses(file: ProjectFile) -> None:
    row = file.losses
    if row is None:
        return
    if not len(row.epochs) == len(row.train) == len(row.test):
        raise Invalid("the loss curve has columns of different lengths")
    if (np.diff(np.array(row.epochs)) <= 0.0).any():
        raise Invalid("the loss curve does not go forward in time")
