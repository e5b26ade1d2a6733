"""`Value` against micrograd's own numbers and against finite differences."""

import math

import numpy as np
import pytest

from core.autograd import value as functions
from core.autograd.gradcheck import check_value, slope
from core.autograd.ops import OPS
from core.autograd.value import UFUNCS, Value, log_sum_exp, weighted_sum


def test_the_sanity_check_of_micrograd() -> None:
    x = Value(-4.0)
    z = 2 * x + 2 + x
    q = z.relu() + z * x
    h = (z * z).relu()
    y = h + q + q * x
    y.backward()
    assert (y.data, x.grad) == (-20.0, 46.0)


def test_more_operations_of_micrograd() -> None:
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    assert g.data == pytest.approx(24.70408163265306, rel=1e-12)
    assert a.grad == pytest.approx(138.83381924198252, rel=1e-12)
    assert b.grad == pytest.approx(645.5772594752187, rel=1e-12)


def test_the_expression_of_the_lecture() -> None:
    a, b, c, f = Value(2.0), Value(-3.0), Value(10.0), Value(-2.0)
    e = a * b
    d = e + c
    loss = d * f
    loss.backward()
    assert loss.data == -8.0
    assert [v.grad for v in (a, b, c, f, e, d)] == [6.0, -4.0, -2.0, 4.0, -2.0, -2.0]
    for leaf in (a, b, c, f):
        leaf.data += 0.01 * leaf.grad
    assert ((a * b + c) * f).data == pytest.approx(-7.286496, rel=1e-12)


@pytest.mark.parametrize("expanded", [False, True])
def test_the_neuron_of_the_lecture(expanded: bool) -> None:
    x1, x2, w1, w2, b = Value(2.0), Value(0.0), Value(-3.0), Value(1.0), Value(6.8813735870195432)
    n = x1 * w1 + x2 * w2 + b
    if expanded:
        e = (2 * n).exp()
        o = (e - 1) / (e + 1)
    else:
        o = n.tanh()
    o.backward()
    assert o.data == pytest.approx(0.7071067811865476, rel=1e-15)
    gradients = [x1.grad, w1.grad, x2.grad, w2.grad, b.grad]
    assert gradients == pytest.approx([-1.5, 1.0, 0.5, 0.0, 0.5], abs=1e-15)


def test_a_value_used_twice_has_two_edges_and_slope_two() -> None:
    a = Value(3.0)
    b = a + a
    b.backward()
    assert b.operands == (a, a)
    assert a.grad == 2.0


def test_reuse_adds_up() -> None:
    a, b = Value(-2.0), Value(3.0)
    ((a * b) * (a + b)).backward()
    assert (a.grad, b.grad) == (-3.0, -8.0)


def test_gradients_flow_in_topological_order() -> None:
    a = Value(2.0)
    b = 3 * a
    c = b * b + b
    c.backward()
    assert a.grad == 39.0


def test_backward_adds_to_what_is_there_but_sets_its_own_gradient() -> None:
    a = Value(1.0)
    b = 3 * a
    b.backward()
    b.backward()
    assert (b.grad, a.grad) == (1.0, 6.0)


def test_a_product_twice_backward_has_twice_the_gradient() -> None:
    a, b = Value(2.0), Value(3.0)
    y = a * b
    y.backward()
    y.backward()
    assert (y.grad, a.grad, b.grad) == (1.0, 6.0, 4.0)


def test_backward_twice_with_only_the_leaf_cleared_shows_what_was_left_between() -> None:
    a = Value(1.0)
    b = 3 * a
    c = 4 * b
    c.backward()
    a.grad = 0.0
    c.backward()
    assert (c.grad, b.grad, a.grad) == (1.0, 8.0, 24.0)


def test_a_chain_of_a_hundred_thousand_values_needs_no_recursion() -> None:
    x = Value(0.0)
    y = x
    for _ in range(100_000):
        y = y + 1.0
    y.backward()
    assert (y.data, x.grad) == (100_000.0, 1.0)


def test_data_is_assignable_and_free_functions_agree_with_methods() -> None:
    v = Value(-0.7)
    assert functions.tanh(v).data == v.tanh().data == pytest.approx(-0.6043677771171636, rel=1e-15)
    v.data = 0.5
    pairs = [(functions.exp, v.exp), (functions.log, v.log), (functions.relu, v.relu), (functions.sigmoid, v.sigmoid)]
    assert all(free(v).data == method().data for free, method in pairs)


def test_numbers_in_an_expression_gather_no_gradient() -> None:
    x = Value(-2.0)
    y = x**2
    y.backward()
    assert x.grad == -4.0
    assert y.operands[1].grad == 0.0


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "**"])
def test_operators_work_both_ways_round(operator: str) -> None:
    rules = {
        "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
        "**": lambda a, b: a**b,
    }  # fmt: skip
    rule = rules[operator]
    assert rule(Value(3.0), 2.0).data == rule(3.0, Value(2.0)).data == rule(3.0, 2.0)


def test_extremes_follow_ieee_and_raise_nothing() -> None:
    assert Value(1000.0).exp().data == math.inf
    assert (Value(1e308) ** 2).data == math.inf
    assert (Value(1.0) / 0.0).data == math.inf
    assert math.isnan((Value(-1.0)).log().data)
    assert Value(-1000.0).sigmoid().data == 0.0


def test_central_differences_confirm_every_gradient() -> None:
    def tangle(a: Value, b: Value, c: Value) -> Value:
        return log_sum_exp([a * b, c.sin(), weighted_sum([a, b], [c, a], 0.3)]).square() + (a - c).abs().sqrt()

    assert check_value(tangle, [0.7, -1.3, 2.1]) < 1e-6
    assert slope(lambda x: 3 * x * x - 4 * x + 5, 3.0) == pytest.approx(14.0, rel=1e-9)


def test_the_representation_shows_data_and_gradient() -> None:
    assert repr(Value(2.0)) == "Value(data=2.0, grad=0.0)"
    assert np.isfinite(Value(1.0).cos().data)


def test_numpy_functions_of_values_are_operations_of_the_table() -> None:
    x, y = Value(-1.25, "x"), Value(2.0, "y")
    for function, name in UFUNCS.items():
        operands = (x, y)[: function.nin]
        made = function(*(abs(each) for each in operands)) if name in ("log", "sqrt", "power") else function(*operands)
        assert isinstance(made, Value)
        assert made.op is OPS[name]
    assert np.heaviside(x, 0.0).op is OPS["step"]
    assert (np.float64(3.0) * x).op is OPS["multiply"]
    assert np.exp(np.minimum(x, 1.0)).data == math.exp(-1.25)


def test_numpy_keeps_arrays_of_values() -> None:
    x = Value(-1.25)
    assert [each.data for each in np.array([1.0, 2.0]) * x] == [-1.25, -2.5]
    assert np.less(x, 2.0)
    with pytest.raises(TypeError):
        np.cbrt(x)
