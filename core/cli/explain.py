"""`explain`: a typed expression's values, gradients and numerical slopes, without a window."""

import json
import math
from typing import Any

from core.autograd.numerical_slope import NumericalSlope
from core.autograd.spelling import FormulaError, name_of, spelled
from core.lab.expression import Expression
from core.problem import UserError


def run(expression: str, assignments: list[str], check: bool, as_json: bool) -> int:
    """Evaluate, differentiate and print; returns the exit status. assignments: "name=number"."""
    made = Expression(expression, _values(assignments))
    checks = made.numerical_slopes() if check else None
    if as_json:
        print(json.dumps(_object(made, checks), allow_nan=False))
    else:
        _print_table(made, checks)
    return 0


def _values(assignments: list[str]) -> dict[str, float]:
    values: dict[str, float] = {}
    for text in assignments:
        written, sign, number = text.partition("=")
        name = _name(written)
        if not name or not sign:
            raise UserError(f'"{text}" gives no value; write one as name=number, such as a=2.')
        if name in values:
            raise UserError(f"{name} is given two values; leave one out.")
        values[name] = _number(name, number)
    return values


def _name(text: str) -> str:
    """A name as the grammar reads it; "" if it is not a name."""
    try:
        return name_of(text)
    except FormulaError:
        return ""


def _number(name: str, text: str) -> float:
    try:
        value = float(spelled(text.strip()).replace("_", "x"))
    except (ValueError, FormulaError):
        value = math.nan
    if not math.isfinite(value):
        raise UserError(f'{name} is given "{text.strip()}", which is not a finite number; write one such as {name}=2.')
    return value


def _object(expression: Expression, checks: dict[str, NumericalSlope] | None) -> dict[str, Any]:
    """The object that `explain --json` prints. check: the numerical gradients, null if no step gives one; "unchecked"
    then says why, by name: kink, edge, overflow or rounding."""
    result: dict[str, Any] = {
        "output": expression.graph.name,
        "value": _finite(expression.value),
        "nodes": [
            {
                "label": row.label, "op": row.op, "operands": list(row.operands), "data": _finite(row.data),
                "grad": _finite(row.grad),
            }
            for row in expression.rows
        ],
        "gradients": {name: _finite(grad) for name, grad in expression.gradients.items()},
    }  # fmt: skip
    if checks is not None:
        result["check"] = {name: _finite(each.slope) for name, each in checks.items()}
        if words := {name: each.word for name, each in checks.items() if each.word}:
            result["unchecked"] = words
    return result


def _finite(x: float) -> float | None:
    return x if math.isfinite(x) else None


def _print_table(expression: Expression, checks: dict[str, NumericalSlope] | None) -> None:
    rows = expression.rows
    width = max(len(row.label) for row in rows)
    print(f"{expression.graph.name} = {expression.value!r}")
    print(f"{'':{width}}  {'data':>24}  {'grad':>24}" + (f"  {'numerical':>24}" if checks is not None else ""))
    names = {leaf.label: name for name, leaf in expression.graph.leaves.items()}
    for row in rows:
        grad = "" if row.constant else repr(row.grad)
        check = checks[names[row.label]] if checks is not None and row.label in names else None
        end = "" if check is None else f"  {check.word or repr(check.slope):>24}"
        made = "" if row.op is None else f"  {row.op} of {', '.join(row.operands)}"
        print(f"{row.label:{width}}  {row.data!r:>24}  {grad:>24}{end}{made}".rstrip())
