"""From a table of rules to compiled code: a chain of "is it this one?", made from the rows.

The chain works on single numbers: small functions compile quickly, and LLVM turns the chain into one jump.
"""

from collections.abc import Callable, Iterable
from typing import Any

from numba import njit

from core.autograd.ops import BY_CODE, Rule

Kernel = Callable[..., Any]

compiled = njit(nogil=True, error_model="numpy")
"""For what is called by kernels."""

entry = njit(nogil=True, cache=True, error_model="numpy")
"""For what is called by Python: compiled once per machine."""


def choice(rules: Iterable[tuple[int, Rule]]) -> Kernel:
    """A compiled function (code, *numbers) that applies the rule of that code; an unknown code gets the first."""
    (_, last), *others = rules
    chain = _end(compiled(last))
    for code, rule in others:
        chain = _link(compiled(rule), code, chain)
    return chain


def _end(rule: Kernel) -> Kernel:
    @compiled
    def chosen(wanted, *numbers):  # type: ignore[no-untyped-def]
        return rule(*numbers)

    return chosen  # type: ignore[no-any-return]


def _link(rule: Kernel, code: int, otherwise: Kernel) -> Kernel:
    @compiled
    def chosen(wanted, *numbers):  # type: ignore[no-untyped-def]
        if wanted == code:
            return rule(*numbers)
        return otherwise(wanted, *numbers)

    return chosen  # type: ignore[no-any-return]


def _rules(arity: int, kind: str) -> Iterable[tuple[int, Rule]]:
    return ((code, getattr(op, kind)) for code, op in enumerate(BY_CODE) if op.arity == arity)


value_1, value_2 = choice(_rules(1, "forward")), choice(_rules(2, "forward"))
slopes_1, slopes_2 = choice(_rules(1, "slopes")), choice(_rules(2, "slopes"))
