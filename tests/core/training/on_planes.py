"""Networks over data of any width, and their values at places of a plane, computed with eager `Value`s."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from core.autograd.ops import ACTIVATIONS
from core.autograd.program import Program
from core.autograd.value import Value
from core.data.expression import read
from core.data.plane import Plane, PlaneChoice
from core.data.source import DatasetSpec
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.edits import with_network
from core.document.input_edits import use_input
from core.document.starter import default_document
from core.network import edits
from core.network.compiler import write_neurons
from core.training.engine import Engine
from core.training.engines import make_engine
from core.training.pictures import Painter
from core.training.snapshot import Picture
from core.training.trainer import Trainer
from tests.core.data.tables import drawn

WIDTHS = (1, 2, 4, 13, 30, 64)
FORMULAS = {1: ("sin(c1)", "c1^2 - 1"), 2: ("c1*c2", "tanh(c1 - 2*c2)"), 4: ("c1*c2*c3", "exp(-c4^2)", "abs(c2 - c4)")}
"""Inputs that are no column alone, for data of at least so many columns."""


def wide_document(columns: int, scaling: str, draw: random.Random) -> Document:
    """Data of so many columns with inputs that are columns and formulas, and a network that is no longer in layers:
    links past them, neurons without inputs, tied and frozen weights."""
    spec = DatasetSpec(drawn(columns, draw.randrange(1000)), 70.0, str(draw.random()), scaling)
    document = use_data(default_document(), spec).document
    for text in FORMULAS[max(least for least in FORMULAS if least <= columns)]:
        document = use_input(document, text, True).document
    return rewired(document, draw)


def rewired(document: Document, draw: random.Random) -> Document:
    """The same inputs and outputs with other links between them, and random weights."""
    network = document.network
    hidden, outputs = [n.id for n in network.hidden], [n.id for n in network.outputs]
    network = edits.remove(network, draw.sample(list(network.links_by_id), len(network.links) // 5))
    network, made = edits.add_neurons(
        network, [edits.Wanted(activation=activation.name) for activation in draw.sample(list(ACTIVATIONS), 3)]
    )
    for neuron in made[:2]:
        sources = draw.sample([node.id for node in network.inputs] + hidden, min(6, len(hidden)))
        network = edits.connect(network, [(source, neuron.id) for source in sources])
    ends = [(neuron.id, output) for neuron in made for output in outputs]
    ends += [(node.id, draw.choice(outputs)) for node in network.inputs]
    network = edits.connect(network, network.unlinked(ends))
    network = edits.tie(network, draw.sample(list(network.links_by_id), 6))
    network = edits.freeze(network, draw.sample(network.parameters, 3), True)
    document = with_network(document, network, dict.fromkeys(network.nodes, (0.0, 0.0)))
    return replace(document, initial={id: draw.uniform(-1.0, 1.0) for id in network.parameters})


def parameters_of(trainer: Trainer) -> np.ndarray:
    """The initial parameters as the trainer wants them."""
    return np.array([trainer.experiment.initial[id] for id in trainer.compiled.parameters])


def values_at(trainer: Trainer, point: tuple[float, ...]) -> dict[str, float]:
    """Node id -> its value at a point of the space of columns, by eager `Value`s."""
    network, data = trainer.experiment.network, trainer.data
    scaled = ((np.array(point) - data.center) / data.scale).tolist()
    columns = {name: Value(x, name) for name, x in zip(data.about.names, scaled, strict=True)}
    inputs = [read(node.expression, data.about.names).of_values(columns) for node in network.inputs]
    parameters = {id: Value(trainer.experiment.initial[id], id) for id in network.parameters}
    return {id: value.data for id, value in write_neurons(network, parameters, inputs).items()}


class Rounding:
    """How far rounding in single precision may move the values of nodes on a plane (Higham 2002, chapter 3): a sum of n
    terms by n + 2 units of the sum of their sizes, an activation by what its slope makes of that and 4 units. The size
    of an input that is a column is its largest on the plane."""

    UNIT = 2.0**-24
    TINY = 2.0**-126
    """The smallest number in single precision that has all digits."""

    SLOPE = 1.13
    """The steepest activation, GELU; a square's slope is twice its operand."""

    def __init__(self, trainer: Trainer, plane: Plane) -> None:
        self._trainer, data = trainer, trainer.data
        left, right, low, high = plane.domain
        corners = np.array([plane.at(x, y) for x in (left, right) for y in (low, high)])
        largest = dict(zip(data.about.names, np.abs(data.scaled(corners)).max(axis=0).tolist(), strict=True))
        network = trainer.experiment.network
        plain = {node.id: read(node.expression, data.about.names).plain for node in network.inputs}
        self._largest = {id: largest[name] for id, name in plain.items() if name is not None}

    def of(self, values: dict[str, float]) -> dict[str, float]:
        """Node id -> the bound, for the values at one place."""
        network, initial = self._trainer.experiment.network, self._trainer.experiment.initial
        size = {node.id: self._largest.get(node.id, abs(values[node.id])) for node in network.inputs}
        found = {id: 2.0 * self.UNIT * each + self.TINY for id, each in size.items()}
        for neuron in network.order:
            terms = [(initial[link.weight], link.source) for link in network.incoming[neuron.id]]
            sizes = abs(initial[neuron.bias]) + sum(abs(w) * size[id] for w, id in terms)
            moved = sum(abs(w) * found[id] for w, id in terms) + (len(terms) + 2) * self.UNIT * sizes
            slope = 2.0 * sizes if neuron.activation == "square" else self.SLOPE
            size[neuron.id] = abs(values[neuron.id])
            found[neuron.id] = slope * moved + 4.0 * self.UNIT * size[neuron.id] + self.TINY
        return found


def checked_places(
    trainer: Trainer, plane: Plane, pictures: dict[str, Picture], count: int, draw: random.Random
) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    """At so many random places of the grid of pictures: node id -> what the picture shows, and the eager value."""
    side = len(next(iter(pictures.values())))
    x, y = (each.reshape(side, side) for each in plane.places(side))
    for _ in range(count):
        row, column = draw.randrange(side), draw.randrange(side)
        wanted = values_at(trainer, plane.at(float(x[row, column]), float(y[row, column])))
        yield {id: float(picture[row, column]) for id, picture in pictures.items()}, wanted


def painter_of(
    document: Document, make: Callable[[Program], Engine] = make_engine
) -> tuple[Trainer, Painter, np.ndarray]:
    """A trainer, its painter, and its initial parameters."""
    trainer = Trainer(document.experiment, make)
    return trainer, Painter(trainer), parameters_of(trainer)


def planes(columns: int) -> list[PlaneChoice]:
    """Planes of each kind, with and without held values."""
    found = [PlaneChoice("curve"), PlaneChoice("curve", (f"c{columns}",))]
    if columns > 1:
        found += [PlaneChoice(), PlaneChoice("columns", ("c2", "c1")), PlaneChoice("components")]
    if columns > 3:
        held = (("c1", 60.0), ("c4", -50.0))
        found += [PlaneChoice("curve", ("c2",), held), PlaneChoice("columns", ("c2", "c3"), held)]
        found.append(PlaneChoice("components", (), held))
    return found
