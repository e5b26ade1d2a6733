"""The one protocol that every engine speaks: what it is given, what it does, what it answers."""

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
"""Places in the control array: not 0 to stop after the present block; the learning rate of the next update."""

BLOCK = 64
"""Samples an engine handles at once. A call may end after any block; blocks are always cut at the same samples."""


class Rules(NamedTuple):
    """How gathered gradients become an update, as numbers and arrays that compiled code can read.

    trained, penalized: (parameters,) masks. batch: samples per update. carry: what an epoch leaves over goes into the
    next update, else it makes a smaller one. shuffle, seed: see `epoch_order`. penalty, optimizer, schedule: places in
    their tables. knobs: (KNOBS,), what the optimizer's rule reads. The rest as in `TrainingSettings`.
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
    """The rules that settings mean for a network's parameters."""
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
    """What a call did: samples handled, and whether it met a number that is not finite (the update was not made)."""

    samples: int
    diverged: bool


class Engine(Protocol):
    """An interpreter of one program that can train it."""

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """Train on samples (inputs + targets, n), epoch by epoch, at most `budget` of them; resumable after any
        call."""

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """Write the values of program rows into out (rows, n), float32 or float64. Targets may be left out of
        `samples` where no row needs them."""

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """Every row's value and the slope of each sample's loss by it, both (rows, n). Touches no state."""


def block_end(place: int, count: int, rules: Rules) -> int:
    """Where the block that begins at sample `place` of an epoch of `count` samples ends."""
    return min((place // rules.batch + 1) * rules.batch, count, place + BLOCK)
