"""Groups of weighted sums over a block of samples, as sums of outer products kept in registers: tiles.

A tile is some rows by some vectors of sums. For each term it adds the product of a column, one number per row in every
lane, and a row of vectors. The forward and backward pass need three products, which differ in what the rows, terms and
vectors are. Each comes in tiles of TALL rows or one, by WIDE vectors or one.

A job is a tuple of what a product works on. Its numbers are those of a line of `Plan.table`; rows of values and of
gradients are `stride` numbers apart, one number per sample.
"""

from collections.abc import Callable
from typing import Any

from core.autograd.kernels.dispatch import compiled, pasted
from core.autograd.kernels.tuples import (
    add_outer,
    add_products,
    added,
    gather,
    load_tile,
    loads,
    repeat,
    scatter,
    splats,
    store_tile,
    totals,
    transposed,
    zeros,
)
from core.autograd.kernels.vector import LANES, lanes_in, load, splat, store, total

# mypy: disable-error-code="no-untyped-def"


TALL, WIDE = (4, 2) if LANES > 2 else (2, 4)
"""Rows and vectors of the largest tiles: their sums and factors fill the registers. With only two numbers per register,
spreading a row's number takes an extra instruction, and fewer rows are faster."""


def _sweep(tile: Callable[[int, int], Any]) -> Any:
    """A function (job, rows, length) that covers all rows with tiles; length is a multiple of a vector."""
    tall_wide, one_wide, tall, one = tile(TALL, WIDE), tile(1, WIDE), tile(TALL, 1), tile(1, 1)

    @compiled
    def cover(job, rows, length):
        lanes = lanes_in(job[0])
        talls, wides = rows // TALL * TALL, length // (WIDE * lanes) * (WIDE * lanes)
        for at in range(0, wides, WIDE * lanes):
            for row in range(0, talls, TALL):
                tall_wide(job, row, at)
            for row in range(talls, rows):
                one_wide(job, row, at)
        while wides < length:
            for row in range(0, talls, TALL):
                tall(job, row, wides)
            for row in range(talls, rows):
                one(job, row, wides)
            # At most one vector is left of pairs: without a loop, code for wide registers is faster.
            if WIDE == 2:
                break
            wides += lanes

    return cover


def _sum_tile(rows: int, columns: int) -> Any:
    """Sums: the bias plus weight times value for each source. Rows are sums, vectors run over samples."""

    @pasted
    def tile(job, row, at):
        values, parameters, reads, stride, out, start, sources, weight, width, bias = job
        sums = repeat(splats(parameters, bias + row, 1, rows), columns)
        weight += row * width
        for term in range(sources):
            numbers = splats(parameters, weight + term, width, rows)
            sums = add_outer(numbers, gather(values, reads, start + term, stride, at, 1, columns), sums)
        store_tile(values, (out + row) * stride + at, stride, sums, columns)

    return tile


def _weight_tile(rows: int, columns: int) -> Any:
    """Gradients of weights: gradient times source for each sample. Rows are sums, vectors run over sources."""

    @pasted
    def tile(job, row, at):
        gathered, grads, transposed_sources, stride, out, weight, width, samples = job
        place = weight + row * width + at
        sums = load_tile(gathered, place, width, rows, columns)
        for term in range(samples):
            numbers = splats(grads, (out + row) * stride + term, stride, rows)
            sums = add_outer(numbers, loads(transposed_sources, term * width + at, columns), sums)
        store_tile(gathered, place, width, sums, columns)

    return tile


def _source_tile(rows: int, columns: int) -> Any:
    """Gradients of sources: weight times gradient for each sum. Rows are sources, vectors run over samples."""

    @pasted
    def tile(job, row, at):
        grads, parameters, reads, stride, out, count, start, weight, width = job
        sums = gather(grads, reads, start + row, stride, at, rows, columns)
        for term in range(count):
            numbers = splats(parameters, weight + term * width + row, 1, rows)
            sums = add_outer(numbers, loads(grads, (out + term) * stride + at, columns), sums)
        scatter(grads, reads, start + row, stride, at, sums, columns)

    return tile


sum_products, weight_products, source_products = _sweep(_sum_tile), _sweep(_weight_tile), _sweep(_source_tile)


@compiled
def add_biases(gathered, grads, stride, out, count, bias, length):
    """Add the gradients of the sums to those of the biases, over `length` samples (a multiple of LANES; gradients are 0
    past the last sample)."""
    for row in range(0, count, LANES):
        place = (out + row) * stride
        sums = load_tile(grads, place, stride, LANES, 1)
        for at in range(LANES, length, LANES):
            sums = added(sums, load_tile(grads, place + at, stride, LANES, 1))
        # Rows past the group's last one fall on the padding of its biases.
        store(gathered, bias + row, load(gathered, bias + row) + totals(sums))


@compiled
def transpose_sources(values, reads, transposed_sources, stride, start, width, length):
    """Write the values of a group's sources sample by sample: `width` numbers for each of `length` samples."""
    for source in range(0, width, LANES):
        for at in range(0, length, LANES):
            tile = gather(values, reads, start + source, stride, at, LANES, 1)
            store_tile(transposed_sources, at * width + source, width, transposed(tile), 1)


@compiled
def row_products(values, grads, gathered, reads, stride, out, start, weight, width, bias, length):
    """Add to the gradients of the bias and weights of a group of one row, over `length` samples (a multiple of LANES;
    gradients are 0 past the last sample). Transposing its sources would not pay."""
    zero = splat(0.0)
    downs = zero
    for at in range(0, length, LANES):
        downs = downs + load(grads, out * stride + at)
    gathered[bias] += total(downs)
    for source in range(0, width, LANES):
        sums = zeros(values)
        for at in range(0, length, LANES):
            tile = gather(values, reads, start + source, stride, at, LANES, 1)
            sums = add_products(tile, load(grads, out * stride + at), sums)
        store(gathered, weight + source, load(gathered, weight + source) + totals(sums))
