"""Neurons that cannot learn just now, seen at the training points: dead or saturated."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.autograd.ops import OPS
from core.training.trainer import Trainer

Health = Literal["dead", "saturated"]

POINTS = 256
"""At so many training points at most."""

SHARE = 0.95
MARGIN = 0.005
"""Saturated: this close to a bound (as a share of the range) at more than SHARE of the points."""


def find_health(trainer: Trainer, parameters: NDArray[np.float64]) -> dict[str, Health]:
    """Neuron id -> what is wrong with it; those that can learn are left out.

    Dead: the activation's slope is 0 at every point (a ReLU that is never on), so no gradient passes.
    """
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
