"""JAX: whole epochs in one compiled call, a scan over the batches."""

from typing import Any

import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

ACTIVATIONS = {"tanh": jnp.tanh, "relu": jax.nn.relu, "linear": lambda x: x}


def layers_of(work: dict[str, Any], dtype: Any) -> list[Any]:
    """(weights, biases) of each layer."""
    pairs = zip(work["weights"], work["biases"], strict=True)
    return [(jnp.array(weights, dtype), jnp.array(biases, dtype)) for weights, biases in pairs]


class Network:
    """The outputs of the work's network for points; a mask keeps the weight of a left-out link at 0."""

    def __init__(self, work: dict[str, Any]) -> None:
        names = [work["activation"]] * (len(work["weights"]) - 1) + [work["output"]]
        self.activations = [ACTIVATIONS[name] for name in names]
        self.masks = [jnp.array(mask, dtype=float) for mask in work["masks"] or ()]

    def __call__(self, parameters: list[Any], values: Any) -> list[Any]:
        """The values of each layer, (n, neurons)."""
        found = []
        for at, (weights, biases) in enumerate(parameters):
            kept = weights * self.masks[at] if self.masks else weights
            values = self.activations[at](values @ kept.T + biases)
            found.append(values)
        return found


class Epochs:
    """Trains one work in float64."""

    def __init__(self, work: dict[str, Any]) -> None:
        self.work = work
        self.network = Network(work)
        points, targets, size = jnp.array(work["points"]), jnp.array(work["targets"]), work["batch"]
        full = len(targets) // size
        end = full * size
        self.batches = points[:end].reshape(full, size, -1), targets[:end].reshape(full, size)
        self.rest = (points[end:], targets[end:]) if end < len(targets) else None
        self.train = jax.jit(self._train)
        self.reset()

    def reset(self) -> None:
        self.parameters = layers_of(self.work, jnp.float64)

    def run(self, times: int) -> None:
        self.parameters = jax.block_until_ready(self.train(self.parameters, times))

    def result(self) -> list[float]:
        found = []
        for at, (weights, biases) in enumerate(self.parameters):
            whole = jnp.concatenate([biases[:, None], weights], axis=1)
            if self.network.masks:
                there = jnp.concatenate([jnp.ones_like(biases)[:, None], self.network.masks[at]], axis=1)
                whole = whole[there > 0.0]
            found += whole.ravel().tolist()
        return found

    def _train(self, parameters: Any, times: int) -> Any:
        return jax.lax.fori_loop(0, times, lambda _, present: self._epoch(present), parameters)

    def _epoch(self, parameters: Any) -> Any:
        parameters, _ = jax.lax.scan(
            lambda present, batch: (self._step(present, batch), None), parameters, self.batches
        )
        return self._step(parameters, self.rest) if self.rest else parameters

    def _step(self, parameters: Any, batch: Any) -> Any:
        slopes = jax.grad(self._loss)(parameters, *batch)
        return jax.tree.map(lambda value, slope: value - self.work["rate"] * slope, parameters, slopes)

    def _loss(self, parameters: Any, points: Any, targets: Any) -> Any:
        outputs = self.network(parameters, points)[-1][:, 0]
        if self.work["loss"] == "half_square":
            loss = 0.5 * jnp.square(outputs - targets).mean()
        else:
            loss = jax.nn.relu(1.0 - targets * outputs).mean()
        squares = sum(jnp.square(part).sum() for part in jax.tree.leaves(parameters))
        return loss + self.work["penalty_rate"] * squares if self.work["penalty_rate"] else loss


class Picture:
    """Draws one work in float32."""

    def __init__(self, work: dict[str, Any]) -> None:
        network = Network(work)
        whole = work["picture"] == "all"
        self.parameters = layers_of(work, jnp.float32)
        self.points = jnp.array(work["points"], jnp.float32)

        def draw(parameters: Any, points: Any) -> Any:
            layers = network(parameters, points)
            return jnp.concatenate(layers, axis=1).T if whole else layers[-1]

        self.draw = jax.jit(draw)

    def reset(self) -> None:
        """Nothing to reset."""

    def run(self, times: int) -> None:
        for _ in range(times):
            self.drawn = jax.block_until_ready(self.draw(self.parameters, self.points))

    def result(self) -> list[float]:
        found: list[float] = self.drawn.ravel().tolist()
        return found


def make(work: dict[str, Any]) -> Any:
    """See `serve.Maker`."""
    return Picture(work) if work["picture"] else Epochs(work)
