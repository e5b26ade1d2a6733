"""Gradient descent, compiled: blocks of samples forward and backward, and an update wherever a batch ends."""

from core.autograd.kernels.block import LANES, backward, forward
from core.autograd.kernels.dispatch import compiled, entry
from core.training.engine import RATE, STOP
from core.training.kernels.update import update
from core.training.shuffle import epoch_order
from core.training.state import COUNT, EPOCH, PLACE

_epoch_order = compiled(epoch_order)


@compiled
def _block(plan, shape, state, samples, order, values, grads):  # type: ignore[no-untyped-def]
    first, last, first_input = shape
    parameters, gathered, _, _, loss, _, _, _ = state
    lanes = len(order)
    for row in range(samples.shape[0]):
        for lane in range(lanes):
            values[first_input + row, lane] = samples[row, order[lane]]
    forward(plan, first, last, parameters, values, lanes)
    grads[:] = 0.0
    for lane in range(lanes):
        loss[0] += values[last - 1, lane]
        grads[last - 1, lane] = 1.0
    backward(plan, first, last, parameters, values, grads, gathered, lanes)


@entry
def advance(plan, shape, state, samples, rules, control, budget, scratch):  # type: ignore[no-untyped-def]
    """See `core.training.engine.Engine.advance`. Returns the samples handled and whether it diverged."""
    values, grads, spare, spare_memory, crossed = scratch
    counters = state[5]
    count = samples.shape[1]
    done = 0
    order = _epoch_order(rules.shuffle, rules.seed, counters[EPOCH], count)
    while control[STOP] == 0.0:
        place = counters[PLACE]
        end = min((place // rules.batch + 1) * rules.batch, count, place + LANES)
        if done + end - place > budget:
            break
        _block(plan, shape, state, samples, order[place:end], values, grads)
        done += end - place
        counters[COUNT] += end - place
        counters[PLACE] = end
        ends = end % rules.batch == 0 or (end == count and not rules.carry)
        if ends and not update(state, rules, control[RATE], spare, spare_memory, crossed):
            return done, True
        if end == count:
            counters[PLACE] = 0
            counters[EPOCH] += 1
            order = _epoch_order(rules.shuffle, rules.seed, counters[EPOCH], count)
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
