"""How a network is trained: everything a person may turn while it runs."""

from dataclasses import dataclass
from typing import Literal

Remainder = Literal["carry", "short"]
Penalty = Literal["none", "L1", "L2"]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Plain gradient descent and its knobs.

    learning_rate: above 0. batch_size: at least 1 sample. remainder: what is left over at the end of an epoch is
    carried into the next update (TensorFlow Playground) or makes a last, smaller batch. loss: a name of
    `core.training.losses.LOSSES`. penalty_rate: at least 0, without effect while penalty is "none".
    """

    learning_rate: float = 0.03
    batch_size: int = 10
    remainder: Remainder = "short"
    loss: str = "half_square"
    penalty: Penalty = "none"
    penalty_rate: float = 0.0
