"""What is no input is refused with one sentence in the words of the data."""

import pytest

from core.autograd.formula import FormulaError
from core.data.expression import read

NAMES = ("x1", "x2")
WINE = ("ash", "sex = male", "bill length", "max", "class", "x\u00b2", "_id", "\u03c0", "a;b", "item #3", "\u4e00")


def refusal(text: str, names: tuple[str, ...] = NAMES) -> str:
    with pytest.raises(FormulaError) as caught:
        read(text, names)
    said = str(caught.value)
    assert "\n" not in said and said.endswith(".")
    return said


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_an_empty_text_shows_a_formula_of_the_data(text: str) -> None:
    assert refusal(text) == "There is no formula yet: type one, such as x1*x2."
    assert (
        refusal(text, ("bill length", "ash", "x1")) == "There is no formula yet: type one, such as `bill length`*ash."
    )
    assert refusal(text, ("ash",)) == "There is no formula yet: type one, such as ash."
    assert refusal(text, ()) == "There is no formula yet: type one, such as a*b."


@pytest.mark.parametrize("text", ["x1\nx2", "x1\n + x2", "(x1\r+ x2)", "x1; x2", "x1\u2028*x2"])
def test_an_input_has_one_line(text: str) -> None:
    assert refusal(text) == "An input is one formula on one line, such as x1*x2."


@pytest.mark.parametrize("text", ["y = x1", "output = x1", "x1 += 1", "(y := x1)", "x1 == x2", "tanh(x=x1)", "=`x1`"])
def test_an_input_is_not_assigned(text: str) -> None:
    assert refusal(text) == 'An input has no "=": write only what it computes, such as x1*x2.'


def test_an_input_has_no_remarks() -> None:
    assert refusal("x1 # the first") == "An input has no remarks: leave out # and what follows."


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("x3", NAMES, 'There is no column "x3"; there are x1 and x2.'),
        ("2*`x 3`", NAMES, 'There is no column "x 3"; there are x1 and x2.'),
        ("`a``b`", NAMES, 'There is no column "a`b"; there are x1 and x2.'),
        ("b", ("x1",), 'There is no column "b"; there is x1.'),
        ("b", (), 'There is no column "b"; there are none.'),
        ("b", ("x1", "x2", "y y", "z"), 'There is no column "b"; there are x1, x2, `y y` and z.'),
        ("b", ("x1", "x2", "y y", "z", "u"), 'There is no column "b"; there are x1, x2, `y y` and 2 more.'),
        ("`bill lenght`*2", WINE, 'There is no column "bill lenght"; the nearest is `bill length`.'),
        ("X1*2", NAMES, 'There is no column "X1"; the nearest is x1.'),
        ("`x\u2081`", NAMES, 'There is no column "x\u2081"; the nearest is x1.'),
        ("e", NAMES, 'There is no column "e"; the number e is exp(1).'),
        ("x1 + `u v` + w", NAMES, 'There is no column "u v"; there are x1 and x2.'),
        ("`q r`", ("\u4e00", "x"), 'There is no column "q r"; there are \u4e00 and x.'),
    ],
)
def test_an_unknown_column_is_named_with_the_nearest_or_the_first_ones(
    text: str, names: tuple[str, ...], said: str
) -> None:
    assert refusal(text, names) == said


def test_a_name_that_is_several_columns_is_refused() -> None:
    names = ("x\u2081", "\uff581", "y")
    said = refusal("x1*2", names)
    assert said == '"x1" can be `x\u2081` or `\uff581`: write the column in backticks.'
    assert read("`\uff581`*2", names).reads == ("\uff581",)


@pytest.mark.parametrize("text", ["3 + 4", "pi", "tanh(1)", "-2"])
def test_a_formula_reads_a_column(text: str) -> None:
    assert refusal(text) == f"{text} reads no column, so it is the same for every point."


@pytest.mark.parametrize("text", ["`x1", "x1`", "`x1` + `", "`x1``", "```"])
def test_backticks_are_closed(text: str) -> None:
    assert refusal(text).startswith("A backtick is not closed: a column stands between two, as in `x1`;")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sex = male", "`sex = male`"), ("2*(sex = male)", "`sex = male`"), ("bill length*2", "`bill length`"),
        ("max", "`max`"), ("max*2", "`max`"), ("tanh(class)", "`class`"), ("x\u00b2", "`x\u00b2`"), ("a;b", "`a;b`"),
        ("_id + ash", "`_id`"), ("\u03c0", "`\u03c0`"), ("item #3", "`item #3`"),
    ],
)  # fmt: skip
def test_a_column_without_its_backticks_is_recognized(text: str, written: str) -> None:
    assert refusal(text, WINE) == f"Write the column in backticks: {written}."


def test_the_longest_column_without_backticks_is_meant() -> None:
    assert refusal("2*my bill length", ("bill length", "my bill length", "bill")).endswith(": `my bill length`.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max(ash", "an opening bracket has no closing one"), ("ash.max(3)3", "between ) and 3"),
        ("\u03c0*ash +", "something is missing after +"), ("ash.max", "an operation needs brackets"),
        ("subclass*2", "There is no column"), ("classy*2", "There is no column"), ("ash + 1 +", "missing after +"),
    ],
)  # fmt: skip
def test_a_part_of_something_else_is_not_taken_for_a_column(text: str, said: str) -> None:
    assert said in refusal(text, (*WINE, "1", "+"))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("`sex = male`[0]", "`sex = male`[0] is not arithmetic"),
        ("3`bill length`", "between 3 and `bill length`"),
        ("ash`bill length`", "between ash and `bill length`"),
        ("`bill length` `max`", "between `bill length` and `max`"),
        ("`max`\u00b2^3", "Put brackets round `max`\u00b2 before"),
        ("`max`(ash, 1)", "There is no operation `max`"),
        ("ash.`max`(1)", "There is no operation `max`"),
        ("`bill length`\u0308*2", "Line 1"),
        ("\u3280 + `ash", "A backtick"),
        ("`ash`*\u4e01 + [`max`]", "[`max`] is not arithmetic"),
        ("'`ash`'", "'`ash`' is not a number"),
        ("`" + "n" * 200 + "`[1]", "`" + "n" * 28 + "\u2026" + "n" * 29 + "`[1] is not arithmetic"),
    ],
)
def test_a_refusal_quotes_columns_as_typed(text: str, quoted: str) -> None:
    assert quoted in refusal(text, (*WINE, "n" * 200))


def test_a_letter_that_is_normalized_to_another_is_no_column_in_backticks() -> None:
    # U+3280 is a circled U+4E00.
    assert read("\u3280 + `bill length`", WINE).reads == ("\u4e00", "bill length")


@pytest.mark.parametrize("text", ["import os", "x1: 2", "lambda x: x1", "x1 if x1 else x2"])
def test_no_refusal_recommends_an_assignment(text: str) -> None:
    assert "=" not in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "x1.__class__", "x1.__class__()", "x1.data", "__import__('os')", "__builtins__", "().__class__", "open('f')",
        "exec('1')", "eval('x1')", "globals()", "getattr(x1, 'data')", "print(x1)", "(lambda: x1)()", "lambda x: x1",
        "[x1 for x1 in x2]", "{x1 for x1 in x2}", "(x1 for x1 in x2)", "{x1: x2}", "[x1]", "(x1, x2)", "x1[0]", "*x1",
        "f'{x1}'", "f'{x1!r:>{x2}}'", "'x1'", "b'x1'", "'x1'*10**9", "(y := x1)", "y = x1", "x1 if x1 else x2",
        "x1 and x2", "not x1", "x1 < x2", "x1 @ x2", "x1 % x2", "x1 // x2", "x1 | x2", "~x1", "x1 << 3", "1j*x1",
        "True*x1", "None", "...", "yield x1", "await x1", "import os", "del x1", "pass", "assert x1", "raise x1",
        "@x1", "x1\\", "x1\x00", "\ud800", "x1*1e400", "9" * 400 + "*x1", "(" * 300 + "x1" + ")" * 300,
        "-" * 900 + "x1", "tanh(x1, x2)", "tanh()", "tanh", "tanh(*x1)", "tanh(**x1)", "x1.tanh", "np.tanh(x1)",
        "`x1`.__class__", "`__class__`", "`x1`.`__class__`", "`tanh`(x1)", "x1`.__class__`", "f'{`x1`}'", "`x1`:=2",
    ],
)  # fmt: skip
def test_whatever_is_not_arithmetic_is_refused(text: str) -> None:
    refusal(text)
