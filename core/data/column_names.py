"""How a column is written in a formula, and which column a name in a formula means.

A plain name means what the grammar of `core.autograd.formula` reads: letters are compared in Unicode NFKC, so that x
with a subscript 1 is x1. A name in backticks means the column of exactly these letters.
"""

import difflib
import keyword
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from core.autograd.formula import CONSTANTS
from core.autograd.ops import ALIASES, OPS
from core.autograd.refusal import CLOSE
from core.autograd.spelling import FormulaError, name_of, spelled
from core.quotation import quote

MOST_LISTED = 4
"""Most columns that a message lists."""

_TICKED = re.compile("(`(?:[^`]|``)*`)")


@lru_cache(maxsize=8192)
def token(name: str) -> str:
    """How a column is written in a formula: by its name if the grammar reads it as that very name, else in backticks,
    with each backtick of the name doubled."""
    return name if _is_word(name) else f"`{name.replace('`', '``')}`"


def _is_word(name: str) -> bool:
    if not name.isidentifier() or name.startswith("_") or keyword.iskeyword(name):
        return False
    if name in OPS or name in ALIASES or name in CONSTANTS:
        return False
    # An identifier may have a middle dot, which the grammar reads as a product.
    return unicodedata.normalize("NFKC", name) == name == spelled(name)


def unticked(text: str) -> str:
    """The column that a name in backticks means."""
    return text[1:-1].replace("``", "`")


def column_alone(text: str) -> str | None:
    """The column that a text without blanks around it names, if it is a token and nothing else; whether the data has
    that column is not checked."""
    if _TICKED.fullmatch(text):
        return unticked(text)
    return text if token(text) == text else None


def pieces(text: str) -> list[str]:
    """A formula in pieces: plain text and a name in backticks alternately, plain text first and last. A backtick that
    is left in plain text is not closed."""
    return _TICKED.split(text)


@lru_cache(maxsize=16)
def readings(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The columns that each plain name can mean: the one with that very name, or else all that the grammar reads so."""
    found: dict[str, tuple[str, ...]] = {name: (name,) for name in names if _is_word(name)}
    for name in names:
        reading = _reading(name)
        if reading not in names and _is_word(reading):
            found[reading] = (*found.get(reading, ()), name)
    return found


def _reading(name: str) -> str:
    """A name as the grammar reads it; "" if it reads no name."""
    try:
        return name_of(name)
    except FormulaError:
        return ""


def column_of(written: str, names: tuple[str, ...]) -> str:
    """The column that a name means, as the grammar reads it, or in backticks. FormulaError if there is none, or more
    than one."""
    if written.startswith("`"):
        column = unticked(written)
        found: Sequence[str] = (column,) if column in names else ()
    else:
        column, found = written, readings(names).get(written, ())
    if not found:
        raise FormulaError(_unknown(column, names))
    if len(found) > 1:
        raise FormulaError(f'"{quote(column)}" can be {_listed(found, "or")}: write the column in backticks.')
    return found[0]


def _unknown(column: str, names: Sequence[str]) -> str:
    """A sentence about a column that the data does not have."""
    folded = {_folded(name): name for name in names}
    close = difflib.get_close_matches(_folded(column), folded, 1, CLOSE)
    if close:
        hint = f"the nearest is {shown(folded[close[0]])}"
    elif column == "e":
        hint = "the number e is exp(1)"
    else:
        hint = f"there {'is' if len(names) == 1 else 'are'} {_listed(names, 'and')}"
    return f'There is no column "{quote(column)}"; {hint}.'


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _listed(names: Sequence[str], last: str) -> str:
    """Columns in a sentence: x1, x2 and x3. Of many, the first ones."""
    parts = [shown(name) for name in names]
    if len(parts) > MOST_LISTED:
        parts = [*parts[: MOST_LISTED - 1], f"{len(parts) - MOST_LISTED + 1:,} more"]
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "none"


def shown(column: str) -> str:
    """A column as it is written in a formula, short enough for a message."""
    return quote(token(column))


def without_backticks(plain: str, names: Sequence[str]) -> str | None:
    """The longest column that stands in plain text but needs backticks; None if there is none."""
    for name in sorted(names, key=len, reverse=True):
        if name in plain and not _is_word(name) and _stands_in(name, plain):
            return name
    return None


def _stands_in(name: str, plain: str) -> bool:
    """Whether a column's name is the plain text, or a part of it that is no number, constant, sign, or call."""
    if plain.strip() == name:
        return True
    is_named = name not in CONSTANTS and any(map(str.isalpha, name))
    return is_named and re.search(rf"(?<![\w.]){re.escape(name)}(?!\w|\s*\()", plain) is not None
