"""From a table of rules to compiled code: one switch over the codes, each rule compiled for its operand types.

A rule may be applied once, to numbers or vectors, or along a whole row. Along a row, the switch is outside and each
case has its own loop.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import Any

from llvmlite import ir
from numba import njit, types
from numba.core import cgutils, typing
from numba.core.compiler import Flags
from numba.core.targetconfig import ConfigStack

from core.autograd.kernels import vector_math
from core.autograd.kernels.cache import keep
from core.autograd.kernels.vector import Vector, load_vector, operation_of, splat_of, store_vector
from core.autograd.ops import BY_CODE, Rule

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

Kernel = Callable[..., Any]

# No entry point from Python: making one for each takes a seventh of the compile time.
_INSIDE = {"error_model": "numpy", "_nrt": False, "nogil": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}

compiled = njit(**_INSIDE)
"""For what kernels call: it allocates no arrays and counts no references."""

inlined = njit(**_INSIDE, forceinline=True)
"""For what must be part of the kernel that calls it and is large."""

pasted = njit(**_INSIDE, inline="always")
"""For what must be part of the kernel that calls it and is small: its types are inferred there."""

_called = njit(nogil=True, error_model="numpy", _nrt=False)


def entry(rule: Rule) -> Kernel:
    """For what Python calls: compiled once per machine."""
    return keep(_called(rule))


vector_math.install()


def choice(rules: Iterable[tuple[int, Rule]], results: int = 0) -> Kernel:
    """A compiled function (code, *operands) that applies the rule of that code; an unknown code gets the first rule.

    operands: numbers, or vectors and numbers. The result has the type of the first. results: the length of the tuple
    that a rule returns, 0 for a single result.
    """
    table = list(rules)

    def typing_of(code, first, *others):
        result = types.UniTuple(first, results) if results else first

        def emit(builder, target, signature, number, *operands):
            given = []
            for rule in _cases(builder, number, table):
                value = _apply(builder, target, rule, signature.args[1:], operands, result)
                given.append((value, builder.block))
            chosen = builder.phi(target.get_value_type(result))
            for value, block in given:
                chosen.add_incoming(value, block)
            return chosen

        return result, emit

    return operation_of(typing_of, 1 + table[0][1].__code__.co_argcount)  # type: ignore[no-any-return]


def forward_along(rules: Iterable[tuple[int, Rule]]) -> Kernel:
    """A compiled function (code, values, rows, stride, length, out, *operands) that applies the rule of that code along
    rows. Rows are `stride` apart; in each, `length` values (whole vectors) are read from the operands' places on and
    written from `out` on."""
    table = list(rules)
    arity = table[0][1].__code__.co_argcount

    def typing_of(code, values, rows, stride, length, out, *operands):
        vector = Vector(values.dtype)

        def emit(builder, target, signature, number, array, count, apart, size, *starts):
            for rule in _cases(builder, number, table):
                with _places(builder, count, apart, size, vector.lanes) as at:
                    out_here, *places = [builder.add(start, at) for start in starts]
                    read = [load_vector(builder, target, values, array, place) for place in places]
                    found = _apply(builder, target, rule, [vector] * arity, read, vector)
                    store_vector(builder, target, values, array, out_here, found)
            return target.get_dummy_value()

        return types.void, emit

    return operation_of(typing_of, 6 + arity)  # type: ignore[no-any-return]


def backward_along(rules: Iterable[tuple[int, Rule]]) -> Kernel:
    """A compiled function (code, values, rows, stride, length, grads, out, *operands) that applies the local
    derivatives of that code along rows. It multiplies them by the gradients from `out` on and adds the products to the
    operands' gradients."""
    table = list(rules)
    arity = table[0][1].__code__.co_argcount - 1

    def typing_of(code, values, rows, stride, length, grads, out, *operands):
        vector = Vector(values.dtype)
        result = types.UniTuple(vector, arity)

        def emit(builder, target, signature, number, array, count, apart, size, slopes_array, at_out, *starts):
            for rule in _cases(builder, number, table):
                with _places(builder, count, apart, size, vector.lanes) as at:
                    places = [builder.add(start, at) for start in (*starts, at_out)]
                    read = [load_vector(builder, target, values, array, place) for place in places]
                    slopes = _apply(builder, target, rule, [vector] * (arity + 1), read, result)
                    down = load_vector(builder, target, grads, slopes_array, places[-1])
                    for place, slope in zip(places, cgutils.unpack_tuple(builder, slopes), strict=False):
                        before = load_vector(builder, target, grads, slopes_array, place)
                        after = builder.fadd(before, builder.fmul(slope, down))
                        store_vector(builder, target, grads, slopes_array, place, after)
            return target.get_dummy_value()

        return types.void, emit

    return operation_of(typing_of, 7 + arity)  # type: ignore[no-any-return]


def _cases(builder, number, table):
    """Build a switch: yield each rule where its case is built, and continue after all of them."""
    end = builder.append_basic_block("chosen")
    blocks = [builder.append_basic_block("rule") for _ in table]
    switch = builder.switch(number, blocks[0])
    for (code, rule), block in zip(table, blocks, strict=True):
        switch.add_case(ir.Constant(number.type, code), block)
        builder.position_at_end(block)
        yield rule
        builder.branch(end)
    builder.position_at_end(end)


@contextmanager
def _places(builder, rows, stride, length, lanes: int):
    """Build two loops, over rows and over the vectors of each; yield the offset of the present vector from the
    first."""
    kind = rows.type
    zero, step = ir.Constant(kind, 0), ir.Constant(kind, lanes)
    end = builder.mul(rows, stride)
    with (
        cgutils.for_range_slice(builder, zero, end, stride, kind) as (row, _),
        cgutils.for_range_slice(builder, zero, length, step, kind) as (at, _),
    ):
        yield builder.add(row, at)


def _apply(builder, target, rule: Rule, of_operands, operands, result):
    """Compile a rule, call it, and spread its numbers over the lanes where vectors are requested."""
    made = target.compile_subroutine(builder, rule, typing.signature(None, *of_operands), flags=_flags())
    _, value = target.call_internal_no_propagate(builder, made.fndesc, made.signature, operands)
    return _as(builder, target, made.signature.return_type, value, result)


def _flags() -> Flags:
    """The flags of what is being compiled, with the rule inlined into it."""
    top = ConfigStack().top_or_none()
    flags = top.copy() if top else Flags()
    flags.no_compile = flags.no_cpython_wrapper = flags.no_cfunc_wrapper = flags.forceinline = True
    return flags


def _as(builder, target, of_value, value, result):
    if isinstance(result, types.BaseTuple):
        parts = zip(of_value, cgutils.unpack_tuple(builder, value), result, strict=True)
        return target.make_tuple(builder, result, [_as(builder, target, *part) for part in parts])
    if not isinstance(result, Vector):
        return target.cast(builder, value, of_value, result)
    if isinstance(of_value, Vector):
        return value
    return splat_of(builder, target.cast(builder, value, of_value, result.element), target.get_value_type(result))


def rules_of(arity: int, kind: str) -> list[tuple[int, Rule]]:
    """The rules of the operations with that many operands. kind: "forward" or "slopes"."""
    return [(code, getattr(op, kind)) for code, op in enumerate(BY_CODE) if op.arity == arity]
