"""Our own engines on a work, through the protocol that a session uses."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd.program import Program
from core.bench.matrices import Matrices
from core.bench.peers.serve import Maker
from core.bench.works import Floats, Work
from core.network.compiler import compile_network
from core.network.model import Input, Link, Network, Neuron
from core.training.engine import RATE, Engine, rules_of
from core.training.engines import make_engine
from core.training.losses import LOSSES
from core.training.numpy_engine import NumpyEngine
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

Sources = Sequence[Sequence[int]]
"""For each neuron of a layer, the indices of its sources in the layer before."""


class Core:
    """One work as a network of ours, run by an engine."""

    def __init__(self, work: Work, make: Callable[[Program], Engine], optimizer: str = "sgd") -> None:
        network = network_of(work)
        compiled = compile_network(network, 1, LOSSES[work.loss].expression)
        values = initial_values(work, network)
        self._initial = TrainingState.initial(compiled.parameters, values)
        self._engine = make(compiled.program)
        everywhere = np.ones(len(compiled.parameters), dtype=np.bool_)
        settings = TrainingSettings(
            learning_rate=work.rate, batch_size=work.batch, loss=work.loss, optimizer=optimizer,
            penalty="L2_all" if work.penalty_rate else "none", penalty_rate=work.penalty_rate,
        )  # fmt: skip
        self._rules = rules_of(settings, everywhere, everywhere, 0)
        self._control = np.zeros(2)
        self._control[RATE] = work.rate
        self._inputs = np.ascontiguousarray(work.points.T)
        self._samples = np.vstack([self._inputs, work.targets]) if len(work.targets) else self._inputs
        drawn = network.neurons if work.picture == "all" else network.outputs
        self._rows: NDArray[np.int64] = np.array([compiled.rows[neuron.id] for neuron in drawn], dtype=np.int64)
        self._picture = np.empty((len(drawn), len(work.points)), dtype=np.float32) if work.picture else None
        self.reset()

    def reset(self) -> None:
        """See `Runner.reset`."""
        self._state = self._initial.copy()

    def run(self, times: int) -> None:
        """See `Runner.run`: whole epochs, as many per call as are allowed."""
        if self._picture is None:
            budget = times * self._samples.shape[1]
            if self._engine.advance(self._state, self._samples, self._rules, self._control, budget).diverged:
                raise ArithmeticError("training diverged")
            return
        for _ in range(times):
            self._engine.evaluate(self._state.parameters, self._inputs, self._rows, self._picture)

    def result(self) -> Floats:
        """See `Runner.result`."""
        if self._picture is not None:
            return self._picture.ravel().astype(np.float64)
        return self._state.parameters.copy()


def build_network(inputs: int, layers: Sequence[Sources], activation: str = "tanh", output: str = "tanh") -> Network:
    """Layers of neurons over this many inputs; the neurons of the last layer are the outputs."""
    columns = [[f"x{number + 1}" for number in range(inputs)]]
    neurons, links = [], []
    serial = count(1)
    for depth, sources in enumerate(layers):
        last = depth == len(layers) - 1
        columns.append([f"n{next(serial)}" for _ in sources])
        for place, (id, reads) in enumerate(zip(columns[-1], sources, strict=True)):
            of = output if last else activation
            neurons.append(Neuron(id, id, of, f"b:{id}", output=place if last else None))
            for source in reads:
                link = f"l{next(serial)}"
                links.append(Link(link, columns[-2][source], id, f"w:{link}"))
    nodes = tuple(Input(id, id) for id in columns[0])
    return Network(nodes, tuple(neurons), tuple(links), serial=next(serial))


def network_of(work: Work) -> Network:
    """The network of a work, as people would draw it."""
    layers = [[np.flatnonzero(row).tolist() for row in mask] for mask in work.whole_masks]
    return build_network(work.sizes[0], layers, work.activation, work.output)


def initial_values(work: Work, network: Network) -> dict[str, float]:
    """The first weights and biases of a work, by parameter id."""
    weights = np.concatenate([w[mask] for w, mask in zip(work.weights, work.whole_masks, strict=True)])
    biases = np.concatenate(work.biases)
    values = {link.weight: float(value) for link, value in zip(network.links, weights, strict=True)}
    return values | {neuron.bias: float(value) for neuron, value in zip(network.neurons, biases, strict=True)}


def compiled_engine(program: Program) -> Engine:
    """The engine over the kernels. Raises NotImplementedError if they cannot be compiled."""
    engine = make_engine(program)
    if isinstance(engine, NumpyEngine):
        raise NotImplementedError("its kernels need numba")
    return engine


def _matrices(work: dict[str, Any]) -> Matrices:
    if work["masks"]:
        raise NotImplementedError("full matrices cannot leave out links")
    return Matrices(Work.from_data(work))


OURS: Mapping[str, Maker] = MappingProxyType({
    "kernel": lambda work: Core(Work.from_data(work), compiled_engine),
    "numpy": lambda work: Core(Work.from_data(work), NumpyEngine),
    "matrices": _matrices,
})  # fmt: skip
"""The engines that need only the project."""
