"""Why the loss, the penalty and the accuracy have their values: means over all samples."""

import numpy as np

from core.autograd.formula import MOST_LETTERS
from core.autograd.value import Value
from core.lab.printer import named, total
from core.lab.why.why import Why
from core.training.engine import Floats
from core.training.losses import LOSSES
from core.training.penalties import PENALTIES
from core.training.snapshot import Metrics
from core.training.trainer import Trainer

_SAMPLES = {"train": "training samples", "test": "test samples"}


def whys_of_loss(trainer: Trainer, parameters: Floats, metrics: Metrics) -> tuple[Why, ...]:
    """The values shown: train and test loss, one sample's loss, the accuracies, and the penalty if there is one."""
    pairs = (
        ("train", trainer.train, metrics.train_loss, metrics.train_accuracy),
        ("test", trainer.test, metrics.test_loss, metrics.test_accuracy),
    )
    found = [_why_loss(trainer, parameters, *pair[:3]) for pair in pairs if pair[2] is not None]
    found += [why for why in (_why_sample(trainer, parameters),) if len(why.numbers) <= MOST_LETTERS]
    found += [_why_accuracy(kind, samples.shape[1], share) for kind, samples, _, share in pairs if share is not None]
    return (*found, *([_why_penalty(trainer, parameters, metrics.penalty)] if metrics.penalty else []))


def sample_losses(trainer: Trainer, parameters: Floats, samples: Floats) -> Floats:
    """The loss of each sample: samples (inputs + targets, n) -> (n,)."""
    out = np.empty((1, samples.shape[1]))
    trainer.engine.evaluate(parameters, samples, np.array([trainer.compiled.program.loss_row]), out)
    return np.array(out[0])


def _why_loss(trainer: Trainer, parameters: Floats, kind: str, samples: Floats, loss: float | None) -> Why:
    assert loss is not None
    losses = [named(each, f"loss #{k + 1}") for k, each in enumerate(sample_losses(trainer, parameters, samples))]
    count = len(losses)
    remark = f"The mean over all {count:,} {_SAMPLES[kind]}, without penalty."
    return Why(f"The {kind} loss", total(losses) / count, loss, remark)


def _why_accuracy(kind: str, count: int, share: float) -> Why:
    right = named(float(round(share * count)), f"{_SAMPLES[kind]} of the right class")
    return Why(f"The {kind} accuracy", right / named(count, f"all {_SAMPLES[kind]}"), share)


def _why_penalty(trainer: Trainer, parameters: Floats, penalty: float) -> Why:
    settings, names = trainer.experiment.settings, trainer.experiment.network.parameter_names
    size = PENALTIES[settings.penalty].size
    sizes = [
        size(named(parameters[at], f"[{names[trainer.compiled.parameters[at]]}]"))
        for at in np.flatnonzero(trainer.rules.penalized).tolist()
    ]
    rate = named(settings.penalty_rate, "penalty rate")
    return Why("The penalty", rate * total(sizes), penalty, "It is part of what training minimizes, not of the loss.")


def _why_sample(trainer: Trainer, parameters: Floats) -> Why:
    """The loss of the first training sample, from outputs and targets."""
    network, loss = trainer.experiment.network, LOSSES[trainer.experiment.settings.loss].expression
    sample = trainer.train[:, :1]
    outputs = trainer.values(parameters, sample, [neuron.id for neuron in network.outputs], np.float64)[:, 0].tolist()
    labels = [neuron.name for neuron in network.outputs]
    targets = [
        Value(
            sample[len(network.inputs) + (neuron.output or 0), 0],
            f"target of {neuron.name}" if len(labels) > 1 else "target",
        )
        for neuron in network.outputs
    ]
    expression = loss([Value(*pair) for pair in zip(outputs, labels, strict=True)], targets)
    return Why("The loss of training sample 1", expression, float(sample_losses(trainer, parameters, sample)[0]))
