"""PyTorch, eager: layers, `backward` and its own SGD, as people write it."""

from typing import Any

import torch
from torch.nn import functional as F  # noqa: N812

ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu, "linear": lambda x: x}


class Network:
    """Layers with the work's first weights; a mask keeps the weight of a left-out link at 0."""

    def __init__(self, work: dict[str, Any], dtype: Any) -> None:
        self.weights = [torch.tensor(layer, dtype=dtype, requires_grad=True) for layer in work["weights"]]
        self.biases = [torch.tensor(layer, dtype=dtype, requires_grad=True) for layer in work["biases"]]
        self.masks = [torch.tensor(mask).to(dtype) for mask in work["masks"] or ()]
        names = [work["activation"]] * (len(self.weights) - 1) + [work["output"]]
        self.activations = [ACTIVATIONS[name] for name in names]

    def __call__(self, values: Any) -> list[Any]:
        """The values of each layer, (n, neurons)."""
        layers = []
        for at, activation in enumerate(self.activations):
            weights = self.weights[at] * self.masks[at] if self.masks else self.weights[at]
            values = activation(F.linear(values, weights, self.biases[at]))
            layers.append(values)
        return layers


class Epochs:
    """Trains one work in float64."""

    def __init__(self, work: dict[str, Any]) -> None:
        self.work = work
        points, targets, size = torch.tensor(work["points"]), torch.tensor(work["targets"]), work["batch"]
        self.batches = list(zip(points.split(size), targets.split(size), strict=True))
        self.reset()

    def reset(self) -> None:
        self.network = Network(self.work, torch.float64)
        # PyTorch's weight decay adds this many times the parameter to the gradient.
        decay = 2.0 * self.work["penalty_rate"]
        self.optimizer = torch.optim.SGD(
            [*self.network.weights, *self.network.biases], self.work["rate"], weight_decay=decay
        )

    def run(self, times: int) -> None:
        for _ in range(times):
            for points, targets in self.batches:
                self.optimizer.zero_grad()
                self.loss(self.network(points)[-1][:, 0], targets).backward()
                self.optimizer.step()

    def loss(self, outputs: Any, targets: Any) -> Any:
        """The mean over the batch."""
        if self.work["loss"] == "half_square":
            return 0.5 * (outputs - targets).square().mean()
        return torch.relu(1.0 - targets * outputs).mean()

    def result(self) -> list[float]:
        found = []
        for at, (weights, biases) in enumerate(zip(self.network.weights, self.network.biases, strict=True)):
            whole = torch.cat([biases[:, None], weights], dim=1)
            if self.network.masks:
                there = torch.cat([torch.ones_like(biases)[:, None], self.network.masks[at]], dim=1)
                whole = whole[there > 0.0]
            found += whole.flatten().tolist()
        return found


class Picture:
    """Draws one work in float32."""

    def __init__(self, work: dict[str, Any]) -> None:
        self.all = work["picture"] == "all"
        self.network = Network(work, torch.float32)
        self.points = torch.tensor(work["points"], dtype=torch.float32)

    def reset(self) -> None:
        """Nothing to reset."""

    def run(self, times: int) -> None:
        with torch.inference_mode():
            for _ in range(times):
                layers = self.network(self.points)
                self.drawn = torch.cat(layers, dim=1).T.contiguous() if self.all else layers[-1]

    def result(self) -> list[float]:
        found: list[float] = self.drawn.flatten().tolist()
        return found


def make(work: dict[str, Any]) -> Any:
    """See `serve.Maker`."""
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    return Picture(work) if work["picture"] else Epochs(work)
