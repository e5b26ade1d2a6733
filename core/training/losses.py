"""The table of losses: the loss of one sample as a `Value` expression, which training minimizes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.autograd.value import Value, log_sum_exp

Values = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of outputs and targets, and the sentence that explains it.

    scores: the outputs are scores of classes, so they are linear and the data must have classes.
    """

    name: str
    label: str
    expression: Callable[[Values, Values], Value]
    explanation: str
    scores: bool = False


def _total(terms: Values) -> Value:
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def _half_square(outputs: Values, targets: Values) -> Value:
    return _total([(output - target).square() * 0.5 for output, target in zip(outputs, targets, strict=True)])


def _mean_square(outputs: Values, targets: Values) -> Value:
    squares = [(output - target).square() for output, target in zip(outputs, targets, strict=True)]
    return _total(squares) * (1.0 / len(squares))


def _huber(outputs: Values, targets: Values) -> Value:
    terms = []
    for output, target in zip(outputs, targets, strict=True):
        size = (output - target).abs()
        # The smaller of size and 1.
        near = -((-size).max(-1.0))
        terms.append(near * (size - near * 0.5))
    return _total(terms)


def _max_margin(outputs: Values, targets: Values) -> Value:
    if len(outputs) == 1:
        return (1.0 - targets[0] * outputs[0]).relu()
    right = _right_score(outputs, targets)
    # The right class itself: 1 - 1 - right + right is 0.
    terms = [(1.0 - t - right + output).relu() for t, output in zip(targets, outputs, strict=True)]
    return _total(terms)


def _right_score(outputs: Values, targets: Values) -> Value:
    return _total([t * output for output, t in zip(outputs, targets, strict=True)])


def _cross_entropy(outputs: Values, targets: Values) -> Value:
    if len(outputs) == 1:
        # Classes -1 and +1: minus the logarithm of sigmoid(target * output).
        return log_sum_exp([Value(0.0, constant=True), -(targets[0] * outputs[0])])
    return log_sum_exp(outputs) - _right_score(outputs, targets)


_ROWS = (
    Loss("half_square", "Half squared error", _half_square,
         "Half the square of output minus target, as in TensorFlow Playground."),
    Loss("mean_square", "Mean squared error", _mean_square,
         "The square of output minus target, averaged over the outputs."),
    Loss("huber", "Huber", _huber,
         "Half squared error up to a difference of 1, linear beyond: outliers count less (Huber 1964)."),
    Loss("cross_entropy", "Cross-entropy", _cross_entropy,
         "Minus the logarithm of the right class's probability; the outputs are logits.", True),
    Loss("max_margin", "Max-margin", _max_margin,
         "Penalizes a lead of less than 1 over another class, as in micrograd's demo.", True),
)  # fmt: skip

LOSSES: Mapping[str, Loss] = MappingProxyType({loss.name: loss for loss in _ROWS})
