"""Gradient descent, compiled: blocks of samples forward and backward, and an update wherever a batch ends."""

from typing import Any, NamedTuple

import numpy as np

from core.autograd.kernels.block import backward_block, forward_block
from core.autograd.kernels.dispatch import compiled, entry, pasted
from core.autograd.kernels.single import backward_single, forward_single
from core.autograd.kernels.vector import LANES, lanes_in, load, splat, store
from core.training.engine import BLOCK, RATE, STOP, block_end
from core.training.kernels.update import PLAIN, share_of, updated
from core.training.shuffle import put_order
from core.training.state import COUNT, EPOCH, PLACE, UPDATE

# mypy: disable-error-code="no-untyped-def"

_put_order, _block_end = compiled(put_order), pasted(block_end)


class Lines(NamedTuple):
    """A plan in the form that kernels read."""

    table: Any
    reads: Any
    single_table: Any
    single_reads: Any
    place: Any
    ties: Any
    first_input: int
    first: int
    loss: int
    loss_spot: int


class Arrays(NamedTuple):
    """The arrays of `TrainingState`, with its names."""

    parameters: Any
    gathered: Any
    dead: Any
    memory: Any
    last_gradient: Any
    last_step: Any
    loss: Any
    counters: Any


class Workspace(NamedTuple):
    """Working memory of the kernels: rows of values and gradients for a block (`stride` apart) and for one sample,
    packed parameters and the arrays that go with them."""

    stride: int
    values: Any
    grads: Any
    single_values: Any
    single_grads: Any
    spare_sources: Any
    shares: Any
    transposed: Any
    parameters: Any
    last_parameters: Any
    next_parameters: Any
    gathered: Any
    next_gathered: Any
    memory: Any
    next_memory: Any
    moving: Any
    penalized: Any
    crossed: Any


@pasted
def _single(lines, work, parameters, gathered, samples, number):
    """One sample forward and backward; returns its loss."""
    values, grads = work.single_values, work.single_grads
    for row in range(samples.shape[0]):
        values[lines.first_input + row] = samples[row, number]
    forward_single(lines.single_table, lines.single_reads, parameters, values, work.spare_sources)
    for spot in range(lines.first // LANES * LANES, len(grads), LANES):
        store(grads, spot, splat(0.0))
    grads[lines.loss_spot] = 1.0
    backward_single(
        lines.single_table, lines.single_reads, parameters, values, grads, gathered, work.spare_sources, work.shares
    )
    return values[lines.loss_spot]


@pasted
def _block(lines, work, parameters, gathered, samples, order, place, count):
    """Some samples forward and backward; returns the sum of their losses."""
    values, grads, stride = work.values, work.grads, work.stride
    length = (count + LANES - 1) // LANES * LANES
    for row in range(samples.shape[0]):
        at = (lines.first_input + row) * stride
        for lane in range(count):
            values[at + lane] = samples[row, order[place + lane]]
        # The last sample is repeated as padding: safe numbers, which are not counted.
        for lane in range(count, length):
            values[at + lane] = values[at + count - 1]
    forward_block(lines.table, lines.reads, len(lines.table), parameters, values, stride, length)
    for row in range(lines.first, len(grads) // stride - LANES):
        for at in range(row * stride, row * stride + length, LANES):
            store(grads, at, splat(0.0))
    last = lines.loss * stride
    loss = 0.0
    for lane in range(count):
        grads[last + lane] = 1.0
        loss += values[last + lane]
    backward_block(
        lines.table, lines.reads, parameters, values, grads, gathered, work.transposed, stride, length, count
    )
    return loss


@compiled
def _take(lines, work, state, rules):
    """Pack the state."""
    for i in range(len(state.parameters)):
        at = lines.place[i]
        work.parameters[at] = state.parameters[i]
        work.gathered[at] = state.gathered[i]
        work.moving[at] = 1.0 if rules.trained[i] and not state.dead[i] else 0.0
        work.penalized[at] = 1.0 if rules.penalized[i] else 0.0
        # A refused update may have left it set.
        work.crossed[at] = 0.0
        for kind in range(len(state.memory)):
            work.memory[kind, at] = state.memory[kind, i]
    _tie(lines, work.parameters)


@compiled
def _tie(lines, parameters):
    """Copy tied parameters to all their places."""
    for k in range(len(lines.ties)):
        parameters[lines.ties[k, 0]] = parameters[lines.ties[k, 1]]


@compiled
def _give(lines, state, parameters, gathered, memory):
    """Unpack the parameters, gathered gradients and memory."""
    for i in range(len(state.parameters)):
        at = lines.place[i]
        state.parameters[i] = parameters[at]
        state.gathered[i] = gathered[at]
        for kind in range(len(memory)):
            state.memory[kind, i] = memory[kind, at]


@compiled
def _record(lines, state, parameters, gathered, before, share):
    """Unpack the gradient and the step of the last update. share: 1 over its samples."""
    for i in range(len(state.parameters)):
        at = lines.place[i]
        state.last_gradient[i] = gathered[at] * share
        state.last_step[i] = parameters[at] - before[at]


@compiled
def _kill(lines, work, dead):
    """Keep weights that the penalty pushed through 0 at 0."""
    for i in range(len(dead)):
        at = lines.place[i]
        if work.crossed[at] != 0.0:
            dead[i] = True
            work.moving[at] = 0.0
            work.crossed[at] = 0.0


@pasted
def _gather(lines, work, parameters, gathered, samples, order, place, count):
    """Add the gradients of the samples order[place:place + count]; returns the sum of their losses."""
    if count == 1:
        loss = _single(lines, work, parameters, gathered, samples, order[place])
    else:
        loss = _block(lines, work, parameters, gathered, samples, order, place, count)
    for k in range(len(lines.ties)):
        gathered[lines.ties[k, 1]] += gathered[lines.ties[k, 0]]
        gathered[lines.ties[k, 0]] = 0.0
    return loss


@pasted
def _settle(lines, work, state, rules, parameters, gathered):
    """Finish an update: copy tied parameters, clear the gathered gradients, and count it."""
    _tie(lines, parameters)
    for at in range(0, len(gathered), LANES):
        store(gathered, at, splat(0.0))
    if rules.penalty_rate != 0.0:
        _kill(lines, work, state.dead)
    state.loss[0] = 0.0
    state.counters[COUNT] = 0
    state.counters[UPDATE] += 1


@entry
def advance(lines, work, state, samples, order, rules, control, budget):
    """See `core.training.engine.Engine.advance`. order: memory for the order of the samples. Returns the samples
    handled and whether training diverged."""
    _take(lines, work, state, rules)
    parameters, before, following = work.parameters, work.last_parameters, work.next_parameters
    gathered, emptied = work.gathered, work.next_gathered
    memory, next_memory = work.memory, work.next_memory
    loss, counters, count = state.loss, state.counters, samples.shape[1]
    done, last_share, diverged = 0, 0.0, False
    _put_order(order, rules.shuffle, rules.seed, counters[EPOCH])
    while control[STOP] == 0.0:
        place = counters[PLACE]
        end = _block_end(place, count, rules)
        if done + end - place > budget:
            break
        loss[0] += _gather(lines, work, parameters, gathered, samples, order, place, end - place)
        done += end - place
        counters[COUNT] += end - place
        counters[PLACE] = end
        if end % rules.batch == 0 or (end == count and not rules.carry):
            share = 1.0 / counters[COUNT]
            diverged = not np.isfinite(loss[0]) or not updated(
                rules, control[RATE] * share_of(rules, counters), share, parameters, gathered, memory, work.moving,
                work.penalized, work.crossed, following, next_memory,
            )  # fmt: skip
            if diverged:
                break
            # The old numbers stay untouched, in case the next update is refused.
            parameters, before, following = following, parameters, before
            gathered, emptied = emptied, gathered
            if rules.optimizer != PLAIN:
                memory, next_memory = next_memory, memory
            _settle(lines, work, state, rules, parameters, gathered)
            last_share = share
        if end == count:
            counters[PLACE] = 0
            counters[EPOCH] += 1
            _put_order(order, rules.shuffle, rules.seed, counters[EPOCH])
    _give(lines, state, parameters, gathered, memory)
    if last_share != 0.0:
        _record(lines, state, parameters, emptied, before, last_share)
    return done, diverged


@entry
def evaluate(lines, last, parameters, samples, rows, out, values, stride):
    """See `core.training.engine.Engine.evaluate`. rows: rows of the plan. last: the number of lines to compute.
    parameters (packed), values and out, row after row, have the same dtype."""
    lanes, width = lanes_in(values), samples.shape[1]
    for start in range(0, width, BLOCK):
        count = min(BLOCK, width - start)
        length = (count + lanes - 1) // lanes * lanes
        for row in range(samples.shape[0]):
            at = (lines.first_input + row) * stride
            for lane in range(length):
                values[at + lane] = samples[row, start + min(lane, count - 1)]
        forward_block(lines.table, lines.reads, last, parameters, values, stride, length)
        whole = count // lanes * lanes
        for i in range(len(rows)):
            place, source = i * width + start, rows[i] * stride
            for at in range(0, whole, lanes):
                store(out, place + at, load(values, source + at))
            for lane in range(whole, count):
                out[place + lane] = values[source + lane]
