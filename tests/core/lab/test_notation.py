"""One print form for numbers, names and formulas; and what is kept in the grammar can be read again."""

import math

import pytest

from core.autograd.formula import parse
from core.autograd.value import Value
from core.lab.graph.stepper import Stepper
from core.lab.notation import brief, digits, listed, name, operation_name, signs
from core.lab.why.reason import why_gradient, why_value
from core.lab.why.text import filled


@pytest.mark.parametrize(("formula", "wanted"), [
    ("tanh(0.123456789 + (-0.5)*2.0)", "tanh(0.1235 + (\u22120.5) \u00d7 2)"),
    ("-0.03*(1.5e-07/2.0)", "\u22120.03 \u00d7 (1.5e\u221207 / 2)"),
    ("0.3/sqrt(2.0**3.0)", "0.3 / \u221a(2^3)"),
    ("(0.25 + \u2026 92 more + 1.0)/98.0", "(0.25 + \u2026 92 more + 1) / 98"),
    ("x10000 - 10000.4*h1.25", "x10000 \u2212 1e+04 \u00d7 h1.25"),
    (f"2.0*{digits(math.inf)} + {digits(-math.inf)}", "2 \u00d7 \u221e + (\u2212\u221e)"),
    (f"{digits(math.nan)} + 1.0", "nan + 1"),
    ("tanh((-0.5)) + max((-2.0), 1.0)", "tanh(\u22120.5) + max((\u22122), 1)"),
])  # fmt: skip
def test_formulas_are_written_with_few_digits_and_proper_signs(formula: str, wanted: str) -> None:
    assert brief(formula) == wanted


def test_names_keep_their_digits_and_slopes_their_form() -> None:
    assert signs("d(a*b)/d(a) * d(L)/d(a*b)") == "d(a \u00d7 b)/d(a) \u00d7 d(L)/d(a \u00d7 b)"
    assert signs("c/2.50000001 - h1.2") == "c / 2.50000001 \u2212 h1.2"


def test_the_lab_and_the_why_card_print_one_formula_alike() -> None:
    value = parse("2**3/a").evaluate({"a": 0.5}).output
    told = filled("({b}**{p})/{a}", {"b": 2.0, "p": 3.0, "a": 0.5}, {"b": "2", "p": "3", "a": "a"}).gives("", 16.0)
    assert signs(why_value(value).names) == told.reason.names == "(2^3) / a"


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
