"""The numbers and grid lines of a loss plot: a log axis for the loss, and an axis for the time."""

import math
from functools import partial

from playground.style import number

LABELS = 6
"""The most labels of the loss axis."""

MOST_LINES = 24

NARROW = 1.3
"""An axis that spans fewer decades has labels at 2 and 5, too."""

ROOM_FOR = 100_000
"""Times from here on have too many digits to fit side by side."""

PARTS = (1.0, 2.0, 2.5, 4.0, 5.0, 10.0, 20.0)
"""Steps between the labels of a time axis, for each power of ten."""

ROUND = (1.0, 2.0, 5.0, 10.0)
BLOCK = 20.0
"""While training, the time axis ends at a multiple of at least this many epochs."""

Tick = tuple[float, str]


def loss_ticks(low: float, high: float) -> tuple[list[Tick], list[float], list[float]]:
    """The ticks of a loss axis from 10**low to 10**high: at most LABELS (power, text), and the powers with a grid line,
    at most MOST_LINES: those of ten, and those between, whose lines are weaker."""
    stride = 1
    while len(decades := _multiples(stride, low, high)) > LABELS:
        stride += 1
    minor = [k + math.log10(f) for k in range(math.floor(low), math.ceil(high)) for f in (2, 5)] if stride == 1 else []
    minor = [power for power in minor if low <= power <= high]
    labels = [(power, decade(round(power))) for power in decades]
    if high - low < NARROW:
        labels += [(power, f"{10**power:.1g}") for power in minor]
    return labels, decades, minor


def _multiples(stride: int, low: float, high: float) -> list[float]:
    first, last = math.ceil((low - 1e-9) / stride), math.floor((high + 1e-9) / stride)
    return [float(k * stride) for k in range(first, last + 1)]


WHOLE_FROM = 50.0
"""The end of a time axis from which it is labeled with a whole number."""


def time_ticks(end: float) -> list[Tick]:
    """The ticks of a time axis from 0 to an end: both ends, and round times between."""
    write = number.short if end < ROOM_FOR else partial(number.brief, digits=2)
    if end <= 0.0:
        return [(0.0, "0")]
    power = 10.0 ** math.floor(math.log10(end / 5.0))
    # Between whole times, labels are whole, too.
    steps = [power * part for part in PARTS if end < 5.0 or (power * part).is_integer()]
    exact = [step for step in steps if 3.9 < end / step < 5.1 and math.isclose(end / step, round(end / step))]
    step = exact[-1] if exact else next(step for step in steps if end / step <= 4.6)
    inner = [k * step for k in range(math.ceil(end / step)) if end - k * step >= 0.5 * step]
    # The part of an epoch is less than a pixel or two by then, and its digits have no room.
    last = float(round(end)) if end >= WHOLE_FROM else end
    return [*((time, write(time)) for time in inner), (end, write(last))]


def next_end(last: float) -> float:
    """Where the time axis ends while training is at `last`, so that it does not move with every frame."""
    power = 10.0 ** math.floor(math.log10(max(last, 1.0) / 5.0))
    step = max(BLOCK, next(power * part for part in ROUND if power * part >= last / 5.0 * (1.0 - 1e-9)))
    return max(math.ceil(last / step - 1e-9), 1) * step


def decade(power: int) -> str:
    """A power of ten, as written at an axis."""
    return f"{10.0**power:g}" if -5 < power < 5 else f"1e{power}".replace("-", number.MINUS)
