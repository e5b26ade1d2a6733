"""The derivative as a limit: a curve, a point on it, the secant to a point h further on, and the secant's error."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Function = Callable[[float], float]

POINTS = 161
DECADES = np.linspace(0.0, -14.0, 57)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The values of a function around a point. xs, ys: (POINTS,). x, y: the point. end: the function at x + h. secant:
    (end - y) / h, which approaches the derivative."""

    xs: Floats
    ys: Floats
    x: float
    y: float
    h: float
    end: float

    @property
    def secant(self) -> float:
        """(end - y) / h as it is written: the rounding of x + h is not corrected. NaN if x + h is x."""
        return (self.end - self.y) / self.h if self.x + self.h != self.x else float("nan")


def curve(function: Function, x: float, h: float, span: float) -> Curve:
    """Evaluate a function from x - span to x + span, at x and at x + h."""
    xs = np.linspace(x - span, x + span, POINTS)
    return Curve(xs, np.array([function(float(each)) for each in xs]), x, function(x), h, function(x + h))


def secant_errors(function: Function, x: float, slope: float) -> tuple[Floats, Floats]:
    """The error of the secant for h from 1 to 1e-14: it falls with h until rounding dominates. Returns h and the
    errors."""
    hs = 10.0**DECADES
    start = function(x)
    errors = []
    for h in hs.tolist():
        errors.append(abs((function(x + h) - start) / h - slope))
    return hs, np.array(errors)
