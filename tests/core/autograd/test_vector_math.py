"""Arithmetic and functions on vectors against NumPy: exact where IEEE 754 says what comes out, else within so many
units in the last place (ulp) of the true value, over ordinary numbers and at the edges of what a float can hold.
"""

import operator
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from core.autograd.kernels import vector_math
from core.autograd.kernels.dispatch import compiled
from core.autograd.kernels.vector import lanes_in, load, store
from core.autograd.ops import ACTIVATIONS, OPS, Op
from core.autograd.program import trace
from core.autograd.value import Value, apply
from core.training.kernels.engine import KernelEngine
from tests.core.autograd.called import called

Array = np.ndarray
KINDS = [np.float64, np.float32]
COUNT = 1 << 14

TRUTH = np.longdouble
BLUR = 0.0 if np.finfo(TRUTH).eps < np.finfo(np.float64).eps else 1.0
"""What the true value itself may be off, in ulp: nothing where a wider float knows it."""


class Function(NamedTuple):
    """limit: in ulp, of_operands: of the largest operand, where the result may cancel. ranges: where ordinary numbers
    are drawn from, for each operand."""

    rule: Callable[..., Any]
    known: Callable[..., Any]
    limit: float
    ranges: tuple[tuple[float, float], ...]
    of_operands: bool = False


EXACT = {
    operator.add: lambda a, b: a + b,
    operator.sub: lambda a, b: a - b,
    operator.mul: lambda a, b: a * b,
    operator.truediv: lambda a, b: a / b,
    np.divide: lambda a, b: np.divide(a, b),
    operator.lt: lambda a, b: (a < b) * 1.0,
    operator.le: lambda a, b: (a <= b) * 1.0,
    operator.gt: lambda a, b: (a > b) * 1.0,
    operator.ge: lambda a, b: (a >= b) * 1.0,
    operator.eq: lambda a, b: (a == b) * 1.0,
    operator.neg: lambda a: -a,
    np.maximum: lambda a, b: np.maximum(a, b),
    np.minimum: lambda a, b: np.minimum(a, b),
    np.sqrt: lambda a: np.sqrt(a),
    np.abs: lambda a: np.abs(a),
    np.sign: lambda a: np.sign(a),
    np.floor: lambda a: np.floor(a),
    np.heaviside: lambda a, b: np.heaviside(a, b),
}

NEAR = {
    np.exp: Function(lambda x: np.exp(x), np.exp, 1.5, ((-87.0, 88.7),)),
    np.tanh: Function(lambda x: np.tanh(x), np.tanh, 3.0, ((-12.0, 12.0),)),
    np.log: Function(lambda x: np.log(x), np.log, 1.0, ((1e-30, 1e30),)),
    np.expm1: Function(lambda x: np.expm1(x), np.expm1, 1.0, ((-40.0, 80.0),)),
    np.sin: Function(lambda x: np.sin(x), np.sin, 1.0, ((-100.0, 100.0),)),
    np.cos: Function(lambda x: np.cos(x), np.cos, 1.0, ((-100.0, 100.0),)),
    np.tan: Function(lambda x: np.tan(x), np.tan, 1.0, ((-100.0, 100.0),)),
    np.power: Function(lambda a, b: np.power(a, b), np.power, 1.0, ((1e-3, 1e3), (-10.0, 10.0))),
    np.logaddexp: Function(lambda a, b: np.logaddexp(a, b), np.logaddexp, 2.0, ((-90.0, 90.0),) * 2, True),
}

EDGES = [
    0.0, 1.0, 0.5, 1e-8, 1e-3, 1.5, 2.0, 3.0, 10.0, 22.0, 44.0, 87.0, 88.7, 88.8, 89.0, 103.0, 103.9, 104.0, 708.0,
    709.7, 709.782712893384, 709.7827128933841, 710.0, 744.0, 745.0, 745.1332191019411, 745.1332191019412, 746.0,
    1e4, 1e30, np.inf, np.nan,
]  # fmt: skip


def edges(kind: Any) -> Array:
    """Numbers near which a function may go wrong, with both signs."""
    form = np.finfo(kind)
    with np.errstate(over="ignore"):
        found = np.array([*EDGES, form.smallest_subnormal, form.tiny / 2, form.tiny, form.max, form.eps], kind)
    return np.concatenate([found, -found])


def ordinary(kind: Any, *ranges: tuple[float, float]) -> list[Array]:
    """Numbers from each range, some even over it, some over all orders of magnitude of it."""
    draw = np.random.default_rng(11)
    found = []
    for low, high in ranges:
        even = draw.uniform(low, high, COUNT // 2)
        if low > 0.0:
            small = np.exp(draw.uniform(np.log(low), np.log(high), COUNT // 2))
        else:
            small = draw.uniform(low, high, COUNT // 2) * 10.0 ** draw.uniform(-20.0, 0.0, COUNT // 2)
        numbers = draw.permutation(np.concatenate([even, small])).astype(kind)
        found.append(numbers)
    return found


def applied(rule: Callable[..., Any], *operands: Array) -> Array:
    """What vectors make of a rule, number by number."""
    length = len(operands[0])
    padded = [np.append(each, each[:1].repeat(-length % 16)) for each in operands]
    out = np.empty_like(padded[0])
    inner = compiled(rule)
    if len(operands) == 1:

        @called
        def along(a, found):
            for at in range(0, len(a), lanes_in(a)):
                store(found, at, inner(load(a, at)))
    else:

        @called
        def along(a, b, found):
            for at in range(0, len(a), lanes_in(a)):
                store(found, at, inner(load(a, at), load(b, at)))

    along(*padded, out)
    return out[:length]


def assert_within(found: Array, true: Array, limit: float, *operands: Array, of_operands: bool = False) -> None:
    """Within so many ulp of the true value, or of the largest operand; with its sign, and infinite or not a number
    exactly where it is."""
    kind = found.dtype
    with np.errstate(all="ignore"):
        rounded = true.astype(kind)
        sizes = np.abs([rounded, *operands] if of_operands else [rounded])
        scale = np.max(sizes, axis=0, initial=0.0, where=np.isfinite(sizes))
        off = np.abs(found.astype(TRUTH) - true) / np.spacing(scale).astype(TRUTH)
    near = (off <= limit + BLUR * (kind == np.float64)) & (of_operands | (np.signbit(found) == np.signbit(rounded)))
    right = np.where(np.isfinite(rounded), near, (found == rounded) | (np.isnan(found) & np.isnan(rounded)))
    wrong = np.flatnonzero(~right)
    print("at most off by", np.max(off, initial=0.0, where=np.isfinite(off)), "ulp;", len(wrong), "wrong")
    assert [(*(each[at] for each in operands), found[at], rounded[at]) for at in wrong[:5]] == []


def grid(kind: Any, arity: int) -> list[Array]:
    """Every edge, with every other one for two operands."""
    return [each.ravel() for each in np.meshgrid(*[edges(kind)] * arity)]


def known(name: Any, *operands: Array) -> Array:
    """What NumPy makes of them in their own kind of number."""
    with np.errstate(all="ignore"):
        return np.asarray(name(*operands)).astype(operands[0].dtype)


def test_every_function_that_vectors_know_is_held_against_numpy() -> None:
    taught = {row[0] for row in (*vector_math._EXACT, *vector_math._BY_LANES)}
    assert taught == {*EXACT, *NEAR}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", EXACT, ids=lambda name: name.__name__)
def test_arithmetic_is_that_of_numpy_to_the_bit(name: Any, kind: Any) -> None:
    rule = EXACT[name]
    arity = rule.__code__.co_argcount
    for operands in (ordinary(kind, *[(-1e3, 1e3)] * arity), grid(kind, arity)):
        found, expected = applied(rule, *operands), known(name, *operands)
        np.testing.assert_array_equal(found, expected)
        if name not in (np.maximum, np.minimum):
            same = ~np.isnan(expected)
            np.testing.assert_array_equal(np.signbit(found[same]), np.signbit(expected[same]))


def test_the_step_function_is_numpys_for_single_numbers_too() -> None:
    inner = compiled(lambda x, at_zero: np.heaviside(x, at_zero))
    alone = called(lambda x, at_zero: inner(x, at_zero))
    for x in (0.0, -0.0, 1e-300, -1e-300, np.inf, -np.inf, np.nan):
        for at_zero in (0.0, 0.5):
            np.testing.assert_equal(alone(x, at_zero), float(np.heaviside(x, at_zero)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NEAR, ids=lambda name: name.__name__)
def test_functions_are_right_to_a_few_places_for_ordinary_numbers(name: Any, kind: Any) -> None:
    row = NEAR[name]
    operands = ordinary(kind, *row.ranges)
    with np.errstate(all="ignore"):
        true = row.known(*(each.astype(TRUTH) for each in operands))
    assert_within(applied(row.rule, *operands), true, row.limit, *operands, of_operands=row.of_operands)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NEAR, ids=lambda name: name.__name__)
def test_functions_are_right_at_the_edges(name: Any, kind: Any) -> None:
    row = NEAR[name]
    operands = grid(kind, len(row.ranges))
    with np.errstate(all="ignore"):
        true = row.known(*(each.astype(TRUTH) for each in operands))
    assert_within(applied(row.rule, *operands), true, row.limit, *operands, of_operands=row.of_operands)


@pytest.mark.parametrize(("kind", "low", "high"), [(np.float64, 745.2, 709.8), (np.float32, 104.0, 88.75)])
def test_exp_is_right_where_it_overflows_and_where_it_becomes_0(kind: Any, low: float, high: float) -> None:
    numbers = np.concatenate([np.linspace(-low, 50.0 - low, COUNT), np.linspace(high - 1.0, high, COUNT)]).astype(kind)
    with np.errstate(all="ignore"):
        true = np.exp(numbers.astype(TRUTH))
    found = applied(lambda x: np.exp(x), numbers)
    assert np.isinf(found).any() and (found == 0.0).any()
    assert ((found > 0.0) & (found < np.finfo(kind).tiny)).any()
    assert_within(found, true, 1.5, numbers)


@pytest.mark.parametrize("kind", KINDS)
def test_tanh_is_odd_never_above_1_and_itself_near_0(kind: Any) -> None:
    (numbers,) = ordinary(kind, (-25.0, 25.0))
    found = applied(lambda x: np.tanh(x), numbers)
    assert (applied(lambda x: np.tanh(x), -numbers) == -found).all()
    assert np.abs(found).max() == 1.0
    small = numbers[np.abs(numbers) < np.sqrt(np.finfo(kind).eps) / 4.0]
    assert len(small) > COUNT // 5
    assert_within(applied(lambda x: np.tanh(x), small), small.astype(TRUTH), 1.5, small)


@pytest.mark.parametrize("kind", KINDS)
def test_of_equals_the_first_is_the_larger_and_the_smaller(kind: Any) -> None:
    zero, minus = np.zeros(16, kind), -np.zeros(16, kind)
    for rule in (EXACT[np.maximum], EXACT[np.minimum]):
        assert np.signbit(applied(rule, minus, zero)).all()
        assert not np.signbit(applied(rule, zero, minus)).any()


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_may_stand_among_vectors(kind: Any) -> None:
    (x,) = ordinary(kind, (-3.0, 3.0))
    mixed = applied(lambda x: np.maximum(1.0 - x, 0.25) * 2.0 + np.divide(1, 4.0 + x) - (x > 0.5) / 2.0, x)
    expected = np.maximum(1 - x, kind(0.25)) * 2 + 1 / (4 + x) - (x > 0.5).astype(kind) / 2
    np.testing.assert_array_equal(mixed, expected)


@pytest.mark.parametrize("op", ACTIVATIONS, ids=lambda op: op.name)
def test_an_activation_in_single_precision_is_the_same_to_six_places(op: Op) -> None:
    leaf = Value(0.0)
    program = trace(apply(op.name, leaf), [], [leaf]).program
    engine, rows = KernelEngine(program), np.array([program.loss_row])
    samples = np.linspace(-8.0, 8.0, 1001).astype(np.float32).astype(np.float64)[None]
    single, double = np.empty((1, 1001), np.float32), np.empty((1, 1001))
    engine.evaluate(np.zeros(0), samples, rows, single)
    engine.evaluate(np.zeros(0), samples, rows, double)
    assert double[0] == pytest.approx(OPS[op.name].forward(samples[0]), rel=1e-13, abs=1e-15)
    assert single[0] == pytest.approx(double[0], rel=1e-6, abs=1e-6)
    assert len(np.unique(single)) > 2
