"""Tuples of vectors: columns with one vector per row, and tiles with several vectors per row, row by row.

They stay in registers; their length is known at compile time.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils

from core.autograd.kernels.vector import (
    Vector,
    constant,
    lanes_of,
    load_vector,
    multiply_add_of,
    operation,
    place_of,
    plus,
    splat_of,
    store_vector,
)

# mypy: disable-error-code="no-untyped-def, no-untyped-call"


@operation
def loads(array, at, columns):
    """Consecutive vectors."""
    count = columns.literal_value
    found = types.UniTuple(Vector(array.dtype), count)

    def emit(builder, target, signature, a, i, _):
        places = [plus(builder, i, column * found.dtype.lanes) for column in range(count)]
        made = [load_vector(builder, target, signature.args[0], a, place) for place in places]
        return target.make_tuple(builder, found, made)

    return found, emit


@operation
def splats(array, at, step, rows):
    """One number per row, each spread over all lanes; rows are `step` apart."""
    count = rows.literal_value
    found = types.UniTuple(Vector(array.dtype), count)

    def emit(builder, target, signature, a, i, apart, _):
        kind, made = target.get_value_type(found.dtype), []
        for _row in range(count):
            number = builder.load(place_of(builder, target, signature.args[0], a, i))
            made.append(splat_of(builder, number, kind))
            i = builder.add(i, apart)
        return target.make_tuple(builder, found, made)

    return found, emit


@operation
def load_tile(array, at, step, rows, columns):
    """A tile of rows `step` apart."""
    tile = types.UniTuple(Vector(array.dtype), rows.literal_value * columns.literal_value)

    def emit(builder, target, signature, a, i, apart, _, __):
        made = []
        for _row in range(rows.literal_value):
            for column in range(columns.literal_value):
                made.append(
                    load_vector(builder, target, signature.args[0], a, plus(builder, i, column * tile.dtype.lanes))
                )
            i = builder.add(i, apart)
        return target.make_tuple(builder, tile, made)

    return tile, emit


@operation
def load_rows(array, at, step, last):
    """A column of as many rows as a vector has lanes, `step` apart; rows past `last` repeat it."""
    vector = Vector(array.dtype)
    column = types.UniTuple(vector, vector.lanes)

    def emit(builder, target, signature, a, i, apart, end):
        made = []
        for row in range(vector.lanes):
            number = ir.Constant(end.type, row)
            within = builder.select(builder.icmp_signed("<", number, end), number, end)
            place = builder.add(i, builder.mul(within, apart))
            made.append(load_vector(builder, target, signature.args[0], a, place))
        return target.make_tuple(builder, column, made)

    return column, emit


@operation
def zeros(array):
    """A column of as many zero vectors as a vector of the array has lanes."""
    vector = Vector(array.dtype)
    made = types.UniTuple(vector, vector.lanes)

    def emit(builder, target, signature, _):
        kind = target.get_value_type(made.dtype)
        return target.make_tuple(builder, made, [constant(kind, [0.0] * kind.count)] * made.count)

    return made, emit


@operation
def added(tile, other):
    """The sum of two tiles, vector by vector."""

    def emit(builder, target, signature, one, two):
        pairs = zip(cgutils.unpack_tuple(builder, one), cgutils.unpack_tuple(builder, two), strict=True)
        return target.make_tuple(builder, tile, [builder.fadd(x, y) for x, y in pairs])

    return tile, emit


@operation
def add_products(tile, vector, sums):
    """Sums, with the product of each vector of a tile and one other vector added."""

    def emit(builder, target, signature, of_tile, other, of_sums):
        pairs = zip(cgutils.unpack_tuple(builder, of_tile), cgutils.unpack_tuple(builder, of_sums), strict=True)
        return target.make_tuple(builder, sums, [multiply_add_of(builder, x, other, z) for x, z in pairs])

    return sums, emit


@operation
def repeat(rows, columns):
    """Each vector of a column repeated side by side: the initial value of a tile of sums."""
    count = columns.literal_value
    tile = types.UniTuple(rows.dtype, rows.count * count)

    def emit(builder, target, signature, column, _):
        made = [row for row in cgutils.unpack_tuple(builder, column) for _ in range(count)]
        return target.make_tuple(builder, tile, made)

    return tile, emit


@operation
def add_outer(rows, columns, sums):
    """A tile of sums, with the product of its row's and its column's vector added to each."""

    def emit(builder, target, signature, of_rows, of_columns, of_sums):
        left, right, before = (cgutils.unpack_tuple(builder, each) for each in (of_rows, of_columns, of_sums))
        pairs = [(x, y) for x in left for y in right]
        made = [multiply_add_of(builder, x, y, z) for (x, y), z in zip(pairs, before, strict=True)]
        return target.make_tuple(builder, sums, made)

    return sums, emit


@operation
def store_tile(array, at, step, tile, columns):
    """Write a tile, its rows `step` apart."""

    def emit(builder, target, signature, a, i, apart, of_tile, _):
        vectors, count = cgutils.unpack_tuple(builder, of_tile), columns.literal_value
        for row in range(len(vectors) // count):
            for column in range(count):
                place = plus(builder, i, column * vectors[0].type.count)
                store_vector(builder, target, signature.args[0], a, place, vectors[row * count + column])
            i = builder.add(i, apart)
        return target.get_dummy_value()

    return types.void, emit


def _scattered(builder, target, signature, reads, first, stride, at, rows: int):
    """Where the rows named by numbers begin: reads[first + row] * stride + at."""
    for row in range(rows):
        number = builder.load(place_of(builder, target, signature.args[1], reads, plus(builder, first, row)))
        yield builder.add(builder.mul(number, stride), at)


@operation
def gather(array, reads, first, stride, at, rows, columns):
    """A tile of rows named by numbers: row r begins at reads[first + r] * stride + at."""
    tile = types.UniTuple(Vector(array.dtype), rows.literal_value * columns.literal_value)

    def emit(builder, target, signature, a, numbers, i, apart, c, _, __):
        made = []
        for place in _scattered(builder, target, signature, numbers, i, apart, c, rows.literal_value):
            for column in range(columns.literal_value):
                made.append(
                    load_vector(builder, target, signature.args[0], a, plus(builder, place, column * tile.dtype.lanes))
                )
        return target.make_tuple(builder, tile, made)

    return tile, emit


@operation
def scatter(array, reads, first, stride, at, tile, columns):
    """Write a tile to rows named by numbers, the inverse of `gather`."""

    def emit(builder, target, signature, a, numbers, i, apart, c, of_tile, _):
        vectors, count = cgutils.unpack_tuple(builder, of_tile), columns.literal_value
        rows = len(vectors) // count
        for row, place in enumerate(_scattered(builder, target, signature, numbers, i, apart, c, rows)):
            for column in range(count):
                at_column = plus(builder, place, column * vectors[0].type.count)
                store_vector(builder, target, signature.args[0], a, at_column, vectors[row * count + column])
        return target.get_dummy_value()

    return types.void, emit


@operation
def transposed(rows):
    """A square of vectors, transposed: as many vectors as each has lanes."""

    def emit(builder, target, signature, of_rows):
        vectors = cgutils.unpack_tuple(builder, of_rows)
        count = len(vectors)
        apart = 1
        while apart < count:
            # Each round exchanges blocks of `apart` lanes between rows `apart` from each other.
            low = [lane if not lane & apart else count + lane - apart for lane in range(count)]
            high = [lane + apart if not lane & apart else count + lane for lane in range(count)]
            made = list(vectors)
            for row in range(count):
                if not row & apart:
                    a, b = vectors[row], vectors[row + apart]
                    made[row], made[row + apart] = lanes_of(builder, a, low, b), lanes_of(builder, a, high, b)
            vectors, apart = made, 2 * apart
        return target.make_tuple(builder, rows, vectors)

    return rows, emit


@operation
def totals(rows):
    """A vector whose lane i is the sum over the lanes of vector i; there are as many vectors as lanes."""

    def emit(builder, target, signature, of_rows):
        vectors = cgutils.unpack_tuple(builder, of_rows)
        count, apart = len(vectors), 1
        while len(vectors) > 1:
            low = [lane if not lane & apart else count + lane - apart for lane in range(count)]
            high = [lane + apart if not lane & apart else count + lane for lane in range(count)]
            pairs = zip(vectors[::2], vectors[1::2], strict=True)
            vectors = [builder.fadd(lanes_of(builder, a, low, b), lanes_of(builder, a, high, b)) for a, b in pairs]
            apart *= 2
        return vectors[0]

    return rows.dtype, emit
