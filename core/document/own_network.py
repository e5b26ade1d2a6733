"""The network that a data set begins with, and how it is recognized."""

from dataclasses import dataclass, replace
from itertools import pairwise

from core.data.dataset import Description
from core.data.description import describe
from core.data.making import generate
from core.data.presets import usual
from core.data.source import DatasetSpec
from core.document import boxes
from core.document.columns import input_places
from core.document.document import Document
from core.document.outputs import output_activation, usual_loss, wanted_outputs
from core.document.starter import layered_network, places_of
from core.free_name import free_name
from core.network.initializers import initial_values
from core.network.model import Network
from core.plural import counted

TABLE_SIZES = ((32, 32), (10, 16), (0, 8))
"""From so many inputs on, a table's own network has so many hidden neurons."""

MANY_ROWS = 500
"""From so many rows on, a table's batches are of 32 rows."""


@dataclass(frozen=True, slots=True)
class OwnNetwork:
    """Hidden layers of tanh neurons, and the settings that train them."""

    sizes: tuple[int, ...]
    optimizer: str
    learning_rate: float
    batch_size: int
    initializer: str

    @property
    def settings(self) -> dict[str, str | float | int]:
        """The fields of `TrainingSettings` that go with it."""
        return {
            "optimizer": self.optimizer, "learning_rate": self.learning_rate, "batch_size": self.batch_size,
        }  # fmt: skip


def own_network(spec: DatasetSpec) -> OwnNetwork:
    """The network of data: TensorFlow Playground's for points of a plane, one hidden layer for a table."""
    about = describe(spec.source)
    sizes = own_sizes(about)
    if not about.is_measured:
        return OwnNetwork(sizes, "sgd", 0.03, 10, "tf_playground")
    return OwnNetwork(sizes, "adam", 0.01, 32 if len(generate(spec).points) >= MANY_ROWS else 10, "xavier")


def own_sizes(about: Description) -> tuple[int, ...]:
    """The hidden layers of the network of data."""
    if not about.is_measured:
        return (4, 2)
    return (next(size for least, size in TABLE_SIZES if len(about.columns) >= least),)


def has_own_network(document: Document) -> bool:
    """Whether the hidden layers are those that the document's data begin with: nobody has edited or named them."""
    network, own = document.network, own_network(document.data)
    layers = [[neuron.id for neuron in network.members(layer.id)] for layer in network.layers]
    if tuple(map(len, layers)) != own.sizes or len(network.hidden) != sum(own.sizes) or network.frozen:
        return False
    if any(neuron.activation != "tanh" for neuron in network.hidden):
        return False
    names = {f"h{number}.{k}" for number, size in enumerate(own.sizes, 1) for k in range(1, size + 1)}
    if {neuron.name for neuron in network.hidden} != names:
        return False
    if [layer.name for layer in network.layers] != [f"Layer {number}" for number in range(1, len(own.sizes) + 1)]:
        return False
    return _is_fully_linked(network, layers)


def with_own_network(document: Document, spec: DatasetSpec) -> Document:
    """The document with other data and the network of their own. Settings that went with the network before become
    those that go with the new one; others stay."""
    about, own, before = describe(spec.source), own_network(spec), own_network(document.data)
    loss = usual_loss(about)
    empty = Network(serial=document.network.serial)
    taken = set(about.names)
    wanted = wanted_outputs(about, loss, range(about.outputs))
    outputs = [replace(each, name=free_name(each.name, taken)) for each in wanted]
    network, columns = layered_network(empty, usual(about.columns), own.sizes, "tanh", outputs)
    positions = {**places_of(columns), **input_places(network.inputs, about, 0.0, 0.0)}
    settings = replace(document.settings, loss=loss)
    if all(getattr(settings, name) == value for name, value in before.settings.items()):
        settings = replace(settings, **own.settings)  # type: ignore[arg-type]
    initial = initial_values(network, network.parameters, own.initializer, document.seed)
    made = replace(
        document, network=network, positions=positions, data=spec, settings=settings, initial=initial,
        initializer=own.initializer, boxes={},
    )  # fmt: skip
    return boxes.with_boxes(made, boxes.usual_boxes(made))


def told(document: Document) -> str:
    """One sentence about a network that is its data's own."""
    about, sizes = describe(document.data.source), own_network(document.data).sizes
    inputs = counted(len(document.network.inputs), "input")
    hidden = f"{' and '.join(map(str, sizes))} hidden tanh neurons"
    outputs = counted(len(document.network.outputs), f"{output_activation(about, document.settings.loss)} output")
    return f"{about.label} begins with its own network: {inputs}, {hidden}, {outputs}."


def _is_fully_linked(network: Network, layers: list[list[str]]) -> bool:
    """Whether each column feeds all of the next, with weights of their own, and nothing else."""
    columns = [[node.id for node in network.inputs], *layers, [neuron.id for neuron in network.outputs]]
    pairs = sum(len(before) * len(after) for before, after in pairwise(columns))
    if len(network.links) != pairs or len(network.links_by_weight) != pairs:
        return False
    at = {id: number for number, column in enumerate(columns) for id in column}
    return all(at[link.target] == at[link.source] + 1 for link in network.links)
