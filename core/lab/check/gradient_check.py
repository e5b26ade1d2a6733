"""Gradients against numerical gradients: of a whole network, worst first; and which operation's rule is wrong."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.autograd.gradcheck import relative_error
from core.autograd.numerical_slope import H, numerical_slope
from core.autograd.value import Value, history
from core.lab.graph.stepper import Mistakes, Stepper, local_slopes
from core.lab.network.graph import network_graph
from core.lab.why.loss import sample_losses
from core.training.trainer import Trainer

Floats = NDArray[np.float64]

LEAST = 1e-4
"""Errors are relative to this where gradients are smaller: below it, the rounding of a slope shows at 1e-6."""

MISTAKEN = 10
"""Samples over which gradients with mistakes are checked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One parameter, or one operand of a rule: its gradient, its numerical gradient (slope), and their error, relative
    above LEAST. The slope is NaN if no step gives it; word then says why."""

    parameter: str
    gradient: float
    slope: float
    word: str = ""

    @property
    def error(self) -> float:
        """See `core.autograd.gradcheck.relative_error`; NaN if there is no numerical gradient. A gradient that is not
        finite counts as entirely wrong."""
        error = relative_error(self.gradient, self.slope, LEAST)
        return 1.0 if math.isnan(error) and not math.isnan(self.slope) else error


def check_network(
    trainer: Trainer, parameters: Floats, h: float = H, mistakes: Mistakes | None = None
) -> Iterator[Finding]:
    """The gradient of the mean training loss by each trained parameter, one at a time, so that a view can show
    progress. parameters: (p,), in the order of the compiled program; not changed. mistakes: `Value`s compute the
    gradients with these, over the first MISTAKEN samples. UserError if a mistake takes too many steps."""
    count = len(trainer.compiled.parameters)
    samples = trainer.train[:, :MISTAKEN] if mistakes else trainer.train
    if mistakes:
        means = _mistaken(trainer, parameters, samples.shape[1], mistakes)
    else:
        means = trainer.engine.gradients(parameters, samples)[1][:count].mean(axis=1)
    for at, id in enumerate(trainer.compiled.parameters):
        if trainer.rules.trained[at]:
            loss = partial(_loss, trainer, parameters, samples, at)
            found = numerical_slope(loss, float(parameters[at]), h, beside=float(means[at]), least=LEAST)
            yield Finding(id, float(means[at]), found.slope, found.word)


def _loss(trainer: Trainer, parameters: Floats, samples: Floats, at: int, x: float) -> float:
    """The mean loss with one parameter replaced by x."""
    moved = parameters.copy()
    moved[at] = x
    return float(sample_losses(trainer, moved, samples).mean())


def _mistaken(trainer: Trainer, parameters: Floats, count: int, mistakes: Mistakes) -> Floats:
    """The mean gradient over the first samples, with the mistakes: (p,)."""
    ids = trainer.compiled.parameters
    values = dict(zip(ids, parameters.tolist(), strict=True))
    totals = np.zeros(len(ids))
    for number in range(count):
        graph = network_graph(trainer, values, [number], penalized=False)
        stepper = Stepper(graph.output, mistakes)
        stepper.go_to(len(stepper.steps))
        found = stepper.gradients
        totals += [found.get(graph.parameters[id], 0.0) for id in ids]
    return totals / count


def suspects(output: Value, flipped: str = "", tolerance: float = 1e-4) -> tuple[str, ...]:
    """The names of the operations whose rule disagrees with the numerical gradient. flipped: the operation whose rule
    has the wrong sign. A kink says nothing about a rule."""
    found: dict[str, None] = {}
    for value in history(output):
        if value.op is None or value.constant or value.op.name in found:
            continue
        sign = -1.0 if value.op.name == flipped else 1.0
        for position, slope in enumerate(local_slopes(value)):
            operand = value.operands[position]
            if operand.constant:
                continue
            numerical = numerical_slope(partial(_result, value, position), operand.data, beside=slope, least=LEAST)
            if Finding(value.op.name, sign * slope, numerical.slope).error > tolerance:
                found[value.op.name] = None
    return tuple(found)


def _result(value: Value, position: int, x: float) -> float:
    """The result of a value's operation with one operand replaced by x."""
    assert value.op is not None
    moved = [x if at == position else operand.data for at, operand in enumerate(value.operands)]
    with np.errstate(all="ignore"):
        return float(value.op.forward(*moved))
