"""Why a graph's output is not finite, in one sentence."""

import math
from collections.abc import Collection, Sequence

from core.autograd.value import Value
from core.lab.graph.expansion import INSIDE
from core.lab.notation import few_digits, name


def overflow(values: Sequence[Value], expanded: Collection[str]) -> str:
    """A sentence on the first value that is not finite though its operands are; "" if the output is finite. values: in
    topological order, the output last. expanded: the labels of those that are written out."""
    if math.isfinite(values[-1].data):
        return ""
    first = next(value for value in values if not math.isfinite(value.data))
    whole = first.label.partition(INSIDE)[0]
    advice = f"Collapse {whole}, or use smaller numbers." if whole in expanded else "Try other numbers."
    if first is values[-1]:
        return f"{name(first)} is {_amount(first.data)} here. {advice}"
    return f"{name(first)} is {_amount(first.data)} here, so {name(values[-1])} is not finite. {advice}"


def _amount(number: float) -> str:
    return "not a number" if math.isnan(number) else few_digits(number)
