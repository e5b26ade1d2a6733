"""The table of operations, row by row: slopes, expansions, extremes, in every interpreter."""

import math

import numpy as np
import pytest

from core.autograd import interpreter
from core.autograd.ops import ACTIVATIONS, CODES, OPS, Op
from core.autograd.program import trace
from core.autograd.value import Value, apply
from core.training.engine import rules_of
from core.training.engines import make_engine
from core.training.kernels.engine import KernelEngine
from core.training.settings import TrainingSettings
from core.training.state import COUNT, TrainingState

POINTS = {1: [(0.7,), (-1.3,), (2.4,)], 2: [(0.7, -1.3), (2.4, 0.6)], None: [(0.7, -1.3, 0.4), (0.2, 0.5, -0.8)]}
EXTREMES = [0.0, -0.0, 1e308, -1e308, math.inf, -math.inf, math.nan, 400.0, -400.0]
NEVER = TrainingSettings(batch_size=1000, remainder="carry")
ROWS = list(OPS.values())


def ids(op: Op) -> str:
    return op.name


@pytest.mark.parametrize("op", ROWS, ids=ids)
def test_slopes_agree_with_finite_differences(op: Op) -> None:
    for point in POINTS[op.arity]:
        if op.name in ("log", "sqrt", "power"):
            point = tuple(abs(x) for x in point)
        slopes = op.slopes(*point, op.forward(*point))
        for k, found in enumerate(slopes):
            h = 1e-6
            up = op.forward(*(x + h * (j == k) for j, x in enumerate(point)))
            down = op.forward(*(x - h * (j == k) for j, x in enumerate(point)))
            assert found == pytest.approx((up - down) / (2 * h), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("op", [op for op in ROWS if op.expansion], ids=ids)
def test_an_expansion_has_the_same_value_and_slopes(op: Op) -> None:
    for point in [*POINTS[op.arity], *([(300.0,), (-300.0,)] if op.activation else [])]:
        if op.name in ("log", "sqrt", "power"):
            point = tuple(abs(x) for x in point)
        whole, parts = [Value(x) for x in point], [Value(x) for x in point]
        one, other = apply(op.name, *whole), op.expansion(*parts)
        one.backward()
        other.backward()
        assert other.data == pytest.approx(one.data, rel=1e-14, abs=1e-15)
        assert [v.grad for v in parts] == pytest.approx([v.grad for v in whole], rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("op", ROWS, ids=ids)
def test_all_interpreters_agree_at_the_extremes(op: Op) -> None:
    count = op.arity or 3
    leaves = [Value(0.0) for _ in range(count)]
    traced = trace(apply(op.name, *leaves), [], leaves)
    grid = np.array(np.meshgrid(*[EXTREMES] * count)).reshape(count, -1)
    rows = interpreter.forward(traced.program, np.zeros(0), grid)
    out = np.empty((1, grid.shape[1]))
    KernelEngine(traced.program).evaluate(np.zeros(0), grid, np.array([traced.program.loss_row]), out)
    eager = [apply(op.name, *map(float, column)).data for column in grid.T]
    np.testing.assert_allclose(np.broadcast_to(rows[-1], grid.shape[1]), eager, rtol=1e-12)
    np.testing.assert_allclose(out[0], eager, rtol=1e-12)


@pytest.mark.parametrize("op", ROWS, ids=ids)
def test_gradients_agree_between_value_numpy_and_kernel(op: Op) -> None:
    count = op.arity or 3
    points = [(0.7, 1.3, 0.4)[:count], (0.3, 0.9, 1.8)[:count]]
    leaves = [Value(0.0) for _ in range(count)]
    program = trace(apply(op.name, *leaves), leaves, [Value(0.0)]).program
    for point in points:
        values = [Value(x) for x in point]
        apply(op.name, *values).backward()
        expected = [value.grad for value in values]
        parameters = np.array(point)
        _, gradients = interpreter.gradients(program, parameters, np.zeros((1, 1)))
        state = TrainingState.initial(tuple("abc"[:count]), dict(zip("abc", point, strict=False)))
        never = rules_of(NEVER, np.ones(count, bool), np.zeros(count, bool), 0)
        make_engine(program).advance(state, np.zeros((1, 1)), never, np.zeros(2), 1)
        assert gradients[:count, 0] == pytest.approx(expected, rel=1e-12, abs=1e-15)
        assert state.gathered == pytest.approx(expected, rel=1e-12, abs=1e-15)
        assert state.counters[COUNT] == 1


@pytest.mark.parametrize("op", ROWS, ids=ids)
def test_all_interpreters_hand_on_the_same_slopes_at_kinks_and_extremes(op: Op) -> None:
    count = op.arity or 3
    leaves = [Value(0.0) for _ in range(count)]
    program = trace(apply(op.name, *leaves), leaves, [Value(0.0)]).program
    engine = KernelEngine(program)
    for point in np.array(np.meshgrid(*[[*EXTREMES, 1.0, -1.0]] * count)).reshape(count, -1).T:
        values = [Value(x) for x in point]
        apply(op.name, *values).backward()
        eager = [value.grad for value in values]
        _, gradients = interpreter.gradients(program, point, np.zeros((1, 1)))
        state = TrainingState.initial(tuple("abc"[:count]), dict(zip("abc", point.tolist(), strict=False)))
        rules = rules_of(NEVER, np.ones(count, bool), np.zeros(count, bool), 0)
        engine.advance(state, np.zeros((1, 1)), rules, np.zeros(2), 1)
        np.testing.assert_allclose(gradients[:count, 0], eager, rtol=1e-12, err_msg=str(point))
        np.testing.assert_allclose(state.gathered, eager, rtol=1e-12, err_msg=str(point))


def test_gelu_is_the_value_times_the_normal_distribution() -> None:
    for x in np.linspace(-30.0, 30.0, 601).tolist():
        share = 0.5 * math.erfc(-x / math.sqrt(2.0))
        assert OPS["gelu"].forward(x) == pytest.approx(x * share, rel=2e-13, abs=1e-300)
        bell = math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
        assert OPS["gelu"].slopes(x, OPS["gelu"].forward(x))[0] == pytest.approx(share + x * bell, rel=1e-11, abs=1e-16)


def test_slopes_at_kinks_are_zero_and_ties_go_to_the_first() -> None:
    for name in ("relu", "leaky_relu", "abs"):
        assert OPS[name].slopes(0.0, 0.0) == (0.0,)
    assert OPS["max"].slopes(1.0, 1.0, 1.0) == (1.0, 0.0)


BENDS_AT_0 = {"gelu": 2.0 / math.sqrt(2.0 * math.pi), "silu": 0.5}
KINKED = ("relu", "leaky_relu", "elu", "abs", "sign", "step")


def traced_bends(op: Op, point: tuple[float, ...]) -> list[list[float]]:
    """The second derivatives by the operands, [slope][operand], from the slopes' rule run on values."""
    leaves = [Value(x) for x in point]
    found = []
    for slope in op.slopes(*leaves, apply(op, *leaves)):
        for leaf in leaves:
            leaf.grad = 0.0
        if isinstance(slope, Value):
            slope.zero_grad()
            slope.backward()
        found.append([leaf.grad for leaf in leaves])
    return found


@pytest.mark.parametrize("op", ROWS, ids=ids)
def test_slopes_write_themselves_down_as_operations_of_the_table(op: Op) -> None:
    """Whose slopes are the second derivatives: at 200 points, against differences of the first."""
    draw, h = np.random.default_rng(5), 1e-6
    lowest = 0.3 if op.name in ("log", "sqrt", "power", "divide") else -3.0
    for point in draw.uniform(lowest, 3.0, (200, op.arity or 3)).tolist():
        value = op.forward(*point)
        traced = op.slopes(*map(Value, point), Value(value))
        assert [float(slope) for slope in traced] == pytest.approx(op.slopes(*point, value), rel=1e-12, abs=1e-15)
        for k, bends in enumerate(traced_bends(op, tuple(point))):
            for j, bend in enumerate(bends):
                up, down = ([x + s * h * (i == j) for i, x in enumerate(point)] for s in (1.0, -1.0))
                high, low = (op.slopes(*each, op.forward(*each))[k] for each in (up, down))
                assert bend == pytest.approx((high - low) / (2.0 * h), rel=1e-5, abs=1e-7), point


@pytest.mark.parametrize("op", [op for op in ROWS if op.arity == 1 and op.name not in ("log", "sqrt")], ids=ids)
def test_second_derivatives_at_0_are_those_of_the_function_and_0_at_kinks(op: Op) -> None:
    ((bend,),) = traced_bends(op, (0.0,))
    h = 1e-5
    high, low = (op.slopes(x, op.forward(x))[0] for x in (h, -h))
    expected = 0.0 if op.name in KINKED else BENDS_AT_0.get(op.name, (high - low) / (2.0 * h))
    assert bend == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_every_row_has_a_name_a_code_and_a_sentence() -> None:
    assert [OPS[name].name for name in CODES] == list(OPS)
    assert all(op.explanation.endswith(".") and op.label and op.symbol for op in ROWS)
    assert all(op.arity == 1 for op in ACTIVATIONS)


@pytest.mark.parametrize(
    ("a", "b", "slopes"),
    [
        (0.0, 0.0, (0.0, 0.0)),
        (0.0, 1.0, (1.0, 0.0)),
        (0.0, 2.0, (0.0, 0.0)),
        (3.0, 0.0, (0.0, math.log(3.0))),
        (2.0, 3.0, (12.0, 8.0 * math.log(2.0))),
    ],
)
def test_powers_at_0_have_slopes(a: float, b: float, slopes: tuple[float, float]) -> None:
    left, right = Value(a), Value(b)
    (left**right).backward()
    assert (left.grad, right.grad) == slopes
