"""Formulas in print: what is a variable, a power or a product, and what is written as it is."""

import pytest

from playground.widgets.symbol import symbol_parts

RISES = {0.0: "", -3.0: "_", 5.0: "^"}


def printed(formula: str) -> str:
    """A formula as it is drawn, with _ before an index and ^ before a power; thin blanks are left out."""
    return "".join(RISES[rise] + text for text, _, rise in symbol_parts(formula)).replace("\u2009", "")


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        ("exp(-x1^2)", "exp(-x_1^2)"), ("x1**2 + x2^10", "x_1^2 + x_2^10"), ("2*x1*(x2+1)", "2x_1(x_2+1)"),
        ("x1*2", "x_1\u00b72"), ("alcohol*ash", "alcohol\u00b7ash"), ("x1*exp(x2)", "x_1\u00b7exp(x_2)"),
        ("x1^2.5", "x_1^2.5"), ("x1**x2", "x_1**x_2"), ("`malic acid`*`a``b`", "malic acid\u00b7a`b"),
        ("od280 + max1 + 1e3", "od280 + max1 + 1e3"), ("sin x1", "sinx_1"), ("basin x1", "basin x_1"),
    ],
)  # fmt: skip
def test_a_formula_is_printed_as_in_a_book(formula: str, seen: str) -> None:
    assert printed(formula) == seen


def test_only_variables_are_italic() -> None:
    assert [text for text, role, _ in symbol_parts("exp(-x1*bias)") if role == "variable"] == ["x"]
