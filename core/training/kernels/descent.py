"""Gradient descent, compiled: blocks of samples forward and backward, and an update wherever a batch ends."""

import numpy as np

from core.autograd.kernels.block import LANES, backward, forward
from core.autograd.kernels.dispatch import compiled, entry
from core.training.engine import RATE, STOP
from core.training.state import COUNT, EPOCH, PLACE, UPDATE


@compiled
def _updated(state, masks, rules, rate, spare, crossed):  # type: ignore[no-untyped-def]
    """Write the next parameters into spare; False if one is not finite. TensorFlow Playground's order: the penalty's
    slope is taken before the step, a weight that L1 pushes through 0 stays there for good."""
    parameters, gathered, dead, loss, counters = state
    trained, penalized = masks
    _, _, penalty, penalty_rate = rules
    step = rate / counters[COUNT]
    finite = np.isfinite(loss[0])
    for i in range(len(parameters)):
        old = parameters[i]
        crossed[i] = False
        if not trained[i] or dead[i]:
            spare[i] = old
            continue
        new = old - step * gathered[i]
        if penalty != 0 and penalized[i]:
            slope = old if penalty == 2 else np.sign(old)
            shrunk = new - rate * penalty_rate * slope
            crossed[i] = penalty == 1 and new * shrunk < 0.0
            new = 0.0 if crossed[i] else shrunk
        spare[i] = new
        finite = finite and np.isfinite(new)
    return finite


@compiled
def _update(state, masks, rules, rate, spare, crossed):  # type: ignore[no-untyped-def]
    parameters, gathered, dead, loss, counters = state
    if not _updated(state, masks, rules, rate, spare, crossed):
        return False
    for i in range(len(parameters)):
        dead[i] |= crossed[i]
        parameters[i] = spare[i]
        gathered[i] = 0.0
    loss[0] = 0.0
    counters[COUNT] = 0
    counters[UPDATE] += 1
    return True


@compiled
def _block(plan, shape, state, samples, values, grads, start, lanes):  # type: ignore[no-untyped-def]
    first, last, first_input = shape
    parameters, gathered, _, loss, _ = state
    for row in range(samples.shape[0]):
        for lane in range(lanes):
            values[first_input + row, lane] = samples[row, start + lane]
    forward(plan, first, last, parameters, values, lanes)
    grads[:] = 0.0
    for lane in range(lanes):
        loss[0] += values[last - 1, lane]
        grads[last - 1, lane] = 1.0
    backward(plan, first, last, parameters, values, grads, gathered, lanes)


@entry
def advance(plan, shape, state, samples, masks, rules, control, budget, scratch):  # type: ignore[no-untyped-def]
    """See `core.training.engine.Engine.advance`. Returns the samples handled and whether it diverged."""
    values, grads, spare, crossed = scratch
    batch, carry, _, _ = rules
    counters = state[4]
    count = samples.shape[1]
    done = 0
    while control[STOP] == 0.0:
        place = counters[PLACE]
        end = min((place // batch + 1) * batch, count, place + LANES)
        if done + end - place > budget:
            break
        _block(plan, shape, state, samples, values, grads, place, end - place)
        done += end - place
        counters[COUNT] += end - place
        counters[PLACE] = end
        if (end % batch == 0 or (end == count and not carry)) and not _update(
            state, masks, rules, control[RATE], spare, crossed
        ):
            return done, True
        if end == count:
            counters[PLACE] = 0
            counters[EPOCH] += 1
    return done, False


@entry
def evaluate(plan, shape, parameters, samples, rows, out, values):  # type: ignore[no-untyped-def]
    """See `core.training.engine.Engine.evaluate`; rows are lane rows, and instructions behind `shape`'s last are left
    out."""
    first, last, first_input = shape
    for start in range(0, samples.shape[1], LANES):
        lanes = min(LANES, samples.shape[1] - start)
        for row in range(samples.shape[0]):
            for lane in range(lanes):
                values[first_input + row, lane] = samples[row, start + lane]
        forward(plan, first, last, parameters, values, lanes)
        for i in range(len(rows)):
            for lane in range(lanes):
                out[i, start + lane] = values[rows[i], lane]
