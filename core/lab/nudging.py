"""The slope of an output by any value behind it, found by nudging that value and computing all that follows again."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from core.autograd.gradcheck import is_smooth, relative_error, slope
from core.autograd.value import Value, history, recompute

H = 1e-5
"""The nudge of a check, times the size of what is nudged where that is above 1."""


SMOOTH, ROUNDED = 1e-6, 100.0
"""How far apart the slopes of both sides may be, relative above 1, and in units of the last place of the function."""


LEAST = 1e-6
"""What errors are measured against where gradients are smaller: below it, rounding is seen in a slope."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A value, its gradient as it stands, and the nudged slope; NaN where nudging tells nothing (at a kink, or where
    rounding drowns it)."""

    value: Value
    gradient: float
    slope: float

    @property
    def error(self) -> float:
        """How far apart they are, relative above LEAST; NaN where there is nothing to compare with."""
        return relative_error(self.gradient, self.slope, LEAST) if not math.isnan(self.slope) else math.nan


def nudged_slope(function: Callable[[float], float], at: float, h: float = H) -> float:
    """The slope there, by nudging by h to both sides; NaN where even a good h tells nothing."""
    known = cache(function)
    return slope(known, at, h) if is_smooth(known, at, H) and not _jumps(known, at) else math.nan


def _jumps(function: Callable[[float], float], at: float) -> bool:
    """Whether the slope changes at once here, be it by little. Of one side, 2 s(h/2) - s(h) is the slope but for terms
    in h * h (Richardson 1911), so that a smooth function has the same on both."""
    step = H * max(1.0, abs(at))
    here, sides, highest = function(at), [], 0.0
    for way in (step, -step):
        half, whole = function(at + way / 2.0), function(at + way)
        highest = max(highest, abs(half), abs(whole))
        sides.append((4.0 * (half - here) - (whole - here)) / way)
    size = max(1.0, *map(abs, sides))
    return abs(sides[0] - sides[1]) > SMOOTH * size + ROUNDED * math.ulp(highest) / step


class Nudger:
    """Works on a graph of its own, which nobody else reads; values are named by their labels."""

    def __init__(self, output: Value) -> None:
        self._output, self._order = output, history(output)
        self._values = {value.label: value for value in self._order}
        self._after: dict[Value, list[Value]] = {}

    def follow(self, leaves: Mapping[str, float]) -> None:
        """Go over to other numbers of leaves."""
        for label, number in leaves.items():
            if label in self._values:
                self._values[label].data = number
        recompute(self._order)

    def at(self, label: str, x: float) -> float:
        """The output if that value were x and all else that goes into it stayed; as it is if there is no such value."""
        value = self._values.get(label)
        if value is None:
            return self._output.data
        after = self._behind(value)
        kept, here = [each.data for each in after], value.data
        value.data = x
        recompute(after)
        found = self._output.data
        value.data = here
        for each, data in zip(after, kept, strict=True):
            each.data = data
        return found

    def along(self, label: str) -> Callable[[float], float]:
        """The output as a function of one value."""
        return partial(self.at, label)

    def slope(self, label: str, at: float, h: float = H) -> float:
        """The slope by a value; see `nudged_slope`."""
        return nudged_slope(self.along(label), at, h)

    def _behind(self, value: Value) -> list[Value]:
        """What is made of a value, in order, without itself."""
        if value not in self._after:
            reached = {value}
            for each in self._order:
                if any(operand in reached for operand in each.operands):
                    reached.add(each)
            reached.remove(value)
            self._after[value] = [each for each in self._order if each in reached]
        return self._after[value]
