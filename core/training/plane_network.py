"""A network over a plane of its inputs' space, for pictures of it.

On a plane, an input that is a column alone is a + b * x + c * y. A sum of many such inputs is so, too: a neuron that
reads them is affine in two numbers, however many columns there are. So the network is written again with the inputs x
and y in their place, and its parameters are computed from those of the whole one.

Here, x and y are from -1 to 1 over what is drawn. So a, b and c are about as large as the input itself, and columns far
from 0 lose no digits. Only they depend on the plane: the program of the short network stays when the plane changes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.autograd.program import Program
from core.data.dataset import Dataset
from core.data.inputs import expressions_of, input_values
from core.data.plane import Plane
from core.free_name import free_name
from core.network.compiler import Compiled, compile_network
from core.network.model import Input, Link, Network
from core.training.engine import Engine
from core.training.losses import LOSSES
from core.training.trainer import Trainer

Floats = NDArray[np.float64]

FEW = 2
"""So many inputs that are columns alone are read as they are."""

SINGLE = 1e30
"""Parameters up to this size leave room for their products in single precision."""

Sum = tuple[tuple[str, str, str], str, Sequence[Link]]
"""The new bias and weights of x and y of a neuron, its bias in the whole network, and its links that they stand for."""

ONE = 0
"""Where the factor 1 is in the table of factors, before a, b and c of each input."""


class PlaneNetwork:
    """Computes the values of a trainer's nodes on a plane. It keeps what does not depend on the parameters."""

    def __init__(self, trainer: Trainer, plane: Plane) -> None:
        self._trainer, network, data = trainer, trainer.experiment.network, trainer.data
        self._read = expressions_of([node.expression for node in network.inputs], data)
        self._formulas = tuple(each for each in self._read if each.plain is None)
        places = {name: at for at, name in enumerate(data.about.names)}
        read = zip(network.inputs, self._read, strict=True)
        plain = {node.id: places[each.plain] for node, each in read if each.plain is not None}
        self._columns = np.array(list(plain.values()), dtype=np.int64)
        # An input that is a column alone is no node of the short network.
        self._left_out = {id: at for at, id in enumerate(plain)}
        self._short = None if len(plain) <= FEW else _ShortNetwork(trainer, self._left_out)
        self.use(plane)

    def use(self, plane: Plane) -> None:
        """Compute on another plane from now on."""
        self._plane = plane
        self._affine = _affine(self._trainer.data, plane)[self._columns]
        self._grids: dict[int, Floats] = {}
        self._columns_shown: dict[int, NDArray[np.float32]] = {}
        if self._short is not None:
            self._short.use(self._affine)

    @np.errstate(over="ignore")
    def values(self, parameters: Floats, nodes: list[str], side: int) -> NDArray[np.float32]:
        """The values of nodes on a grid of the plane, (nodes, side * side); row by row from the lowest."""
        if self._short is None:
            made = self._trainer.values(parameters, self._grid(side), nodes, _precision(parameters))
            return made.astype(np.float32, copy=False)
        found = np.empty((len(nodes), side * side), dtype=np.float32)
        rest = [at for at, id in enumerate(nodes) if id not in self._left_out]
        found[rest] = self._short.values(parameters, self._grid(side), [nodes[at] for at in rest])
        if len(rest) < len(nodes):
            left_out = [at for at, id in enumerate(nodes) if id in self._left_out]
            found[left_out] = self._shown(side)[[self._left_out[nodes[at]] for at in left_out]]
        return found

    def _grid(self, side: int) -> Floats:
        """The inputs at a grid, (inputs, side * side)."""
        if side not in self._grids:
            x, y = self._plane.places(side)
            column = _columns_on(self._trainer.data, self._plane, x, y)
            if self._short is None:
                self._grids[side] = input_values(self._read, column, len(x))
            else:
                self._grids[side] = np.vstack([*_square(side), input_values(self._formulas, column, len(x))])
        return self._grids[side]

    def _shown(self, side: int) -> NDArray[np.float32]:
        """The inputs that are columns alone at a grid, (such inputs, side * side)."""
        if side not in self._columns_shown:
            x, y = _square(side)
            a, b, c = self._affine.T[:, :, None]
            self._columns_shown[side] = (a + b * x + c * y).astype(np.float32)
        return self._columns_shown[side]


class _ShortNetwork:
    """A network whose inputs are x and y, and those of the whole one that are no column alone. Each of its parameters
    is a sum of terms: a parameter of the whole network, times 1, or a, b or c of an input.

    left_out: the ids of the inputs that are columns alone -> their rows in the table of a, b and c.
    """

    def __init__(self, trainer: Trainer, left_out: Mapping[str, int]) -> None:
        whole = trainer.experiment.network
        network, sums = _shortened(whole, left_out)
        loss = LOSSES[trainer.experiment.settings.loss]
        self._compiled: Compiled = compile_network(network, trainer.data.outputs, loss.expression)
        make: Callable[[Program], Engine] = trainer.make
        self._engine = make(self._compiled.program)
        to = {id: at for at, id in enumerate(self._compiled.parameters)}
        sources = {id: at for at, id in enumerate(trainer.compiled.parameters)}
        same = [id for id in to if id in sources]
        onto, reads, factors = [to[id] for id in same], [sources[id] for id in same], [ONE] * len(same)
        for new, bias, links in sums:
            onto.append(to[new[0]])
            reads.append(sources[bias])
            factors.append(ONE)
            for part, id in enumerate(new, ONE + 1):
                onto += [to[id]] * len(links)
                reads += [sources[link.weight] for link in links]
                factors += [part + 3 * left_out[link.source] for link in links]
        self._onto, self._reads, self._places = (np.array(each, dtype=np.int64) for each in (onto, reads, factors))

    def use(self, affine: Floats) -> None:
        """Compute with other a, b and c: (inputs, 3)."""
        self._factors = np.concatenate([[1.0], affine.ravel()])[self._places]

    def values(self, parameters: Floats, inputs: Floats, nodes: list[str]) -> NDArray[np.floating]:
        """The values of nodes, (nodes, n), for inputs (inputs, n)."""
        with np.errstate(all="ignore"):
            shares = parameters[self._reads] * self._factors
            short = np.bincount(self._onto, shares, len(self._compiled.parameters)).astype(np.float64)
        rows = np.array([self._compiled.rows[id] for id in nodes], dtype=np.int64)
        out: NDArray[np.floating] = np.empty((len(nodes), inputs.shape[1]), dtype=_precision(short))
        self._engine.evaluate(short, inputs, rows, out)
        return out


def _shortened(whole: Network, left_out: Mapping[str, int]) -> tuple[Network, list[Sum]]:
    """The short network, and how its parameters are sums."""
    links: list[Link] = []
    sums: list[Sum] = []
    neurons = []
    taken = {*whole.nodes, *whole.parameters}
    x, y = free_name("x", taken), free_name("y", taken)
    for neuron in whole.neurons:
        into = whole.incoming[neuron.id]
        read = [link for link in into if link.source in left_out]
        links += [link for link in into if link.source not in left_out]
        if read:
            bias, across, up = (free_name(f"{what} of {neuron.id}", taken) for what in ("bias", "x", "y"))
            links += [Link(across, x, neuron.id, across), Link(up, y, neuron.id, up)]
            sums.append(((bias, across, up), neuron.bias, read))
            neuron = replace(neuron, bias=bias)
        neurons.append(neuron)
    inputs = (Input(x, x), Input(y, y), *(node for node in whole.inputs if node.id not in left_out))
    return Network(inputs, tuple(neurons), tuple(links), whole.layers), sums


def _precision(parameters: Floats) -> type:
    return np.float32 if np.abs(parameters).max(initial=0.0) <= SINGLE else np.float64


def _affine(data: Dataset, plane: Plane) -> Floats:
    """a, b and c of each column as the network sees it, (columns, 3): a + b * x + c * y for x and y of `_square`."""
    left, right, low, high = plane.domain
    middle = np.array(plane.at((left + right) / 2.0, (low + high) / 2.0))
    parts = (middle - data.center, (right - left) / 2.0 * plane.across, (high - low) / 2.0 * plane.up)
    return np.column_stack(parts) / data.scale[:, None]


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
