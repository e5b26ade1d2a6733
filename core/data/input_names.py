"""The name of an input for people: what was measured, or its formula in words of the data."""

import re

from core.data.description import PLAIN, describe
from core.data.expression import read, token
from core.data.source import DatasetSpec
from core.problem import UserError

_ALONE = re.compile(r"(sin|cos)\((x\d+)\)")


def input_name(expression: str, data: DatasetSpec) -> str:
    """An expression in words of the data, without units: bill_length_mm^2 is "bill length\u00b2", and sin(x1) is "sin
    x1"."""
    columns = describe(data.source).columns
    if columns == PLAIN:
        return _ALONE.sub(r"\1 \2", expression) if _ALONE.fullmatch(expression) else expression
    try:
        known = read(expression, tuple(column.name for column in columns))
    except UserError:
        return expression
    shown = {column.name: column.shown for column in columns}
    if known.plain is not None:
        return shown[known.plain]
    found = known.text.replace("^2", "\u00b2").replace("**2", "\u00b2").replace("*", " \u00b7 ")
    for name in sorted(known.reads, key=len, reverse=True):
        found = found.replace(token(name), shown[name])
    return found
