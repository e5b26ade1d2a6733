"""Why the loss, the penalty and the accuracy are what they are: means over all samples."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from core.autograd.formula import MOST_LETTERS
from core.autograd.value import Value, history
from core.lab.notation import TIMES, digits, signs
from core.lab.why.reason import why_value
from core.lab.why.text import Term, Why, Written, filled, summed
from core.training.engine import Floats
from core.training.losses import LOSSES
from core.training.penalties import PENALTIES
from core.training.snapshot import Metrics
from core.training.trainer import Trainer

SIZES: Mapping[str, str] = {"L1": "abs({w})", "L2": "0.5*{w}*{w}", "L2_all": "{w}*{w}"}
"""Penalty -> what a parameter adds to it."""

_SAMPLES = {"train": "training samples", "test": "test samples"}


def whys_of_loss(trainer: Trainer, parameters: Floats, metrics: Metrics) -> tuple[Why, ...]:
    """The readouts: train and test loss, one sample's loss, the accuracies, and the penalty where there is one."""
    pairs = (
        ("train", trainer.train, metrics.train_loss, metrics.train_accuracy),
        ("test", trainer.test, metrics.test_loss, metrics.test_accuracy),
    )
    found = [_why_loss(trainer, parameters, *pair[:3]) for pair in pairs if pair[2] is not None]
    found += [why for why in (_why_sample(trainer, parameters),) if len(why.reason.numbers) <= MOST_LETTERS]
    found += [_why_accuracy(kind, samples.shape[1], share) for kind, samples, _, share in pairs if share is not None]
    return (*found, *([_why_penalty(trainer, parameters, metrics.penalty)] if metrics.penalty else []))


def sample_losses(trainer: Trainer, parameters: Floats, samples: Floats) -> Floats:
    """The loss of each sample (inputs + targets, n): (n,)."""
    out = np.empty((1, samples.shape[1]))
    trainer.engine.evaluate(parameters, samples, np.array([trainer.compiled.program.loss_row]), out)
    return np.array(out[0])


def _why_loss(trainer: Trainer, parameters: Floats, kind: str, samples: Floats, loss: float | None) -> Why:
    assert loss is not None
    losses = sample_losses(trainer, parameters, samples).tolist()
    terms = [Term(f"loss #{k + 1}", digits(each), each) for k, each in enumerate(losses)]
    count = len(terms)
    written = summed(terms, "losses").within("(", f")/{count}.0", names=("(", f") / {count:,}"))
    return written.gives(f"The {kind} loss", loss, f"The mean over all {count:,} {_SAMPLES[kind]}, without penalty.")


def _why_accuracy(kind: str, count: int, share: float) -> Why:
    numbers = {"right": float(round(share * count)), "all": float(count)}
    names = {"right": f"{_SAMPLES[kind]} of the right class", "all": f"all {_SAMPLES[kind]}"}
    return filled("{right}/{all}", numbers, names).gives(f"The {kind} accuracy", share)


def _why_penalty(trainer: Trainer, parameters: Floats, penalty: float) -> Why:
    settings, names = trainer.experiment.settings, trainer.experiment.network.parameter_names
    size, terms = PENALTIES[settings.penalty].size, []
    for at in np.flatnonzero(trainer.rules.penalized).tolist():
        weight = float(parameters[at])
        written = filled(SIZES[settings.penalty], {"w": weight}, {"w": f"[{names[trainer.compiled.parameters[at]]}]"})
        terms.append(Term(written.names, written.numbers, float(size(weight))))
    rate = settings.penalty_rate
    written = summed(terms, "terms").within(f"{digits(rate)}*(", ")", names=(f"penalty rate{TIMES}(", ")"))
    return written.gives("The penalty", penalty, "It is part of what training makes small, not of the loss shown.")


def _why_sample(trainer: Trainer, parameters: Floats) -> Why:
    """The loss of the first training sample, of outputs and targets."""
    network, loss = trainer.experiment.network, LOSSES[trainer.experiment.settings.loss].expression
    sample = trainer.train[:, :1]
    outputs = trainer.values(parameters, sample, [neuron.id for neuron in network.outputs], np.float64)[:, 0].tolist()
    aims = [neuron.output or 0 for neuron in network.outputs]
    wanted = [float(sample[len(network.inputs) + aim, 0]) for aim in aims]
    labels = [neuron.name for neuron in network.outputs]
    targets = [f"target of {label}" if len(labels) > 1 else "target" for label in labels]
    named = loss(_labelled(outputs, labels), _labelled(wanted, targets))
    written = loss(_labelled(outputs, map(digits, outputs)), _labelled(wanted, map(digits, wanted)))
    names, numbers = _nested(named, "{:g}".format), _nested(written, digits)
    result = float(sample_losses(trainer, parameters, sample)[0])
    return Written(signs(names), numbers, numbers).gives("The loss of training sample 1", result)


def _labelled(numbers: Iterable[float], labels: Iterable[str]) -> list[Value]:
    return [Value(number, label) for number, label in zip(numbers, labels, strict=True)]


def _nested(end: Value, constant: Callable[[float], str]) -> str:
    """The whole formula of a value, down to what has a label."""
    for value in history(end):
        if value.op is not None:
            value.label = why_value(value).names
        elif not value.label:
            value.label = constant(value.data)
    return end.label
