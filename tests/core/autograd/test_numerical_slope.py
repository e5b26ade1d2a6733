"""A step that fits finds the slope at any size; if none does, a word says why. A right gradient is never wrong."""

import math
import random

import numpy as np
import pytest

from core.autograd.formula import parse
from core.autograd.numerical_slope import EDGE, KINK, OVERFLOW, ROUNDING, H, numerical_slope
from core.autograd.ops import OPS
from core.lab.expression import Expression
from core.problem import UserError


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("cos(a)", {"a": 1e6}), ("cos(a)", {"a": 1e9}), ("cos(a)", {"a": 1e12}), ("1/a", {"a": 1e-3}),
        ("1/a", {"a": 1e-150}), ("log(a)", {"a": 1e-300}), ("sqrt(a)", {"a": 1e-300}),
        ("exp(a)", {"a": 700.0}), ("exp(a)", {"a": 709.7}), ("tanh(1e9*a)", {"a": 0.0}), ("sin(1/a)", {"a": 1e-4}),
        ("a*b", {"a": 1e200, "b": 1e100}), ("a**3", {"a": 1e-5}), ("tan(a)", {"a": 1.5707}), ("a*1e-300", {"a": 1.0}),
        ("sigmoid(a)", {"a": -40.0}), ("a", {"a": 1e308}), ("a**2 + 5", {"a": 0.0}), ("relu(a)", {"a": 1e-9}),
        ("tanh(a)", {"a": 20.0}), ("a*0 + 1", {"a": 3.0}),
    ],
)  # fmt: skip
def test_the_step_fits_the_size_of_the_variable(text: str, values: dict[str, float]) -> None:
    expression = Expression(text, values)
    for name, found in expression.numerical_slopes().items():
        assert found.word == ""
        assert found.slope == pytest.approx(expression.gradients[name], rel=1e-6, abs=0.0)


@pytest.mark.parametrize(
    ("text", "values", "words"),
    [
        ("relu(a)", {"a": 0.0}, {"a": KINK}), ("abs(a)", {"a": 0.0}, {"a": KINK}),
        ("leaky_relu(a)", {"a": 0.0}, {"a": KINK}),
        ("max(a, b)", {"a": 1.0, "b": 1.0}, {"a": KINK, "b": KINK}), ("min(a, a*2)", {"a": 0.0}, {"a": KINK}),
        ("relu(a) + 1e6", {"a": 0.0}, {"a": KINK}), ("abs(a - 3)", {"a": 3.0}, {"a": KINK}),
        ("a**0.5", {"a": 0.0}, {"a": EDGE}), ("a*log(a + 1)", {"a": -1.0 + 2**-53}, {"a": EDGE}),
        ("1/a", {"a": 1e-308}, {"a": OVERFLOW}), ("cos(a)", {"a": 1e15}, {"a": ROUNDING}),
        ("cos(a)", {"a": 1e17}, {"a": ROUNDING}), ("a + cos(a)", {"a": 1e12}, {"a": ROUNDING}),
        ("a - b", {"a": 1e16, "b": 1.0}, {"a": "", "b": ROUNDING}), ("(a + 1e17) - 1e17", {"a": 1.0}, {"a": ROUNDING}),
        ("1000 + 1e-15*a", {"a": 1.0}, {"a": ROUNDING}), ("sin(a) + 1e12", {"a": 1.0}, {"a": ROUNDING}),
    ],
)  # fmt: skip
def test_where_no_step_gives_the_slope_a_word_says_why(
    text: str, values: dict[str, float], words: dict[str, str]
) -> None:
    found = Expression(text, values).numerical_slopes()
    assert {name: each.word for name, each in found.items()} == words
    assert all(math.isnan(each.slope) == bool(each.word) for each in found.values())


def test_a_variable_that_does_not_reach_the_output_has_the_slope_0() -> None:
    found = Expression("b = 2\nc = a*a\nd = b + 1", {"a": 3.0}).numerical_slopes()
    assert {name: (each.slope, each.word) for name, each in found.items()}["a"] == (0.0, "")
    assert found["b"].slope == pytest.approx(1.0)


def test_a_wrong_slope_is_not_what_the_differences_give() -> None:
    for wrong in (1.0, 0.0, -2.0, math.nan, math.inf):
        assert numerical_slope(lambda x: x * x, 1.0, beside=wrong).slope == pytest.approx(2.0, rel=1e-9)


def test_a_stretched_step_shows_the_curvature_and_a_tiny_one_the_rounding() -> None:
    def cube(x: float) -> float:
        return x**3

    assert numerical_slope(cube, 1.0, 0.1).slope == pytest.approx(3.01)
    assert numerical_slope(cube, 1.0, H).slope == pytest.approx(3.0, rel=1e-9)
    assert abs(numerical_slope(cube, 1.0, 1e-14).slope - 3.0) > 1e-3
    assert numerical_slope(lambda x: 1.0 / x, 1e-6, 1.0).slope != pytest.approx(-1e12, rel=1e-3)


def test_a_function_that_is_not_finite_has_no_slope() -> None:
    assert numerical_slope(lambda x: math.inf, 1.0).word == OVERFLOW
    assert numerical_slope(lambda x: x, 5e-324 * 2).word == ""


@pytest.mark.parametrize("seed", range(40))
def test_no_right_gradient_is_compared_with_an_unmarked_wrong_slope(seed: int) -> None:
    draw, told = random.Random(seed), 0
    for _ in range(25):
        text = random_text(draw, draw.randint(1, 3))
        values = {name: random_number(draw) for name in parse(text).names}
        try:
            expression = Expression(text, values)
        except UserError:
            continue
        for name, found in expression.numerical_slopes().items():
            gradient = expression.gradients[name]
            if not found.word and math.isfinite(gradient):
                told += 1
                assert found.slope == pytest.approx(gradient, rel=1e-6, abs=0.0), (text, values, name)
    assert told > 5


ONE = [op.name for op in OPS.values() if op.arity == 1]
TWO = [op.name for op in OPS.values() if op.arity == 2]


def random_text(draw: random.Random, depth: int) -> str:
    if depth == 0 or draw.random() < 0.15:
        return draw.choice(["a", "b", "c", "1", "2.5", "1e6", "1e-6", "pi"])
    if draw.random() < 0.45:
        return f"{draw.choice(ONE)}({random_text(draw, depth - 1)})"
    return f"{draw.choice(TWO)}({random_text(draw, depth - 1)}, {random_text(draw, depth - 1)})"


def random_number(draw: random.Random) -> float:
    """Of any magnitude, kinks among them."""
    kind = draw.random()
    if kind < 0.15:
        return draw.choice([0.0, 1.0, -1.0, 2.0, 0.5])
    if kind < 0.6:
        return draw.uniform(-3.0, 3.0)
    places = 14 if kind < 0.9 else 300
    return float(np.copysign(draw.uniform(1.0, 10.0) * 10.0 ** draw.randint(-places, places), draw.uniform(-1.0, 1.0)))


@pytest.mark.parametrize(("name", "at"), [
    ("floor", 0.0), ("floor", 3.9999999), ("sign", 0.0), ("step", 0.0), ("step", 1e-9), ("abs", 0.0),
])  # fmt: skip
def test_a_jump_is_no_rounding(name: str, at: float) -> None:
    """Nor is a kink; away from both there is a slope."""
    function = OPS[name].forward
    assert numerical_slope(lambda x: float(function(x)), at).word == KINK
    assert numerical_slope(lambda x: float(function(x)), at + 0.4).word != KINK


@pytest.mark.parametrize("at", [math.inf, -math.inf, math.nan])
def test_at_a_place_that_is_not_finite_there_is_no_slope_though_the_function_is_finite(at: float) -> None:
    assert numerical_slope(lambda x: 1.0, at).word == OVERFLOW
