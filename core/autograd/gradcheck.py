"""Finite differences: the numerical gradient of any function."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.autograd.program import Program
from core.autograd.value import Value

Floats = NDArray[np.float64]


def slope(function: Callable[[float], float], at: float, h: float = 1e-5) -> float:
    """Central difference (f(x + h) - f(x - h)) / 2h, with h scaled to the size of x."""
    step = h * max(1.0, abs(at))
    return (function(at + step) - function(at - step)) / (2.0 * step)


def check_value(function: Callable[..., Value], at: Sequence[float], h: float = 1e-5) -> float:
    """The largest relative error of `backward` against central differences, over all arguments of the function."""
    leaves = [Value(x) for x in at]
    function(*leaves).backward()
    worst = 0.0
    for k, leaf in enumerate(leaves):
        numerical = slope(partial(_with_argument, function, at, k), at[k], h)
        worst = max(worst, relative_error(leaf.grad, numerical))
    return worst


def check_program(
    program: Program,
    evaluate: Callable[[Floats], Floats],
    parameters: Floats,
    gradients: Floats,
    h: float = 1e-5,
) -> float:
    """The largest relative error of `gradients` (p, n) against differences of `evaluate(parameters) -> losses (n,)`."""
    worst = 0.0
    for k in range(program.parameter_count):
        step = h * max(1.0, abs(parameters[k]))
        up, down = parameters.copy(), parameters.copy()
        up[k] += step
        down[k] -= step
        numerical = (evaluate(up) - evaluate(down)) / (2.0 * step)
        worst = max(worst, *map(relative_error, gradients[k], numerical))
    return worst


def relative_error(a: float, b: float, least: float = 1.0) -> float:
    """abs(a - b) divided by the largest of abs(a), abs(b) and `least`."""
    return float(abs(a - b) / max(least, abs(a), abs(b)))


def _with_argument(function: Callable[..., Value], at: Sequence[float], k: int, x: float) -> float:
    """The function with argument k replaced by x."""
    return function(*(Value(x if j == k else each) for j, each in enumerate(at))).data
