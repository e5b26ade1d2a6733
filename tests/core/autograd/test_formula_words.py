"""How people write formulas: what is read as it is meant, and what is refused in words of our own."""

import math

import pytest

from core.autograd.formula import FormulaError, parse
from core.autograd.spelling import name_of
from core.autograd.value import history

PYTHONS_OWN = ("invalid", "Maybe you meant", "perhaps", "literal", "cannot assign", "unexpected", "never closed")


def value_of(text: str, **values: float) -> float:
    return parse(text, values).evaluate(values).output.data


def refusal_of(text: str) -> str:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    said = str(caught.value)
    assert "\n" not in said and len(said) < 400
    assert not [word for word in PYTHONS_OWN if word in said]
    return said


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a \u2212 b", -1.0), ("a\u2013b", -1.0), ("a\u00d7b", 6.0), ("a\u00b7b", 6.0), ("a\u22c5b", 6.0),
        ("a\u0387b", 6.0),
        ("a\u00f7b", 2 / 3), ("a\u2044b", 2 / 3), ("a\u00b2", 4.0), ("a\u00b2 + b\u00b3", 31.0),
        ("a\u207b\u00b9 + b", 3.5),
        ("2\u00b9\u2070 + a*b", 1030.0), ("-a\u00b2 + b", -1.0), ("a^b", 8.0), ("-a^2 + b", -1.0), ("a^b^a", 512.0),
        ("\u221a(a*8) + b", 7.0), ("a\u00a0+\u00a0b", 5.0), ("a\u200b*b\ufeff", 6.0), ("\uff41 + \uff42", 5.0),
        ("tanh(a)\u00b2*0 + b", 3.0),
    ],
)  # fmt: skip
def test_signs_of_print_are_read_as_they_are_meant(text: str, right: float) -> None:
    given = {name: {"a": 2.0, "b": 3.0}[name] for name in parse(text).names}
    assert value_of(text, **given) == pytest.approx(right)


def test_labels_are_written_in_the_signs_of_the_grammar() -> None:
    output = parse("y = a\u00b7b \u2212 c\u00b2").evaluate({"a": 1.0, "b": 2.0, "c": 3.0}).output
    assert [value.label for value in history(output)] == ["a", "b", "a*b", "c", "2", "c**2", "y"]


@pytest.mark.parametrize(
    ("typed", "given"),
    [("\u00b5", "\u03bc"), ("\u03bc", "\u00b5"), ("\ufb01", "fi"), ("\u2113", "l"), ("x\u2081", "x1"),
     ("x1", "x\u2081"),
     ("\u03c6", "\u03d5"), ("\u00e9", "e\u0301"), ("\U0001d465", "x"), ("\u03c3", "\u03c3")],
)  # fmt: skip
def test_a_name_is_the_same_however_its_letters_were_entered(typed: str, given: str) -> None:
    for name in (typed, given):
        assert value_of(f"{typed} + 1", **{name: 3.0}) == 4.0
    assert name_of(typed) == name_of(given)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\u1d47", "a\u1d47 has a superscript, which is not accepted: write a**b."),
        ("e\u207b\u02e3", "a superscript"), ("x\u207f + 1", "write x**n"),
        ("a\u00b2**3", "Put brackets round a\u00b2"), ("(a + b)\u00b2^2", "Put brackets round )\u00b2"),
        ("a\u00b2.tanh()", "Put brackets round a\u00b2"), ("2\u00bd", "write (1/2)"), ("\u221a2", "write sqrt(x)"),
    ],
)  # fmt: skip
def test_letters_that_would_be_misread_are_refused_with_the_way_to_write_them(text: str, words: str) -> None:
    assert words in refusal_of(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ln(a)", math.log(2)), ("a.ln()", math.log(2)), ("pow(a, 3)", 8.0), ("a.pow(3)", 8.0), ("min(a, 5)", 2.0),
        ("a.min(1)", 1.0), ("tan(a)", math.tan(2)), ("softmax(a, 2, 2, 2)", 0.25), ("a.softmax(2)", 0.5),
        ("softmax(a, 0)", 1 / (1 + math.exp(-2))), ("pi*a", 2 * math.pi), ("2*\u03c0*a", 4 * math.pi),
        ("cos(a*pi)", 1.0),
    ],
)  # fmt: skip
def test_operations_go_by_the_names_of_the_field(text: str, right: float) -> None:
    assert value_of(text, a=2.0) == pytest.approx(right)


def test_pi_is_a_number_unless_it_is_given_one() -> None:
    assert parse("pi*2").names == ()
    assert (value_of("\u03c0*2"), value_of("\u03c0*2", **{"\u03c0": 3.0}), value_of("pi*2", pi=3.0)) == (
        2 * math.pi,
        6.0,
        6.0,
    )
    assert (value_of("\u03c0*2", pi=3.0), value_of("pi*2", **{"\u03c0": 3.0})) == (6.0, 6.0)
    assert value_of("pi = 3\npi*2") == 6.0
    graph = parse("pi*a").evaluate({"a": 2.0})
    assert list(graph.leaves) == ["a"] and graph.output.operands[0].constant
    assert list(parse("pi*a").evaluate({"a": 2.0, "pi": 3.0}).leaves) == ["a", "pi"]
    with pytest.raises(FormulaError, match="pi has a value, but"):
        value_of("a*2", a=1.0, pi=3.0)


def test_pi_before_a_line_that_gives_it_another_value_is_still_the_number() -> None:
    graph = parse("a = pi + pi\npi = 3\nb = a*pi").evaluate({})
    assert graph.output.data == pytest.approx(6 * math.pi)
    labels = [value.label for value in history(graph.output)]
    assert len(labels) == len(set(labels))


def test_e_is_a_name_and_says_how_the_number_is_written() -> None:
    with pytest.raises(FormulaError, match=r"e needs a value, such as e=2; the number e itself is exp\(1\)"):
        value_of("e**2")
    assert value_of("e = 3*2\ne*2") == 12.0


@pytest.mark.parametrize(
    "text",
    [
        "F.max(x)", "np.max(x)", "torch.max(x)", "np.power(x)", "F.relu(x)", "F.relu(x, y)", "F.tanh(x)", "jnp.min(x)",
        "nn.softmax(a, b)", "F.softmax(a)", "torch.nn.functional.relu(x)", "jax.nn.relu(x)", "np.max(a, b)",
        "math.pow(a, 2)",
        "x + F.max(x)*2", "y = np.max(x)\nz = y*2", "tf.math.tanh()", "numpy.log_sum_exp(a, b)",
    ],
)  # fmt: skip
def test_a_library_before_an_operation_is_no_operand(text: str) -> None:
    assert "without" in refusal_of(text)


@pytest.mark.parametrize(
    ("text", "values", "right"),
    [
        ("F*x", {"F": 2.0, "x": 3.0}, 6.0), ("F.tanh()", {"F": 0.0}, 0.0), ("F.max(x)", {"F": 2.0, "x": 1.0}, 2.0),
        ("a.max(b)", {"a": 2.0, "b": 3.0}, 3.0), ("np = 4\nnp.max(x)", {"x": 1.0}, 4.0), ("np*2", {"np": 3.0}, 6.0),
        ("F*x + F.max(x)", {"F": 2.0, "x": 1.0}, 4.0), ("np.max(x)", {"np": 5.0, "x": 1.0}, 5.0),
        ("F = a + 1\nF.relu()", {"a": 1.0}, 2.0), ("nn.log_sum_exp(nn)", {"nn": 0.0}, math.log(2)),
    ],
)  # fmt: skip
def test_a_variable_may_have_the_name_of_a_library(text: str, values: dict[str, float], right: float) -> None:
    assert value_of(text, **values) == pytest.approx(right)


def test_a_variable_of_that_name_still_takes_no_operand_too_many() -> None:
    with pytest.raises(FormulaError, match="Write relu without F"):
        parse("F.relu(x)", given=("F", "x"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a*b + c = L", "cannot be read: the name comes first, then one =, as in L = a*b + c."),
        ("f(x) = x**2", "the name comes first, then one =, as in y = x**2."), ("2 = x", "as in x = 2."),
        ("y := 3*x", "as in y = 3*x."), ("a = 1\na + = 2", "Line 2 of the expression"),
        ("max(a b)", "an operator or a comma is missing between a and b"), ("3x", "write 3*x"),
        ("y = 2.5w1", "write 2.5*w1"), ("2(a+b)", "2*(a + b)"), ("(a + b)(c)", "write a product with *"),
        ("a(b + c)", "to multiply, write a*("), ("tanh x", "write tanh(x)"), ("3.tanh()", "write tanh(3)"),
        ("1.2.3", "1.2.3 is not a number"), ("007*a", "write 7 without leading zeros"),
        ("1,000*a", "a decimal point is a dot"),
        ("a +", "something is missing after +"), ("a */ b", "something is missing after *"), ("*a", "before *"),
        ("max(,a)", "after ("), ("y =", "after ="), ("/a", "before /"), ("(a", "an opening bracket has no closing one"),
        ("a)", "a closing bracket has no opening one"), ("lambda*x", "lambda is a reserved word of Python"),
        ("x'", "a name cannot have it"),
        ("|x|", "abs(x)"), ("a{b}", "round brackets"), ("5%*a", "0.05"), ("a!", "1*2*3"),
        ("\u20acx", "\u20ac is not known"),
        ("a = 1\n  b = 2", "Line 2 of the expression cannot be read"), ("a\u202eb", "U+202E is not known"),
        ("a \\ b", "cannot be read"),
        ("(a\n+ b))", "Line 2 of the expression"), ("a.", "Line 1"), ("()*(a", "an opening bracket has no closing one"),
    ],
)  # fmt: skip
def test_what_python_cannot_read_is_told_in_our_own_words(text: str, words: str) -> None:
    assert words in refusal_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("probs[3]", "there are no lists; give each number its own name"), ("[a, b]", "there are no lists"),
        ("sum(a, b)", "add up with +"), ("sum([a, b])", "add up with +"), ("mean(a, b)", "(a + b)/2"),
        ("lambda x: x", "y = x**2"), ("[x for x in y]", "there are no loops"),
        ("a if b else c", "there are no conditions"),
        ("a < b", "there are no comparisons"), ("y == a", "one ="), ("a @ b", "a*b + c*d"), ("a // b", "floor(a/b)"),
        ("sgn(x)", "sign(x)"), ("ceil(x)", "-floor(-x)"),
        ("a % b", "remainder"), ("a and b", "max(a, b)"), ("not a", "no conditions"), ("a.tanh", "x.tanh()"),
        ("tanh(x=a)", "operands have no names"), ("0,5*a", "0.5"), ("math.pi*2", "Write pi without math."),
        ("np.e", "exp(1)"),
        ("math.exp(x)", "Write exp without math"), ("np.log10(x)", "log(x)/log(10)"), ("np.maximum(a, b)", "max(a, b)"),
        ("torch.tensor(2.0)", "write a = 2"), ("a = Value(2.0, label='a')", "write a = 2"),
        ("L.backward()", "leave it out"),
        ("ReLU(x)", "write relu(x)"), ("sigmod(x)", "write sigmoid(x)"), ("LeakyReLU(x)", "write leaky_relu(x)"),
        ("Max(a, b)", "write max(a, b)"), ("max(a, b, c)", "write max(a, max(b, c))"),
        ("frobnicate(x)", "there are add,"),
        ("(x := 3)", "assign a name on its own line"), ("ln + 1", "is an operation"),
        ("pow(a)", "pow takes 2 operands, not 1"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_elsewhere_names_the_way_to_write_it_here(text: str, words: str) -> None:
    assert words in refusal_of(text)


@pytest.mark.parametrize("text", ["a\u00b2" * 400, "(" * 250 + "a", "\u00b2" * 300, "'" * 500, "a " * 400, "=" * 900])
def test_nonsense_of_any_length_is_one_sentence(text: str) -> None:
    refusal_of(text)
