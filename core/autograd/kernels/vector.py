"""Vectors for numba: numbers side by side in one register, and the few operations kernels need on them.

A kernel is written once for arrays of float64 and float32; its vectors have the element type of its arrays.
"""

from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from typing import Any

import numba
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.codegen import get_host_cpu_features
from numba.extending import intrinsic, models, register_model

# numba makes types and code from what these functions return; none of it has a Python type.
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

Emit = Callable[..., Any]


def register_bytes() -> int:
    """The width of a vector on this machine: 64 bytes where numba compiles for AVX-512; 16 on x86 without AVX, whose
    sixteen registers are too small for longer ones; else 32."""
    named = numba.config.CPU_FEATURES
    features = (get_host_cpu_features() if named is None else named).split(",")
    if "+avx512f" in features:
        return 64
    return 16 if "+sse2" in features and "+avx" not in features else 32


BYTES = register_bytes()
LANES = BYTES // 8
"""Doubles in a vector."""

_INDEX = ir.IntType(32)
_SUM = ("contract",)


class Vector(types.Type):  # type: ignore[misc]
    """The numba type of a vector of that element type."""

    def __init__(self, element: Any) -> None:
        self.element, self.lanes = element, BYTES * 8 // element.bitwidth
        super().__init__(name=f"Vector({element} x {self.lanes})")


@register_model(Vector)
class _VectorModel(models.PrimitiveModel):  # type: ignore[misc]
    def __init__(self, manager: Any, vector: Vector) -> None:
        element = ir.DoubleType() if vector.element == types.float64 else ir.FloatType()
        super().__init__(manager, vector, ir.VectorType(element, vector.lanes))


def operation(typing: Emit) -> Any:
    """An intrinsic. typing(*argument types) returns the result type and emit(builder, target, signature, *values),
    which builds the code."""
    return operation_of(typing, typing.__code__.co_argcount)


def operation_of(typing: Emit, count: int) -> Any:
    """The same, with the number of arguments given."""

    def template(context, *arguments):
        result, emit = typing(*arguments)

        def generate(target, builder, signature, values):
            return emit(builder, target, signature, *values)

        return result(*arguments), generate

    return intrinsic(prefer_literal=True)(_with_arity(template, count))


def _with_arity(template: Emit, count: int) -> Emit:
    """The template with named arguments, as numba requires."""
    names = "abcdefghij"[:count]
    parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in ("context", *names)]

    def named(*arguments):
        return template(*arguments)

    named.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return named


def constant(vector_type, numbers: Sequence[Any]):
    """A vector known at compile time."""
    return ir.Constant(vector_type, list(numbers))


def splat_of(builder, number, vector_type):
    """A number in every lane."""
    one = builder.insert_element(constant_undefined(vector_type), number, ir.Constant(_INDEX, 0))
    mask = ir.Constant(ir.VectorType(_INDEX, vector_type.count), [0] * vector_type.count)
    return builder.shuffle_vector(one, constant_undefined(vector_type), mask)


def constant_undefined(vector_type):
    """An undefined vector."""
    return ir.Constant(vector_type, ir.Undefined)


def call(builder, name: str, result, *values):
    """Call an LLVM function."""
    kind = ir.FunctionType(result, [value.type for value in values])
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), values)


@operation
def lanes_in(array):
    """How many numbers of an array fit in a vector."""
    count = Vector(array.dtype).lanes
    return types.intp, lambda builder, target, signature, _: ir.Constant(target.get_value_type(types.intp), count)


def place_of(builder, target, array_type, array, at, *, vector=None):
    """The address of an element, or of the vector that begins there."""
    data = target.make_array(array_type)(target, builder, value=array).data
    place = builder.gep(data, [at])
    return place if vector is None else builder.bitcast(place, vector.as_pointer())


def load_vector(builder, target, array_type, array, at):
    """Build the load of the vector that begins at an element."""
    vector = Vector(array_type.dtype)
    place = place_of(builder, target, array_type, array, at, vector=target.get_value_type(vector))
    loaded = builder.load(place)
    loaded.align = array_type.dtype.bitwidth // 8
    return loaded


def store_vector(builder, target, array_type, array, at, value):
    """Build the store of a vector at an element."""
    stored = builder.store(value, place_of(builder, target, array_type, array, at, vector=value.type))
    stored.align = array_type.dtype.bitwidth // 8


def plus(builder, at, number: int):
    return builder.add(at, ir.Constant(at.type, number)) if number else at


@operation
def load(array, at):
    """The vector that begins at an element."""
    return Vector(array.dtype), lambda builder, target, signature, a, i: load_vector(
        builder, target, signature.args[0], a, i
    )


@operation
def store(array, at, value):
    """Store a vector at an element."""

    def emit(builder, target, signature, a, i, v):
        store_vector(builder, target, signature.args[0], a, i, v)
        return target.get_dummy_value()

    return types.void, emit


def _mask(builder, count, lanes: int):
    """The mask of the first lanes."""
    kind = ir.VectorType(count.type, lanes)
    return builder.icmp_signed("<", constant(kind, range(lanes)), splat_of(builder, count, kind))


def _masked_name(verb: str, vector_type) -> str:
    letter = "f64" if vector_type.element == ir.DoubleType() else "f32"
    return f"llvm.masked.{verb}.v{vector_type.count}{letter}.p0"


@operation
def load_part(array, at, count):
    """The first `count` numbers of a vector, then 0. Nothing past them is read."""

    def emit(builder, target, signature, a, i, n):
        kind = target.get_value_type(Vector(signature.args[0].dtype))
        place = place_of(builder, target, signature.args[0], a, i, vector=kind)
        size = ir.Constant(_INDEX, signature.args[0].dtype.bitwidth // 8)
        zero = constant(kind, [0.0] * kind.count)
        return call(builder, _masked_name("load", kind), kind, place, size, _mask(builder, n, kind.count), zero)

    return Vector(array.dtype), emit


@operation
def part(vector, count):
    """The first `count` lanes of a vector, then 0."""

    def emit(builder, target, signature, v, n):
        return builder.select(_mask(builder, n, v.type.count), v, constant(v.type, [0.0] * v.type.count))

    return vector, emit


@operation
def splat(number):
    """A number in every lane."""
    vector = Vector(number)
    return vector, lambda builder, target, signature, x: splat_of(builder, x, target.get_value_type(vector))


@operation
def multiply_add(a, b, c):
    """a * b + c, as one operation where the machine has one."""
    return a, lambda builder, target, signature, x, y, z: multiply_add_of(builder, x, y, z)


def multiply_add_of(builder, a, b, c):
    return builder.fadd(builder.fmul(a, b, flags=_SUM), c, flags=_SUM)


@operation
def select(condition, a, b):
    """The lanes of a where the condition is not 0, else those of b."""

    def emit(builder, target, signature, c, x, y):
        zero = constant(c.type, [0.0] * c.type.count)
        return builder.select(builder.fcmp_unordered("!=", c, zero), x, y)

    return a, emit


@operation
def faults(found, vector):
    """The faults found so far, with NaN in each lane where this vector is not finite; 0 where all numbers were
    finite."""

    def emit(builder, target, signature, before, v):
        bits = ir.VectorType(ir.IntType(signature.args[1].element.bitwidth), v.type.count)
        # Finite numbers leave 0, whose bits are all 0. Gathering bits avoids waiting for sums.
        both = builder.or_(builder.bitcast(before, bits), builder.bitcast(builder.fsub(v, v), bits))
        return builder.bitcast(both, v.type)

    return found, emit


@operation
def first(vector):
    """The first lane."""
    return vector.element, lambda builder, target, signature, v: builder.extract_element(v, ir.Constant(_INDEX, 0))


@operation
def largest(vector):
    """The largest lane, or NaN if there is one."""

    def emit(builder, target, signature, v):
        while v.type.count > 1:
            half = v.type.count // 2
            v = maximum(builder, lanes_of(builder, v, range(half)), lanes_of(builder, v, range(half, 2 * half)))
        return builder.extract_element(v, ir.Constant(_INDEX, 0))

    return vector.element, emit


def maximum(builder, a, b):
    """Build NumPy's maximum: the first of equals; NaN if either is."""
    keeps = builder.or_(builder.fcmp_ordered(">=", a, b), builder.fcmp_unordered("uno", a, a))
    return builder.select(keeps, a, b)


@operation
def total(vector):
    """The sum over the lanes."""

    def emit(builder, target, signature, v):
        while v.type.count > 1:
            half = v.type.count // 2
            v = builder.fadd(lanes_of(builder, v, range(half)), lanes_of(builder, v, range(half, 2 * half)))
        return builder.extract_element(v, ir.Constant(_INDEX, 0))

    return vector.element, emit


def lanes_of(builder, vector, which: Sequence[int], other=None):
    mask = ir.Constant(ir.VectorType(_INDEX, len(which)), list(which))
    return builder.shuffle_vector(vector, constant_undefined(vector.type) if other is None else other, mask)
