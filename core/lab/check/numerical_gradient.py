"""The numerical gradient of an output by any value behind it: change that value, and recompute what follows."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from core.autograd.gradcheck import relative_error
from core.autograd.numerical_slope import H, NumericalSlope, numerical_slope
from core.autograd.value import Value, history, recompute
from core.lab.graph.stepper import gradients

LEAST = 1e-6
"""Errors are relative to this where gradients are smaller: below it, rounding shows in a slope."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A value, its present gradient, and its numerical gradient (slope): NaN if no step gives it; word then says why
    (see `core.autograd.numerical_slope`)."""

    value: Value
    gradient: float
    slope: float
    word: str = ""

    @property
    def error(self) -> float:
        """Their error, relative above LEAST; NaN if there is no numerical gradient."""
        return relative_error(self.gradient, self.slope, LEAST) if not math.isnan(self.slope) else math.nan


class NumericalGradient:
    """Works on its own graph, which nothing else reads. Values are named by their labels."""

    def __init__(self, output: Value) -> None:
        self._output, self._order = output, history(output)
        self._values = {value.label: value for value in self._order}
        self._after: dict[Value, list[Value]] = {}
        self._noise: dict[Value, float] = {}

    def follow(self, leaves: Mapping[str, float]) -> None:
        """Set leaves to other numbers."""
        for label, number in leaves.items():
            if label in self._values:
                self._values[label].data = number
        recompute(self._order)
        self._noise.clear()

    def at(self, label: str, x: float) -> float:
        """The output if that value were x and everything before it stayed; the present output if there is no such
        value."""
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

    def by(self, label: str, h: float = H, *, beside: float = math.nan, least: float = 0.0) -> NumericalSlope:
        """The numerical gradient by a value; see `numerical_slope`."""
        value = self._values.get(label)
        if value is None:
            return NumericalSlope(0.0)
        function = self.along(label)
        return numerical_slope(function, value.data, h, noise=self._noise_behind(value), beside=beside, least=least)

    def slope(self, label: str, at: float, h: float = H) -> float:
        """The numerical gradient by a value at another number than its own; NaN if no step gives it."""
        return numerical_slope(self.along(label), at, h).slope

    def _noise_behind(self, value: Value) -> float:
        """The rounding error that the values after one cause in the output: the sum of each one's rounding times its
        gradient."""
        if not self._noise:
            slopes = gradients(self._output)
            self._noise = {each: abs(slopes[each]) * math.ulp(each.data) for each in self._order}
        noise = sum(self._noise[each] for each in self._behind(value))
        return noise if math.isfinite(noise) else 0.0

    def _behind(self, value: Value) -> list[Value]:
        """The values computed from a value, in order, without itself."""
        if value not in self._after:
            reached = {value}
            for each in self._order:
                if any(operand in reached for operand in each.operands):
                    reached.add(each)
            reached.remove(value)
            self._after[value] = [each for each in self._order if each in reached]
        return self._after[value]
