"""The names and numbers at the axes of the plane."""

import math
from html import escape

from playground.style import number

PLAIN = ("x1", "x2")
"""The names of axes that stand for themselves: the plot need not say them."""

_VARIABLES = {"x1": "<i>x</i>\u2081", "x2": "<i>x</i>\u2082"}


def axis_name(axis: str) -> str:
    """An axis without its unit: "bill length" of "bill length (mm)"."""
    return axis.partition(" (")[0]


def axis_unit(axis: str) -> str:
    """The unit of an axis: "mm" of "bill length (mm)", "" if it has none."""
    return axis.partition(" (")[2].removesuffix(")")


def axis_markup(name: str) -> str:
    """The name of an axis as markup: variables are italic, as on the canvas."""
    return _VARIABLES.get(name, escape(name))


def round_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """About five round numbers from low to high, as written."""
    rough = (high - low) / 4.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1.0, 2.0, 3.0, 5.0, 10.0) if power * factor >= rough * 0.99)
    first = math.ceil(low / step - 1e-9)
    values = [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]
    return [(value, number.short(value)) for value in values]
