"""The lecture's training again, on the engine that trains drawn networks."""

import time
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from core.autograd.value import Value
from core.lab.loop.lecture import RECENT, ROWS, SIZES, TARGETS
from core.network import edits
from core.network.compiler import Compiled, compile_network
from core.network.model import Network
from core.training.engine import RATE, Engine, rules_of
from core.training.engines import kernels_are_ready, make_engine
from core.training.numpy_engine import NumpyEngine
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

INPUTS = ("x1", "x2", "x3")

# In the memory order that trainers use; another one would compile the kernels again.
_SAMPLES = np.ascontiguousarray(np.vstack([np.array(ROWS).T, np.array(TARGETS)]))
_COUNT = len(ROWS)


class Twin:
    """A drawn network with the lecture's parameters, trained in the same steps.

    printed: the sums of squared errors before each update, newest last. diverged: whether a number was not finite; no
    update follows. compiled: the program it runs. Without an engine of its own, it starts on NumPy and switches to the
    kernels once they are compiled. Compiling takes seconds and is left to others.
    """

    def __init__(self, parameters: Mapping[str, float], engine: Engine | None = None) -> None:
        network, self._names = _network()
        self.compiled: Compiled = compile_network(network, 1, _square)
        self._waits = engine is None
        self._engine: Engine = engine or NumpyEngine(self.compiled.program)
        ids = self.compiled.parameters
        initial = {id: parameters[self._names[id]] for id in ids}
        self._state = TrainingState.initial(ids, initial)
        # One update for the whole set. It takes the mean where the lecture takes the sum.
        settings = TrainingSettings(batch_size=_COUNT)
        self._rules = rules_of(settings, np.ones(len(ids), dtype=np.bool_), np.zeros(len(ids), dtype=np.bool_), 0)
        self._control = np.zeros(2)
        self._rounds: deque[float] = deque(maxlen=RECENT)
        self._is_warm = False
        self.printed: list[float] = []
        self.diverged = False

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters under the lecture's names."""
        return {self._names[id]: value for id, value in self._state.values().items()}

    @property
    def is_compiled(self) -> bool:
        """Whether the kernels run it rather than NumPy."""
        return not isinstance(self._engine, NumpyEngine)

    @property
    def round_seconds(self) -> float | None:
        """Seconds per update, forward and backward included; None before the second one, because the first compiles."""
        return median(self._rounds) if self._rounds else None

    @property
    def size(self) -> tuple[int, int, int]:
        """Rows, operands and bytes of the program, which computes one row of the data and is built once."""
        program = self.compiled.program
        arrays = (program.constants, program.codes, program.starts, program.operands)
        return program.row_count, len(program.operands), sum(array.nbytes for array in arrays)

    def run_loop(self, rate: float) -> None:
        """Print the loss and make one update at the lecture's learning rate."""
        if self.diverged:
            return
        if self._waits and not self.is_compiled and kernels_are_ready():
            self._engine, self._is_warm = make_engine(self.compiled.program), False
            self._rounds.clear()
        self.printed.append(self._loss())
        self._control[RATE] = _COUNT * rate
        begun = time.perf_counter()
        progress = self._engine.advance(self._state, _SAMPLES, self._rules, self._control, _COUNT)
        seconds = time.perf_counter() - begun
        if self._is_warm:
            self._rounds.append(seconds)
        self._is_warm, self.diverged = True, progress.diverged

    def _loss(self) -> float:
        out = np.empty((1, _COUNT))
        rows = np.array([self.compiled.program.loss_row], dtype=np.int64)
        self._engine.evaluate(self._state.parameters, _SAMPLES, rows, out)
        return float(np.add.accumulate(out[0])[-1])


def _network() -> tuple[Network, dict[str, str]]:
    """The lecture's network as a person would draw it; parameter id -> the lecture's name of it."""
    network, _ = edits.add_inputs(Network(), INPUTS, INPUTS)
    names: dict[str, str] = {}
    sources = [node.id for node in network.inputs]
    for layer, (_, count) in enumerate(pairwise(SIZES)):
        column = []
        for place in range(count):
            network, neuron = edits.add_neuron(network, output=0 if layer == len(SIZES) - 2 else None)
            network = edits.connect(network, [(source, neuron.id) for source in sources])
            names[neuron.bias] = f"layers.{layer}.{place}.b"
            for at, link in enumerate(network.incoming[neuron.id]):
                names[link.weight] = f"layers.{layer}.{place}.w{at}"
            column.append(neuron.id)
        sources = column
    return network, names


def _square(outputs: Sequence[Value], targets: Sequence[Value]) -> Value:
    return (outputs[0] - targets[0]).square()
