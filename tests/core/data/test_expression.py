"""Inputs as formulas over columns: what is read, what is computed, and how columns are renamed."""

import math
import time
import warnings

import numpy as np
import pytest

from core.autograd.formula import MOST_LETTERS, FormulaError
from core.autograd.value import Value, history
from core.data.expression import Floats, read, renamed, token

NAMES = (
    "x1", "x2", "sex = male", "od280/od315 of diluted wines", "a`b", "`", "\u03c0", "max", "e", "x\u00b2", "F", "class",
    "\U0001f600", "1st", "h\u00f6he", "ho\u0308he", "_hidden", "output", "item", "item #3", "col\u00b7lecci\u00f3",
    "\u4e00", " padded ", "",
)  # fmt: skip
PLAIN = ("x1", "x2", "e", "F", "h\u00f6he", "output", "item", "\u4e00")


def numbers(text: str, names: tuple[str, ...] = NAMES, **columns: list[float]) -> list[float]:
    """The numbers of an expression at points, whose columns are given by name or are all alike."""
    count = len(next(iter(columns.values()), [3.0]))
    given = {name: np.array(columns.get(name, [3.0] * count)) for name in names}
    return read(text, names).of_columns(given.__getitem__, count).tolist()


@pytest.mark.parametrize("name", NAMES)
def test_a_token_is_the_column_and_a_part_of_formulas(name: str) -> None:
    assert (token(name) == name) == (name in PLAIN)
    alone = read(f"  {token(name)}\n", NAMES)
    assert (alone.text, alone.reads, alone.plain, alone.canonical) == (token(name), (name,), name, token(name))
    square = read(f"{token(name)}^2", NAMES)
    assert (square.reads, square.plain, square.canonical) == ((name,), None, f"power({token(name)}, 2.0)")


def test_a_backtick_inside_of_a_name_is_doubled() -> None:
    assert [token(name) for name in ("a`b", "`", "a`", "``")] == ["`a``b`", "````", "`a```", "``````"]


@pytest.mark.parametrize("text", ["x1", "`x1`", "(x1)", "+x1", " ( (`x1` )) ", "\uff581", "\uff08x1\uff09"])
def test_a_column_and_nothing_else_is_plain(text: str) -> None:
    expression, value = read(text, NAMES), Value(3.0)
    assert (expression.plain, expression.reads, expression.canonical) == ("x1", ("x1",), "x1")
    assert expression.of_values({"x1": value}) is value
    column = np.array([-0.0, math.nan, 5e-324])
    assert expression.of_columns(lambda name: column, 3) is column


@pytest.mark.parametrize("text", ["-x1", "linear(x1)", "x1.linear()", "x1 + 0", "x1**1"])
def test_a_column_with_an_operation_is_not_plain(text: str) -> None:
    assert read(text, NAMES).plain is None


def test_columns_are_read_in_order_of_appearance_and_asked_once() -> None:
    expression, asked = read("`sex = male`*x2 - max(F, x2).tanh() + `F`", NAMES), []
    assert expression.reads == ("sex = male", "x2", "F")

    def column(name: str) -> Floats:
        asked.append(name)
        return np.ones(4)

    assert expression.of_columns(column, 4).shape == (4,)
    assert asked == ["sex = male", "x2", "F"]


def test_blanks_collapse_outside_of_backticks_only() -> None:
    assert read(" x1\t +  `a  b`\u00a0", ("x1", "a  b")).text == "x1 + `a  b`"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x1*x2^2", "( x1 )\u00b7`x2` ** 2.0"), ("x1\u00b2 - x2", "x1**2\u2212x2"), ("max(x1, x2)", "x1.max(x2)"),
        ("ln(x1)/e", "log(`x1`)\u00f7e"), ("h\u00f6he*2", "ho\u0308he*2"), ("\u03c0*x1", "pi*x1"),
        ("\uff581 + 1", "x1+1"), ("(x1 + x2) + e", "x1 + x2 + +e"), ("-(2)*x1", "-2*x1"), ("`max`\u00b2", "`max`**2"),
    ],
)  # fmt: skip
def test_the_canonical_form_tells_no_spellings_apart(one: str, other: str) -> None:
    assert read(one, NAMES).canonical == read(other, NAMES).canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x1*x2", "x2*x1"), ("x1 + (x2 + e)", "x1 + x2 + e"), ("-x1^2", "(-x1)^2"), ("2*`max`", "2*`class`"),
        ("softmax(x1, x2, e)", "softmax(softmax(x1, x2), e)"), ("`ho\u0308he`*2", "`h\u00f6he`*2"), ("x1*2", "x1*3"),
        ("linear(x1)", "x1"), ("\u03c0*x1", "`\u03c0`*x1"),
    ],
)  # fmt: skip
def test_the_canonical_form_tells_other_formulas_apart(one: str, other: str) -> None:
    assert read(one, NAMES).canonical != read(other, NAMES).canonical


def test_a_canonical_form_is_a_formula_with_that_form() -> None:
    expression = read("-2*`sex = male`**-x1 + softmax(e, pi, 1e-300*(2 + 3))", NAMES)
    assert read(expression.canonical, NAMES).canonical == expression.canonical


def test_a_plain_name_means_the_column_that_the_grammar_reads_so() -> None:
    assert read("x\u2081*2", ("x\u2081", "x2")).reads == ("x\u2081",)
    assert read("x1*2", ("x\u2081", "x2")).reads == ("x\u2081",)
    assert read("x\u2081*2", ("x\u2081", "x1")).reads == ("x1",)
    assert read("`x\u2081`*2", ("x\u2081", "x1")).reads == ("x\u2081",)
    assert read("ho\u0308he", ("h\u00f6he",)).plain == "h\u00f6he"
    assert read("padded*2", NAMES).reads == (" padded ",)


def test_columns_have_priority_over_libraries_but_not_over_operations_and_constants() -> None:
    assert numbers("F.max(x1)", F=[1.0, 5.0], x1=[2.0, 2.0]) == [2.0, 5.0]
    assert numbers("e*x1", e=[2.0], x1=[4.0]) == [8.0]
    assert numbers("max(`max`, 2)", max=[1.0, 5.0]) == [2.0, 5.0]
    assert numbers("pi*x1", x1=[1.0]) == [math.pi]


def test_a_column_named_output_keeps_its_label() -> None:
    value = Value(2.0, "output")
    graph = read("output*3 + `output`", NAMES).of_values({"output": value})
    assert (graph.data, value.label) == (8.0, "output")


def test_the_graph_reads_the_values_of_the_columns_and_is_labeled_as_typed() -> None:
    values = {"sex = male": Value(2.0, "sex"), "\u4e00": Value(3.0, "one"), "a`b": Value(5.0, "ab")}
    output = read("`sex = male`\u00b7\u4e00 + `a``b`\u00b2", NAMES).of_values(values)
    labels = [value.label for value in history(output)]
    assert labels == ["sex", "one", "`sex = male`*\u4e00", "ab", "2", "`a``b`**2", "output"]
    assert output.data == 31.0
    output.backward()
    assert [value.grad for value in values.values()] == [3.0, 2.0, 10.0]
    with pytest.raises(KeyError):
        read("x1*x2", NAMES).of_values({"x1": Value(1.0)})


def test_a_graph_behind_the_values_is_left_as_it_is() -> None:
    behind = Value(1.0, "a") + Value(2.0, "\u4e00")
    behind.label = "\u4e00"
    read("`sex = male`*2", NAMES).of_values({"sex = male": behind})
    assert [value.label for value in history(behind)] == ["a", "\u4e00", "\u4e00"]


def test_numbers_beyond_the_finite_are_returned_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert numbers("1/x1 + exp(x2)", x1=[0.0, 1.0], x2=[0.0, 1e4]) == [math.inf, math.inf]
        assert math.isnan(numbers("log(x1)", x1=[-1.0])[0])
        assert numbers("x1*(1/0)", x1=[2.0]) == [math.inf]
    assert read("x1*x2", NAMES).of_columns(lambda name: np.empty(0), 0).shape == (0,)


def test_a_square_has_the_bits_of_a_product() -> None:
    x = np.random.default_rng(1).normal(size=1000)
    for text in ("x1^2", "x1\u00b2", "x1*x1", "square(x1)"):
        assert np.array_equal(read(text, NAMES).of_columns(lambda name: x, 1000), x * x)


def test_an_exponent_can_be_a_column() -> None:
    x, y = np.random.default_rng(1).uniform(0.1, 4.0, (2, 1000))
    expression = read("x1^x2 + 2^x2", NAMES)
    found = expression.of_columns({"x1": x, "x2": y}.__getitem__, 1000)
    right = [expression.of_values({"x1": Value(a), "x2": Value(b)}).data for a, b in zip(x, y, strict=True)]
    assert np.allclose(found, right, rtol=1e-12, atol=0.0)


def test_a_long_sum_is_computed_without_recursion() -> None:
    assert numbers("+".join(["x1"] * 240), x1=[0.5]) == [120.0]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("x1*`sex = male`", "`sex = male`*x1"), ("(`x1`)", "(`sex = male`)"), ("x1 \u00b7 x1\u00b2", None),
        ("1e5*e + 1.e5*e - 0x1e + x1.max(e)", "1e5*`a``b` + 1.e5*`a``b` - 0x1e + `sex = male`.max(`a``b`)"),
        ("x1\u207b\u00b9\u2212\u03c0/`\u03c0`", "`sex = male`\u207b\u00b9\u2212\u03c0/x2"),
        ("\uff581*ho\u0308he", "`sex = male`*F"), ("x1\u200b*x2", "`sex = male`*x2"), ("x1\u33a7e", None),
        ("max(x1, tanh(x2))", "max(`sex = male`, tanh(x2))"), ("`class`^2*F", "`\U0001f600`^2*F"),
    ],
)  # fmt: skip
def test_columns_are_renamed_all_at_once(text: str, right: str | None) -> None:
    names = (*NAMES, "m", "se", "e5")
    new = {
        **dict(zip(names, names, strict=True)),
        **{"x1": "sex = male", "sex = male": "x1", "e": "a`b", "\u03c0": "x2", "h\u00f6he": "F", "class": "\U0001f600"},
        **{"m": "x1", "se": "F", "e5": "x2"},
    }
    if text == "x1\u33a7e":
        # The sign for meters a second is "m/s" for the grammar.
        text, right = "\u33a7e", "x1\u2215F"
    elif right is None:
        right = text.replace("x1", "`sex = male`")
    assert renamed(text, names, new) == right
    before, after = read(text, names), read(right, names)
    assert after.reads == tuple(new[name] for name in before.reads)


def test_a_column_is_renamed_that_has_another_spelling_than_its_name() -> None:
    assert renamed("x1*x\u2081", ("x\u2081", "y"), {"x\u2081": "a b"}) == "`a b`*`a b`"


def test_a_rename_needs_a_formula_and_all_of_its_columns() -> None:
    with pytest.raises(FormulaError, match='There is no column "x3"'):
        renamed("x3", NAMES, {})
    with pytest.raises(KeyError):
        renamed("x1*x2", NAMES, {"x1": "x2"})
    with pytest.raises(FormulaError, match=r"The formula has 20,\d\d\d characters; the limit is 1,000\."):
        renamed("+".join(["x1"] * 100), NAMES, {"x1": "long " * 40})


def test_a_text_is_as_long_as_the_limit_at_most() -> None:
    longest = "x1" + " " * (MOST_LETTERS - 5) + "+x2"
    assert read(longest, NAMES).text == "x1 +x2"
    with pytest.raises(FormulaError, match=r"The formula has 1,001 characters; the limit is 1,000\."):
        read(longest.replace("+", " +"), NAMES)
    many = tuple(chr(0x100 + at) + "." for at in range(160))
    assert len(read("+".join(map(token, many)), many).reads) == 160


@pytest.mark.parametrize("pattern", ["x{}", "pixel {}"])
def test_784_columns_are_read_at_once(pattern: str) -> None:
    names = tuple(pattern.format(at) for at in range(784))
    tokens = [token(name) for name in names]
    begun = time.process_time()
    assert [read(each, names).plain for each in tokens] == list(names)
    assert time.process_time() - begun < 0.2
