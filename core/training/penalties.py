"""The table of penalties: the cost of large parameters beside the loss. Rules work on arrays and in compiled
kernels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

Rule = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Penalty:
    """The penalty is the rate times the sum of size(parameter). slope is the derivative of size.

    everywhere: biases are penalized too. kills: a weight that the penalty pushes through 0 stays 0 for good, as in
    TensorFlow Playground.
    """

    name: str
    label: str
    size: Rule
    slope: Rule
    explanation: str
    everywhere: bool = False
    kills: bool = False


_ROWS = (
    Penalty("none", "None", lambda w: 0.0 * w, lambda w: 0.0 * w, "Large weights cost nothing."),
    Penalty("L1", "L1", lambda w: np.abs(w), lambda w: np.sign(w),
            "The absolute value of every weight; weights pushed to 0 stay there.", kills=True),
    Penalty("L2", "L2", lambda w: 0.5 * w * w, lambda w: w, "Half the square of every weight."),
    Penalty("L2_all", "L2 with biases", lambda w: w * w, lambda w: 2.0 * w,
            "The square of every weight and bias, as in micrograd's demo.", everywhere=True),
)  # fmt: skip

PENALTIES: Mapping[str, Penalty] = MappingProxyType({row.name: row for row in _ROWS})
PENALTY_CODES: Mapping[str, int] = MappingProxyType({row.name: code for code, row in enumerate(_ROWS)})
PENALTY_ROWS: tuple[Penalty, ...] = _ROWS
