"""How numbers and names are written: one form for all of the Lab and for "Why this number?"."""

import math
import re
from collections.abc import Sequence

from core.autograd.ops import OPS
from core.autograd.value import Value

TIMES, MINUS, ELLIPSIS, ROOT = " \u00d7 ", "\u2212", "\u2026", "\u221a"

INSIDE = "\u203a"
"""Separates, in a label, a whole from the name of a part inside it. No expression contains it."""

ENDLESS = "(1e308*10.0)"
"""Infinity, in a grammar that has no word for it."""

_SIGN = re.compile(r"\s*\*\*\s*|\s*\*\s*|\s*/\s*(?!d\()|-|\bsqrt\b")
"""A derivative, d(y)/d(x), is one symbol and stays whole."""

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?")
"""A number in a formula, without its sign."""

_WORD = re.compile(r"[^\W\d][\w.]*")

_PRINTED = {"**": "^", "*": TIMES, "/": " / ", "-": MINUS, "sqrt": ROOT}


def digits(number: float) -> str:
    """Every digit, in a form that can stand anywhere in a formula and be read again."""
    if math.isnan(number):
        return f"({ENDLESS} - {ENDLESS})"
    if math.isinf(number):
        return ENDLESS if number > 0.0 else f"(-{ENDLESS})"
    text = repr(float(number))
    return f"({text})" if text.startswith("-") else text


def short(number: float) -> str:
    """A number with at most four digits, for a formula with names."""
    return f"{number:.4g}"


def scalar(number: float) -> str:
    """A number in a sentence: four decimals, or four digits if four decimals say nothing."""
    is_usual = number == 0.0 or 1e-3 <= abs(number) < 1e6
    return (f"{number:.4f}" if is_usual else f"{number:.3e}").replace("-", MINUS)


def signs(formula: str) -> str:
    """A label that is a formula, with typographic signs: a cross for times, a real minus, a caret, a root."""
    return _SIGN.sub(lambda found: _PRINTED[found[0].strip()], formula)


def few_digits(number: float) -> str:
    """A number with at most four digits, for people."""
    return {math.inf: "\u221e", -math.inf: f"{MINUS}\u221e"}.get(number, short(number).replace("-", MINUS))


def name(value: Value) -> str:
    """The name of a value in a sentence. A part of a written-out operation is named without the whole."""
    whole, _, part = value.label.rpartition(INSIDE)
    if not whole:
        return value.label or scalar(value.data)
    return few_digits(value.data) if value.op is None and value.constant else signs(part)


def atom(called: str) -> str:
    """A name that something follows, such as .grad: in brackets unless it is one word."""
    return called if _WORD.fullmatch(called) else f"({called})"


def operation_name(op: str) -> str:
    """The name of an operation: the table's label, or its own name if it is not in the table, such as a neuron's."""
    return OPS[op].label if op in OPS else op.replace("_", " ").capitalize()


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: "a", "a and b", "a, b and c"."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


_GREEK = {"beta": "\u03b2", "epsilon": "\u03b5"}
_LOWERED = str.maketrans("0123456789", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089")


def symbol(name: str) -> str:
    """A setting in a formula: "beta 1" is the Greek letter with a subscript; other names stay."""
    letter, _, figure = name.partition(" ")
    return _GREEK[letter] + figure.translate(_LOWERED) if letter in _GREEK else name
