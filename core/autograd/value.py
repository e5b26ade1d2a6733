"""A scalar that remembers how it was made, and can hand its gradient back through its history."""

from collections.abc import Iterable
from itertools import chain

import numpy as np

from core.autograd.ops import OPS, Op


class Value:
    """A number, the operation and operands it came from, and its gradient.

    data is an IEEE double and may be assigned; grad is the slope of the value `backward` was called on, gathered with
    +=, so clear it before the next pass. A leaf has no operation. constant marks numbers written into an expression,
    which gather no gradient. The interface is that of Karpathy's micrograd (2020).
    """

    __slots__ = ("constant", "data", "grad", "label", "op", "operands")

    def __init__(self, data: float, label: str = "", *, constant: bool = False) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.op: Op | None = None
        self.operands: tuple[Value, ...] = ()
        self.label = label
        self.constant = constant

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def __add__(self, other: "Value | float") -> "Value":
        return apply("add", self, other)

    def __radd__(self, other: float) -> "Value":
        return apply("add", other, self)

    def __sub__(self, other: "Value | float") -> "Value":
        return apply("subtract", self, other)

    def __rsub__(self, other: float) -> "Value":
        return apply("subtract", other, self)

    def __mul__(self, other: "Value | float") -> "Value":
        return apply("multiply", self, other)

    def __rmul__(self, other: float) -> "Value":
        return apply("multiply", other, self)

    def __truediv__(self, other: "Value | float") -> "Value":
        return apply("divide", self, other)

    def __rtruediv__(self, other: float) -> "Value":
        return apply("divide", other, self)

    def __pow__(self, other: "Value | float") -> "Value":
        return apply("power", self, other)

    def __rpow__(self, other: float) -> "Value":
        return apply("power", other, self)

    def __neg__(self) -> "Value":
        return apply("negate", self)

    def exp(self) -> "Value":
        """e to the power of this value."""
        return apply("exp", self)

    def log(self) -> "Value":
        """The natural logarithm; NaN below 0, minus infinity at 0."""
        return apply("log", self)

    def sqrt(self) -> "Value":
        """The square root; NaN below 0."""
        return apply("sqrt", self)

    def abs(self) -> "Value":
        """The absolute value; slope 0 at 0."""
        return apply("abs", self)

    __abs__ = abs

    def max(self, other: "Value | float") -> "Value":
        """The larger of two; a tie goes to this one."""
        return apply("max", self, other)

    def sin(self) -> "Value":
        """The sine."""
        return apply("sin", self)

    def cos(self) -> "Value":
        """The cosine."""
        return apply("cos", self)

    def tanh(self) -> "Value":
        """The hyperbolic tangent."""
        return apply("tanh", self)

    def sigmoid(self) -> "Value":
        """1 / (1 + exp(-x))."""
        return apply("sigmoid", self)

    def relu(self) -> "Value":
        """The value where above 0, else 0; slope 0 at 0."""
        return apply("relu", self)

    def square(self) -> "Value":
        """The value times itself."""
        return apply("square", self)

    def backward(self) -> None:
        """Add to `grad` of every value in this one's history the slope of this one with respect to it.

        One pass in reverse topological order, without recursion; O(nodes + edges).
        """
        self.grad += 1.0
        with np.errstate(all="ignore"):
            for value in reversed(history(self)):
                _hand_on(value)


def _hand_on(value: Value) -> None:
    if value.op is None or value.constant:
        return
    slopes = value.op.slopes(*(operand.data for operand in value.operands), value.data)
    for operand, slope in zip(value.operands, slopes, strict=True):
        if not operand.constant:
            operand.grad += float(slope) * value.grad


def apply(operation: str | Op, *operands: Value | float) -> Value:
    """A new value by an operation, or by the one of that name in `core.autograd.ops`. Numbers become constants."""
    op = OPS[operation] if isinstance(operation, str) else operation
    values = tuple([o if isinstance(o, Value) else Value(o, constant=True) for o in operands])
    result = Value(_forward(op, values))
    result.op = op
    result.operands = values
    result.constant = all(value.constant for value in values)
    return result


def history(*ends: Value, known: Iterable[Value] = ()) -> list[Value]:
    """All values the ends depend on, themselves included, each once and behind its operands. known: where to stop."""
    order: list[Value] = []
    seen: set[Value] = set(known)
    for end in ends:
        stack = [(end, iter(end.operands))] if end not in seen else []
        seen.add(end)
        while stack:
            value, waiting = stack[-1]
            for operand in waiting:
                if operand not in seen:
                    seen.add(operand)
                    if operand.operands:
                        stack.append((operand, iter(operand.operands)))
                        break
                    order.append(operand)
            else:
                order.append(value)
                stack.pop()
    return order


@np.errstate(all="ignore")
def _forward(op: Op, operands: Iterable[Value]) -> float:
    return float(op.forward(*[operand.data for operand in operands]))


@np.errstate(all="ignore")
def recompute(values: Iterable[Value]) -> None:
    """Compute each value again from its operands, which come before it; leaves stay as they are."""
    for value in values:
        if value.op is not None:
            value.data = float(value.op.forward(*[operand.data for operand in value.operands]))


def exp(x: Value | float) -> Value:
    """e to the power of x."""
    return apply("exp", x)


def log(x: Value | float) -> Value:
    """The natural logarithm of x."""
    return apply("log", x)


def tanh(x: Value | float) -> Value:
    """The hyperbolic tangent of x."""
    return apply("tanh", x)


def relu(x: Value | float) -> Value:
    """x where above 0, else 0."""
    return apply("relu", x)


def sigmoid(x: Value | float) -> Value:
    """1 / (1 + exp(-x))."""
    return apply("sigmoid", x)


def weighted_sum(weights: Iterable[Value | float], sources: Iterable[Value | float], bias: Value | float) -> Value:
    """bias + sum of weight * source, added in the order given, as ONE operation."""
    return apply("weighted_sum", bias, *chain.from_iterable(zip(weights, sources, strict=True)))


def log_sum_exp(operands: Iterable[Value | float]) -> Value:
    """log(exp(a) + exp(b) + ...), without overflow."""
    return apply("log_sum_exp", *operands)
