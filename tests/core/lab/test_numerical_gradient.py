"""Nudging any value of a graph: the slope it shows is the gradient."""

import math

import pytest

from core.autograd.formula import parse
from core.lab.check.numerical_gradient import NumericalGradient
from core.lab.examples import EXAMPLES
from core.lab.graph.stepper import Mistakes
from core.lab.lab import MOST_CHECKED, Lab


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_value_of_an_example_has_the_slope_that_its_gradient_says(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    lab.complete()
    checks = lab.checks()
    assert checks[0].value is lab.stepper.output
    assert {check.value for check in checks} == {value for value in lab.stepper.values if not value.constant}
    for check in checks:
        assert check.error < 1e-6, check.value.label


def test_a_value_in_the_middle_moves_without_its_operands() -> None:
    numerical = NumericalGradient(parse("a = 2\nb = a*3\nc = b*b + a").evaluate({"a": 2.0}).output)
    assert numerical.at("b", 10.0) == 102.0
    assert numerical.at("a", 1.0) == 10.0
    assert numerical.slope("b", 6.0) == pytest.approx(12.0)
    assert numerical.at("c", 5.0) == 5.0
    assert numerical.at("nothing", 5.0) == 38.0


def test_a_numerical_gradient_leaves_no_trace() -> None:
    numerical = NumericalGradient(parse("b = a*a").evaluate({"a": 3.0}).output)
    numerical.at("a", 100.0)
    assert numerical.at("nothing", 0.0) == 9.0
    numerical.follow({"a": 4.0, "unknown": 1.0})
    assert numerical.at("nothing", 0.0) == 16.0


def test_without_a_numerical_gradient_there_is_no_error() -> None:
    check = Lab("x = 0\nrelu(x)").checks()[-1]
    assert math.isnan(check.slope)
    assert math.isnan(check.error)


@pytest.mark.parametrize("x", [0.0, 3e-6, -4e-6])
def test_a_small_kink_beside_a_large_slope_is_one_too(x: float) -> None:
    lab = Lab(f"x = {x!r}\ny = 5*x + 0.001*relu(x)")
    assert math.isnan(lab.slopes()["x"])


@pytest.mark.parametrize("text", ["x = 1.5\nexp(8*x)", "x = 0.3\ntanh(9*x)", "x = 3\n1e9*x**3", "x = 1\n1000 + sin(x)"])
def test_a_bend_is_no_kink(text: str) -> None:
    lab = Lab(text)
    assert lab.slopes()["x"] == pytest.approx(lab.gradient("x"), rel=1e-5)


def test_a_larger_step_shows_more_of_the_curvature() -> None:
    lab = Lab("x = 1\nx**3")
    lab.use_h(0.1)
    assert lab.h == 0.1
    assert lab.slopes()["x"] == pytest.approx(3.01)
    lab.use_h(1e-5)
    assert lab.slopes()["x"] == pytest.approx(3.0, rel=1e-9)


def test_a_mistake_shows_as_an_error_once_it_was_made() -> None:
    lab = Lab("a = 3\nb = a + a")
    lab.use_mistakes(Mistakes(overwritten=True))
    lab.stepper.go_to(0)
    assert lab.checks()[-1].gradient == 0.0
    lab.stepper.go_to(len(lab.stepper.steps))
    assert (lab.checks()[-1].gradient, lab.checks()[-1].error) == (1.0, pytest.approx(0.5))


def test_who_stands_at_the_end_stays_there_when_a_mistake_makes_more_steps() -> None:
    lab = Lab("a = 2\nb = 3*a\nc = b*b + b")
    lab.complete()
    lab.use_mistakes(Mistakes(unordered=True))
    assert lab.stepper.position == len(lab.stepper.steps)
    assert lab.checks()[-1].gradient == 42.0


def test_in_a_large_graph_only_the_variables_are_checked() -> None:
    lab = Lab("a = 2\nb = a*1.5\n" + "\n".join(["b += a*2"] * 20))
    assert len(lab.stepper.values) > MOST_CHECKED
    assert [check.value.label for check in lab.checks()] == ["a"]


def test_what_is_inside_an_expanded_operation_is_checked_too() -> None:
    lab = Lab("x = 0.4\ny = tanh(x)*2")
    lab.toggle("tanh(x)")
    lab.complete()
    labels = [check.value.label for check in lab.checks()]
    assert any("\u203a" in label for label in labels)
    assert all(check.error < 1e-6 for check in lab.checks())


@pytest.mark.parametrize("text", ["x = 1000\ny = exp(x)\nz = tanh(y)", "x = 1e308\ny = x*10\nz = 1/y"])
def test_a_value_that_overflows_inside_of_a_finite_output_has_no_numerical_gradient(text: str) -> None:
    words = {check.value.label: check.word for check in Lab(text).checks()}
    assert words == {"z": "", "y": "overflow", "x": ""}
