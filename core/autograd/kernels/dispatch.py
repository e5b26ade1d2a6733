"""From the table of operations to compiled code: a chain of "is it this one?" per arity, made from the rows.

The chain works on single numbers: small functions compile quickly, and LLVM turns the chain into one jump.
"""

from collections.abc import Callable, Sequence
from typing import Any

from numba import njit

from core.autograd.ops import BY_CODE, Op

Kernel = Callable[..., Any]

compiled = njit(nogil=True, error_model="numpy")
"""For what is called by kernels."""

entry = njit(nogil=True, cache=True, error_model="numpy")
"""For what is called by Python: compiled once per machine."""


def _forward_1(op: Op, code: int, otherwise: Kernel) -> Kernel:
    rule = compiled(op.forward)

    @compiled
    def value(wanted, x):  # type: ignore[no-untyped-def]
        if wanted == code:
            return rule(x)
        return otherwise(wanted, x)

    return value  # type: ignore[no-any-return]


def _forward_2(op: Op, code: int, otherwise: Kernel) -> Kernel:
    rule = compiled(op.forward)

    @compiled
    def value(wanted, a, b):  # type: ignore[no-untyped-def]
        if wanted == code:
            return rule(a, b)
        return otherwise(wanted, a, b)

    return value  # type: ignore[no-any-return]


def _slope_1(op: Op, code: int, otherwise: Kernel) -> Kernel:
    rule = compiled(op.slopes)

    @compiled
    def slope(wanted, x, y):  # type: ignore[no-untyped-def]
        if wanted == code:
            return float(rule(x, y)[0])
        return otherwise(wanted, x, y)

    return slope  # type: ignore[no-any-return]


def _slope_2(op: Op, code: int, otherwise: Kernel) -> Kernel:
    rule = compiled(op.slopes)

    @compiled
    def slopes(wanted, a, b, y):  # type: ignore[no-untyped-def]
        if wanted == code:
            of_a, of_b = rule(a, b, y)
            return float(of_a), float(of_b)
        return otherwise(wanted, a, b, y)

    return slopes  # type: ignore[no-any-return]


@compiled
def _unknown_1(wanted, x):  # type: ignore[no-untyped-def]
    return float("nan")


@compiled
def _unknown_slope_1(wanted, x, y):  # type: ignore[no-untyped-def]
    return float("nan")


@compiled
def _unknown_2(wanted, a, b):  # type: ignore[no-untyped-def]
    return float("nan")


@compiled
def _unknown_slope_2(wanted, a, b, y):  # type: ignore[no-untyped-def]
    return float("nan"), float("nan")


def _chain(link: Callable[[Op, int, Kernel], Kernel], last: Kernel, table: Sequence[Op], arity: int) -> Kernel:
    chain = last
    for code, op in enumerate(table):
        if op.arity == arity:
            chain = link(op, code, chain)
    return chain


value_1 = _chain(_forward_1, _unknown_1, BY_CODE, 1)
value_2 = _chain(_forward_2, _unknown_2, BY_CODE, 2)
slope_1 = _chain(_slope_1, _unknown_slope_1, BY_CODE, 1)
slopes_2 = _chain(_slope_2, _unknown_slope_2, BY_CODE, 2)
