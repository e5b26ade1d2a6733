"""Why this number? A number, and the expression that gives it again.

Expressions add in the order in which the number was computed, so that they give the same bits.
"""

from dataclasses import dataclass
from functools import cached_property

from core.autograd.formula import parse
from core.autograd.value import Value
from core.lab import printer
from core.lab.graph.stepper import Stepper
from core.lab.notation import short


@dataclass(frozen=True, eq=False)
class Why:
    """One number explained. title: what it is. expression: its formula, from values with labels. result: the number
    itself. remark: a further sentence, or ""."""

    title: str
    expression: Value
    result: float
    remark: str = ""

    @property
    def names(self) -> str:
        """The formula with names, for people."""
        return printer.printed(self.expression)

    @property
    def formula(self) -> str:
        """The formula with names, as it can be typed."""
        return printer.formula(self.expression)

    @property
    def brief(self) -> str:
        """The formula with numbers of four digits, for people."""
        return printer.brief(self.expression)

    @property
    def numbers(self) -> str:
        """The formula with every digit, as it can be typed."""
        return self._numbers[0]

    @property
    def note(self) -> str:
        """The remark, and which terms of a long sum `numbers` adds up in blocks."""
        blocks = self._numbers[1]
        said = f"With every digit, terms {blocks[0]:,} to {blocks[1]:,} are added up in blocks." if blocks else ""
        return " ".join(filter(None, (self.remark, said)))

    @cached_property
    def _numbers(self) -> tuple[str, tuple[int, int] | None]:
        return printer.numbers(self.expression)

    def again(self) -> float:
        """The result of `numbers`, evaluated as a typed formula."""
        return parse(self.numbers).evaluate({}).output.data


def alone(title: str, label: str, number: float, remark: str = "") -> Why:
    """A number that is not computed from others. label: what it is."""
    return Why(title, printer.named(number, label), number, remark)


def why_value(value: Value) -> Why:
    """How a value is computed from its operands; a leaf stands for itself."""
    return Why("", value, value.data)


def why_gradient(stepper: Stepper, value: Value) -> Why:
    """How a value's correct gradient adds up, whatever mistakes the stepper makes: over all uses, the local derivative
    times the upstream gradient, in the order of addition."""
    right = Stepper(stepper.output) if stepper.mistakes else stepper
    shares = [(step.value, share) for step in right.steps for share in step.shares if share.operand is value]
    result = right.right[value]
    if value is stepper.output:
        return alone("", "1", result)
    if not shares:
        return alone("", "0", result)
    end = _name(stepper.output)
    terms = [
        Value(share.local, f"d({_name(user)})/d({_name(value)})") * Value(share.upstream, f"d({end})/d({_name(user)})")
        for user, share in shares
    ]
    return Why("", printer.total(terms), result)


def _name(value: Value) -> str:
    return value.label or short(value.data)
