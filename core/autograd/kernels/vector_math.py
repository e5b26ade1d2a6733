"""Arithmetic and functions on vectors, under the names that the rules use: a rule of `core.autograd.ops` compiles for
vectors unchanged.

Comparisons return 1.0 and 0.0. exp and tanh are polynomials, accurate to 1.5 and 3 units in the last place. Functions
that are rare in networks run lane by lane.
"""

import math
import operator
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.typing.templates import AbstractTemplate, ConcreteTemplate, infer_global, signature
from numba.extending import lower_builtin

from core.autograd.kernels.vector import Vector, call, constant, maximum, splat_of

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

_LETTER = {"double": "f64", "float": "f32"}


def _number(kind, x: float):
    """A constant in every lane of a vector, rounded to the element type."""
    if not isinstance(kind, ir.VectorType):
        return ir.Constant(kind, x)
    rounded = x if kind.element == ir.DoubleType() else struct.unpack("f", struct.pack("f", x))[0]
    return constant(kind, [rounded] * kind.count)


def _bits(kind, x: int):
    width = 64 if kind.element == ir.DoubleType() else 32
    whole = ir.VectorType(ir.IntType(width), kind.count)
    return ir.Constant(whole, [x] * kind.count)


def _vector(builder, target, of_type, value, kind):
    """An argument as a vector: itself, or its number in every lane."""
    if isinstance(of_type, Vector):
        return value
    element = types.float64 if kind.element == ir.DoubleType() else types.float32
    return splat_of(builder, target.cast(builder, value, of_type, element), kind)


def _answer(builder, condition, kind):
    return builder.select(condition, _number(kind, 1.0), _number(kind, 0.0))


def _compared(sign: str) -> Callable[..., Any]:
    return lambda builder, a, b: _answer(builder, builder.fcmp_ordered(sign, a, b), a.type)


def _minimum(builder, a, b):
    keeps = builder.or_(builder.fcmp_ordered("<=", a, b), builder.fcmp_unordered("uno", a, a))
    return builder.select(keeps, a, b)


def _sign(builder, a):
    up, down = (builder.fcmp_ordered(sign, a, _number(a.type, 0.0)) for sign in (">", "<"))
    found = builder.select(down, _number(a.type, -1.0), _number(a.type, 0.0))
    found = builder.select(up, _number(a.type, 1.0), found)
    return builder.select(builder.fcmp_unordered("uno", a, a), a, found)


def _heaviside(builder, a, at_zero):
    found = builder.select(builder.fcmp_ordered("==", a, _number(a.type, 0.0)), at_zero, _number(a.type, 0.0))
    found = builder.select(builder.fcmp_ordered(">", a, _number(a.type, 0.0)), _number(a.type, 1.0), found)
    return builder.select(builder.fcmp_unordered("uno", a, a), a, found)


def _llvm(name: str) -> Callable[..., Any]:
    def emit(builder, *values):
        kind = values[0].type
        suffix = f".v{kind.count}{_LETTER[str(kind.element)]}"
        return call(builder, f"llvm.{name}{suffix}", kind, *values)

    return emit


# ---- e to the power of x


@dataclass(frozen=True, slots=True)
class _Format:
    """What exp needs to know of a float format: ln 2 in two parts, the bits of the fraction, the bias of the exponent,
    and how many terms of the series give the last place."""

    high: float
    low: float
    fraction: int
    bias: int
    terms: int
    limits: tuple[float, float]

    @property
    def rounder(self) -> float:
        """Adding it to a number leaves the nearest integer in the last bits."""
        return 1.5 * 2.0**self.fraction


_DOUBLE = _Format(0.6931471803691238, 1.9082149292705877e-10, 52, 1023, 13, (-746.0, 710.0))
_SINGLE = _Format(0.693145751953125, 1.428606765330187e-06, 23, 127, 7, (-104.0, 89.0))


def _format(kind) -> _Format:
    return _DOUBLE if kind.element == ir.DoubleType() else _SINGLE


def _fma(builder, a, b, c):
    return builder.fadd(builder.fmul(a, b, flags=("contract",)), c, flags=("contract",))


def _reduced(builder, x):
    """x as whole * ln 2 + rest: whole as an integer, and expm1(rest) by its series."""
    kind, form = x.type, _format(x.type)
    rounder = _number(kind, form.rounder)
    shifted = _fma(builder, x, _number(kind, 1.0 / math.log(2.0)), rounder)
    whole = builder.fsub(shifted, rounder)
    rest = _fma(builder, whole, _number(kind, -form.high), x)
    rest = _fma(builder, whole, _number(kind, -form.low), rest)
    square = builder.fmul(rest, rest)
    # Even and odd terms apart: two short chains instead of one long one.
    even, odd = (_series(builder, square, range(first, form.terms + 1, 2)) for first in (2, 3))
    series = _fma(builder, _fma(builder, odd, rest, even), square, rest)
    bits = _bits(kind, 0).type
    number = builder.sub(builder.bitcast(shifted, bits), builder.bitcast(rounder, bits))
    return number, series


def _series(builder, x, orders):
    """The sum of x^k / orders[k]! over all k, by Horner's rule."""
    total, *others = (_number(x.type, 1.0 / math.factorial(order)) for order in reversed(orders))
    for each in others:
        total = _fma(builder, total, x, each)
    return total


def _power_of_2(builder, number, kind):
    form = _format(kind)
    return builder.bitcast(builder.shl(builder.add(number, _bits(kind, form.bias)), _bits(kind, form.fraction)), kind)


def _clamped(builder, x, low: float, high: float):
    """x clamped to two limits; NaN stays."""
    kind = x.type
    x = builder.select(builder.fcmp_ordered("<", x, _number(kind, low)), _number(kind, low), x)
    return builder.select(builder.fcmp_ordered(">", x, _number(kind, high)), _number(kind, high), x)


def _exp(builder, x):
    kind = x.type
    number, series = _reduced(builder, _clamped(builder, x, *_format(kind).limits))
    # In two steps, so that the largest and the smallest results are representable.
    half = builder.ashr(number, _bits(kind, 1))
    first, second = _power_of_2(builder, half, kind), _power_of_2(builder, builder.sub(number, half), kind)
    found = builder.fmul(builder.fmul(builder.fadd(series, _number(kind, 1.0)), first), second)
    return builder.select(builder.fcmp_unordered("uno", x, x), x, found)


def _expm1_near(builder, x):
    """exp(x) - 1 for x up to 44, without cancellation."""
    number, series = _reduced(builder, x)
    scale = _power_of_2(builder, number, x.type)
    return _fma(builder, scale, series, builder.fsub(scale, _number(x.type, 1.0)))


def _tanh(builder, x):
    kind = x.type
    size = _llvm("fabs")(builder, x)
    large = 22.0 if kind.element == ir.DoubleType() else 10.0
    twice = _clamped(builder, size, 0.0, large)
    grown = _expm1_near(builder, builder.fadd(twice, twice))
    found = builder.fdiv(grown, builder.fadd(grown, _number(kind, 2.0)))
    return _llvm("copysign")(builder, found, x)


# ---- names


def _lane_by_lane(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of numbers, called for each lane in a loop."""

    def emit(builder, *vectors, target):
        kind = vectors[0].type
        element = types.float64 if kind.element == ir.DoubleType() else types.float32
        places = [cgutils.alloca_once_value(builder, vector) for vector in vectors]
        numbers = [builder.bitcast(place, kind.element.as_pointer()) for place in places]
        with cgutils.for_range(builder, ir.Constant(ir.IntType(64), kind.count)) as loop:
            operands = [builder.load(builder.gep(place, [loop.index])) for place in numbers]
            result = target.compile_internal(builder, function, element(*[element] * len(vectors)), operands)
            builder.store(result, builder.gep(numbers[0], [loop.index]))
        return builder.load(places[0])

    return emit


def _know(function: Any, emit: Callable[..., Any], *, arity: int, by_lanes: bool = False) -> None:
    """Make a function that rules use mean an operation if an argument is a vector."""

    @infer_global(function)
    class Template(AbstractTemplate):  # type: ignore[misc]
        key = function

        def generic(self, arguments, keywords):
            vectors = [each for each in arguments if isinstance(each, Vector)]
            return signature(vectors[0], *arguments) if vectors and len(arguments) == arity else None

    def lowered(target, builder, chosen, values):
        kind = target.get_value_type(chosen.return_type)
        pairs = zip(chosen.args, values, strict=True)
        vectors = [_vector(builder, target, of_type, value, kind) for of_type, value in pairs]
        return emit(builder, *vectors, target=target) if by_lanes else emit(builder, *vectors)

    kinds = [(Vector,)] if arity == 1 else [(Vector, Vector), (Vector, types.Number), (types.Number, Vector)]
    for each in kinds:
        lower_builtin(function, *each)(lowered)


def _know_for_numbers(function: Any, emit: Callable[..., Any], *, arity: int) -> None:
    """Make a function that numba lacks mean an operation on single numbers, too."""
    kinds = (types.float64, types.float32)

    @infer_global(function)
    class Template(ConcreteTemplate):  # type: ignore[misc]
        key = function
        cases = [signature(kind, *[kind] * arity) for kind in kinds]  # noqa: RUF012

    for kind in kinds:
        lower_builtin(function, *[kind] * arity)(lambda target, builder, chosen, values: emit(builder, *values))


_EXACT = (
    (operator.add, 2, lambda builder, a, b: builder.fadd(a, b)),
    (operator.sub, 2, lambda builder, a, b: builder.fsub(a, b)),
    (operator.mul, 2, lambda builder, a, b: builder.fmul(a, b)),
    (operator.truediv, 2, lambda builder, a, b: builder.fdiv(a, b)),
    (np.divide, 2, lambda builder, a, b: builder.fdiv(a, b)),
    (operator.lt, 2, _compared("<")),
    (operator.le, 2, _compared("<=")),
    (operator.gt, 2, _compared(">")),
    (operator.ge, 2, _compared(">=")),
    (operator.eq, 2, _compared("==")),
    (operator.neg, 1, lambda builder, a: builder.fneg(a)),
    (np.maximum, 2, maximum),
    (np.minimum, 2, _minimum),
    (np.sqrt, 1, _llvm("sqrt")),
    (np.abs, 1, _llvm("fabs")),
    (np.sign, 1, _sign),
    (np.heaviside, 2, _heaviside),
    (np.floor, 1, _llvm("floor")),
    (np.exp, 1, _exp),
    (np.tanh, 1, _tanh),
)

_BY_LANES = (
    (np.log, 1, lambda x: np.log(x)),
    (np.expm1, 1, lambda x: np.expm1(x)),
    (np.sin, 1, lambda x: np.sin(x)),
    (np.cos, 1, lambda x: np.cos(x)),
    (np.tan, 1, lambda x: np.tan(x)),
    (np.power, 2, lambda a, b: np.power(a, b)),
    (np.logaddexp, 2, lambda a, b: np.logaddexp(a, b)),
)


@cache
def install() -> None:
    """Define these names for vectors in numba."""
    for named, arity, emit in _EXACT:
        _know(named, emit, arity=arity)
    for named, arity, function in _BY_LANES:
        _know(named, _lane_by_lane(function), arity=arity, by_lanes=True)
    _know_for_numbers(np.heaviside, _heaviside, arity=2)
