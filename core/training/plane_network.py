"""A network over a plane of its inputs' space, for pictures of it.

On a plane, an input that is a column alone is a + b * x + c * y. A sum of many such inputs is so, too: a neuron that
reads them is affine in two numbers, however many columns there are. So the network is written again with the inputs x
and y in their place, and its parameters are computed from those of the whole one.

Here, x and y are from -1 to 1 over what is drawn. So a, b and c are about as large as the input itself, and columns far
from 0 lose no digits.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.autograd.program import Program
from core.data.dataset import Dataset
from core.data.expression import Expression
from core.data.inputs import expressions_of, input_values
from core.data.plane import Plane
from core.free_name import free_name
from core.network.compiler import Compiled, compile_network
from core.network.model import Input, Link, Network
from core.training.engine import Engine
from core.training.losses import LOSSES
from core.training.trainer import Trainer

Floats = NDArray[np.float64]
Affine = tuple[float, float, float]

FEW = 2
"""So many inputs that are columns alone are read as they are."""

SINGLE = 1e30
"""Parameters up to this size leave room for their products in single precision."""


class PlaneNetwork:
    """Computes the values of a trainer's nodes on a plane. It keeps the inputs of each grid."""

    def __init__(self, trainer: Trainer, plane: Plane) -> None:
        self._trainer, self._plane = trainer, plane
        network = trainer.experiment.network
        read = expressions_of([node.expression for node in network.inputs], trainer.data)
        self._expressions = dict(zip((node.id for node in network.inputs), read, strict=True))
        self._grids: dict[int, Floats] = {}
        plain = {id: each.plain for id, each in self._expressions.items() if each.plain is not None}
        self._affine = {id: _affine(trainer.data, plane, name) for id, name in plain.items()}
        self._short = None if len(plain) <= FEW else _ShortNetwork(trainer, self._affine)

    @np.errstate(over="ignore")
    def values(self, parameters: Floats, nodes: list[str], side: int) -> NDArray[np.float32]:
        """The values of nodes on a grid of the plane, (nodes, side * side); row by row from the lowest."""
        if self._short is None:
            made = self._trainer.values(parameters, self._grid(side), nodes, _precision(parameters))
            return made.astype(np.float32, copy=False)
        found = np.empty((len(nodes), side * side), dtype=np.float32)
        # An input that is a column alone is no node of the short network.
        rest = [at for at, id in enumerate(nodes) if id not in self._affine]
        found[rest] = self._short.values(parameters, self._grid(side), [nodes[at] for at in rest])
        x, y = _square(side)
        for at, id in enumerate(nodes):
            if id in self._affine:
                a, b, c = self._affine[id]
                found[at] = a + b * x + c * y
        return found

    def _grid(self, side: int) -> Floats:
        """The inputs at a grid, (inputs, side * side)."""
        if side not in self._grids:
            x, y = self._plane.places(side)
            column = _columns_on(self._trainer.data, self._plane, x, y)
            if self._short is None:
                self._grids[side] = input_values(tuple(self._expressions.values()), column, len(x))
            else:
                rest: list[Expression] = [each for id, each in self._expressions.items() if id not in self._affine]
                self._grids[side] = np.vstack([*_square(side), input_values(rest, column, len(x))])
        return self._grids[side]


class _ShortNetwork:
    """A network whose inputs are x and y, and those of the whole one that are no column alone."""

    def __init__(self, trainer: Trainer, affine: dict[str, Affine]) -> None:
        whole = trainer.experiment.network
        network, terms = _shortened(whole, affine)
        loss = LOSSES[trainer.experiment.settings.loss]
        self._compiled: Compiled = compile_network(network, trainer.data.outputs, loss.expression)
        make: Callable[[Program], Engine] = trainer.make
        self._engine = make(self._compiled.program)
        to = {id: at for at, id in enumerate(self._compiled.parameters)}
        sources = {id: at for at, id in enumerate(trainer.compiled.parameters)}
        for id in to:
            if id in sources:
                terms.append((id, id, 1.0))
        self._to = np.array([to[target] for target, _, _ in terms], dtype=np.int64)
        self._from = np.array([sources[source] for _, source, _ in terms], dtype=np.int64)
        self._factors = np.array([factor for _, _, factor in terms])

    def values(self, parameters: Floats, inputs: Floats, nodes: list[str]) -> NDArray[np.floating]:
        """The values of nodes, (nodes, n), for inputs (inputs, n)."""
        with np.errstate(all="ignore"):
            shares = parameters[self._from] * self._factors
            short = np.bincount(self._to, shares, len(self._compiled.parameters)).astype(np.float64)
        rows = np.array([self._compiled.rows[id] for id in nodes], dtype=np.int64)
        out: NDArray[np.floating] = np.empty((len(nodes), inputs.shape[1]), dtype=_precision(short))
        self._engine.evaluate(short, inputs, rows, out)
        return out


def _shortened(whole: Network, affine: dict[str, Affine]) -> tuple[Network, list[tuple[str, str, float]]]:
    """The short network, and the terms of its parameters: (parameter, parameter of the whole network, factor)."""
    links: list[Link] = []
    terms: list[tuple[str, str, float]] = []
    neurons = []
    taken = {*whole.nodes, *whole.parameters}
    x, y = free_name("x", taken), free_name("y", taken)
    for neuron in whole.neurons:
        into = whole.incoming[neuron.id]
        read = [link for link in into if link.source in affine]
        links += [link for link in into if link.source not in affine]
        if read:
            bias, across, up = (free_name(f"{what} of {neuron.id}", taken) for what in ("bias", "x", "y"))
            links += [Link(across, x, neuron.id, across), Link(up, y, neuron.id, up)]
            terms.append((bias, neuron.bias, 1.0))
            for link in read:
                factors = zip((bias, across, up), affine[link.source], strict=True)
                terms += [(name, link.weight, factor) for name, factor in factors]
            neuron = replace(neuron, bias=bias)
        neurons.append(neuron)
    inputs = (Input(x, x), Input(y, y), *(node for node in whole.inputs if node.id not in affine))
    return Network(inputs, tuple(neurons), tuple(links), whole.layers), terms


def _precision(parameters: Floats) -> type:
    return np.float32 if np.abs(parameters).max(initial=0.0) <= SINGLE else np.float64


def _affine(data: Dataset, plane: Plane, name: str) -> Affine:
    """a, b and c of a column as the network sees it, a + b * x + c * y, for x and y of `_square`."""
    at, (left, right, low, high) = data.about.names.index(name), plane.domain
    center, scale = float(data.center[at]), float(data.scale[at])
    across, up = float(plane.across[at]), float(plane.up[at])
    middle = float(plane.origin[at]) + (left + right) / 2.0 * across + (low + high) / 2.0 * up
    return (middle - center) / scale, (right - left) / 2.0 * across / scale, (high - low) / 2.0 * up / scale


def _square(side: int) -> tuple[Floats, Floats]:
    """A grid of side * side, row by row from the lowest, from -1 to 1: x and y, each (side * side,)."""
    ends = np.linspace(-1.0, 1.0, side)
    return np.tile(ends, side), np.repeat(ends, side)


def _columns_on(data: Dataset, plane: Plane, x: Floats, y: Floats) -> Callable[[str], Floats]:
    """Name -> the values of a column at places of the plane, as the network sees them."""

    def column(name: str) -> Floats:
        at = data.about.names.index(name)
        return np.asarray((plane.column(at, x, y) - data.center[at]) / data.scale[at])

    return column
