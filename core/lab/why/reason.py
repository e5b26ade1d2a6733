"""Why this number? Any value or gradient as a formula with names and with numbers, which gives it again.

The numbers' text is in the grammar of `core.autograd.formula`, and adds in the order in which the number was made, so
that it gives the same bits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.autograd.formula import parse
from core.autograd.value import Value
from core.lab.graph.stepper import Stepper
from core.lab.network.neuron import NeuronOp
from core.lab.notation import digits, short


@dataclass(frozen=True, slots=True)
class Reason:
    """names: the formula with the names of what goes in. numbers: with every digit of each. result: what it gives."""

    names: str
    numbers: str
    result: float

    def again(self) -> float:
        """The numbers, evaluated again through the door for typed formulas."""
        return parse(self.numbers).evaluate({}).output.data


def why_value(value: Value) -> Reason:
    """How a value was made from its operands; a leaf is itself."""
    if value.op is None:
        return Reason(value.label, digits(value.data), value.data)
    names = [operand.label or short(operand.data) for operand in value.operands]
    numbers = [digits(operand.data) for operand in value.operands]
    write = _WRITTEN.get(value.op.name, _as_call(value.op.name))
    if isinstance(value.op, NeuronOp):
        write = _as_neuron(value.op.inner.name)
        names = _woven([leaf.label for leaf in value.op.held], names)
        numbers = _woven([digits(leaf.data) for leaf in value.op.held], numbers)
    return Reason(write(*names), write(*numbers), value.data)


def why_gradient(stepper: Stepper, value: Value) -> Reason:
    """How a value's right gradient is gathered, whatever mistakes the stepper makes: over everything it goes into, the
    local derivative times the gradient that came from there, in the order in which they are added."""
    right = Stepper(stepper.output) if stepper.mistakes else stepper
    shares = [(step.value, share) for step in right.steps for share in step.shares if share.operand is value]
    result = right.right[value]
    if value is stepper.output:
        return Reason("1", "1.0", result)
    if not shares:
        return Reason("0", "0.0", result)
    end = _name(stepper.output)
    names = [f"d({_name(user)})/d({_name(value)}) * d({end})/d({_name(user)})" for user, _ in shares]
    numbers = [f"{digits(share.local)}*{digits(share.upstream)}" for _, share in shares]
    return Reason(" + ".join(names), " + ".join(numbers), result)


def _name(value: Value) -> str:
    return value.label or short(value.data)


def _woven(held: Sequence[str], sources: Sequence[str]) -> list[str]:
    """Bias, and each weight before its source, as in a weighted sum."""
    return [held[0], *(each for pair in zip(held[1:], sources, strict=True) for each in pair)]


def _as_neuron(activation: str) -> Callable[..., str]:
    return lambda *operands: f"{activation}({_sum(*operands)})"


def _as_call(name: str) -> Callable[..., str]:
    return lambda *operands: f"{name}({', '.join(operands)})"


def _sum(bias: str, *terms: str) -> str:
    products = (
        f"{_bracketed(weight)}*{_bracketed(source)}" for weight, source in zip(terms[::2], terms[1::2], strict=True)
    )
    return " + ".join((bias, *products))


def _bracketed(text: str) -> str:
    """The text, in brackets unless it is a name, a number, a call, or in brackets already."""
    head, _, rest = text.partition("(")
    is_word = not head or head.isidentifier() or head.replace(".", "").isalnum()
    return text if is_word and (not rest or _closes_at_end(text)) else f"({text})"


def _closes_at_end(text: str) -> bool:
    """Whether the first bracket is closed by the last letter."""
    depths = accumulate((letter == "(") - (letter == ")") for letter in text[text.index("(") :])
    return 0 not in list(depths)[:-1]


_WRITTEN: Mapping[str, Callable[..., str]] = {
    "add": lambda a, b: f"{a} + {b}",
    "subtract": lambda a, b: f"{a} - {_bracketed(b)}",
    "multiply": lambda a, b: f"{_bracketed(a)}*{_bracketed(b)}",
    "divide": lambda a, b: f"{_bracketed(a)}/{_bracketed(b)}",
    "power": lambda a, b: f"{_bracketed(a)}**{_bracketed(b)}",
    "negate": lambda a: f"-{_bracketed(a)}",
    "weighted_sum": _sum,
}
