"""The table of schedules: the share of the learning rate by epoch. Rules work in Python and in compiled kernels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

Rule = Callable[[Any, Any, Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """share(epochs finished, length in epochs, factor) gives a share of the learning rate, constant within an epoch.
    length, factor: labels of these two settings; "" if the schedule has no such setting."""

    name: str
    label: str
    share: Rule
    explanation: str
    length: str = ""
    factor: str = ""


_ROWS = (
    Schedule("constant", "Constant", lambda epoch, length, factor: 1.0, "The learning rate does not change."),
    Schedule("step", "Step", lambda epoch, length, factor: factor ** np.floor(epoch / length),
             "The learning rate is multiplied by a factor every so many epochs.", "Every", "Factor"),
    Schedule("cosine", "Cosine",
             lambda epoch, length, factor:
             factor + (1.0 - factor) * 0.5 * (1.0 + np.cos(np.pi * np.minimum(epoch / length, 1.0))),
             "The learning rate falls along half a cosine wave (Loshchilov 2017).",
             "Over", "Down to"),
    Schedule("linear", "Linear decay",
             lambda epoch, length, factor: 1.0 - (1.0 - factor) * np.minimum(epoch / length, 1.0),
             "The learning rate falls in a straight line, as in micrograd's demo.", "Over", "Down to"),
)  # fmt: skip

SCHEDULES: Mapping[str, Schedule] = MappingProxyType({row.name: row for row in _ROWS})
SCHEDULE_CODES: Mapping[str, int] = MappingProxyType({row.name: code for code, row in enumerate(_ROWS)})
SCHEDULE_RULES: tuple[Rule, ...] = tuple(row.share for row in _ROWS)
