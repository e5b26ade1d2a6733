"""The scale of the pace slider: updates per second, then epochs per second, and full speed at the right end."""

import math

from core.training.pace import Pace

FASTEST_UPDATES = 20.0
SLOWEST_EPOCHS, FASTEST_EPOCHS = 0.5, 600.0
UPDATES_END, FULL_START = 0.25, 0.97

USUAL = (Pace("updates", 1.0), Pace("epochs", 1.0), Pace("epochs", 10.0), Pace("epochs", 60.0), Pace("full", 0.0))
"""The paces of the list, from slow to fast."""


def pace_at(share: float) -> Pace:
    """The pace at a position of the slider, 0 to 1."""
    if share >= FULL_START:
        return Pace("full", 0.0)
    if share < UPDATES_END:
        return Pace("updates", _round(FASTEST_UPDATES ** (share / UPDATES_END)))
    along = (share - UPDATES_END) / (FULL_START - UPDATES_END)
    return Pace("epochs", _round(SLOWEST_EPOCHS * (FASTEST_EPOCHS / SLOWEST_EPOCHS) ** along))


def share_of(pace: Pace) -> float:
    """The position of a pace on the slider, 0 to 1."""
    if pace.unit == "full":
        return 1.0
    if pace.unit == "updates":
        return UPDATES_END * min(math.log(max(pace.per_second, 1.0)) / math.log(FASTEST_UPDATES), 0.999)
    along = math.log(pace.per_second / SLOWEST_EPOCHS) / math.log(FASTEST_EPOCHS / SLOWEST_EPOCHS)
    return UPDATES_END + min(max(along, 0.0), 0.999) * (FULL_START - UPDATES_END)


def describe(pace: Pace) -> str:
    """A pace in words: "60 epochs/s"."""
    if pace.unit == "full":
        return "Full speed"
    unit = pace.unit.removesuffix("s") if pace.per_second == 1.0 else pace.unit
    return f"{pace.per_second:g} {unit}/s"


def _round(value: float) -> float:
    """One decimal below 10, whole numbers below 100, tens above."""
    return round(value, 1) if value < 10.0 else round(value / 10.0) * 10.0 if value >= 100.0 else float(round(value))
