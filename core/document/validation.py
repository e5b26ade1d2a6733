"""What a project file must hold beyond its types: names that exist, ids that are unique, a graph without loops."""

from collections.abc import Iterable

import msgspec

from core.autograd.ops import ACTIVATIONS
from core.data.catalog import CATALOG, generate
from core.data.dataset import DatasetSpec
from core.data.features import FEATURES
from core.document.schema import ProjectFile
from core.network.initializers import INITIALIZERS
from core.network.model import Network
from core.problem import UserError
from core.training.losses import LOSSES
from core.training.settings import TrainingSettings, find_fault


class Invalid(UserError):
    """A place in the file and what is wrong with it."""


def check_file(file: ProjectFile) -> None:
    """Raise Invalid, naming the place, unless the parts of a decoded file fit together."""
    _check_unique(file)
    _check_names(file)
    nodes = _check_ends(file)
    _check_parameters(file)
    if len(nodes) != len(file.inputs) + len(file.neurons):
        raise Invalid("$.neurons use an id that an input has")


def check_network(network: Network) -> None:
    """Raise Invalid if the links make a loop."""
    if len(network.order) != len(network.neurons):
        reached = {neuron.id for neuron in network.order}
        name = next(neuron.name for neuron in network.neurons if neuron.id not in reached)
        raise Invalid(f"$.links make a loop through {name}")


def check_data(file: ProjectFile) -> None:
    """Raise Invalid if the data set is unknown or leaves no training points, or a position lies outside of it."""
    row = CATALOG.get(file.data.name)
    if row is None:
        raise Invalid("$.data.name is no data set we have")
    spec = DatasetSpec(file.data.name, file.data.noise, file.data.train_share, file.data.seed)
    count = generate(spec).train_count
    if file.training is not None and not file.training.sample < count:
        raise Invalid("$.training.sample lies behind the last training point")
    for at, neuron in enumerate(file.neurons):
        if neuron.output is not None and neuron.output >= row.outputs:
            raise Invalid(f"$.neurons[{at}].output is no target of {row.label}")
    loss = LOSSES[file.settings.loss]
    if loss.scores and row.kind == "regression":
        raise Invalid(f"$.settings.loss is {loss.label.lower()}, and the data has no classes")


def _check_unique(file: ProjectFile) -> None:
    for place, rows in (
        ("inputs", file.inputs),
        ("neurons", file.neurons),
        ("links", file.links),
        ("layers", file.layers),
    ):
        check_no_repeat(f"$.{place}", "id", (row.id for row in rows))
    check_no_repeat("$.inputs", "feature", (row.feature for row in file.inputs))
    check_no_repeat("$.neurons", "output", (row.output for row in file.neurons if row.output is not None))
    check_no_repeat("$.links", "pair of ends", ((row.source, row.target) for row in file.links))


def check_no_repeat(place: str, what: str, values: Iterable[object]) -> None:
    """Raise Invalid if a value comes twice."""
    seen = set()
    for value in values:
        if value in seen:
            raise Invalid(f"{place} use one {what} twice")
        seen.add(value)


def _check_names(file: ProjectFile) -> None:
    activations = {op.name for op in ACTIVATIONS}
    for at, node in enumerate(file.inputs):
        if node.feature not in FEATURES:
            raise Invalid(f"$.inputs[{at}].feature is none we have")
    for at, neuron in enumerate(file.neurons):
        if neuron.activation not in activations:
            raise Invalid(f"$.neurons[{at}].activation is none we have")
        if not neuron.name.isprintable():
            raise Invalid(f"$.neurons[{at}].name holds letters that cannot be shown")
    if file.initializer not in INITIALIZERS:
        raise Invalid("$.initializer is none we have")
    fault = find_fault(TrainingSettings(**msgspec.structs.asdict(file.settings)))
    if fault is not None:
        raise Invalid(f"$.settings.{fault[0]}: {fault[1][0].lower()}{fault[1][1:]}")


def _check_ends(file: ProjectFile) -> set[str]:
    neurons = {row.id for row in file.neurons}
    outputs = {row.id for row in file.neurons if row.output is not None}
    nodes = neurons | {row.id for row in file.inputs}
    layers = {row.id for row in file.layers}
    for at, row in enumerate(file.links):
        if row.source not in nodes or row.source in outputs:
            raise Invalid(f"$.links[{at}].source is no node that can feed another")
        if row.target not in neurons:
            raise Invalid(f"$.links[{at}].target is no neuron")
    for at, neuron in enumerate(file.neurons):
        if neuron.layer is not None and neuron.layer not in layers:
            raise Invalid(f"$.neurons[{at}].layer is no layer")
    inhabited = {neuron.layer for neuron in file.neurons}
    for at, layer in enumerate(file.layers):
        if layer.id not in inhabited:
            raise Invalid(f"$.layers[{at}] has no neurons")
    return nodes


def _check_parameters(file: ProjectFile) -> None:
    places = [(f"$.neurons[{at}].bias", row.bias) for at, row in enumerate(file.neurons)]
    places += [(f"$.links[{at}].weight", row.weight) for at, row in enumerate(file.links)]
    for place, id in places:
        if id not in file.initial:
            raise Invalid(f"{place} has no value in $.initial")
        if file.training is not None and id not in file.training.parameters:
            raise Invalid(f"{place} has no value in $.training.parameters")
