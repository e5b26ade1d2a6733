"""What both interpreters of a plan share: which operations need a kernel of their own, the forward rules of the others,
log-sum-exp and softmax."""

import numpy as np

from core.autograd.kernels.dispatch import compiled, forward_along, rules_of
from core.autograd.ops import BY_CODE, CODES

# mypy: disable-error-code="no-untyped-def"

WEIGHTED_SUM, SOFTMAX = CODES["weighted_sum"], CODES["softmax"]
BINARY = np.array([op.arity == 2 for op in BY_CODE])
MANY = np.array([op.arity is None for op in BY_CODE])
"""Operations with any number of operands."""


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
def apply_many(code, values, reads, stride, start, sources, out, length):
    """Apply log-sum-exp or softmax. Rows are `stride` numbers apart; `length` numbers of each are computed."""
    log_sum_exp(values, reads, stride, start, sources, out, length)
    if code == SOFTMAX:
        first, made = reads[start] * stride, out * stride
        for lane in range(length):
            values[made + lane] = np.exp(values[first + lane] - values[made + lane])


@compiled
def apply_many_back(code, values, grads, reads, stride, start, sources, out, length):
    """Propagate the gradient of either."""
    if code == SOFTMAX:
        softmax_back(values, grads, reads, stride, start, sources, out, length)
    else:
        log_sum_exp_back(values, grads, reads, stride, start, sources, out, length)


@compiled
def log_sum_exp(values, reads, stride, start, sources, out, length):
    """The logarithm of the sum of exponentials."""
    for lane in range(length):
        largest = 0
        for i in range(1, sources):
            # Not "larger": a NaN must win and stay.
            if not values[reads[start + i] * stride + lane] <= values[reads[start + largest] * stride + lane]:
                largest = i
        top = values[reads[start + largest] * stride + lane]
        rest = 0.0
        for i in range(sources):
            if i != largest:
                # Equality first: inf - inf would be NaN.
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


@compiled
def softmax_back(values, grads, reads, stride, start, sources, out, length):
    """The first source gets y - y * y times the gradient, each of the others -y times its share of it."""
    # The logarithm of the sum is kept in the place of y, which is restored at the end.
    log_sum_exp(values, reads, stride, start, sources, out, length)
    first, made = reads[start] * stride, out * stride
    for lane in range(length):
        total, grad = values[made + lane], grads[made + lane]
        y = np.exp(values[first + lane] - total)
        grads[first + lane] += (y - y * y) * grad
        for i in range(1, sources):
            row = reads[start + i] * stride
            grads[row + lane] += -y * np.exp(values[row + lane] - total) * grad
        values[made + lane] = y
