"""One print form for numbers, names and formulas; and what is kept in the grammar can be read again."""

import math

import pytest

from core.autograd.formula import parse
from core.autograd.value import Value
from core.lab.graph.stepper import Stepper
from core.lab.notation import digits, listed, name, operation_name, signs
from core.lab.why.why import why_gradient, why_value


def test_names_keep_their_digits_and_slopes_their_form() -> None:
    assert signs("d(a*b)/d(a) * d(L)/d(a*b)") == "d(a \u00d7 b)/d(a) \u00d7 d(L)/d(a \u00d7 b)"
    assert signs("c/2.50000001 - h1.2") == "c / 2.50000001 \u2212 h1.2"


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, 1e308, -0.0, -2.5, 5e-324])
def test_every_number_can_be_read_again(number: float) -> None:
    for again in (parse(digits(number)), parse(f"1.0*{digits(number)}")):
        found = again.evaluate({}).output.data
        assert found == number or (math.isnan(found) and math.isnan(number))


@pytest.mark.parametrize("text", ["y = a**0.5\nz = y*3", "y = 1e308*a\nz = y*y", "y = log(a)\nz = y*a"])
@pytest.mark.parametrize("a", [0.0, -1.0, 10.0])
def test_what_is_not_finite_is_told_by_formulas_that_give_it_again(text: str, a: float) -> None:
    output = parse(text).evaluate({"a": a}).output
    stepper = Stepper(output)
    for value in stepper.values:
        for reason in (why_value(value), why_gradient(stepper, value)):
            again = reason.again()
            assert again == reason.result or (math.isnan(again) and math.isnan(reason.result)), reason


def test_words_are_listed_as_one_says_them() -> None:
    assert [listed("abc"[:count]) for count in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert (name(Value(-0.5)), name(Value(1e-7)), name(Value(1.0, "w"))) == ("\u22120.5000", "1.000e\u221207", "w")
    assert (operation_name("tanh"), operation_name("my_own")) == ("Tanh", "My own")
