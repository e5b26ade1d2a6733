"""The name of an input for people: what was measured, or its formula in words of the data."""

import re
from collections.abc import Mapping
from functools import lru_cache

from core.data.column_names import column_alone, pieces, unticked
from core.data.description import PLAIN, describe
from core.data.expression import read, token
from core.data.source import DatasetSpec, DataSource
from core.problem import UserError

_ALONE = re.compile(r"(sin|cos)\((x\d+)\)")
_SIGN_OR_WORD = re.compile(r"(\s*(?:\^|\*\*)\s*2(?![\w.]))|(\s*(?<!\*)\*(?!\*)\s*)|(?<![\w.])[^\W\d]\w*")
"""A square, or a product, or a name."""


def input_name(expression: str, data: DatasetSpec) -> str:
    """An expression in words of the data, without units: bill_length_mm^2 is "bill length\u00b2", and sin(x1) is "sin
    x1"."""
    shown = _shown(data.source)
    if not shown:
        return _ALONE.sub(r"\1 \2", expression) if _ALONE.fullmatch(expression) else expression
    alone = column_alone(expression)
    if alone is not None and alone in shown:
        return shown[alone]
    try:
        known = read(expression, tuple(shown))
    except UserError:
        return expression
    if known.plain is not None:
        return shown[known.plain]
    words = {name: shown[name] for name in known.reads if token(name) == name}
    parts = pieces(known.text)
    for at, part in enumerate(parts):
        parts[at] = shown[unticked(part)] if at % 2 else _told(part, words)
    return "".join(parts)


@lru_cache(maxsize=16)
def _shown(source: DataSource) -> Mapping[str, str]:
    """Name -> name for people, of each column; empty for the columns of a plane. Kept: a wide table has a thousand
    names to ask for."""
    columns = describe(source).columns
    return {} if columns == PLAIN else {column.name: column.shown for column in columns}


def _told(plain: str, words: Mapping[str, str]) -> str:
    """Plain text of a formula, with words of the data for the columns."""

    def told(found: re.Match[str]) -> str:
        square, product = found.groups()
        return "\u00b2" if square else " \u00b7 " if product else words.get(found[0], found[0])

    return _SIGN_OR_WORD.sub(told, plain)
