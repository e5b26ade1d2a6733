"""Why a gradient has its value: over the samples, the source's value times the derivative by the target's weighted
sum."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.autograd.value import Value
from core.document.node_names import node_name
from core.lab.printer import named, total
from core.lab.why.update import EXACT, LastUpdate
from core.lab.why.why import Why
from core.plural import counted
from core.training.engine import Floats
from core.training.shuffle import epoch_order
from core.training.state import COUNT, EPOCH, PLACE, TrainingState
from core.training.trainer import Trainer

Samples = NDArray[np.int64]

DELTA = "\u03b4"


def why_last_gradient(update: LastUpdate, parameter: str, name: str) -> Why | None:
    """The mean gradient of the last update, before penalty and clipping. None if its samples or its parameters are no
    longer known: after an edit, or if the settings have changed since."""
    samples, state = last_batch(update), update.state
    at = state.ids.index(parameter)
    if not len(samples) or not update.known[at]:
        return None
    trainer, known = update.trainer, update.known
    _, slopes = trainer.engine.gradients(update.before, trainer.train[:, samples])
    parts = slopes[: len(state.ids)][known, :]
    sizes = np.abs(parts).mean(axis=1)
    if not (np.abs(parts.mean(axis=1) - state.last_gradient[known]) <= EXACT * sizes).all():
        return None
    title = f"The gradient of {name} in the last update"
    return _why_mean(trainer, update.before, parameter, samples, title, float(state.last_gradient[at]))


def why_gradient(
    trainer: Trainer, parameters: Floats, parameter: str, samples: Sequence[int] | Samples, name: str
) -> Why:
    """The gradient of the mean loss of some training samples (their indices) at these parameters, without penalty."""
    where = "training sample" if len(samples) == 1 else "the mean loss of"
    which = f"{where} {samples[0] + 1:,}" if len(samples) == 1 else f"{where} {len(samples):,} training samples"
    title = f"The gradient of {name} over {which}"
    return _why_mean(trainer, parameters, parameter, np.asarray(samples, dtype=np.int64), title)


def why_next_gradient(trainer: Trainer, state: TrainingState, parameter: str, name: str) -> Why:
    """The gradient at the present parameters, over the samples of the next update."""
    title = f"The gradient of {name} at the present parameters"
    samples = trainer.next_batch(state)
    why = _why_mean(trainer, state.parameters, parameter, samples, title)
    return replace(why, remark=f"Over the {counted(len(samples), 'sample')} of the next update. {why.remark}")


def last_batch(update: LastUpdate) -> Samples:
    """The training samples of the last update, in their order, if the settings never changed the batches."""
    trainer, state = update.trainer, update.state
    count, rules = trainer.data.train_count, trainer.rules
    passed = int(state.counters[EPOCH] * count + state.counters[PLACE] - state.counters[COUNT])
    if passed <= 0:
        return np.zeros(0, dtype=np.int64)
    epoch, last = divmod(passed - 1, count)
    begin = last // rules.batch * rules.batch
    samples = _order(trainer, epoch)[begin : last + 1]
    left_over = count % rules.batch
    if rules.carry and begin == 0 and epoch > 0 and left_over:
        samples = np.concatenate([_order(trainer, epoch - 1)[-left_over:], samples])
    return samples


def _why_mean(
    trainer: Trainer, parameters: Floats, parameter: str, samples: Samples, title: str, result: float | None = None
) -> Why:
    terms = list(_terms(trainer, parameters, parameter, samples.tolist()))
    expression = total(terms) / len(samples) if len(samples) > 1 else total(terms)
    if result is None and all(math.isfinite(term.data) for term in terms):
        result = math.fsum(term.data for term in terms) / len(samples)
    remark = (
        f"{DELTA} is the derivative of a sample's loss by the weighted sum that uses the parameter; # numbers samples."
    )
    return Why(title, expression, expression.data if result is None else result, remark)


def _terms(trainer: Trainer, parameters: Floats, parameter: str, samples: Sequence[int]) -> Iterator[Value]:
    network = trainer.experiment.network
    values, slopes = trainer.engine.gradients(parameters, trainer.train[:, samples])
    # The derivative by a neuron's bias is that by its weighted sum.
    row = {neuron.id: trainer.compiled.parameters.index(neuron.bias) for neuron in network.neurons}
    links = network.links_by_weight.get(parameter, ())
    for k, sample in enumerate(samples):
        mark = f" #{sample + 1}"
        for link in links:
            source = node_name(network.nodes[link.source], trainer.experiment.data)
            target = f" {network.nodes[link.target].name}" if len(links) > 1 else ""
            value, delta = float(values[trainer.compiled.rows[link.source], k]), float(slopes[row[link.target], k])
            yield named(value, f"{source}{mark}") * named(delta, f"{DELTA}{target}{mark}")
        if not links:
            delta = float(slopes[trainer.compiled.parameters.index(parameter), k])
            yield named(delta, f"{DELTA}{mark}")


def _order(trainer: Trainer, epoch: int) -> Samples:
    return epoch_order(trainer.rules.shuffle, trainer.rules.seed, epoch, trainer.data.train_count)
