"""An expression as text: one printer, which knows how strongly operations bind, and a dialect for each reader.

A value with a label stands for itself; the others are spelled out, down to their leaves. `formula` and `numbers` use
the grammar of `core.autograd.formula` and give the same bits again; `printed` and `brief` are for people.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from core.autograd.ops import OPS
from core.autograd.value import Value
from core.lab.notation import ELLIPSIS, INSIDE, MINUS, NUMBER, ROOT, TIMES, digits, few_digits, short, signs
from core.lab.rounding import gap

MOST = 900
"""Most characters of a sum; a longer one is added up in blocks, so that the whole stays within a formula's limit."""

FIRST, LAST = 4, 2
"""How many terms of a long sum are shown to people at its beginning and end."""

BLOCKS = 16

Term = tuple[Value, ...]
"""A term of a sum: a value, or a weight and its source."""


class Strength(IntEnum):
    """How strongly a text binds, the weakest first. LONE: it is in brackets wherever it is an operand."""

    LONE, SUM, SIGN, PRODUCT, POWER, ATOM = range(6)


class Text(NamedTuple):
    """A piece of a formula. is_phrase: it is a name of several words or with signs, which gets brackets in a product
    but none in a sum."""

    text: str
    strength: Strength = Strength.ATOM
    is_phrase: bool = False

    def at_least(self, strength: Strength) -> str:
        """The text, in brackets if it binds more weakly than that."""
        is_product = strength not in (Strength.LONE, Strength.SUM, Strength.PRODUCT)
        fits = self.strength >= strength and not (self.is_phrase and is_product)
        return self.text if fits else f"({self.text})"


class Infix(NamedTuple):
    """How strongly a whole binds, and how strongly each side must."""

    own: Strength
    left: Strength
    right: Strength


INFIX: Mapping[str, Infix] = {
    "add": Infix(Strength.SUM, Strength.SUM, Strength.PRODUCT),
    "subtract": Infix(Strength.SUM, Strength.SUM, Strength.PRODUCT),
    "multiply": Infix(Strength.PRODUCT, Strength.SIGN, Strength.POWER),
    "divide": Infix(Strength.PRODUCT, Strength.SIGN, Strength.POWER),
    "power": Infix(Strength.POWER, Strength.ATOM, Strength.ATOM),
}

TYPED = {"add": " + ", "subtract": " - ", "multiply": "*", "divide": "/", "power": "**", "negate": "-"}
PRINTED = {"add": " + ", "subtract": f" {MINUS} ", "multiply": TIMES, "divide": " / ", "power": "^", "negate": MINUS}


class Printer:
    """signs: those of the operations that have one. joins_sums: a sum of sums is one sum."""

    signs: Mapping[str, str] = TYPED
    joins_sums = False

    def stand_in(self, value: Value) -> Text:
        """The text of a leaf, or of a value with a label."""
        raise NotImplementedError

    def operand(self, value: Value) -> Text:
        """A value within a formula."""
        return self.stand_in(value) if value.op is None or value.label else self.opened(value)

    def opened(self, value: Value) -> Text:
        """A value spelled out by its operation, whatever its label; a leaf stands for itself."""
        if value.op is None:
            return self.stand_in(value)
        name, operands = value.op.name, value.operands
        if name == "weighted_sum" or (name == "add" and self.joins_sums):
            return self.sum(value)
        if name in INFIX:
            own, left, right = INFIX[name]
            sides = self.operand(operands[0]).at_least(left), self.operand(operands[1]).at_least(right)
            return Text(self.signs[name].join(sides), own)
        if name == "negate":
            return Text(self.signs[name] + self.operand(operands[0]).at_least(Strength.POWER), Strength.SIGN)
        return self.call(value)

    def sum(self, value: Value) -> Text:
        """A sum, from left to right."""
        terms, _ = addends(value)
        if len(terms) == 1:
            return self.operand(terms[0][0])
        return Text(self.signs["add"].join(self.terms(terms)), Strength.SUM)

    def terms(self, terms: Sequence[Term]) -> list[str]:
        """The terms of a sum."""
        first, *others = terms
        return [self._term(first, Strength.SUM), *(self._term(each, Strength.PRODUCT) for each in others)]

    def _term(self, term: Term, strength: Strength) -> str:
        if len(term) == 1:
            return self.operand(term[0]).at_least(strength)
        _, left, right = INFIX["multiply"]
        return self.signs["multiply"].join(
            (self.operand(term[0]).at_least(left), self.operand(term[1]).at_least(right))
        )

    def call(self, value: Value) -> Text:
        """An operation that has no sign."""
        assert value.op is not None
        if value.op.name not in OPS and value.op.expansion is not None:
            return self.opened(value.op.expansion(*value.operands))
        return Text(f"{self.name_of(value.op.name)}({', '.join(self.operand(each).text for each in value.operands)})")

    def name_of(self, operation: str) -> str:
        """The name of an operation."""
        return operation


class _Formula(Printer):
    """In the grammar, with names."""

    joins_sums = True

    def stand_in(self, value: Value) -> Text:
        if value.label:
            return _label(value, value.label)
        return Text("pi") if value.data == math.pi else _number(short(value.data))


class _Numbers(Printer):
    """In the grammar, with every digit. blocks: the first and the last of the terms that are added up in blocks."""

    joins_sums = True

    def __init__(self) -> None:
        self.blocks: tuple[int, int] | None = None

    def stand_in(self, value: Value) -> Text:
        return _number(repr(float(value.data))) if math.isfinite(value.data) else Text(digits(value.data))

    def sum(self, value: Value) -> Text:
        terms, totals = addends(value)
        # A term has at least four characters, with the sign before it.
        whole = super().sum(value) if 4 * len(terms) <= MOST else None
        if whole is not None and len(whole.text) <= MOST:
            return whole
        if len(terms) <= FIRST + LAST:
            return super().sum(value)
        middle = range(FIRST, len(terms) - LAST)
        cuts = [round(middle.start + len(middle) * k / BLOCKS) for k in range(BLOCKS + 1)]
        blocks = [gap(totals[a - 1], totals[b - 1]) for a, b in pairwise(cuts) if b > a]
        self.blocks = (FIRST + 1, len(terms) - LAST)
        shown = self.terms([*terms[:FIRST], *((Value(each),) for each in blocks), *terms[-LAST:]])
        return Text(self.signs["add"].join(shown), Strength.SUM)


class _ForPeople(Printer):
    """With typographic signs, and without the middle of a long sum."""

    signs = PRINTED
    joins_sums = True

    def sum(self, value: Value) -> Text:
        terms, _ = addends(value)
        if len(terms) <= FIRST + LAST + 1:
            return super().sum(value)
        shown = self.terms([*terms[:FIRST], *terms[-LAST:]])
        shown.insert(FIRST, f"{ELLIPSIS} {len(terms) - FIRST - LAST:,} more")
        return Text(self.signs["add"].join(shown), Strength.SUM)

    def opened(self, value: Value) -> Text:
        """A quotient of a quotient gets brackets: few people know which division comes first."""
        if value.op is not None and value.op.name == "divide":
            above, below = map(self.operand, value.operands)
            is_quotient = not value.operands[0].label and self.signs["divide"] in above.text
            left = Strength.POWER if is_quotient and above.strength == Strength.PRODUCT else Strength.SIGN
            sides = above.at_least(left), below.at_least(Strength.POWER)
            return Text(self.signs["divide"].join(sides), Strength.PRODUCT)
        return super().opened(value)

    def name_of(self, operation: str) -> str:
        return ROOT if operation == "sqrt" else operation


class _Printed(_ForPeople):
    """With names."""

    def stand_in(self, value: Value) -> Text:
        whole, _, part = value.label.rpartition(INSIDE)
        if whole:
            return Text(signs(part), strength_of(part.replace("^-", "^")))
        if value.label:
            return _label(value, value.label if is_name(value) else signs(value.label))
        return Text("\u03c0") if value.data == math.pi else _number(few_digits(value.data))


class _Brief(_ForPeople):
    """With four digits of every number."""

    def stand_in(self, value: Value) -> Text:
        return _number(few_digits(value.data))


def formula(value: Value) -> str:
    """The formula of a value with names, in the grammar of typed formulas."""
    return _Formula().opened(value).text


def numbers(value: Value) -> tuple[str, tuple[int, int] | None]:
    """The formula of a value with every digit, in the grammar of typed formulas; and the first and the last of the
    terms of a long sum that are added up in blocks, counted from 1, or None."""
    printer = _Numbers()
    return printer.opened(value).text, printer.blocks


def printed(value: Value) -> str:
    """The formula of a value with names, for people."""
    return _Printed().opened(value).text


def brief(value: Value) -> str:
    """The formula of a value with four digits of every number, for people."""
    return _Brief().opened(value).text


def addends(value: Value) -> tuple[list[Term], list[float]]:
    """The terms of a sum in the order of addition, and the total after each."""
    added: list[Value] = []
    first = value
    while first.op is not None and first.op.name == "add" and (first is value or not first.label):
        added.append(first)
        first = first.operands[0]
    terms: list[Term] = [(first,)]
    totals = [first.data]
    if first.op is not None and first.op.name == "weighted_sum" and (first is value or not first.label):
        bias, *rest = first.operands
        terms = [(bias,), *zip(rest[::2], rest[1::2], strict=True)]
        totals = list(accumulate((weight.data * source.data for weight, source in terms[1:]), initial=bias.data))
    for each in reversed(added):
        terms.append((each.operands[1],))
        totals.append(each.data)
    return terms, totals


def total(terms: Iterable[Value]) -> Value:
    """The sum of some values, from left to right."""
    first, *others = terms
    for each in others:
        first = first + each
    return first


def named(number: float | Value, name: str) -> Value:
    """A number, or a value, under a name that is no formula: it is printed as it is, whatever signs it holds."""
    value = number if isinstance(number, Value) else Value(number)
    value.label = name
    setattr(value, _NAMED, True)
    return value


def is_name(value: Value) -> bool:
    """Whether a label is a name and no formula."""
    return getattr(value, _NAMED, False)


_NAMED = "is_named"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^][]*\]")
_INSIDE = "\0"
_SLOPE = re.compile(rf"\bd{_INSIDE}/d{_INSIDE}")
"""A derivative, d(y)/d(x), is one symbol."""

_WORD = re.compile(rf"-?[\w.{_INSIDE}]+")
_SIGN = re.compile("[-+*/^=\u00b7\u00d7\u2212\u00f7\u2192]")


def strength_of(label: str) -> Strength:
    """How strongly a label binds that may be a formula itself."""
    bare = _bare(label).replace("**", "^")
    if re.search(r".[+-]", bare):
        return Strength.SUM
    if re.search(r"[*/]", bare):
        return Strength.PRODUCT
    if bare.startswith(("-", "+")):
        return Strength.SIGN
    return Strength.POWER if "^" in bare else Strength.ATOM


def _bare(label: str) -> str:
    """A label without what is inside of brackets."""
    bare, before = NUMBER.sub("0", label), ""
    while bare != before:
        bare, before = _BRACKETED.sub(_INSIDE, bare), bare
    return _SLOPE.sub("d", bare)


def _label(value: Value, shown: str) -> Text:
    if is_name(value):
        return Text(shown, Strength.ATOM, bool(_SIGN.search(_bare(value.label))))
    strength = strength_of(value.label)
    return Text(shown, strength, strength == Strength.ATOM and not _WORD.fullmatch(_bare(value.label)))


def _number(text: str) -> Text:
    return Text(text, Strength.LONE if text.startswith(("-", MINUS)) else Strength.ATOM)
