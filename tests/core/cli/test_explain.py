"""`explain`: expressions on the command line."""

import json
import math

import pytest

import main

L = ["explain", "L = (a*b + c) * f", "a=2", "b=-3", "c=10", "f=-2"]


def test_json_holds_the_whole_graph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([*L, "--json", "--check"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert set(result) == {"output", "value", "nodes", "gradients", "check"}
    assert (result["output"], result["value"]) == ("L", -8.0)
    assert result["gradients"] == {"a": 6.0, "b": -4.0, "c": -2.0, "f": 4.0}
    assert result["check"] == pytest.approx(result["gradients"], rel=1e-9)
    nodes = {node["label"]: node for node in result["nodes"]}
    assert set(nodes["d" if "d" in nodes else "a*b + c"]) == {"label", "op", "operands", "data", "grad"}
    assert nodes["a*b"] == {"label": "a*b", "op": "multiply", "operands": ["a", "b"], "data": -6.0, "grad": -2.0}


def test_without_json_it_is_a_table_with_the_numerical_gradients(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([*L, "--check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "L = -8.0"
    assert lines[1].split() == ["data", "grad", "numerical"]
    assert lines[2].split()[:3] == ["a", "2.0", "6.0"]
    assert float(lines[2].split()[3]) == pytest.approx(6.0)
    assert main.main(L) == 0
    assert "numerical" not in capsys.readouterr().out


def test_numbers_that_are_not_finite_are_null(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["explain", "1 / (1/x)", "x=0", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["value"] == 0.0
    assert None in [node["data"] for node in result["nodes"]]


def test_an_expression_may_begin_with_a_minus_and_values_may_stand_anywhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["explain", "-a*b", "a=-1", "--json", "b=-2"]) == 0
    assert json.loads(capsys.readouterr().out)["gradients"] == {"a": 2.0, "b": 1.0}


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (["\u00b5+1", "\u00b5=3"], 4.0), (["\u00b5+1", "\u03bc=3"], 4.0),
        (["x\u2081*x\u2082", "x\u2081=2", "x2=3"], 6.0),
        (["a\u00b2 \u2212 b", "a=\u22122", "b=1"], 3.0), (["\u03c0*2", "\u03c0=3"], 6.0), (["pi*2", "pi=3"], 6.0),
        (["F.max(x)", "F=2", "x=1"], 2.0), (["ln(a) + pow(a, 2) + min(a, 3)", "a=1"], 2.0), (["x^2", "x=3"], 9.0),
    ],
)  # fmt: skip
def test_letters_and_signs_are_read_as_people_write_them(
    arguments: list[str], value: float, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["explain", *arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == pytest.approx(value)


def test_a_constant_is_no_variable_and_softmax_is_the_share_of_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["explain", "softmax(a, b, b)*pi", "a=1", "b=1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["value"] == pytest.approx(math.pi / 3)
    assert set(result["gradients"]) == {"a", "b"}
    assert "softmax" in [node["op"] for node in result["nodes"]]


def test_where_no_step_gives_the_slope_it_is_null_and_a_word_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", "relu(a) + b", "a=0", "b=2", "--check"]
    assert main.main([*arguments, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["check"] == {"a": None, "b": pytest.approx(1.0)}
    assert result["unchecked"] == {"a": "kink"}
    assert main.main(arguments) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("a "))
    assert row.split() == ["a", "0.0", "0.0", "kink"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a+b", "a=1"], "b needs a value"),
        (["a", "a=1", "q=2"], "q has a value"),
        (["\u00b5", "\u00b5=1", "\u03bc=2"], "two values"),
        (["a", "a\u00b7b=1"], "gives no value"),
        (["a", "a\u1d47=1"], "gives no value"),
        (["a", "=1"], "gives no value"),
        (["np.max(x)", "x=1"], "Write max without np"),
        (["e*2"], "e needs a value"),
        (["a = x", "x=2\u00b2"], "not a finite number"),
        (["a = x", "x=\u00bd"], "not a finite number"),
        (["a", "a"], "gives no value"),
        (["a", "a=1", "a=2"], "two values"),
        (["a", "a=soon"], "soon"),
        (["a", "a=inf"], "not a finite number"),
        (["a", "a=1_0"], "not a finite number"),
        (["log(a)", "a=0"], "output is -inf"),
        (["__import__('os').system('ls')"], "not arithmetic|no operation"),
        (["a" * 1001], "1,001 characters"),
        (["a", "--chekc", "a=1"], "--chekc"),
        ([], "expression"),
    ],
)
def test_what_cannot_be_explained_is_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import re

    assert main.main(["explain", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert len(printed.err.splitlines()) == 1
    assert re.search(words, printed.err)
