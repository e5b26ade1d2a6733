"""Networks to start from: plain layers in columns."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.data.description import describe
from core.data.making import generate_with_source
from core.data.presets import FIRST
from core.data.random_source import RandomSource
from core.data.source import DatasetSpec
from core.document.columns import INPUT_PITCH, OUTPUT_PITCH
from core.document.document import Document, Point
from core.document.outputs import output_name
from core.document.room import COLUMN, stand
from core.network import edits
from core.network.initializers import INITIALIZERS
from core.network.model import Network
from core.training.settings import TrainingSettings

COLUMN_SIZE = 25


def layered(
    data: DatasetSpec,
    expressions: Sequence[str],
    sizes: Sequence[int],
    activation: str,
    output_activation: str,
    settings: TrainingSettings,
) -> Document:
    """Inputs, hidden layers of the given sizes and the data's outputs; each column is fully linked to the next. A size
    of 0 leaves a gap without links.

    The weights continue the random stream of the data, layer by layer, neuron by neuron, source by source. Each is U -
    0.5, as in TensorFlow Playground; the biases are 0.1.
    """
    about = describe(data.source)
    outputs = [edits.Wanted(output_name(about, k), output_activation, output=k) for k in range(about.outputs)]
    network, columns = layered_network(Network(), expressions, sizes, activation, outputs)
    _, source = generate_with_source(data)
    return Document(network, places_of(columns), data, settings, data.seed, _draws(network, source))


def layered_network(
    network: Network, inputs: Sequence[str], sizes: Sequence[int], activation: str, outputs: Sequence[edits.Wanted]
) -> tuple[Network, list[list[str]]]:
    """Inputs, hidden layers and outputs, each column fully linked to the next, in an empty network; and the ids of each
    column."""
    network, made = edits.add_inputs(network, inputs, inputs)
    columns = [[node.id for node in made]]
    for size in sizes:
        network, members = _with_layer(network, size, activation)
        columns.append(members)
    network, ends = edits.add_neurons(network, outputs)
    columns.append([neuron.id for neuron in ends])
    for before, after in pairwise(columns):
        network = edits.connect(network, [(source, target) for target in after for source in before])
    return network, columns


def _with_layer(network: Network, size: int, activation: str) -> tuple[Network, list[str]]:
    members: list[str] = []
    if size:
        network, layer = edits.add_layer(network)
        network, neurons = edits.add_neurons(network, [edits.Wanted(activation=activation, layer=layer.id)] * size)
        members = [neuron.id for neuron in neurons]
    return network, members


def default_document() -> Document:
    """The document of a first start: TensorFlow Playground's default network, with a fixed seed."""
    return layered(DatasetSpec(), FIRST, (4, 2), "tanh", "tanh", TrainingSettings())


def blank_document() -> Document:
    """Inputs and an output, with nothing between them."""
    document = layered(DatasetSpec(), FIRST, (), "tanh", "tanh", TrainingSettings())
    x, y = document.positions[document.network.outputs[0].id]
    positions = {**document.positions, document.network.outputs[0].id: (x + 2.0 * COLUMN, y)}
    network = edits.remove(document.network, document.network.links_by_id)
    initial = {id: document.initial[id] for id in network.parameters}
    return replace(document, network=network, positions=positions, initial=initial)


def large_document(neurons: int, links: int, seed: int = 1) -> Document:
    """A network for measuring: hidden neurons in columns of COLUMN_SIZE, and this many random links from column to
    column, as far as the columns have room for them."""
    empty = layered(DatasetSpec(), FIRST, (COLUMN_SIZE,) * (neurons // COLUMN_SIZE), "tanh", "tanh", TrainingSettings())
    network, draw = empty.network, random.Random(seed)
    into = list(network.links_by_id)
    kept = set(draw.sample(into, min(links, len(into))))
    network = edits.remove(network, [id for id in into if id not in kept])
    initial = {id: empty.initial[id] for id in network.parameters}
    return replace(empty, network=network, initial=initial)


def _draws(network: Network, source: RandomSource) -> dict[str, float]:
    weights = {link.weight: source.uniform() - 0.5 for link in network.links}
    bias = INITIALIZERS["tf_playground"].bias
    return {neuron.bias: bias for neuron in network.neurons} | weights


def places_of(columns: list[list[str]]) -> dict[str, Point]:
    """Places for the nodes of each column, inputs first and outputs last, from the middle up and down."""
    places: dict[str, Point] = {}
    left = 0.0
    for at, column in enumerate(columns):
        if 0 < at < len(columns) - 1:
            found = stand(len(column))
        else:
            found = [(0.0, k * (INPUT_PITCH if at == 0 else OUTPUT_PITCH)) for k in range(len(column))]
        middle = (found[0][1] + max(y for _, y in found)) / 2.0 if found else 0.0
        places |= {id: (left + x, y - middle) for id, (x, y) in zip(column, found, strict=True)}
        left += COLUMN + max((x for x, _ in found), default=0.0)
    return places
