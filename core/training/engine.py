"""The protocol of all engines: their inputs, methods and results."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from core.training.optimizers import OPTIMIZER_CODES
from core.training.penalties import PENALTY_CODES
from core.training.schedules import SCHEDULE_CODES
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

Floats = NDArray[np.float64]

STOP, RATE = range(2)
"""Places in the control array. STOP: not 0 to stop after the present block. RATE: the learning rate of the next
update."""

BLOCK = 64
"""Samples that an engine handles at once. A call may end after any block; blocks always begin at the same samples."""


class Rules(NamedTuple):
    """How gathered gradients become an update, as numbers and arrays that compiled code can read.

    trained, penalized: (parameters,) masks. batch: samples per update. carry: the leftover samples of an epoch go into
    the next update; otherwise they make a smaller one. shuffle, seed: see `epoch_order`. penalty, optimizer, schedule:
    places in their tables. knobs: (KNOBS,), the settings of the optimizer's rule. The rest as in `TrainingSettings`.
    """

    trained: NDArray[np.bool_]
    penalized: NDArray[np.bool_]
    batch: int
    carry: bool
    shuffle: bool
    seed: int
    penalty: int
    penalty_rate: float
    weight_decay: float
    clip: float
    optimizer: int
    knobs: Floats
    schedule: int
    schedule_epochs: float
    schedule_factor: float


def rules_of(settings: TrainingSettings, trained: NDArray[np.bool_], penalized: NDArray[np.bool_], seed: int) -> Rules:
    """The rules of some settings for a network's parameters."""
    return Rules(
        trained,
        penalized,
        int(settings.batch_size),
        settings.remainder == "carry",
        settings.shuffle,
        seed,
        PENALTY_CODES[settings.penalty],
        float(settings.penalty_rate),
        float(settings.weight_decay),
        float(settings.clip),
        OPTIMIZER_CODES[settings.optimizer],
        np.array(settings.knobs),
        SCHEDULE_CODES[settings.schedule],
        float(settings.schedule_epochs),
        float(settings.schedule_factor),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """The result of a call: the samples handled, and whether a number was not finite (the update was not made)."""

    samples: int
    diverged: bool


class Engine(Protocol):
    """An interpreter of one program that can train it."""

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """Train on at most `budget` of the samples (inputs + targets, n), epoch by epoch. The next call continues where
        this one ends."""

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """Write the values of program rows into out (rows, n), float32 or float64. `samples` may lack the targets if no
        row needs them."""

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """Every row's value, and the derivative of each sample's loss by it, both (rows, n). Changes no state."""


def block_end(place: int, count: int, rules: Rules) -> int:
    """The end of the block that begins at sample `place` of an epoch of `count` samples."""
    return min((place // rules.batch + 1) * rules.batch, count, place + BLOCK)
