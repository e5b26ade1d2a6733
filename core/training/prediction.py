"""What a network predicts for the rows of its data, without a session."""

from collections.abc import Mapping

import numpy as np

from core.progress import Tell, unheard
from core.training.experiment import Experiment
from core.training.numpy_engine import NumpyEngine
from core.training.trainer import Floats, Trainer

CELLS = 4_000_000
"""The most numbers that are computed at once: each operation of the network for some rows."""


def outputs_at_rows(experiment: Experiment, values: Mapping[str, float], tell: Tell = unheard) -> Floats | None:
    """The outputs of an experiment's network at the rows of its data, (n, outputs), in the data's order; None if the
    network lacks one of them. values: of every parameter."""
    trainer = Trainer(experiment, NumpyEngine)
    ids = {neuron.output: neuron.id for neuron in experiment.network.outputs}
    wanted = range(trainer.data.outputs)
    if not ids.keys() >= set(wanted):
        return None
    parameters = np.array([values[id] for id in trainer.compiled.parameters])
    inputs, nodes = trainer.inputs(trainer.data.points), [ids[at] for at in wanted]
    size = max(1, CELLS // trainer.compiled.program.row_count)
    found = np.empty((inputs.shape[1], len(nodes)))
    for begin in range(0, len(found), size):
        tell(begin / len(found))
        block = inputs[:, begin : begin + size]
        found[begin : begin + size] = trainer.values(parameters, block, nodes, np.float64).T
    return found
