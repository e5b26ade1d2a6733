"""Neurons that cannot learn now, or have no influence yet: dead, saturated or quiet."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.autograd.ops import OPS
from core.training.trainer import Trainer

Health = Literal["dead", "saturated", "quiet"]

POINTS = 256
"""The most training points to look at."""

SHARE = 0.95
MARGIN = 0.005
"""A neuron is saturated if it is this close to a bound (as a share of the range) at more than SHARE of the points."""


def find_health(trainer: Trainer, parameters: NDArray[np.float64]) -> dict[str, Health]:
    """Neuron id -> what is wrong with it; healthy neurons are left out.

    Dead: the activation's slope is 0 at every training point (a ReLU that is never on), so no gradient passes. Quiet:
    all outgoing weights are 0, so the neuron has no effect.
    """
    return {**_quiet(trainer, parameters), **_unable(trainer, parameters)}


def _quiet(trainer: Trainer, parameters: NDArray[np.float64]) -> dict[str, Health]:
    network = trainer.experiment.network
    values = dict(zip(trainer.compiled.parameters, parameters.tolist(), strict=True))
    loud = {link.source for link in network.links if values[link.weight] != 0.0}
    quiet = (neuron.id for neuron in network.hidden if neuron.id in network.reaching and neuron.id not in loud)
    return dict.fromkeys(quiet, "quiet")


def _unable(trainer: Trainer, parameters: NDArray[np.float64]) -> dict[str, Health]:
    neurons = [neuron for neuron in trainer.experiment.network.hidden if trainer.experiment.network.incoming[neuron.id]]
    samples = trainer.train[:, :POINTS]
    if not neurons or samples.shape[1] == 0:
        return {}
    outputs = np.array([trainer.compiled.rows[neuron.id] for neuron in neurons], dtype=np.int64)
    program = trainer.compiled.program
    totals = np.array([program.operands_of(int(row) - program.first_instruction)[0] for row in outputs])
    values = np.empty((2 * len(neurons), samples.shape[1]))
    trainer.engine.evaluate(parameters, samples, np.concatenate([totals, outputs]), values)
    found: dict[str, Health] = {}
    with np.errstate(all="ignore"):
        for neuron, total, output in zip(neurons, values[: len(neurons)], values[len(neurons) :], strict=True):
            op = OPS[neuron.activation]
            if op.bounds is not None:
                place = (output - op.bounds[0]) / (op.bounds[1] - op.bounds[0])
                if np.mean((place < MARGIN) | (place > 1.0 - MARGIN)) > SHARE:
                    found[neuron.id] = "saturated"
            elif np.all(op.slopes(total, output)[0] == 0.0):
                found[neuron.id] = "dead"
    return found
