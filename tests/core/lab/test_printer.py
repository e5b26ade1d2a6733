"""One printer for every expression: brackets where they are needed, in the grammar and for people."""

import math

import numpy as np
import pytest

from core.autograd.formula import parse
from core.autograd.value import Value, weighted_sum
from core.lab.printer import Strength, addends, brief, formula, named, numbers, printed, strength_of, total
from core.lab.why.why import Why
from tests.core.autograd.graphs import random_graph

A, B, C = Value(-0.5, "a"), Value(2.0, "b"), Value(0.25, "c")


@pytest.mark.parametrize(("value", "typed", "shown", "short"), [
    ((0.123456789 + A * B).tanh(), "tanh(0.1235 + a*b)", "tanh(0.1235 + a \u00d7 b)",
     "tanh(0.1235 + (\u22120.5) \u00d7 2)"),
    (-B * (C / A), "-b*(c/a)", "\u2212b \u00d7 (c / a)", "\u22122 \u00d7 (0.25 / (\u22120.5))"),
    (-(B * C), "-(b*c)", "\u2212(b \u00d7 c)", "\u2212(2 \u00d7 0.25)"),
    (B / (B**3.0).sqrt(), "b/sqrt(b**3)", "b / \u221a(b^3)", "2 / \u221a(2^3)"),
    ((B**C) ** A, "(b**c)**a", "(b^c)^a", "(2^0.25)^(\u22120.5)"),
    (A - (B - C), "a - (b - c)", "a \u2212 (b \u2212 c)", "(\u22120.5) \u2212 (2 \u2212 0.25)"),
    (A + B - C, "a + b - c", "a + b \u2212 c", "(\u22120.5) + 2 \u2212 0.25"),
    ((A + B) * C, "(a + b)*c", "(a + b) \u00d7 c", "((\u22120.5) + 2) \u00d7 0.25"),
    (B * math.pi, "b*pi", "b \u00d7 \u03c0", "2 \u00d7 3.142"),
    (A.max(-1.0), "max(a, -1)", "max(a, \u22121)", "max(\u22120.5, \u22121)"),
    (A / B / (C + A), "a/b/(c + a)", "(a / b) / (c + a)", "((\u22120.5) / 2) / (0.25 + (\u22120.5))"),
    (B.leaky_relu(), "leaky_relu(b)", "leaky_relu(b)", "leaky_relu(2)"),
    (Value(math.inf, "x") * B + Value(-math.inf, "y"), "x*b + y", "x \u00d7 b + y",
     "\u221e \u00d7 2 + (\u2212\u221e)"),
    (weighted_sum([B], [A + C], C), "c + b*(a + c)", "c + b \u00d7 (a + c)",
     "0.25 + 2 \u00d7 ((\u22120.5) + 0.25)"),
])  # fmt: skip
def test_a_formula_has_brackets_where_it_would_fall_apart(value: Value, typed: str, shown: str, short: str) -> None:
    assert (formula(value), printed(value), brief(value)) == (typed, shown, short)
    assert parse(numbers(value)[0]).evaluate({}).output.data == pytest.approx(value.data, rel=0.0, nan_ok=True)


def test_what_has_a_label_stands_for_itself_but_for_the_whole() -> None:
    inner = A * B
    inner.label = "product"
    whole = inner + C
    whole.label = "whole"
    assert (formula(whole), printed(inner)) == ("product + c", "a \u00d7 b")
    assert numbers(whole)[0] == "(-1.0) + 0.25"


@pytest.mark.parametrize(("label", "strength"), [
    ("a", Strength.ATOM), ("learning rate", Strength.ATOM), ("x1 \u2192 h1.1", Strength.ATOM), ("1e-05", Strength.ATOM),
    ("d(a + b)/d(a)", Strength.ATOM), ("d((a+b)*c)/d(a)", Strength.ATOM), ("tanh(a + b)", Strength.ATOM),
    ("a + b", Strength.SUM), ("a-b", Strength.SUM), ("(a)-(b)", Strength.SUM), ("a*b", Strength.PRODUCT),
    ("d/d", Strength.PRODUCT), ("-a", Strength.SIGN), ("a**b", Strength.POWER), ("2e-3*a", Strength.PRODUCT),
])  # fmt: skip
def test_a_label_that_is_a_formula_holds_together_like_one(label: str, strength: Strength) -> None:
    assert strength_of(label) == strength


def test_the_middle_of_a_long_sum_is_left_out_for_people_only() -> None:
    terms = [Value(k / 8.0, f"t{k}") for k in range(100)]
    whole = total(terms) / 98
    assert printed(whole) == "(t0 + t1 + t2 + t3 + \u2026 94 more + t98 + t99) / 98"
    assert brief(whole).startswith("(0 + 0.125 + 0.25 + 0.375 + \u2026 94 more + 12.25 + ")
    assert formula(whole).count("+") == 99
    assert numbers(whole)[1] is None


@pytest.mark.parametrize("seed", range(10))
def test_a_long_sum_is_added_up_in_blocks(seed: int) -> None:
    draw = np.random.default_rng(seed)
    terms = [Value(x, "x") for x in draw.normal(size=500) * 10.0 ** draw.integers(-8, 8)]
    for whole in (total(terms), weighted_sum(terms[1::2], terms[2::2] + terms[:1], terms[0])):
        text, blocks = numbers(whole)
        parts, totals = addends(whole)
        assert blocks == (5, len(parts) - 2)
        # Where sums cancel, no number leads from one to the other to the last bit.
        largest = max(map(abs, totals))
        assert parse(text).evaluate({}).output.data == pytest.approx(whole.data, rel=0.0, abs=1e-14 * largest), seed
        assert Why("", whole, whole.data).note.startswith("With every digit, terms 5 to ")


def test_the_terms_of_a_sum_are_told_with_what_they_come_to() -> None:
    inner = weighted_sum([B], [C], A)
    terms, totals = addends(inner + C + (A + B))
    assert [len(term) for term in terms] == [1, 2, 1, 1]
    assert totals == [-0.5, 0.0, 0.25, 1.75]


@pytest.mark.parametrize("seed", range(20))
def test_a_whole_graph_without_labels_gives_its_number_again(seed: int) -> None:
    output = random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0]
    if len(numbers(output)[0]) < 1000:
        assert parse(numbers(output)[0]).evaluate({}).output.data == output.data, seed


def test_a_name_is_printed_as_it_is_and_bracketed_where_it_reads_as_a_formula() -> None:
    """Of neurons that a person may call as they like, of settings, and of links."""
    rate, minus, tag = named(2.0, "learning rate"), named(3.0, "a-b"), named(0.5, "sqrt <b>x</b>")
    assert printed(rate * minus + tag) == "learning rate \u00d7 (a-b) + sqrt <b>x</b>"
    assert printed(named(2.0, "w(x1*x2)") * named(3.0, "[x*y \u2192 h]")) == "w(x1*x2) \u00d7 [x*y \u2192 h]"
    assert printed(named(2.0, "bill length \u00b7 depth") * rate) == "(bill length \u00b7 depth) \u00d7 learning rate"


def test_a_label_of_several_words_is_bracketed_in_a_product_only() -> None:
    link, neuron, bias = Value(2.0, "h2.1 \u2192 Output"), Value(3.0, "h2.1"), Value(0.5, "bias of Output")
    total = weighted_sum([link], [neuron], bias)
    assert printed(total) == "bias of Output + (h2.1 \u2192 Output) \u00d7 h2.1"
    assert printed(Value(1.0, "loss #1") + Value(2.0, "loss #2")) == "loss #1 + loss #2"


def test_infinite_totals_have_blocks_that_add_up() -> None:
    terms = [Value(x, "x") for x in [1.0] * 50 + [math.inf] + [2.0] * 100]
    text, blocks = numbers(total(terms))
    assert blocks is not None
    assert parse(text).evaluate({}).output.data == math.inf
