"""The lecture's training loop, line by line, with plain eager `Value`s on its four rows of three numbers.

Karpathy, "The spelled-out intro to neural networks and backpropagation: building micrograd" (2022).
"""

import math
import random
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from core.autograd.value import Value, history, weighted_sum
from core.lab.graph.stepper import Mistakes, Stepper

ROWS = ((2.0, 3.0, -1.0), (3.0, -1.0, 0.5), (0.5, 1.0, 1.0), (1.0, 1.0, -1.0))
TARGETS = (1.0, -1.0, -1.0, 1.0)
SIZES = (3, 4, 4, 1)
RATE = 0.1

SEED = 1337

FORWARD, ZERO_GRAD, BACKWARD, UPDATE, PRINT = range(5)

RECENT = 25
"""A time is the median over this many of the newest rounds."""

_ENDINGS = (
    "Training stopped in round {}: a number overflowed. Use a smaller learning rate and restart.",
    "Training stopped in round {}: the loss is 0; nothing is left to learn.",
    "Training stopped in round {}: every gradient is 0, because each tanh is saturated. Use a smaller learning rate "
    "and restart.",
)


def code(rate: float = RATE) -> tuple[str, ...]:
    """The loop's five lines as Python, with the learning rate filled in: forward, zero_grad, backward, update,
    print."""
    return (
        "loss = sum((n(x) - y)**2 for x, y in zip(xs, ys))",
        "for p in n.parameters(): p.grad = 0.0",
        "loss.backward()",
        f"for p in n.parameters(): p.data -= {rate:.4g} * p.grad",
        "print(k, loss.data)",
    )


LINES = code()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one line made: values and edges of the loss' graph, their bytes, and its time in seconds."""

    values: int
    edges: int
    bytes: int
    seconds: float


class Lecture:
    """MLP(3, [4, 4, 1]) of tanh neurons in training.

    line: the one that runs next; if `mistakes` keep gradients, ZERO_GRAD does nothing. rate: the learning rate of the
    next update. printed: the losses, newest last. fault: a sentence once there is nothing more to train; then no line
    runs.
    """

    def __init__(
        self,
        seed: int = SEED,
        mistakes: Mistakes | None = None,
        rate: float = RATE,
    ) -> None:
        self.parameters: Mapping[str, Value] = _parameters(random.Random(seed))
        self.mistakes = mistakes or Mistakes()
        self.rate = rate
        self.line = FORWARD
        self.loss: Value | None = None
        self.printed: list[float] = []
        self.costs: dict[int, Cost] = {}
        self.fault = ""
        self._rounds: deque[float] = deque(maxlen=RECENT)
        self._size = (0, 0, 0)

    @property
    def step(self) -> int:
        """How many times the whole loop ran."""
        return len(self.printed)

    @property
    def round_seconds(self) -> float | None:
        """Seconds that the five lines take together, or None before the first round is over."""
        return median(self._rounds) if self._rounds else None

    @property
    def gradient_norm(self) -> float:
        """The Euclidean norm of the parameters' present gradient."""
        return math.hypot(*(parameter.grad for parameter in self.parameters.values()))

    def predictions(self) -> tuple[float, ...]:
        """The network's output for each row at the present parameters, from -1 to 1."""
        return tuple(mlp(self.parameters, row).data for row in ROWS)

    def run_line(self) -> None:
        """Run the next line."""
        if self.fault:
            return
        begun = time.perf_counter()
        if self.line != ZERO_GRAD or not self.mistakes.kept:
            (self._forward, self._zero_grad, self._backward, self._update, self._print)[self.line]()
        seconds = time.perf_counter() - begun
        if self.line == FORWARD:
            self._size = _size(self.loss)
        self.costs[self.line] = Cost(*self._size, seconds)
        if self.line == PRINT:
            self._rounds.append(sum(cost.seconds for cost in self.costs.values()))
            self.fault = self._find_fault()
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
        mistakes = replace(self.mistakes, kept=False)
        if not mistakes:
            self.loss.backward()
            return
        stepper = Stepper(self.loss, mistakes)
        stepper.go_to(len(stepper.steps))
        for value, gradient in stepper.gradients.items():
            value.grad = gradient if mistakes.overwritten else value.grad + gradient

    def _update(self) -> None:
        for parameter in self.parameters.values():
            parameter.data -= self.rate * parameter.grad

    def _print(self) -> None:
        assert self.loss is not None
        self.printed.append(self.loss.data)

    def _find_fault(self) -> str:
        loss, leaves = self.printed[-1], self.parameters.values()
        if not all(map(math.isfinite, [loss, *(leaf.data for leaf in leaves)])):
            return _ENDINGS[0].format(self.step)
        if any(leaf.grad for leaf in leaves):
            return ""
        return _ENDINGS[1 if loss == 0.0 else 2].format(self.step)


def _size(loss: Value | None) -> tuple[int, int, int]:
    """Values, edges and bytes of a graph, without the numbers inside."""
    graph = history(loss) if loss is not None else []
    taken = sum(sys.getsizeof(value) + sys.getsizeof(value.operands) for value in graph)
    return len(graph), sum(len(value.operands) for value in graph), taken


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
    """Drawn from -1 to 1, neuron by neuron: its weights, then its bias."""
    found = {}
    for layer, (width, count) in enumerate(pairwise(SIZES)):
        for neuron in range(count):
            for name in (*(f"w{at}" for at in range(width)), "b"):
                path = f"layers.{layer}.{neuron}.{name}"
                found[path] = Value(draw.uniform(-1.0, 1.0), path)
    return found
