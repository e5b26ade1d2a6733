"""The works in NumPy matrices, written by hand for layered networks: one of our peers, and the reference for all."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bench.works import Floats, Work

AnyFloats = NDArray[np.floating]


class Matrices:
    """Does one work. Epochs are float64; pictures have the given precision."""

    def __init__(self, work: Work, picture_dtype: type[np.floating] = np.float32) -> None:
        self._work = work
        self._parts = [slice(at, at + work.batch) for at in range(0, len(work.targets), work.batch)]
        self._activations = [work.activation] * (len(work.weights) - 1) + [work.output]
        self._picture_layers: list[tuple[AnyFloats, AnyFloats]] = [
            (weights.astype(picture_dtype), biases.astype(picture_dtype)[:, None])
            for weights, biases in zip(work.weights, work.biases, strict=True)
        ]
        self._columns: AnyFloats = np.ascontiguousarray(work.points.T.astype(picture_dtype))
        rows = sum(work.sizes[1:]) if work.picture == "all" else 1
        self._picture: AnyFloats = np.empty((rows if work.picture else 0, len(work.points)), dtype=picture_dtype)
        self.reset()

    def reset(self) -> None:
        """Go back to the first weights."""
        self._weights = [weights.copy() for weights in self._work.weights]
        self._biases = [biases.copy() for biases in self._work.biases]

    def run(self, times: int) -> None:
        """Train this many epochs, or draw this many pictures."""
        for _ in range(times):
            if self._work.picture:
                self._draw()
            else:
                self._epoch()

    def result(self) -> Floats:
        """The parameters, neuron by neuron: the bias, then the weights; or the picture, neuron by neuron."""
        if self._work.picture:
            return self._picture.ravel().astype(np.float64)
        found = []
        for weights, biases, mask in zip(self._weights, self._biases, self._work.whole_masks, strict=True):
            there = np.column_stack([np.ones(len(mask), dtype=np.bool_), mask])
            found.append(np.column_stack([biases, weights])[there])
        return np.concatenate(found)

    def _draw(self) -> None:
        values: AnyFloats = self._columns
        at = 0
        for (weights, biases), activation in zip(self._picture_layers, self._activations, strict=True):
            values = _activated(activation, weights @ values + biases)
            if self._work.picture == "all":
                self._picture[at : at + len(values)] = values
                at += len(values)
        if self._work.picture == "output":
            self._picture[0] = values[0]

    def _epoch(self) -> None:
        for part in self._parts:
            self._update(self._work.points[part], self._work.targets[part])

    def _update(self, points: Floats, targets: Floats) -> None:
        values = [points]
        for weights, biases, activation in zip(self._weights, self._biases, self._activations, strict=True):
            values.append(_activated(activation, values[-1] @ weights.T + biases))
        slope = self._loss_slope(values[-1][:, 0], targets)[:, None] / len(targets)
        rate, pull = self._work.rate, 2.0 * self._work.penalty_rate
        for layer in reversed(range(len(self._weights))):
            weights, biases = self._weights[layer], self._biases[layer]
            slope = _times_slope(self._activations[layer], slope, values[layer + 1])
            weight_slope, bias_slope = slope.T @ values[layer], slope.sum(axis=0)
            if layer:
                slope = slope @ weights
            if self._work.masks is not None:
                weight_slope *= self._work.masks[layer]
            if pull:
                weight_slope += pull * weights
                bias_slope += pull * biases
            weights -= rate * weight_slope
            biases -= rate * bias_slope

    def _loss_slope(self, outputs: Floats, targets: Floats) -> Floats:
        if self._work.loss == "half_square":
            return outputs - targets
        return np.where(targets * outputs < 1.0, -targets, 0.0)


def _activated(name: str, sums: Any) -> Any:
    if name == "tanh":
        return np.tanh(sums, out=sums)
    return np.maximum(sums, 0.0, out=sums) if name == "relu" else sums


def _times_slope(name: str, slope: Floats, values: Floats) -> Floats:
    if name == "tanh":
        return slope * (1.0 - values * values)
    return slope * (values > 0.0) if name == "relu" else slope


def reference(work: Work) -> Floats:
    """The required result of one epoch from the first weights, or of one picture; see `Matrices.result`. All in
    float64."""
    matrices = Matrices(work, np.float64)
    matrices.run(1)
    return matrices.result()


def difference(found: Floats, right: Floats) -> float:
    """The largest difference, relative if numbers are above 1; infinite if the shapes differ or a number is NaN."""
    if found.shape != right.shape:
        return float("inf")
    worst = float(np.max(np.abs(found - right) / np.maximum(1.0, np.abs(right)), initial=0.0))
    return worst if np.isfinite(worst) else float("inf")
