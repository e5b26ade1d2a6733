"""`explain`: a typed expression's values, gradients and numerical slopes, without a window."""

import json
import math
from typing import Any

from core.lab.expression import Expression
from core.problem import UserError


def run(text: str, assignments: list[str], check: bool, as_json: bool) -> int:
    """Evaluate, differentiate and print; returns the exit status. assignments: "name=number"."""
    expression = Expression(text, _values(assignments))
    slopes = expression.slopes() if check else None
    if as_json:
        print(json.dumps(_object(expression, slopes), allow_nan=False))
    else:
        _print_table(expression, slopes)
    return 0


def _values(assignments: list[str]) -> dict[str, float]:
    values: dict[str, float] = {}
    for text in assignments:
        name, sign, number = text.partition("=")
        name = name.strip()
        if not sign or not name.isidentifier():
            raise UserError(f'"{text}" gives no value; write one as name=number, such as a=2.')
        if name in values:
            raise UserError(f"{name} is given two values; leave one out.")
        values[name] = _number(name, number)
    return values


def _number(name: str, text: str) -> float:
    try:
        value = float(text.strip().replace("_", "x"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UserError(f'{name} is given "{text.strip()}", which is no finite number; write one such as {name}=2.')
    return value


def _object(expression: Expression, slopes: dict[str, float] | None) -> dict[str, Any]:
    """The object that `explain --json` prints."""
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
    if slopes is not None:
        result["check"] = {name: _finite(each) for name, each in slopes.items()}
    return result


def _finite(x: float) -> float | None:
    return x if math.isfinite(x) else None


def _print_table(expression: Expression, slopes: dict[str, float] | None) -> None:
    rows = expression.rows
    width = max(len(row.label) for row in rows)
    print(f"{expression.graph.name} = {expression.value!r}")
    print(f"{'':{width}}  {'data':>24}  {'grad':>24}" + (f"  {'nudged':>24}" if slopes is not None else ""))
    names = {leaf.label: name for name, leaf in expression.graph.leaves.items()}
    for row in rows:
        grad = "" if row.constant else repr(row.grad)
        nudged = slopes[names[row.label]] if slopes is not None and row.label in names else None
        end = "" if nudged is None else f"  {nudged!r:>24}"
        made = "" if row.op is None else f"  {row.op} of {', '.join(row.operands)}"
        print(f"{row.label:{width}}  {row.data!r:>24}  {grad:>24}{end}{made}".rstrip())
