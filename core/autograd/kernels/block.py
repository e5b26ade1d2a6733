"""Forward and backward pass through a plan, line by line, for a block of samples: vectors run over samples.

A row holds `stride` numbers, one per sample. The first `length`, a multiple of a vector, are computed.
"""

from core.autograd.kernels.dispatch import backward_along, inlined, rules_of
from core.autograd.kernels.lines import BINARY, MANY, WEIGHTED_SUM, apply_1, apply_2, apply_many, apply_many_back
from core.autograd.kernels.plan import BIAS, CODE, COPY, COUNT, DEEP, OUT, SOURCES, START, WEIGHT, WIDTH
from core.autograd.kernels.tiles import (
    add_biases,
    row_products,
    source_products,
    sum_products,
    transpose_sources,
    weight_products,
)

# mypy: disable-error-code="no-untyped-def"

_back_1, _back_2 = backward_along(rules_of(1, "slopes")), backward_along(rules_of(2, "slopes"))


@inlined
def forward_block(table, reads, last, parameters, values, stride, length):
    """Compute the first `last` lines of a plan."""
    for k in range(last):
        code, out, count, start = table[k, CODE], table[k, OUT] * stride, table[k, COUNT], table[k, START]
        if code == WEIGHTED_SUM:
            weight, width, bias = table[k, WEIGHT], table[k, WIDTH], table[k, BIAS]
            job = (values, parameters, reads, stride, table[k, OUT], start, table[k, SOURCES], weight, width, bias)
            sum_products(job, count, length)
        elif code == COPY:
            for at in range(out, out + length):
                values[at] = parameters[table[k, BIAS]]
        elif MANY[code]:
            apply_many(code, values, reads, stride, start, table[k, SOURCES], table[k, OUT], length)
        elif BINARY[code]:
            apply_2(code, values, count, stride, length, out, reads[start] * stride, reads[start + 1] * stride)
        else:
            apply_1(code, values, count, stride, length, out, reads[start] * stride)


@inlined
def backward_block(table, reads, parameters, values, grads, gathered, transposed_sources, stride, length, samples):
    """Propagate the gradients of the rows, given the last row's; sum those of the parameters over the samples. grads: 0
    except for the given gradients; also 0 after the last sample."""
    for k in range(len(table) - 1, -1, -1):
        code, out, count, start = table[k, CODE], table[k, OUT] * stride, table[k, COUNT], table[k, START]
        if code == WEIGHTED_SUM:
            weight, width = table[k, WEIGHT], table[k, WIDTH]
            if count == 1:
                row_products(
                    values, grads, gathered, reads, stride, table[k, OUT], start, weight, width, table[k, BIAS], length
                )
            else:
                add_biases(gathered, grads, stride, table[k, OUT], count, table[k, BIAS], length)
                transpose_sources(values, reads, transposed_sources, stride, start, width, length)
                weight_products(
                    (gathered, grads, transposed_sources, stride, table[k, OUT], weight, width, samples), count, width
                )
            if table[k, DEEP]:
                job = (grads, parameters, reads, stride, table[k, OUT], count, start, weight, width)
                source_products(job, table[k, SOURCES], length)
        elif code == COPY:
            for at in range(out, out + length):
                gathered[table[k, BIAS]] += grads[at]
        elif MANY[code]:
            apply_many_back(code, values, grads, reads, stride, start, table[k, SOURCES], table[k, OUT], length)
        elif BINARY[code]:
            _back_2(code, values, 1, stride, length, grads, out, reads[start] * stride, reads[start + 1] * stride)
        else:
            _back_1(code, values, count, stride, length, grads, out, reads[start] * stride)
