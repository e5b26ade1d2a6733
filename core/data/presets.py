"""The inputs that the window offers for data: for points of a plane TensorFlow Playground's, else each column."""

from collections.abc import Mapping
from types import MappingProxyType

from core.data.description import PLAIN
from core.data.expression import read, renamed, token
from core.data.table import Column

PRESETS = ("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)", "cos(x1)", "cos(x2)")
"""Expressions over x1 and x2, in TensorFlow Playground's order."""

FIRST = PRESETS[:2]
"""The inputs that networks over points of a plane begin with."""

FEATURES: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("x1", "x2", "x1^2", "x2^2", "x1*x2")},
        **{f"{function} {name}": f"{function}({name})" for function in ("sin", "cos") for name in ("x1", "x2")},
    }
)
"""How versions 1 and 2 of the project file call them -> the expression."""


def offered(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The expressions to choose from."""
    return PRESETS if columns == PLAIN else tuple(token(column.name) for column in columns)


def usual(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The expressions that a network begins with: every column."""
    return FIRST if columns == PLAIN else offered(columns)


def expression_of_feature(feature: str, columns: tuple[Column, ...]) -> str | None:
    """The expression of a feature of an earlier file over the columns of its data; None if there is no such feature."""
    expression = FEATURES.get(feature)
    if expression is None or columns == PLAIN:
        return expression
    plain = tuple(column.name for column in PLAIN)
    return renamed(expression, plain, dict(zip(plain, (column.name for column in columns), strict=False)))


def preset_of(expression: str, columns: tuple[Column, ...]) -> str:
    """The offered expression that says the same, or the expression itself."""
    names = tuple(column.name for column in columns)
    wanted = read(expression, names)
    if wanted.plain is not None:
        return token(wanted.plain)
    formulas = PRESETS if columns == PLAIN else ()
    return next((text for text in formulas if read(text, names).canonical == wanted.canonical), expression)
