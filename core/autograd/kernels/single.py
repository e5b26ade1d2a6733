"""Forward and backward pass through a plan, line by line, for one sample: a row is one number, vectors run over rows.

The results of a line begin at a multiple of LANES and are written as whole vectors; what is written past its last row
has no meaning. The sources of a group are contiguous, or are fetched so.
"""

import numpy as np

from core.autograd.kernels.dispatch import choice, inlined, pasted, rules_of
from core.autograd.kernels.lines import BINARY, MANY, WEIGHTED_SUM, apply_1, apply_2, apply_many, apply_many_back
from core.autograd.kernels.plan import BIAS, CODE, COPY, COUNT, OUT, SOURCES, START, STRAIGHT, WEIGHT, WIDTH
from core.autograd.kernels.tuples import add_products, load_rows, totals, zeros
from core.autograd.kernels.vector import LANES, first, load, load_part, multiply_add, part, splat, store

# mypy: disable-error-code="no-untyped-def"

_slopes_1, _slopes_2 = choice(rules_of(1, "slopes"), 1), choice(rules_of(2, "slopes"), 2)


@inlined
def forward_single(table, reads, parameters, values, spare):
    """Compute every line of a plan. spare: space for a group's sources."""
    # Typed numbers: for literals, numba would compile the called functions once more.
    one, lanes = np.int64(1), np.int64(LANES)
    for k in range(len(table)):
        code, out, count, start = table[k, CODE], table[k, OUT], table[k, COUNT], table[k, START]
        if code == WEIGHTED_SUM:
            weight, width, bias, sources = table[k, WEIGHT], table[k, WIDTH], table[k, BIAS], table[k, SOURCES]
            if table[k, STRAIGHT]:
                _sums(values, parameters, values, reads[start], sources, out, count, weight, width, bias)
            else:
                _fetch(values, reads, start, sources, spare)
                _sums(values, parameters, spare, 0, sources, out, count, weight, width, bias)
        elif code == COPY:
            values[out] = parameters[table[k, BIAS]]
        elif MANY[code]:
            apply_many(code, values, reads, one, start, table[k, SOURCES], out, one)
        elif BINARY[code]:
            apply_2(code, values, one, lanes, lanes, out, reads[start], reads[start + 1])
        else:
            apply_1(code, values, one, lanes, count, out, reads[start])


@inlined
def backward_single(table, reads, parameters, values, grads, gathered, spare, shares):
    """Propagate the gradients of the rows, given the last row's, and add the parameters' to `gathered`."""
    one = np.int64(1)
    for k in range(len(table) - 1, -1, -1):
        code, out, count, start = table[k, CODE], table[k, OUT], table[k, COUNT], table[k, START]
        if code == WEIGHTED_SUM:
            weight, width, bias, sources = table[k, WEIGHT], table[k, WIDTH], table[k, BIAS], table[k, SOURCES]
            for row in range(count):
                gathered[bias + row] += grads[out + row]
            if table[k, STRAIGHT]:
                a = reads[start]
                _spread(gathered, grads, parameters, values, a, sources, grads, a, out, count, weight, width)
            else:
                _fetch(values, reads, start, sources, spare)
                for source in range(sources):
                    shares[source] = 0.0
                _spread(gathered, grads, parameters, spare, 0, sources, shares, 0, out, count, weight, width)
                for source in range(sources):
                    grads[reads[start + source]] += shares[source]
        elif code == COPY:
            gathered[table[k, BIAS]] += grads[out]
        elif MANY[code]:
            apply_many_back(code, values, grads, reads, one, start, table[k, SOURCES], out, one)
        elif BINARY[code]:
            a, b = reads[start], reads[start + 1]
            slopes = _slopes_2(code, splat(values[a]), splat(values[b]), splat(values[out]))
            grads[a] += first(slopes[0]) * grads[out]
            grads[b] += first(slopes[1]) * grads[out]
        else:
            _apply_back(code, values, grads, reads[start], out, count)


@pasted
def _fetch(values, reads, start, sources, spare):
    """Copy the sources' values next to each other."""
    for source in range(sources):
        spare[source] = values[reads[start + source]]


@pasted
def _sums(values, parameters, fetched, place, sources, out, count, weight, width, bias):
    """Bias plus the sum of weight times value, LANES sums at once. fetched: the sources' values, from `place` on."""
    for row in range(0, count, LANES):
        sums = zeros(values)
        for source in range(0, sources, LANES):
            # Past the last row, its weights are read again. Past the last source, the numbers have no meaning: they
            # must not be infinite or NaN.
            rows = load_rows(parameters, weight + row * width + source, width, count - 1 - row)
            sums = add_products(rows, load_part(fetched, place + source, sources - source), sums)
        store(values, out + row, totals(sums) + load(parameters, bias + row))


@pasted
def _spread(gathered, grads, parameters, fetched, place, sources, shares, to, out, count, weight, width):
    """The gradients of the weights; and the sources' shares, which are added to `shares` from `to` on."""
    for source in range(0, sources, LANES):
        value, share = load(fetched, place + source), load(shares, to + source)
        at = weight + source
        for row in range(count):
            grad = splat(grads[out + row])
            store(gathered, at, multiply_add(grad, value, load(gathered, at)))
            share = multiply_add(grad, load(parameters, at), share)
            at += width
        store(shares, to + source, share)


@pasted
def _apply_back(code, values, grads, a, out, count):
    for at in range(0, count, LANES):
        slope = _slopes_1(code, load(values, a + at), load(values, out + at))[0]
        # Past the last row are the operands of others: an infinite slope times 0 must not reach them as NaN.
        share = part(slope * load(grads, out + at), count - at)
        store(grads, a + at, load(grads, a + at) + share)
