"""The numbers of micrograd and of its lecture, through the Lab's own model."""

import math

import pytest

from core.lab.expression import Expression
from core.problem import UserError

SANITY = """x = -4
z = 2*x + 2 + x
q = z.relu() + z*x
h = (z*z).relu()
y = h + q + q*x"""

MORE = """a = -4
b = 2
c = a + b
d = a*b + b**3
c += c + 1
c += 1 + c + (-a)
d += d*2 + (b + a).relu()
d += 3*d + (b - a).relu()
e = c - d
f = e**2
g = f / 2
g += 10 / f"""

NEURON = "o = tanh(x1*w1 + x2*w2 + b)"
AT = {"x1": 2.0, "x2": 0.0, "w1": -3.0, "w2": 1.0, "b": 6.8813735870195432}
FROM_EXP = "e = exp(2*(x1*w1 + x2*w2 + b))\no = (e - 1)/(e + 1)"


@pytest.mark.parametrize(
    ("text", "values", "output", "gradients"),
    [
        pytest.param(SANITY, {}, -20.0, {"x": 46.0}, id="sanity"),
        pytest.param(
            MORE, {}, 24.70408163265306, {"a": 138.83381924198252, "b": 645.5772594752187}, id="more operations"
        ),
        pytest.param("relu(2*x + 1)", {"x": 1.0}, 3.0, {"x": 2.0}, id="relu above 0"),
        pytest.param("f = 3*x**2 - 4*x + 5", {"x": 3.0}, 20.0, {"x": 14.0}, id="parabola"),
        pytest.param("3*x**2 - 4*x + 5", {"x": 2.0 / 3.0}, 11.0 / 3.0, {"x": 0.0}, id="its lowest point"),
        pytest.param("d = a*b + c", {"a": 2.0, "b": -3.0, "c": 10.0}, 4.0, {"a": -3.0, "b": 2.0, "c": 1.0}, id="d"),
        pytest.param(
            "e = a*b\nd = e + c\nL = d*f", {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}, -8.0,
            {"a": 6.0, "b": -4.0, "c": -2.0, "f": 4.0}, id="L",
        ),
        pytest.param(
            NEURON, AT, 0.7071067811865476, {"x1": -1.5, "w1": 1.0, "x2": 0.5, "w2": 0.0, "b": 0.5}, id="neuron"
        ),
        pytest.param(
            FROM_EXP, AT, 0.7071067811865476, {"x1": -1.5, "w1": 1.0, "x2": 0.5, "w2": 0.0, "b": 0.5},
            id="tanh from exp",
        ),
        pytest.param(
            "tanh(w1*x1 + w2*x2 + b)", {"w1": -0.5, "x1": 2.0, "w2": 0.1, "x2": 3.0, "b": 0.0}, -0.6043677771171636, {},
            id="the seed's neuron",
        ),
        pytest.param("b = a + a", {"a": 3.0}, 6.0, {"a": 2.0}, id="reuse"),
        pytest.param("(a*b)*(a + b)", {"a": -2.0, "b": 3.0}, -6.0, {"a": -3.0, "b": -8.0}, id="reuse twice"),
        pytest.param("b = 3*a\nc = b*b + b", {"a": 2.0}, 42.0, {"a": 39.0}, id="topological order"),
        pytest.param("b = 3*a\nc = 4*b", {"a": 1.0}, 12.0, {"a": 12.0}, id="backward once"),
    ],
)  # fmt: skip
def test_the_lectures_numbers(text: str, values: dict[str, float], output: float, gradients: dict[str, float]) -> None:
    expression = Expression(text, values)
    assert expression.value == pytest.approx(output, rel=1e-12)
    for name, slope in gradients.items():
        assert expression.gradients[name] == pytest.approx(slope, rel=1e-12, abs=1e-12), name
        assert expression.slopes()[name] == pytest.approx(slope, rel=1e-6, abs=1e-6), name


def test_relu_has_slope_0_at_its_kink_where_differences_see_both_sides() -> None:
    expression = Expression("relu(x)", {"x": 0.0})
    assert (expression.value, expression.gradients, expression.slopes()) == (0.0, {"x": 0.0}, {"x": 0.5})


def test_every_value_between_has_the_lectures_gradient() -> None:
    expression = Expression("e = a*b\nd = e + c\nL = d*f", {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0})
    rows = {row.label: row for row in expression.rows}
    assert (rows["e"].data, rows["e"].grad) == (-6.0, -2.0)
    assert (rows["d"].data, rows["d"].grad) == (4.0, -2.0)
    assert rows["d"].operands == ("e", "c")
    assert (rows["L"].op, rows["a"].op) == ("multiply", None)


def test_a_step_along_the_gradient_raises_the_output_as_in_the_lecture() -> None:
    at = {"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0}
    gradients = Expression("(a*b + c)*f", at).gradients
    stepped = {name: x + 0.01 * gradients[name] for name, x in at.items()}
    assert Expression("(a*b + c)*f", stepped).value == pytest.approx(-7.286496, rel=1e-12)


def test_the_lectures_own_tanh_does_not_overflow_here() -> None:
    assert Expression("tanh(x)", {"x": 400.0}).value == 1.0


@pytest.mark.parametrize(("text", "x"), [("1/x", 0.0), ("log(x)", -1.0), ("exp(x)", 1000.0)])
def test_a_result_that_is_not_finite_is_refused_by_name(text: str, x: float) -> None:
    with pytest.raises(UserError, match=r"^y is .* here, not a finite number"):
        Expression(f"y = {text}", {"x": x})


def test_a_variable_that_does_not_reach_the_output_has_no_slope() -> None:
    expression = Expression("b = 2\nc = a*a\nd = b + 1", {"a": 3.0})
    assert expression.gradients == {"a": 0.0, "b": 1.0}
    assert "a" not in {row.label for row in expression.rows}
    assert all(math.isfinite(slope) for slope in expression.slopes().values())
