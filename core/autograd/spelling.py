"""Translates what people type to the grammar: typographic signs, superscripts, lookalike letters.

A name is the same however its letters were entered: all are normalized to Unicode NFKC, as Python does.
"""

import re
import unicodedata

from core.problem import UserError


class FormulaError(UserError):
    """An expression that cannot be read. The message says where and why."""


_SIGNS = str.maketrans(
    {
        "^": "**", "\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-", "\ufe63": "-",
        "\u00d7": "*", "\u00b7": "*", "\u0387": "*", "\u22c5": "*", "\u2219": "*", "\u2217": "*", "\u2022": "*",
        "\u2715": "*", "\u2a2f": "*", "\u2062": "*", "\u00f7": "/", "\u2215": "/", "\u2044": "/",
        "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
    }
)  # fmt: skip
"""Signs pasted from print and from other programs, and invisible characters."""

_RAISED = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b", "0123456789+-")
_POWER = re.compile("[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_BEHIND_POWER = re.compile(rf"([\w)]?{_POWER.pattern})\s*(?:\*\*|\^|\.\s*[^\W\d]|[\u207a\u207b])")
_ROOT = re.compile("\u221a(?=\\s*\\()")


def spelled(text: str) -> str:
    """A formula in the letters and signs of the grammar, with as many lines. FormulaError for characters that would be
    read as something else than they look like."""
    if text.isascii():
        return text.translate(_SIGNS)
    if found := _BEHIND_POWER.search(text):
        raise FormulaError(f"Put brackets round {found[1]} before what follows it.")
    text = _POWER.sub(lambda power: f"**{power[0].translate(_RAISED)}", _ROOT.sub("sqrt", text))
    if wrong := next(filter(_is_misread, text), ""):
        raise FormulaError(_misread(text, wrong))
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)


def name_of(text: str) -> str:
    """A name as the grammar reads it: the two Unicode letters for micro are one, x with a subscript 1 is x1.
    FormulaError if it is not a name."""
    name = spelled(text.strip())
    if not name.isidentifier():
        raise FormulaError(f'"{text.strip()}" is not a name.')
    return name


def _is_misread(letter: str) -> bool:
    """NFKC would lower superscripts to the line, and break fractions apart."""
    return unicodedata.decomposition(letter).startswith(("<super>", "<fraction>"))


def _misread(text: str, letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter).replace("\u2044", "/")
    if "/" in plain:
        return f"{letter} is not accepted as a number: write ({plain})."
    before = re.search(rf"(\w*){re.escape(letter)}", text)
    base = before[1] if before and before[1] else "a"
    return f"{base}{letter} has a superscript, which is not accepted: write {base}**{plain}."
