"""A network in training as scalar `Value`s: the same expression whose gradient trains it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.autograd.value import Value, history
from core.network.compiler import write_loss, write_neurons
from core.training.losses import LOSSES
from core.training.penalties import PENALTIES
from core.training.trainer import Trainer


@dataclass(frozen=True, slots=True, eq=False)
class NetworkGraph:
    """The objective of a batch, and its parts.

    output: the mean loss of the samples plus the penalty. nodes: per sample, node id -> its value. losses: one per
    sample. parameters: parameter id -> the leaf that all samples share. penalty: None if there is none.
    """

    output: Value
    nodes: tuple[Mapping[str, Value], ...]
    losses: tuple[Value, ...]
    parameters: Mapping[str, Value]
    penalty: Value | None = None


def network_graph(
    trainer: Trainer, parameters: Mapping[str, float], samples: Sequence[int], *, penalized: bool = True
) -> NetworkGraph:
    """Build what training minimizes: the mean over some samples, at these parameters.

    samples: indices of points, the training points first. Each value is labeled by its name on the canvas; with several
    samples, also by their position among them, from 1.
    """
    network, loss = trainer.experiment.network, LOSSES[trainer.experiment.settings.loss].expression
    leaves = {id: Value(parameters[id], name) for id, name in network.parameter_names.items()}
    nodes, losses = [], []
    for place, number in enumerate(samples, 1):
        column = [float(x) for x in trainer.samples[:, number]]
        inputs = [Value(x, node.name) for node, x in zip(network.inputs, column, strict=False)]
        wanted = column[len(network.inputs) :]
        targets = [Value(x, "target" if len(wanted) == 1 else f"target {k}") for k, x in enumerate(wanted)]
        values = write_neurons(network, leaves, inputs)
        end = write_loss(network, values, targets, loss)
        end.label = "loss"
        if len(samples) > 1:
            _number(history(end, known=leaves.values()), place)
        nodes.append(values)
        losses.append(end)
    mean = _mean(losses)
    penalty = _penalty(trainer, leaves) if penalized else None
    if penalty is None:
        return NetworkGraph(mean, tuple(nodes), tuple(losses), leaves)
    output: Value = mean + penalty
    output.label = "objective"
    return NetworkGraph(output, tuple(nodes), tuple(losses), leaves, penalty)


def _number(values: Sequence[Value], place: int) -> None:
    for value in values:
        if value.label:
            value.label = f"{value.label} #{place}"


def _mean(losses: Sequence[Value]) -> Value:
    total = losses[0]
    for loss in losses[1:]:
        total = total + loss
    mean = total if len(losses) == 1 else total * (1.0 / len(losses))
    mean.label = mean.label or "mean loss"
    return mean


def _penalty(trainer: Trainer, leaves: Mapping[str, Value]) -> Value | None:
    settings = trainer.experiment.settings
    if settings.penalty == "none" or settings.penalty_rate == 0.0:
        return None
    size, marked = (
        PENALTIES[settings.penalty].size,
        zip(trainer.compiled.parameters, trainer.rules.penalized, strict=True),
    )
    sizes = [size(leaves[id]) for id, is_penalized in marked if is_penalized]
    if not sizes:
        return None
    whole = sizes[0]
    for each in sizes[1:]:
        whole = whole + each
    penalty: Value = whole * settings.penalty_rate
    penalty.label = "penalty"
    return penalty
