"""How a network is trained: all settings that can be changed while it runs."""

from dataclasses import dataclass
from typing import Literal

from core.limits import COUNT, LARGEST
from core.problem import Refusal
from core.setting import Number, choice, choices_of, numbers_of, numeric
from core.training.losses import LOSSES
from core.training.optimizers import KNOBS, OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULE_CODES, SCHEDULE_RULES, SCHEDULES

Remainder = Literal["carry", "short"]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Gradient descent and its settings. Each field has a range, or a table of names.

    remainder: the leftover samples at the end of an epoch are carried into the next update (TensorFlow Playground) or
    make a last, smaller batch. shuffle: every epoch has its own order of samples. weight_decay is decoupled.
    schedule_epochs, schedule_factor: see `Schedule`. stop_...: conditions of early stopping, 0 for none; loss and
    accuracy are those of the test data if there are any.
    """

    learning_rate: float = numeric(
        0.03, Number("learning rate", 0.0, LARGEST, "How far a step goes against the gradient.")
    )
    batch_size: int = numeric(
        10, Number("batch size", 1, 1_000_000, "Samples whose mean gradient makes one update.", whole=True)
    )
    remainder: Remainder = "short"
    loss: str = choice("half_square", LOSSES)
    penalty: str = choice("none", PENALTIES)
    penalty_rate: float = numeric(
        0.0, Number("regularization rate", -LARGEST, LARGEST, "The cost of large weights; below 0, a reward.")
    )
    shuffle: bool = False
    optimizer: str = choice("sgd", OPTIMIZERS)
    momentum: float = numeric(0.9, Number("momentum", 0.0, 1.0, "The share of the last step kept.", below=True))
    smoothing: float = numeric(
        0.99, Number("smoothing", 0.0, 1.0, "Decay rate of the mean squared gradient.", below=True)
    )
    beta1: float = numeric(0.9, Number("beta 1", 0.0, 1.0, "Decay rate of the mean gradient.", below=True))
    beta2: float = numeric(0.999, Number("beta 2", 0.0, 1.0, "Decay rate of the mean squared gradient.", below=True))
    epsilon: float = numeric(1e-8, Number("epsilon", 0.0, 1.0, "Keeps the divisor above 0."))
    weight_decay: float = numeric(
        0.0,
        Number(
            "weight decay", 0.0, LARGEST,
            "Every update takes this share, times the learning rate, off each weight and bias.",
        ),
    )  # fmt: skip
    clip: float = numeric(
        0.0, Number("gradient clipping", 0.0, LARGEST, "A longer gradient is scaled to this norm; 0 for none.")
    )
    schedule: str = choice("constant", SCHEDULES)
    schedule_epochs: int = numeric(100, Number("schedule length", 1, 1_000_000_000, "In epochs.", whole=True))
    schedule_factor: float = numeric(0.1, Number("schedule factor", 0.0, 1.0, "A share of the learning rate."))
    stop_epochs: int = numeric(0, Number("number of epochs", 0, COUNT, "Stop after this many epochs.", whole=True))
    stop_seconds: float = numeric(0.0, Number("number of seconds", 0.0, 1e9, "Stop this many seconds after Play."))
    stop_loss: float = numeric(0.0, Number("loss to stop at", 0.0, LARGEST, "Stop when the loss is below this."))
    stop_accuracy: float = numeric(
        0.0, Number("accuracy to stop at", 0.0, 1.0, "Stop when the accuracy is above this.", below=True)
    )
    stop_patience: int = numeric(
        0, Number("patience", 0, COUNT, "Stop when the loss has not fallen for this many epochs.", whole=True)
    )

    @property
    def knobs(self) -> tuple[float, ...]:
        """The settings that the optimizer's rule reads, padded to KNOBS numbers."""
        found = tuple(float(getattr(self, name)) for name in OPTIMIZERS[self.optimizer].knobs)
        return found + (0.0,) * (KNOBS - len(found))

    def rate_at(self, epoch: int) -> float:
        """The learning rate of the schedule after a number of epochs."""
        rule = SCHEDULE_RULES[SCHEDULE_CODES[self.schedule]]
        return self.learning_rate * float(rule(float(epoch), float(self.schedule_epochs), self.schedule_factor))


NUMBERS = numbers_of(TrainingSettings)
_CHOICES = choices_of(TrainingSettings)


def find_fault(settings: TrainingSettings) -> tuple[str, str] | None:
    """The first invalid field, with a sentence that says why; None if all are valid."""
    for name, table in _CHOICES.items():
        if getattr(settings, name) not in table:
            return name, f'There is no {name} "{getattr(settings, name)}".'
    for name, number in NUMBERS.items():
        if not number.accepts(getattr(settings, name)):
            return name, f"The {number.label} must be {number.range}."
    return None


def check_settings(settings: TrainingSettings) -> None:
    """Raise UserError if a field is invalid."""
    fault = find_fault(settings)
    if fault is not None:
        raise Refusal(fault[1])
