"""A scalar that remembers how it was computed, and can propagate its gradient back through its history."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from core.autograd.ops import ALIASES, OPS, Op

SIGNS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "**", "negate": "-", "relu": "ReLU"}
"""micrograd's names of operations that have another name here."""

UFUNCS: Mapping[np.ufunc, str] = MappingProxyType({
    np.add: "add", np.subtract: "subtract", np.multiply: "multiply", np.divide: "divide", np.negative: "negate",
    np.power: "power", np.exp: "exp", np.log: "log", np.sqrt: "sqrt", np.sin: "sin", np.cos: "cos", np.tan: "tan",
    np.tanh: "tanh", np.abs: "abs", np.square: "square", np.maximum: "max", np.minimum: "min", np.floor: "floor",
    np.sign: "sign", np.logaddexp: "log_sum_exp",
})  # fmt: skip
"""NumPy's names of operations of the table."""


class Value:
    """A number, the operation and operands it came from, and its gradient.

    data is an IEEE double and may be assigned. grad is the derivative of the value that `backward` was called on,
    accumulated with +=: clear it before the next pass. A leaf has no operation. constant marks numbers written into an
    expression, which get no gradient. Every operation of the table is a method, and a function of this module. Values
    compare by their data but are equal only to themselves, so that sets can hold them; they may be given further
    attributes.

    The interface is that of Karpathy's micrograd (2020), including `Value(data, (a, b), "+")`. A label may take the
    second place instead. ValueError if the operation is unknown or takes another number of operands.
    """

    __slots__ = ("__dict__", "constant", "data", "grad", "label", "op", "operands")

    def __init__(
        self,
        data: float,
        _children: "Iterable[Value] | str" = (),
        _op: str = "",
        label: str = "",
        *,
        constant: bool = False,
    ) -> None:
        self.data = data if data.__class__ is float else _as_float(data)
        self.grad = 0.0
        self.op: Op | None = None
        self.operands: tuple[Value, ...] = ()
        self.label = label
        self.constant = constant
        if _children or _op:
            if isinstance(_children, str):
                self.label = _children
            else:
                self.op, self.operands = _made_by(_op, tuple(_children))

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    @property
    def _prev(self) -> "set[Value]":
        """The operands, each once, as in micrograd: an exponent that `_op` names is not one."""
        return set(self.operands[:1] if self._exponent else self.operands)

    @property
    def _op(self) -> str:
        """The operation as micrograd writes it: "+", "**2", "tanh"; "" for a leaf."""
        return f"{SIGNS.get(self.op.name, self.op.name)}{self._exponent}" if self.op is not None else ""

    @property
    def _exponent(self) -> str:
        is_number = self.op is not None and self.op.name == "power" and self.operands[1].constant
        if not is_number:
            return ""
        exponent = self.operands[1].data
        return str(int(exponent)) if exponent.is_integer() and abs(exponent) < 1e16 else repr(exponent)

    def item(self) -> float:
        """The data, as PyTorch calls it."""
        return self.data

    def __float__(self) -> float:
        return self.data

    def __int__(self) -> int:
        return int(self.data)

    def __lt__(self, other: "Value | float") -> bool:
        return self.data < _number(other)

    def __le__(self, other: "Value | float") -> bool:
        return self.data <= _number(other)

    def __gt__(self, other: "Value | float") -> bool:
        return self.data > _number(other)

    def __ge__(self, other: "Value | float") -> bool:
        return self.data >= _number(other)

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

    def __pos__(self) -> "Value":
        return self

    def __abs__(self) -> "Value":
        return apply("abs", self)

    def __array_ufunc__(self, function: np.ufunc, method: str, *operands: Any, **options: Any) -> Any:
        """A NumPy function of values and numbers is the operation of the table, so that every rule written in NumPy
        builds an expression when it is given values. Arrays of values are left to NumPy."""
        plain = method == "__call__" and not options and not any(isinstance(each, np.ndarray) for each in operands)
        if plain and function in UFUNCS:
            return apply(UFUNCS[function], *operands)
        if plain and function is np.heaviside and _number(operands[1]) == 0.0:
            return apply("step", operands[0])
        return getattr(function, method)(*map(_boxed, operands), **options)

    def backward(self) -> None:
        """Set this value's `grad` to 1, and add to the `grad` of every other value in its history the derivative of
        this value by it.

        One pass in reverse topological order, without recursion; O(nodes + edges).
        """
        self.grad = 1.0
        with np.errstate(all="ignore"):
            for value in reversed(history(self)):
                _hand_on(value)

    def zero_grad(self) -> None:
        """Set `grad` to 0, here and in the whole history."""
        for value in history(self):
            value.grad = 0.0

    if TYPE_CHECKING:
        # Generated from the table below, which type checkers do not see.
        def exp(self) -> "Value": ...
        def log(self) -> "Value": ...
        def sqrt(self) -> "Value": ...
        def abs(self) -> "Value": ...
        def square(self) -> "Value": ...
        def sin(self) -> "Value": ...
        def cos(self) -> "Value": ...
        def tan(self) -> "Value": ...
        def tanh(self) -> "Value": ...
        def sigmoid(self) -> "Value": ...
        def relu(self) -> "Value": ...
        def leaky_relu(self) -> "Value": ...
        def elu(self) -> "Value": ...
        def gelu(self) -> "Value": ...
        def silu(self) -> "Value": ...
        def softplus(self) -> "Value": ...
        def pow(self, other: "Value | float") -> "Value": ...
        def max(self, other: "Value | float") -> "Value": ...
        def min(self, other: "Value | float") -> "Value": ...
        def floor(self) -> "Value": ...
        def sign(self) -> "Value": ...
        def step(self) -> "Value": ...
        def softmax(self, *others: "Value | float") -> "Value": ...
        def log_sum_exp(self, *others: "Value | float") -> "Value": ...


def _boxed(operand: Any) -> Any:
    """A value in an array of objects, as NumPy expects it."""
    if not isinstance(operand, Value):
        return operand
    box = np.empty((), dtype=object)
    box[()] = operand
    return box


def _as_float(data: object) -> float:
    """A number as a float; float() alone would accept texts, too."""
    if isinstance(data, str | bytes | bytearray):
        raise TypeError(f"a Value holds a number, and {data!r} is a text")
    return float(data)  # type: ignore[arg-type]


def _hand_on(value: Value) -> None:
    if value.op is None or value.constant:
        return
    slopes = value.op.slopes(*(operand.data for operand in value.operands), value.data)
    for operand, slope in zip(value.operands, slopes, strict=True):
        if not operand.constant:
            operand.grad += float(slope) * value.grad


def apply(operation: str | Op, *operands: Value | float) -> Value:
    """A new value by an operation, or by the one with that name in `core.autograd.ops`. Numbers become constants."""
    op = OPS[operation] if isinstance(operation, str) else operation
    values = tuple([o if isinstance(o, Value) else Value(o, constant=True) for o in operands])
    result = Value(_forward(op, values))
    result.op = op
    result.operands = values
    result.constant = all(value.constant for value in values)
    return result


def history(*ends: Value, known: Iterable[Value] = ()) -> list[Value]:
    """All values that the ends depend on and the ends, each once and after its operands. known: where to stop."""
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
    """Compute each value again from its operands, which come before it; leaves keep their data."""
    for value in values:
        if value.op is not None:
            value.data = float(value.op.forward(*[operand.data for operand in value.operands]))


def weighted_sum(weights: Iterable[Value | float], sources: Iterable[Value | float], bias: Value | float) -> Value:
    """bias + sum of weight * source, added in the order given, as ONE operation."""
    return apply("weighted_sum", bias, *chain.from_iterable(zip(weights, sources, strict=True)))


def log_sum_exp(operands: Iterable[Value | float]) -> Value:
    """log(exp(a) + exp(b) + ...), without overflow."""
    return apply("log_sum_exp", *operands)


def _number(x: Value | float) -> float:
    return x.data if isinstance(x, Value) else x


def _made_by(sign: str, operands: tuple[Value, ...]) -> tuple[Op | None, tuple[Value, ...]]:
    """The operation that micrograd writes this way, and its operands; "**2" includes one."""
    if not sign:
        return None, operands
    if sign.startswith("**") and len(operands) == 1:
        operands = (*operands, Value(float(sign[2:]), constant=True))
        sign = "**"
    wanted = {ALIASES.get(sign, sign), *(name for name, written in SIGNS.items() if written == sign)}
    known = [op for name, op in OPS.items() if name in wanted]
    if not known:
        raise ValueError(f"there is no operation {sign!r}; there are {', '.join(OPS)}")
    fitting = [op for op in known if op.arity in (None, len(operands))]
    if not fitting:
        raise ValueError(f"{sign!r} takes {known[0].arity} operands, not {len(operands)}")
    return fitting[0], operands


def _operation(name: str, op: Op) -> Callable[..., Value]:
    """An operation as a function of values and numbers, and as a method of the first of them."""

    def operation(*operands: Value | float) -> Value:
        if op.arity not in (None, len(operands)) or not operands:
            raise TypeError(f"{name} takes {op.arity or 'some'} operands, not {len(operands)}")
        return apply(op, *operands)

    operation.__name__ = operation.__qualname__ = name
    operation.__doc__ = f"{op.label}. {op.explanation}"
    return operation


FUNCTIONS: dict[str, Callable[..., Value]] = {
    name: _operation(name, OPS[ALIASES.get(name, name)]) for name in (*OPS, *ALIASES)
}
"""Every operation of the table as a function, by its names. A method's first operand is the value itself."""

for _name, _function in FUNCTIONS.items():
    setattr(Value, _name, _function)


def __getattr__(name: str) -> Callable[..., Any]:
    """The functions of the table, as if each were defined in this module."""
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
