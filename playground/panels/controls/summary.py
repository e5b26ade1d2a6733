"""The settings of training in few words, for narrow places."""

from core.training.losses import LOSSES
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.settings import TrainingSettings
from playground.style import number

NO_PENALTY = "none"


def loss_words(settings: TrainingSettings) -> str:
    """The loss: "Half square"."""
    return LOSSES[settings.loss].label.replace(" squared error", " square")


def penalty_words(settings: TrainingSettings) -> str:
    """The regularization with its rate: "L2 0.0001"."""
    name = PENALTIES[settings.penalty].label
    return name if settings.penalty == NO_PENALTY else f"{name} {number.short(settings.penalty_rate)}"


def brief_words(settings: TrainingSettings) -> str:
    """Optimizer and batch size: "SGD, batch 10"."""
    return f"{OPTIMIZERS[settings.optimizer].label}, batch {settings.batch_size:,}"


def basic_words(settings: TrainingSettings) -> str:
    """With the loss: "SGD, half square, batch 10"."""
    loss = _inner(loss_words(settings))
    return f"{OPTIMIZERS[settings.optimizer].label}, {loss}, batch {settings.batch_size:,}"


def whole_words(settings: TrainingSettings) -> str:
    """All four basic settings in full."""
    penalty = "" if settings.penalty == NO_PENALTY else f", {penalty_words(settings)}"
    loss = _inner(LOSSES[settings.loss].label)
    return f"{OPTIMIZERS[settings.optimizer].label}, {loss}{penalty}, batch {settings.batch_size:,}"


def _inner(label: str) -> str:
    """A label inside of a sentence; a single word is somebody's name."""
    return label[0].lower() + label[1:] if " " in label or "-" in label else label
