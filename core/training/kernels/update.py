"""From gathered gradients to the next parameters, compiled: `core.training.update` on packed arrays, vector by vector.

Arrays hold parameters in the order in which the groups of a plan read them, padded to a multiple of LANES numbers.
Padding and frozen parameters have moving 0 and keep their values.
"""

import numpy as np

from core.autograd.kernels.dispatch import choice, compiled, inlined
from core.autograd.kernels.vector import LANES, faults, largest, load, select, splat, store, total
from core.training.optimizers import MEMORY, OPTIMIZER_RULES
from core.training.penalties import PENALTY_ROWS
from core.training.schedules import SCHEDULE_RULES
from core.training.state import EPOCH

# mypy: disable-error-code="no-untyped-def"

_direction = choice(enumerate(OPTIMIZER_RULES), 1 + MEMORY)
_slope = choice((code, row.slope) for code, row in enumerate(PENALTY_ROWS))
_share = choice(enumerate(SCHEDULE_RULES))
_KILLS = np.array([row.kills for row in PENALTY_ROWS])
PLAIN = 0
"""The optimizer without memory: plain descent."""


@compiled
def share_of(rules, counters):
    """The share of the learning rate that the schedule gives."""
    return _share(rules.schedule, float(counters[EPOCH]), rules.schedule_epochs, rules.schedule_factor)


@compiled
def _penalty_slope(rules, parameters, penalized, at):
    return _slope(rules.penalty, load(parameters, at)) * (rules.penalty_rate * load(penalized, at))


@compiled
def _step(optimizer, gradient, m, v, p, q, a, b, c):
    return _direction(optimizer, gradient, m, v, p, q, a, b, c)


@compiled
def _clipping_factor(rules, parameters, gathered, moving, penalized, share):
    """See `core.training.update.clipping_factor`."""
    zero = splat(0.0)
    peak = zero
    for at in range(0, len(parameters), LANES):
        gradient = load(gathered, at) * share + _penalty_slope(rules, parameters, penalized, at)
        peak = np.maximum(peak, np.abs(select(load(moving, at), gradient, zero)))
    size = largest(peak)
    if size == 0.0:
        return 1.0
    squares = zero
    for at in range(0, len(parameters), LANES):
        gradient = load(gathered, at) * share + _penalty_slope(rules, parameters, penalized, at)
        part = select(load(moving, at), gradient, zero) / size
        squares = squares + part * part
    norm = size * np.sqrt(total(squares))
    return 1.0 if norm <= rules.clip else rules.clip / norm


@inlined
def updated(rules, rate, share, parameters, gathered, memory, moving, penalized, crossed, spare, spare_memory):
    """Write the next parameters and memory into the spare arrays. Return whether every number is finite. share: 1 over
    the samples gathered."""
    penalizes = rules.penalty_rate != 0.0
    kills = penalizes and _KILLS[rules.penalty]
    plain = rules.optimizer == PLAIN
    scale = _clipping_factor(rules, parameters, gathered, moving, penalized, share) if rules.clip > 0.0 else 1.0
    kept = 1.0 - rate * rules.weight_decay
    a, b, c = rules.knobs[0], rules.knobs[1], rules.knobs[2]
    bad = splat(0.0)
    for at in range(0, len(parameters), LANES):
        old, moves = load(parameters, at), load(moving, at)
        gradient = load(gathered, at) * share
        whole = gradient + _penalty_slope(rules, parameters, penalized, at) if penalizes else gradient
        if plain:
            new = old * kept - whole * (rate * scale)
        else:
            m, v, p, q = load(memory[0], at), load(memory[1], at), load(memory[2], at), load(memory[3], at)
            step, m2, v2, p2, q2 = _step(rules.optimizer, whole * scale, m, v, p, q, a, b, c)
            new = old * kept - step * rate
            m2, v2 = select(moves, m2, m), select(moves, v2, v)
            store(spare_memory[0], at, m2)
            store(spare_memory[1], at, v2)
            store(spare_memory[2], at, select(moves, p2, p))
            store(spare_memory[3], at, select(moves, q2, q))
            bad = faults(faults(bad, m2), v2)
        if kills:
            m, v, p, q = load(memory[0], at), load(memory[1], at), load(memory[2], at), load(memory[3], at)
            step = _step(rules.optimizer, gradient * scale, m, v, p, q, a, b, c)[0]
            through = ((old * kept - step * rate) * new < 0.0) * load(penalized, at) * moves
            store(crossed, at, through)
            new = select(through, splat(0.0), new)
        new = select(moves, new, old)
        store(spare, at, new)
        bad = faults(bad, new)
    return total(bad) == 0.0
