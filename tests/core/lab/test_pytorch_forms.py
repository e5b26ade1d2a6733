"""Operations that PyTorch has no form for: written out, or named where they cannot be."""

from dataclasses import replace
from typing import Any

import pytest

from core.autograd.ops import OPS, Op
from core.autograd.value import Value, apply, history
from core.lab.pytorch import pytorch_program
from tests.core.lab.test_pytorch import run, torch

__all__ = ["torch"]


def agreed_beside(output: Value, right: Value) -> str:
    """The program's text, after its run gave another graph's output and its slope by x."""
    program = pytorch_program(output)
    x = next(value for value in history(right) if value.label == "x")
    x.grad = 0.0
    right.backward()
    assert run(program) == pytest.approx({program.output: right.data, "x.grad": x.grad}, rel=1e-12)
    return program.text


def made_up(name: str, **changes: Any) -> Op:
    return replace(OPS["silu"], name=name, explanation="Made up for a test.", **changes)


def test_an_operation_without_a_form_inside_another_is_expanded_too() -> None:
    inner = made_up("inner")
    middle = made_up("middle", expansion=lambda x: apply(inner, x))
    outer = made_up("outer", expansion=lambda x: apply(middle, apply(inner, x)) * 0.5)
    x = Value(0.75, "x")
    y = x.silu().silu() * 0.5
    y.op, y.operands, y.label = outer, (x,), "y"
    text = agreed_beside(y, x.silu().silu() * 0.5)
    assert "torch.sigmoid" in text
    assert "inner(" not in text and "middle(" not in text and "outer(" not in text


def test_an_operation_that_cannot_be_written_at_all_is_named_in_the_program() -> None:
    y = apply(made_up("my_own", expansion=None), Value(0.75, "x"))
    y.label = "y"
    text = pytorch_program(y).text
    assert "def my_own(*operands):\n    # Made up for a test.\n" in text
    assert "\ny = my_own(x)\n" in text
    with pytest.raises(NotImplementedError, match="write my_own with functions of torch"):
        run(pytorch_program(y))


def test_every_row_of_the_table_has_a_form_or_can_be_expanded() -> None:
    names = ["a", "b", "c"]
    for op in OPS.values():
        renamed = replace(op, name=f"own_{op.name}")
        y = apply(renamed, *(Value(1.5, name) for name in names[: op.arity or 3]))
        y.label = "y"
        assert "\ny = " in pytorch_program(y).text
