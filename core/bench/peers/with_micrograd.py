"""micrograd, unchanged: a graph of scalar Values for every batch. Epochs that would take too long are left out."""

import math
import sys
import time
from itertools import chain
from typing import Any

from micrograd.engine import Value

LONGEST = 20.0
"""Seconds that an epoch may take."""

PROBE = 4
"""Samples that are timed to estimate the time of an epoch."""


def tanh(x: Any) -> Any:
    """The lecture's tanh, which the package lacks."""
    out = Value(math.tanh(x.data), (x,), "tanh")

    def backward() -> None:
        x.grad += (1.0 - out.data * out.data) * out.grad

    out._backward = backward
    return out


ACTIVATIONS: dict[str, Any] = {"tanh": tanh, "relu": lambda x: x.relu(), "linear": lambda x: x}


class Epochs:
    """Trains one work."""

    def __init__(self, work: dict[str, Any]) -> None:
        self.work = work
        self.samples = list(zip(work["points"], work["targets"], strict=True))
        self.activations = [work["activation"]] * (len(work["weights"]) - 1) + [work["output"]]
        self.reset()

    def reset(self) -> None:
        self.neurons = [[self._neuron(layer, row) for row in range(len(biases))]
                        for layer, biases in enumerate(self.work["biases"])]  # fmt: skip
        self.parameters = [each for bias, links in chain(*self.neurons) for each in (bias, *(w for _, w in links))]

    def run(self, times: int) -> None:
        size = self.work["batch"]
        for _ in range(times):
            for at in range(0, len(self.samples), size):
                self.update(self.samples[at : at + size])

    def update(self, batch: list[Any]) -> None:
        """One step of descent."""
        loss = sum(self._loss(point, target) for point, target in batch) * (1.0 / len(batch))
        if self.work["penalty_rate"]:
            loss = loss + self.work["penalty_rate"] * sum(p * p for p in self.parameters)
        for parameter in self.parameters:
            parameter.grad = 0.0
        loss.backward()
        for parameter in self.parameters:
            parameter.data -= self.work["rate"] * parameter.grad

    def result(self) -> list[float]:
        return [parameter.data for parameter in self.parameters]

    def _neuron(self, layer: int, row: int) -> tuple[Any, list[tuple[int, Any]]]:
        weights, masks = self.work["weights"][layer][row], self.work["masks"]
        there = masks[layer][row] if masks else [True] * len(weights)
        links = [(source, Value(weight)) for source, weight in enumerate(weights) if there[source]]
        return Value(self.work["biases"][layer][row]), links

    def _loss(self, values: list[Any], target: float) -> Any:
        for layer, activation in zip(self.neurons, self.activations, strict=True):
            values = [
                ACTIVATIONS[activation](sum((weight * values[source] for source, weight in links), bias))
                for bias, links in layer
            ]
        if self.work["loss"] == "half_square":
            return (values[0] - target) ** 2 * 0.5
        return (1.0 - target * values[0]).relu()


def make(work: dict[str, Any]) -> Any:
    """See `serve.Maker`."""
    if work["picture"]:
        raise NotImplementedError("it has no pictures in float32")
    sys.setrecursionlimit(100_000)
    epochs = Epochs(work)
    started = time.perf_counter()
    epochs.update(epochs.samples[:PROBE])
    expected = (time.perf_counter() - started) / PROBE * len(epochs.samples)
    if expected > LONGEST:
        raise NotImplementedError(f"an epoch would take about {expected:.0f} s")
    return epochs
