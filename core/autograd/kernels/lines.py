"""What both interpreters of a plan share: which operations need a kernel of their own, the forward rules of the others,
and log-sum-exp."""

import numpy as np

from core.autograd.kernels.dispatch import compiled, forward_along, rules_of
from core.autograd.ops import BY_CODE, CODES

# mypy: disable-error-code="no-untyped-def"

WEIGHTED_SUM, LOG_SUM_EXP = CODES["weighted_sum"], CODES["log_sum_exp"]
BINARY = np.array([op.arity == 2 for op in BY_CODE])


_forward_1, _forward_2 = forward_along(rules_of(1, "forward")), forward_along(rules_of(2, "forward"))


@compiled
def apply_1(code, values, rows, stride, length, out, a):
    """Apply an operation of one operand; see `forward_along`."""
    _forward_1(code, values, rows, stride, length, out, a)


@compiled
def apply_2(code, values, rows, stride, length, out, a, b):
    """Apply an operation of two operands; see `forward_along`."""
    _forward_2(code, values, rows, stride, length, out, a, b)


@compiled
def log_sum_exp(values, reads, stride, start, sources, out, length):
    """Rows are `stride` numbers apart, of which `length` are computed."""
    for lane in range(length):
        largest = 0
        for i in range(1, sources):
            # Not "larger": a NaN must win, and stay.
            if not values[reads[start + i] * stride + lane] <= values[reads[start + largest] * stride + lane]:
                largest = i
        top = values[reads[start + largest] * stride + lane]
        rest = 0.0
        for i in range(sources):
            if i != largest:
                # Equal first: inf - inf would be NaN.
                value = values[reads[start + i] * stride + lane]
                rest += 1.0 if value == top else np.exp(value - top)
        values[out * stride + lane] = top + np.log1p(rest)


@compiled
def log_sum_exp_back(values, grads, reads, stride, start, sources, out, length):
    """Each operand gets its share of the gradient."""
    for i in range(sources):
        row = reads[start + i] * stride
        for lane in range(length):
            share = np.exp(values[row + lane] - values[out * stride + lane])
            grads[row + lane] += share * grads[out * stride + lane]
