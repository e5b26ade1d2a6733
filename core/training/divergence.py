"""Where training diverged: the refused batch runs again, row by row."""

import numpy as np

from core.network.model import Network
from core.training.snapshot import Divergence
from core.training.state import EPOCH, UPDATE, TrainingState
from core.training.trainer import Trainer
from core.training.update import updated


def find_divergence(trainer: Trainer, state: TrainingState) -> Divergence:
    """Name the first value that is not finite: in the forward pass by sample and neuron, else in the gradient or update
    of a parameter."""
    values, gradients, samples = trainer.replay(state)
    first = trainer.compiled.program.first_instruction
    epoch, update = int(state.counters[EPOCH]), int(state.counters[UPDATE])
    for rows in (values, gradients):
        bad = ~np.isfinite(rows[first:])
        if bad.any():
            column = int(bad.any(axis=0).argmax())
            row = first + int(bad[:, column].argmax() if rows is values else len(bad) - 1 - bad[::-1, column].argmax())
            name, node = _row_name(trainer, row)
            kind = "" if rows is values else "the gradient of "
            return Divergence(epoch, update, int(samples[column]), kind + name, node)
    new = updated(state, trainer.rules, trainer.experiment.settings.learning_rate)
    bad = ~(np.isfinite(new.parameters) & np.isfinite(new.memory).all(axis=0))
    name = _parameter_name(trainer.experiment.network, state.ids[int(bad.argmax())]) if bad.any() else "the loss"
    return Divergence(epoch, update, int(samples[-1]) if len(samples) else 0, name, None)


def _row_name(trainer: Trainer, row: int) -> tuple[str, str | None]:
    """The neuron of a row, which is its activation or the weighted sum just before; else the loss."""
    for neuron in trainer.experiment.network.neurons:
        if trainer.compiled.rows[neuron.id] in (row, row + 1):
            return neuron.name, neuron.id
    return "the loss", None


def _parameter_name(network: Network, id: str) -> str:
    name = network.parameter_names.get(id)
    if name is None:
        return "a parameter"
    return f"the weight {name}" if id in network.links_by_weight else f"the {name}"
