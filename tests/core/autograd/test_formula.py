"""Typed expressions: arithmetic is let in, all else is refused with a sentence, nothing is run."""

import math
import random

import pytest

from core.autograd.formula import MOST_LETTERS, FormulaError, parse
from core.autograd.ops import OPS
from core.autograd.value import Value, apply, history


def value_of(text: str, **values: float) -> float:
    return parse(text).evaluate(values).output.data


def test_a_line_is_the_graph_one_would_write_by_hand() -> None:
    graph = parse("L = (a*b + c) * f").evaluate({"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0})
    assert graph.name == "L"
    assert [value.label for value in history(graph.output)] == ["a", "b", "a*b", "c", "a*b + c", "f", "L"]
    graph.output.backward()
    assert {name: leaf.grad for name, leaf in graph.leaves.items()} == {"a": 6.0, "b": -4.0, "c": -2.0, "f": 4.0}


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
def test_every_operation_is_known_as_a_function_and_as_a_method(op) -> None:  # type: ignore[no-untyped-def]
    names = ["a", "b", "c"][: op.arity or 3]
    values = {name: 0.5 + at for at, name in enumerate(names)}
    expected = apply(op.name, *values.values()).data
    assert value_of(f"{op.name}({', '.join(names)})", **values) == expected
    assert value_of(f"{names[0]}.{op.name}({', '.join(names[1:])})", **values) == expected


def test_signs_brackets_and_powers_bind_as_in_python() -> None:
    assert value_of("-a**2", a=3.0) == -9.0
    assert value_of("2 - 3 - 4*(a/8)**-1", a=2.0) == 2 - 3 - 4 * (2 / 8) ** -1
    assert value_of("a**b**c", a=2.0, b=3.0, c=2.0) == 512.0
    assert value_of("+a", a=3.0) == 3.0


def test_lines_name_values_and_may_name_them_anew() -> None:
    graph = parse("c = a + 1\nc += c + 1; c *= 2\nc").evaluate({"a": 1.0})
    assert (graph.name, graph.output.data, graph.output.label) == ("c", 10.0, "c")
    labels = [value.label for value in history(graph.output)]
    assert len(set(labels)) == len(labels)


def test_a_line_with_a_number_makes_a_variable_that_may_be_given_another_value() -> None:
    formula = parse("x = -4.0\ny = x*x")
    assert (formula.names, dict(formula.numbers)) == ((), {"x": -4.0})
    assert formula.evaluate({}).output.data == 16.0
    graph = formula.evaluate({"x": 3.0})
    graph.output.backward()
    assert graph.leaves["x"].grad == 6.0


def test_a_sum_with_itself_keeps_two_edges() -> None:
    output = parse("b = a + a").evaluate({"a": 3.0}).output
    assert [operand.label for operand in output.operands] == ["a", "a"]


def test_values_of_another_graph_may_be_handed_in() -> None:
    x = Value(2.0, "x")
    graph = parse("x*x + y").evaluate({"x": x, "y": 1.0})
    assert graph.leaves["x"] is x
    assert graph.output.data == 5.0


def test_ieee_754_holds() -> None:
    assert value_of("1/a", a=0.0) == math.inf
    assert value_of("10**10**10") == math.inf
    assert math.isnan(value_of("log(a)", a=-1.0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no expression"), ("   \n", "no expression"), ("# nothing", "no expression"), ("a b", "Line 1"),
        ("a\n\n  b", "Line 3"), ("a;b", "Line 1 needs a name"), ("import os", "Line 1 is not an expression"),
        ("def f(): pass", "Line 1"), ("a = b = c", "Line 1"), ("a, b = 1, 2", "not a name"), ("a.b = 2", "not a name"),
        ("a[0] += 2", "not a name"), ("__import__('os')", "no operation __import__"),
        ("().__class__", "not arithmetic"),
        ("a.__class__", "not arithmetic"), ("a.tanh", "not arithmetic"), ("a[0]", "not arithmetic"),
        ("lambda: 1", "not arithmetic"), ("a if b else c", "not arithmetic"), ("a < b", "not arithmetic"),
        ("[a for a in b]", "not arithmetic"), ("f'{a}'", "not arithmetic"), ("a @ b", "not arithmetic"),
        ("a // b", "not arithmetic"), ("~a", "not arithmetic"), ("not a", "not arithmetic"),
        ("(x := 3)", "not arithmetic"),
        ("await a", "Line 1|not arithmetic"), ("'x'", "not a number"), ("1j", "not a number"), ("True", "not a number"),
        ("None", "not a number"), ("...", "not a number"), ("1e999", "too large"), ("9" * 400, "too large"),
        ("math.sqrt(a)", "Write sqrt without math"), ("np.tanh(a)", "without np"),
        ("tanh(a, b)", "1 operand, not 2"), ("max(a)", "2 operands, not 1"), ("a.tanh(b)", "1 operand, not 2"),
        ("tanh(x=a)", "not arithmetic"), ("tanh(*a)", "not arithmetic"), ("tanh(a)(b)", "not arithmetic"),
        ("weighted_sum(a, b)", "in pairs"), ("log_sum_exp()", "operands"), ("tanh + 1", "is an operation"),
        ("_a + 1", "begin with a letter"), ("tanh = a", "is an operation"), ("a\x00b", "cannot be read"),
        ("(" * 600 + "a" + ")" * 399, "cannot be read"), ("a" * (MOST_LETTERS + 1), "1,001 characters"),
    ],
)  # fmt: skip
def test_what_is_no_arithmetic_is_refused_with_one_sentence(text: str, words: str) -> None:
    with pytest.raises(FormulaError, match=words) as caught:
        parse(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError])
def test_what_the_parser_itself_gives_up_on_is_one_sentence(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(text: str) -> None:
        raise error

    monkeypatch.setattr("ast.parse", give_up)
    with pytest.raises(FormulaError, match="nested too deeply"):
        parse("a + b")


def test_a_number_may_carry_a_sign() -> None:
    assert dict(parse("a = +2; b = -3; a*b").numbers) == {"a": 2.0, "b": -3.0}


def test_missing_and_unknown_variables_are_named() -> None:
    with pytest.raises(FormulaError, match="b needs a value"):
        parse("a + b").evaluate({"a": 1.0})
    with pytest.raises(FormulaError, match="q has a value, but"):
        parse("a").evaluate({"a": 1.0, "q": 2.0})


@pytest.mark.parametrize("text", ["+".join(["a"] * 450), "-" * 480 + "a", "a" + "**1" * 240])
def test_long_chains_are_as_good_as_short_ones(text: str) -> None:
    assert math.isfinite(value_of(text, a=1.0))


def test_a_graph_of_too_many_parts_is_refused() -> None:
    doubled = "a += a + a + a\n" * 66
    assert len(doubled) < MOST_LETTERS
    assert math.isfinite(value_of(doubled, a=1e-30))
    with pytest.raises(FormulaError, match="more than 500 parts"):
        value_of("-" * 900 + "a", a=1.0)


def test_random_expressions_agree_with_python() -> None:
    seed = random.randrange(10**6)
    draw = random.Random(seed)
    for _ in range(300):
        text = _random_expression(draw, 4)
        values = {name: draw.uniform(-2.0, 2.0) for name in "abc"}
        used = {name: values[name] for name in parse(text).names}
        try:
            expected = eval(text, {"__builtins__": {}}, values)
        except (ZeroDivisionError, OverflowError):
            continue
        if isinstance(expected, float) and math.isfinite(expected):
            assert value_of(text, **used) == pytest.approx(expected, rel=1e-12, abs=1e-300), (seed, text)


def _random_expression(draw: random.Random, depth: int) -> str:
    if depth == 0 or draw.random() < 0.2:
        return draw.choice(["a", "b", "c", "2", "0.5", "3e-1"])
    left, right = _random_expression(draw, depth - 1), _random_expression(draw, depth - 1)
    return draw.choice([f"({left} + {right})", f"{left}*{right}", f"-({left})", f"({left})/({right})", f"({left})**2"])
