"""The lecture's training loop, line by line, with plain eager `Value`s on its four rows of three numbers.

Karpathy, "The spelled-out intro to neural networks and backpropagation: building micrograd" (2022).
"""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.autograd.value import Value, history, weighted_sum

ROWS = ((2.0, 3.0, -1.0), (3.0, -1.0, 0.5), (0.5, 1.0, 1.0), (1.0, 1.0, -1.0))
TARGETS = (1.0, -1.0, -1.0, 1.0)
SIZES = (3, 4, 4, 1)
RATE = 0.1

LINES = (
    "loss = sum((n(x) - y)**2 for x, y in zip(xs, ys))",
    "for p in n.parameters(): p.grad = 0.0",
    "loss.backward()",
    "for p in n.parameters(): p.data -= 0.1 * p.grad",
    "print(k, loss.data)",
)
"""The loop's five lines: forward, zero_grad, backward, update, print."""

FORWARD, ZERO_GRAD, BACKWARD, UPDATE, PRINT = range(len(LINES))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one line made: values and edges of the loss' graph, and how long it took, in seconds."""

    values: int
    edges: int
    seconds: float


class Lecture:
    """MLP(3, [4, 4, 1]) of tanh neurons in training. line: the one that runs next. skipped: lines that are left out,
    such as ZERO_GRAD. Printed losses are in `printed`, newest last."""

    def __init__(self, seed: int = 1337, skipped: frozenset[int] = frozenset()) -> None:
        self.parameters: Mapping[str, Value] = _parameters(random.Random(seed))
        self.skipped = skipped
        self.line = FORWARD
        self.loss: Value | None = None
        self.printed: list[float] = []
        self.costs: dict[int, Cost] = {}

    @property
    def step(self) -> int:
        """How often the whole loop was run."""
        return len(self.printed)

    def run_line(self) -> None:
        """Run the next line."""
        begun = time.perf_counter()
        if self.line not in self.skipped:
            (self._forward, self._zero_grad, self._backward, self._update, self._print)[self.line]()
        seconds = time.perf_counter() - begun
        graph = history(self.loss) if self.loss is not None else []
        self.costs[self.line] = Cost(len(graph), sum(len(value.operands) for value in graph), seconds)
        self.line = (self.line + 1) % len(LINES)

    def run_loop(self) -> None:
        """Run to the end of the loop."""
        self.run_line()
        while self.line != FORWARD:
            self.run_line()

    def _forward(self) -> None:
        errors = [mlp(self.parameters, row) - target for row, target in zip(ROWS, TARGETS, strict=True)]
        squares = [error**2.0 for error in errors]
        self.loss = sum(squares[1:], squares[0])
        self.loss.label = "loss"

    def _zero_grad(self) -> None:
        for parameter in self.parameters.values():
            parameter.grad = 0.0

    def _backward(self) -> None:
        assert self.loss is not None
        self.loss.backward()

    def _update(self) -> None:
        for parameter in self.parameters.values():
            parameter.data -= RATE * parameter.grad

    def _print(self) -> None:
        assert self.loss is not None
        self.printed.append(self.loss.data)


def mlp(parameters: Mapping[str, Value], row: Sequence[float]) -> Value:
    """The network's output for one row; parameters are named by path, as in "layers.0.1.w2" and "layers.2.0.b"."""
    present: list[Value] = [Value(x, f"x{at}") for at, x in enumerate(row)]
    for layer, (width, count) in enumerate(pairwise(SIZES)):
        present = [
            weighted_sum(
                [parameters[f"layers.{layer}.{neuron}.w{at}"] for at in range(width)],
                present,
                parameters[f"layers.{layer}.{neuron}.b"],
            ).tanh()
            for neuron in range(count)
        ]
    return present[0]


def _parameters(draw: random.Random) -> dict[str, Value]:
    """Drawn from -1 to 1, neuron by neuron, its weights and then its bias."""
    found = {}
    for layer, (width, count) in enumerate(pairwise(SIZES)):
        for neuron in range(count):
            for name in (*(f"w{at}" for at in range(width)), "b"):
                path = f"layers.{layer}.{neuron}.{name}"
                found[path] = Value(draw.uniform(-1.0, 1.0), path)
    return found
