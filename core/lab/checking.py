"""Gradients against nudged slopes: of a whole network, worst first; and which operation's rule is at fault."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.autograd.gradcheck import relative_error
from core.autograd.value import Value, history
from core.lab.network_graph import network_graph
from core.lab.stepper import Mistakes, Stepper, local_slopes
from core.training.trainer import Trainer

Floats = NDArray[np.float64]

MISTAKEN = 10
"""Samples over which mistaken gradients are checked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One parameter: its gradient, the slope found by nudging it, and how far apart they are (relative above 1)."""

    parameter: str
    gradient: float
    slope: float

    @property
    def error(self) -> float:
        """See `core.autograd.gradcheck.relative_error`; not a number counts as wholly wrong."""
        error = relative_error(self.gradient, self.slope)
        return error if error == error else 1.0


def check_network(
    trainer: Trainer, parameters: Floats, h: float = 1e-5, mistakes: Mistakes | None = None
) -> Iterator[Finding]:
    """The mean training loss' gradient by each trained parameter, one after the other, so that a view can show how far
    it is. parameters: (p,), in the order of the compiled program; they are not changed. mistakes: the gradients are
    made by `Value`s with these, over the first MISTAKEN samples. UserError where a mistake takes for ever."""
    count = len(trainer.compiled.parameters)
    samples = trainer.train[:, :MISTAKEN] if mistakes else trainer.train
    if mistakes:
        means = _mistaken(trainer, parameters, samples.shape[1], mistakes)
    else:
        means = trainer.engine.gradients(parameters, samples)[1][:count].mean(axis=1)
    for at, id in enumerate(trainer.compiled.parameters):
        if trainer.rules.trained[at]:
            step = h * max(1.0, abs(float(parameters[at])))
            ends = []
            for sign in (1.0, -1.0):
                nudged = parameters.copy()
                nudged[at] += sign * step
                ends.append(_loss(trainer, nudged, samples))
            yield Finding(id, float(means[at]), (ends[0] - ends[1]) / (2.0 * step))


def _loss(trainer: Trainer, parameters: Floats, samples: Floats) -> float:
    out = np.empty((1, samples.shape[1]))
    trainer.engine.evaluate(parameters, samples, np.array([trainer.compiled.program.loss_row]), out)
    return float(out.mean())


def _mistaken(trainer: Trainer, parameters: Floats, count: int, mistakes: Mistakes) -> Floats:
    """What the mistakes make of the mean gradient over the first samples, (p,)."""
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


def check_graph(
    build: Callable[[Mapping[str, float]], tuple[Value, Mapping[str, Value]]],
    at: Mapping[str, float],
    gradients: Callable[[Value], Mapping[Value, float]],
    h: float = 1e-5,
) -> tuple[Finding, ...]:
    """The same for any expression, the worst first. build(parameters) gives its output and its leaves by name;
    gradients(output) the gradient of every value, rightly or with a mistake."""
    output, leaves = build(at)
    given = gradients(output)
    findings = []
    for name, leaf in leaves.items():
        step = h * max(1.0, abs(at[name]))
        high, low = (build({**at, name: at[name] + sign * step})[0].data for sign in (1.0, -1.0))
        findings.append(Finding(name, given.get(leaf, 0.0), (high - low) / (2.0 * step)))
    return tuple(sorted(findings, key=lambda finding: -finding.error))


def suspects(output: Value, flipped: str = "", tolerance: float = 1e-4, h: float = 1e-6) -> tuple[str, ...]:
    """The operations whose rule does not give the slope that nudging their operands does, by name. flipped: the one
    whose rule has been given the wrong sign."""
    found: dict[str, None] = {}
    for value in history(output):
        if value.op is None or value.constant or value.op.name in found:
            continue
        sign = -1.0 if value.op.name == flipped else 1.0
        for position, slope in enumerate(local_slopes(value)):
            if not value.operands[position].constant and abs(sign * slope - _nudged(value, position, h)) > tolerance:
                found[value.op.name] = None
    return tuple(found)


def _nudged(value: Value, position: int, h: float) -> float:
    assert value.op is not None
    numbers = [operand.data for operand in value.operands]
    step = h * max(1.0, abs(numbers[position]))
    ends = []
    for sign in (1.0, -1.0):
        moved = [x + sign * step if at == position else x for at, x in enumerate(numbers)]
        with np.errstate(all="ignore"):
            ends.append(float(value.op.forward(*moved)))
    return (ends[0] - ends[1]) / (2.0 * step)
