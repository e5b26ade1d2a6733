"""Forward and backward through a plan for one block of samples, one row of lanes after the other."""

import numpy as np

from core.autograd.kernels.dispatch import compiled, slopes_1, slopes_2, value_1, value_2
from core.autograd.kernels.plan import COPY
from core.autograd.ops import BY_CODE, CODES

LANES = 64
"""Samples in a block."""

_WEIGHTED_SUM = CODES["weighted_sum"]
_LOG_SUM_EXP = CODES["log_sum_exp"]
_BINARY = np.array([op.arity == 2 for op in BY_CODE])


@compiled
def _sum_forward(values, parameters, reads, weights, bias, out, lanes):  # type: ignore[no-untyped-def]
    for lane in range(lanes):
        out[lane] = parameters[bias]
    for i in range(len(reads)):
        weight = parameters[weights[i]]
        source = values[reads[i]]
        for lane in range(lanes):
            out[lane] += weight * source[lane]


@compiled
def _sum_backward(values, grads, parameters, into, reads, weights, bias, down, lanes):  # type: ignore[no-untyped-def]
    total = 0.0
    for lane in range(lanes):
        total += down[lane]
    into[bias] += total
    for i in range(len(reads)):
        weight = parameters[weights[i]]
        source = values[reads[i]]
        below = grads[reads[i]]
        total = 0.0
        for lane in range(lanes):
            total += down[lane] * source[lane]
            below[lane] += weight * down[lane]
        into[weights[i]] += total


@compiled
def _log_sum_exp_forward(values, reads, out, lanes):  # type: ignore[no-untyped-def]
    for lane in range(lanes):
        largest = 0
        for i in range(1, len(reads)):
            # Not "larger": a NaN must win, and stay.
            if not values[reads[i], lane] <= values[reads[largest], lane]:
                largest = i
        top = values[reads[largest], lane]
        rest = 0.0
        for i in range(len(reads)):
            if i != largest:
                # Equal first: inf - inf would be NaN.
                same = values[reads[i], lane] == top
                rest += 1.0 if same else np.exp(values[reads[i], lane] - top)
        out[lane] = top + np.log1p(rest)


@compiled
def _log_sum_exp_backward(values, grads, reads, out, down, lanes):  # type: ignore[no-untyped-def]
    for i in range(len(reads)):
        for lane in range(lanes):
            grads[reads[i], lane] += np.exp(values[reads[i], lane] - out[lane]) * down[lane]


@compiled
def forward(plan, first, last, parameters, values, lanes):  # type: ignore[no-untyped-def]
    """Compute the rows from `first` up to, not including, `last`. values: (rows, LANES)."""
    codes, starts, reads, weights, extras = plan
    for k in range(last - first):
        code = codes[k]
        read = reads[starts[k] : starts[k + 1]]
        out = values[first + k]
        if code == _WEIGHTED_SUM:
            _sum_forward(values, parameters, read, weights[starts[k] : starts[k + 1]], extras[k], out, lanes)
        elif code == _LOG_SUM_EXP:
            _log_sum_exp_forward(values, read, out, lanes)
        elif code == COPY:
            for lane in range(lanes):
                out[lane] = parameters[extras[k]]
        elif _BINARY[code]:
            a, b = values[read[0]], values[read[1]]
            for lane in range(lanes):
                out[lane] = value_2(code, a[lane], b[lane])
        else:
            a = values[read[0]]
            for lane in range(lanes):
                out[lane] = value_1(code, a[lane])


@compiled
def backward(plan, first, last, parameters, values, grads, into, lanes):  # type: ignore[no-untyped-def]
    """Hand the gradients of the rows down, the last row's being given; parameters gather theirs in `into`, summed
    over the lanes. grads: (rows, LANES), zero but for what is to be handed down."""
    codes, starts, reads, weights, extras = plan
    for k in range(last - first - 1, -1, -1):
        code = codes[k]
        read = reads[starts[k] : starts[k + 1]]
        down = grads[first + k]
        if code == _WEIGHTED_SUM:
            weight = weights[starts[k] : starts[k + 1]]
            _sum_backward(values, grads, parameters, into, read, weight, extras[k], down, lanes)
        elif code == _LOG_SUM_EXP:
            _log_sum_exp_backward(values, grads, read, values[first + k], down, lanes)
        elif code == COPY:
            for lane in range(lanes):
                into[extras[k]] += down[lane]
        elif _BINARY[code]:
            a, b, result = values[read[0]], values[read[1]], values[first + k]
            for lane in range(lanes):
                of_a, of_b = slopes_2(code, a[lane], b[lane], result[lane])
                grads[read[0], lane] += of_a * down[lane]
                grads[read[1], lane] += of_b * down[lane]
        else:
            a, below, result = values[read[0]], grads[read[0]], values[first + k]
            for lane in range(lanes):
                below[lane] += slopes_1(code, a[lane], result[lane])[0] * down[lane]
