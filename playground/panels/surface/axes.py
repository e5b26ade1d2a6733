"""The names and numbers at the axes of a plane, and columns with their values in words."""

import math
import re
from collections.abc import Iterable, Sequence
from html import escape

from core.data.plane import Plane
from core.data.table import Column
from playground.style import number

FEW = 4
"""So many columns are told by name where there is little room."""

_VARIABLE = re.compile(r"([a-z])(\d)")
"""A name that stands for itself: the plot need not say it."""


def axis_markup(name: str) -> str:
    """The name of an axis as markup: variables are italic, as on the canvas."""
    found = _VARIABLE.fullmatch(name)
    if found is not None:
        return f"<i>{found[1]}</i>{chr(0x2080 + int(found[2]))}"
    return escape(name).replace("  ", "&nbsp; ")


def stand_for_themselves(names: Iterable[str]) -> bool:
    """Whether names are variables, such as x1."""
    return all(_VARIABLE.fullmatch(name) for name in names)


def axis_title(plane: Plane, at: int) -> str:
    """An axis with its unit, or with its share of the variance: "component 1  34 %"."""
    title = plane.axes[at].title
    return f"{title}  {percent(plane.shares[at])}" if plane.shares else title


def percent(share: float) -> str:
    """A share as a whole percent: 52 %."""
    return f"{100.0 * share:.0f} %"


def decimals(low: float, high: float) -> int:
    """How many decimals a number from a range has, so that it has about three digits: 2 for lengths of some mm, none
    for thousands of g."""
    size = math.floor(math.log10((high - low) or 1.0))
    return max((3 if size > 0 else 2) - size, 0)


def written(value: float, places: int) -> str:
    """A number with so many decimals, and with separators from a thousand on: 4,213."""
    return number.short(value) if 999.5 <= abs(value) < math.inf else number.weight(value, places)


def with_unit(text: str, column: Column) -> str:
    """A number of a column with its unit, if it has one."""
    return f"{text} {column.unit}".rstrip()


def told(columns: Sequence[Column], values: Iterable[float]) -> str:
    """Columns with their values in words, the first few of many: "alcohol 13.2, ... and 9 more"."""
    pairs = list(zip(columns, values, strict=True))
    few = pairs if len(pairs) <= FEW + 1 else pairs[:FEW]
    words = ", ".join(f"{column.shown} {with_unit(number.short(value), column)}" for column, value in few)
    return words if len(few) == len(pairs) else f"{words} and {len(pairs) - len(few)} more"


def round_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """About five round numbers from low to high, as written."""
    rough = (high - low) / 4.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1.0, 2.0, 3.0, 5.0, 10.0) if power * factor >= rough * 0.99)
    first = math.ceil(low / step - 1e-9)
    values = [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]
    return [(value, number.short(value)) for value in values]
