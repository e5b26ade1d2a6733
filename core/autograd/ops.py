"""The closed table of operations: everything the project knows of each, in one row.

Forward rules and slopes (local derivatives) are plain arithmetic on NumPy functions, so that one definition serves
scalars, arrays and compiled kernels. IEEE 754 holds: infinities and NaN are returned, nothing is raised. Slopes at
kinks are 0; a tie goes to the first operand.

Slopes use only functions of the table and no comparison. Given `Value`s, a rule therefore builds an expression, which
has derivatives of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import Any

import numpy as np

Rule = Callable[..., Any]


@dataclass(frozen=True, slots=True, eq=False)
class Op:
    """One operation.

    forward(*operands) gives the value; slopes(*operands, value) the local derivatives, one per operand. arity is the
    number of operands, or None for any number. expansion(*operands) writes the operation with simpler ones, as in a
    textbook; far from 0 it may overflow where the operation does not. bounds: the range of an activation that squeezes.
    """

    name: str
    label: str
    symbol: str
    arity: int | None
    forward: Rule
    slopes: Rule
    explanation: str
    expansion: Rule | None = None
    activation: bool = False
    bounds: tuple[float, float] | None = None


def _sigmoid(x: Any) -> Any:
    return np.divide(1.0, 1.0 + np.exp(-x))


def _silu_slopes(x: Any, y: Any) -> Any:
    share = np.divide(1.0, 1.0 + np.exp(-x))
    return (share * (1.0 + x * (1.0 - share)),)


# Chebyshev coefficients of log(erfc(z) exp(z^2) / t) over t = 2 / (2 + z) from 0 to 1, the first one halved.
_TAIL = (
    -0.6513268598908547, 0.6419697923564902, 0.019476473204185836, -0.009561514786808632, -0.0009465953444820369,
    0.00036683949785276145, 4.252332480690777e-05, -2.0278578112534242e-05, -1.6242900046470256e-06,
    1.3036558355805232e-06, 1.5626441722066142e-08, -8.523809591492654e-08, 6.5290544390988515e-09,
    5.059343495551469e-09, -9.91364156493033e-10, -2.273651222931836e-10, 9.646791102015527e-11,
    2.3940380830391146e-12, -6.886027526497553e-12, 8.944879273090725e-13, 3.130921399342958e-13,
    -1.1270822361367252e-13, 3.810905255189232e-16, 7.106097613609237e-15, -1.5230282014571043e-15,
    -9.457494571291233e-17, 1.210237189224279e-16, -2.816663087747177e-17,
)  # fmt: skip


def _gelu(x: Any) -> Any:
    # The normal distribution's tail beyond |x|, erfc(z) / 2, to a relative 2e-15 for |x| up to 4 (Clenshaw 1955).
    z = np.abs(x) * 0.7071067811865476
    t = np.divide(2.0, 2.0 + z)
    y = 4.0 * t - 2.0
    high, low = 0.0 * y, 0.0 * y
    for k in range(len(_TAIL) - 1, 0, -1):
        high, low = y * high - low + _TAIL[k], high
    tail = 0.5 * t * np.exp(_TAIL[0] - z * z + 0.5 * y * high - low)
    return x * ((x < 0.0) * tail + (x >= 0.0) * (1.0 - tail))


def _gelu_slopes(x: Any, y: Any) -> Any:
    # The share below x is y / x. At 0 it is 0.5 and rises by 0.3989 a unit, where the quotient y / 1 rises by 0.5.
    zero = 1.0 - np.abs(np.sign(x))
    share = np.divide(y, x + zero) + zero * (0.5 - 0.1010577195985673 * x)
    return (share + x * 0.3989422804014327 * np.exp(-0.5 * x * x),)


def _power_slopes(a: Any, b: Any, y: Any) -> Any:
    # Where 0 times infinity would be NaN: x^0 is flat, and so is 0^x from 0 on.
    zero, flat = 1.0 - np.abs(np.sign(a)), 1.0 - np.abs(np.sign(b))
    return b * np.power(a + zero * flat, b - 1.0), y * np.log(a + zero * (1.0 - np.heaviside(-b, 0.0)))


def _tanh_from_exp(x: Any) -> Any:
    e = (2.0 * x).exp()
    return (e - 1.0) / (e + 1.0)


def _weighted_sum(bias: Any, *terms: Any) -> Any:
    total = bias + 0.0
    for weight, source in zip(terms[::2], terms[1::2], strict=True):
        total = total + weight * source
    return total


def _weighted_sum_slopes(bias: Any, *rest: Any) -> Any:
    terms = rest[:-1]
    swapped = (slope for pair in zip(terms[1::2], terms[::2], strict=True) for slope in pair)
    return (1.0, *swapped)


def _log_sum_exp(*operands: Any) -> Any:
    return reduce(np.logaddexp, operands)


def _log_sum_exp_slopes(*rest: Any) -> Any:
    return tuple(np.exp(operand - rest[-1]) for operand in rest[:-1])


def _softmax(*operands: Any) -> Any:
    return np.exp(operands[0] - _log_sum_exp(*operands))


def _softmax_slopes(*rest: Any) -> Any:
    total = _log_sum_exp(*rest[:-1])
    first, *others = (np.exp(operand - total) for operand in rest[:-1])
    return first - first * first, *(-first * share for share in others)


def _sum_of_exp(*operands: Any) -> Any:
    return reduce(lambda a, b: a + b, (operand.exp() for operand in operands))


def _softmax_from_exp(*operands: Any) -> Any:
    first, *others = (operand.exp() for operand in operands)
    return first / reduce(lambda a, b: a + b, others, first)


_ROWS = (
    Op("add", "Add", "+", 2, lambda a, b: a + b, lambda a, b, y: (1.0, 1.0),
       "Plus passes its gradient to both."),
    Op("subtract", "Subtract", "\u2212", 2, lambda a, b: a - b, lambda a, b, y: (1.0, -1.0),
       "Minus passes its gradient to the first and negates it for the second.",
       lambda a, b: a + -b),
    Op("multiply", "Multiply", "\u00d7", 2, lambda a, b: a * b, lambda a, b, y: (b, a),
       "Times gives each operand the gradient times the other."),
    Op("divide", "Divide", "\u00f7", 2, lambda a, b: np.divide(a, b),
       lambda a, b, y: (np.divide(1.0, b), np.divide(-y, b)),
       "A quotient gives the numerator 1 over the denominator, the denominator minus the quotient over itself.",
       lambda a, b: a * b**-1.0),
    Op("negate", "Negate", "\u2212", 1, lambda x: -x, lambda x, y: (-1.0,),
       "Negation negates the gradient.", lambda x: x * -1.0),
    Op("power", "Power", "^", 2, lambda a, b: np.power(a, b),
       _power_slopes,
       "A power comes down as a factor and loses one."),
    Op("exp", "Exponential", "exp", 1, lambda x: np.exp(x), lambda x, y: (y,),
       "The exponential is its own slope."),
    Op("log", "Logarithm", "log", 1, lambda x: np.log(x), lambda x, y: (np.divide(1.0, x),),
       "The slope of the logarithm is 1 over the value."),
    Op("sqrt", "Square root", "\u221a", 1, lambda x: np.sqrt(x), lambda x, y: (np.divide(0.5, y),),
       "The slope of the square root is 1 over twice the root.", lambda x: x**0.5),
    Op("max", "Maximum", "max", 2, lambda a, b: np.maximum(a, b),
       lambda a, b, y: (1.0 - np.heaviside(b - a, 0.0), np.heaviside(b - a, 0.0)),
       "The larger one gets the whole gradient; a tie goes to the first."),
    Op("min", "Minimum", "min", 2, lambda a, b: np.minimum(a, b),
       lambda a, b, y: (1.0 - np.heaviside(a - b, 0.0), np.heaviside(a - b, 0.0)),
       "The smaller one gets the whole gradient; a tie goes to the first.", lambda a, b: -((-a).max(-b))),
    Op("floor", "Floor", "floor", 1, lambda x: np.floor(x), lambda x, y: (0.0,),
       "The next whole number down; it is flat between its jumps, so it passes no gradient."),
    Op("sign", "Sign", "sign", 1, lambda x: np.sign(x), lambda x, y: (0.0,),
       "\u22121 below 0, 1 above; it is flat on both sides, so it passes no gradient."),
    Op("step", "Step", "step", 1, lambda x: np.heaviside(x, 0.0), lambda x, y: (0.0,),
       "1 above 0, else 0; it is flat on both sides, so it passes no gradient.", lambda x: x.sign().max(0.0)),
    Op("weighted_sum", "Weighted sum", "\u03a3", None, _weighted_sum, _weighted_sum_slopes,
       "Each weight gets the gradient times its source, each source the gradient times its weight.",
       lambda bias, *terms: sum((w * x for w, x in zip(terms[::2], terms[1::2], strict=True)), bias)),
    Op("log_sum_exp", "Log-sum-exp", "lse", None, _log_sum_exp, _log_sum_exp_slopes,
       "A smooth maximum: each operand gets its share, the softmax.",
       lambda *operands: _sum_of_exp(*operands).log()),
    Op("softmax", "Softmax", "softmax", None, _softmax, _softmax_slopes,
       "The share of the first: it grows with the first and shrinks with the others.",
       _softmax_from_exp),
    Op("linear", "Linear", "x", 1, lambda x: x + 0.0, lambda x, y: (1.0,),
       "Passes the value and the gradient unchanged.", activation=True),
    Op("tanh", "Tanh", "tanh", 1, lambda x: np.tanh(x), lambda x, y: (1.0 - y * y,),
       "Squeezes into -1 to 1; the slope is 1 minus the square of the output.", _tanh_from_exp, True, (-1.0, 1.0)),
    Op("sigmoid", "Sigmoid", "\u03c3", 1, _sigmoid, lambda x, y: (y * (1.0 - y),),
       "Squeezes into 0 to 1; the slope is the output times 1 minus the output.",
       lambda x: 1.0 / (1.0 + (-x).exp()), True, (0.0, 1.0)),
    Op("relu", "ReLU", "ReLU", 1, lambda x: np.maximum(x, 0.0), lambda x, y: (np.heaviside(x, 0.0),),
       "Passes what is above 0; below, neither value nor gradient.", lambda x: np.maximum(0.0, x), True),
    Op("leaky_relu", "Leaky ReLU", "LReLU", 1, lambda x: np.maximum(x, 0.01 * x),
       lambda x, y: (np.heaviside(x, 0.0) + 0.01 * np.heaviside(-x, 0.0),),
       "ReLU with a hundredth of the slope below 0.", lambda x: (0.01 * x).max(x), True),
    Op("elu", "ELU", "ELU", 1, lambda x: np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0)),
       lambda x, y: (np.exp(np.minimum(0.0, x)),),
       "Straight above 0, bending softly to -1 below (Clevert 2015).",
       lambda x: np.maximum(0.0, x) + (x.min(0.0).exp() - 1.0), True),
    Op("gelu", "GELU", "GELU", 1, _gelu, _gelu_slopes,
       "The value times the normal distribution's share below it (Hendrycks 2016).", activation=True),
    Op("silu", "SiLU", "SiLU", 1, lambda x: np.divide(x, 1.0 + np.exp(-x)), _silu_slopes,
       "The value times its own sigmoid, also called swish.", lambda x: x * x.sigmoid(), True),
    Op("softplus", "Softplus", "softplus", 1, lambda x: np.logaddexp(x, 0.0),
       lambda x, y: (np.divide(1.0, 1.0 + np.exp(-x)),),
       "A ReLU with a rounded corner; its slope is the sigmoid.", lambda x: (1.0 + x.exp()).log(), True),
    Op("sin", "Sine", "sin", 1, lambda x: np.sin(x), lambda x, y: (np.cos(x),),
       "The slope of the sine is the cosine.", activation=True),
    Op("cos", "Cosine", "cos", 1, lambda x: np.cos(x), lambda x, y: (-np.sin(x),),
       "The slope of the cosine is minus the sine."),
    Op("tan", "Tangent", "tan", 1, lambda x: np.tan(x), lambda x, y: (1.0 + y * y,),
       "The slope of the tangent is 1 plus its square.", lambda x: x.sin() / x.cos()),
    Op("abs", "Absolute value", "|x|", 1, lambda x: np.abs(x), lambda x, y: (np.sign(x),),
       "The slope is the sign.", lambda x: x.max(-x), True),
    Op("square", "Square", "x\u00b2", 1, lambda x: x * x, lambda x, y: (2.0 * x,),
       "The slope of the square is twice the value.", lambda x: x * x, True),
    Op("gaussian", "Gaussian", "bell", 1, lambda x: np.exp(-x * x), lambda x, y: (-2.0 * x * y,),
       "A bell: largest at 0, fading on both sides.", lambda x: (-(x * x)).exp(), True),
)  # fmt: skip

ALIASES: Mapping[str, str] = MappingProxyType({"ln": "log", "pow": "power"})
"""Other names of operations."""

OPS: Mapping[str, Op] = MappingProxyType({op.name: op for op in _ROWS})
ACTIVATIONS: tuple[Op, ...] = tuple(op for op in _ROWS if op.activation)
CODES: Mapping[str, int] = MappingProxyType({op.name: code for code, op in enumerate(_ROWS)})
BY_CODE: tuple[Op, ...] = _ROWS
