"""How a network is trained: everything a person may turn while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from core.limits import COUNT, LARGEST
from core.problem import Refusal
from core.training.losses import LOSSES
from core.training.optimizers import KNOBS, OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULE_CODES, SCHEDULE_RULES, SCHEDULES

Remainder = Literal["carry", "short"]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Gradient descent and its knobs; the numbers' ranges stand in NUMBERS.

    batch_size: samples per update. remainder: what is left over at the end of an epoch is carried into the next update
    (TensorFlow Playground) or makes a last, smaller batch. shuffle: every epoch takes the samples in another order.
    loss, penalty, optimizer, schedule: names of LOSSES, PENALTIES, OPTIMIZERS, SCHEDULES. weight_decay: the share of
    every trained parameter, times the learning rate, that an update takes away (decoupled). clip: the largest norm of
    the gradient, 0 for no limit. schedule_epochs, schedule_factor: see `Schedule`. stop_...: when playing stops by
    itself, 0 for never; loss and accuracy are the test data's where there are any.
    """

    learning_rate: float = 0.03
    batch_size: int = 10
    remainder: Remainder = "short"
    loss: str = "half_square"
    penalty: str = "none"
    penalty_rate: float = 0.0
    shuffle: bool = False
    optimizer: str = "sgd"
    momentum: float = 0.9
    smoothing: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.0
    clip: float = 0.0
    schedule: str = "constant"
    schedule_epochs: int = 100
    schedule_factor: float = 0.1
    stop_epochs: int = 0
    stop_seconds: float = 0.0
    stop_loss: float = 0.0
    stop_accuracy: float = 0.0
    stop_patience: int = 0

    @property
    def knobs(self) -> tuple[float, ...]:
        """What the optimizer's rule reads, filled up to KNOBS numbers."""
        found = tuple(float(getattr(self, name)) for name in OPTIMIZERS[self.optimizer].knobs)
        return found + (0.0,) * (KNOBS - len(found))

    def rate_at(self, epoch: int) -> float:
        """The learning rate the schedule uses after so many epochs."""
        rule = SCHEDULE_RULES[SCHEDULE_CODES[self.schedule]]
        return self.learning_rate * float(rule(float(epoch), float(self.schedule_epochs), self.schedule_factor))


@dataclass(frozen=True, slots=True)
class Number:
    """A number of TrainingSettings: what it is called, its range, and what it does. above, below: the ends themselves
    are not allowed."""

    label: str
    low: float
    high: float
    explanation: str
    above: bool = False
    below: bool = False
    whole: bool = False

    def accepts(self, value: float) -> bool:
        """Whether a value lies in the range; NaN never does."""
        inside = self.low <= value <= self.high
        return inside and not (self.above and value == self.low) and not (self.below and value == self.high)

    @property
    def range(self) -> str:
        """The range in words."""
        kind = "whole number" if self.whole else "finite number"
        low = f"above {self.low:g}" if self.above else f"from {self.low:g}"
        joint = "and below" if self.below else "and at most" if self.above else "to"
        return f"a {kind} {low} {joint} " + (f"{self.high:,.0f}" if self.whole else f"{self.high:g}")


NUMBERS: Mapping[str, Number] = MappingProxyType({
    "learning_rate": Number("learning rate", 0.0, LARGEST, "How far a step goes against the gradient."),
    "batch_size": Number("batch size", 1, 1_000_000, "Samples whose gradients make one update.", whole=True),
    "penalty_rate": Number("regularization rate", -LARGEST, LARGEST, "What large weights cost; below 0 they pay."),
    "momentum": Number("momentum", 0.0, 1.0, "What is left of the last step.", below=True),
    "smoothing": Number("smoothing", 0.0, 1.0, "How long the gradient's size is remembered.", below=True),
    "beta1": Number("beta 1", 0.0, 1.0, "How long gradients are remembered.", below=True),
    "beta2": Number("beta 2", 0.0, 1.0, "How long their squares are remembered.", below=True),
    "epsilon": Number("epsilon", 0.0, 1.0, "Keeps the divisor above 0."),
    "weight_decay": Number("weight decay", 0.0, LARGEST,
                           "The share of each weight and bias, times the learning rate, that every update takes away."),
    "clip": Number("gradient limit", 0.0, LARGEST, "A longer gradient is shortened to this norm; 0 for no limit."),
    "schedule_epochs": Number("schedule's length", 1, 1_000_000_000, "Epochs.", whole=True),
    "schedule_factor": Number("schedule's factor", 0.0, 1.0, "A share of the learning rate."),
    "stop_epochs": Number("number of epochs", 0, COUNT, "Stop when so many epochs are finished.", whole=True),
    "stop_seconds": Number("number of seconds", 0.0, 1e9, "Stop so many seconds after Play."),
    "stop_loss": Number("loss to stop at", 0.0, LARGEST, "Stop when the loss is below this."),
    "stop_accuracy": Number("accuracy to stop at", 0.0, 1.0, "Stop when more than this share is right.", below=True),
    "stop_patience": Number("patience", 0, COUNT, "Stop when the loss has not fallen for so many epochs.", whole=True),
})  # fmt: skip

_CHOICES = {"loss": LOSSES, "penalty": PENALTIES, "optimizer": OPTIMIZERS, "schedule": SCHEDULES}


def find_fault(settings: TrainingSettings) -> tuple[str, str] | None:
    """The first field that cannot be trained with, and a sentence that says why."""
    for name, table in _CHOICES.items():
        if getattr(settings, name) not in table:
            return name, f'There is no {name} "{getattr(settings, name)}".'
    for name, number in NUMBERS.items():
        if not number.accepts(getattr(settings, name)):
            return name, f"The {number.label} must be {number.range}."
    return None


def check_settings(settings: TrainingSettings) -> None:
    """Refuse what cannot be trained with."""
    fault = find_fault(settings)
    if fault is not None:
        raise Refusal(fault[1])
