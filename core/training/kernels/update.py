"""From gathered gradients to the next parameters, compiled: the loops of `core.training.update`."""

import numpy as np

from core.autograd.kernels.dispatch import choice, compiled
from core.training.optimizers import OPTIMIZER_RULES
from core.training.penalties import PENALTY_ROWS
from core.training.schedules import SCHEDULE_RULES
from core.training.state import COUNT, EPOCH, UPDATE

_direction = choice(enumerate(OPTIMIZER_RULES))
_slope = choice((code, row.slope) for code, row in enumerate(PENALTY_ROWS))
_share = choice(enumerate(SCHEDULE_RULES))
_KILLS = np.array([row.kills for row in PENALTY_ROWS])


@compiled
def _pull(rules, parameters, i):  # type: ignore[no-untyped-def]
    return rules.penalty_rate * _slope(rules.penalty, parameters[i]) if rules.penalized[i] else 0.0


@compiled
def _shortening(state, rules):  # type: ignore[no-untyped-def]
    parameters, gathered, dead, _, _, counters, _, _ = state
    largest = 0.0
    if rules.clip > 0.0:
        for i in range(len(parameters)):
            if rules.trained[i] and not dead[i]:
                size = abs(gathered[i] / counters[COUNT] + _pull(rules, parameters, i))
                # Not "larger": a NaN must win.
                largest = largest if size <= largest else size
    if largest == 0.0:
        return 1.0
    total = 0.0
    for i in range(len(parameters)):
        if rules.trained[i] and not dead[i]:
            total += ((gathered[i] / counters[COUNT] + _pull(rules, parameters, i)) / largest) ** 2
    norm = largest * np.sqrt(total)
    return 1.0 if norm <= rules.clip else rules.clip / norm


@compiled
def _next(state, rules, rate, spare, spare_memory, crossed):  # type: ignore[no-untyped-def]
    """Write the next parameters and memory into the spare ones; False if a number is not finite."""
    parameters, gathered, dead, memory, loss, counters, _, _ = state
    a, b, c = rules.knobs[0], rules.knobs[1], rules.knobs[2]
    scale = _shortening(state, rules)
    finite = np.isfinite(loss[0])
    for i in range(len(parameters)):
        old = parameters[i]
        m, v, p, q = memory[0, i], memory[1, i], memory[2, i], memory[3, i]
        crossed[i] = False
        if rules.trained[i] and not dead[i]:
            gradient, pull = gathered[i] / counters[COUNT], _pull(rules, parameters, i)
            step = _direction(rules.optimizer, scale * (gradient + pull), m, v, p, q, a, b, c)
            kept = old - rate * rules.weight_decay * old
            new = kept - rate * step[0]
            if rules.penalized[i] and _KILLS[rules.penalty]:
                free = kept - rate * _direction(rules.optimizer, scale * gradient, m, v, p, q, a, b, c)[0]
                crossed[i] = free * new < 0.0
                new = 0.0 if crossed[i] else new
            old = new
            _, m, v, p, q = step
        spare[i] = old
        spare_memory[0, i], spare_memory[1, i], spare_memory[2, i], spare_memory[3, i] = m, v, p, q
        finite = finite and np.isfinite(old) and np.isfinite(m) and np.isfinite(v)
    return finite


@compiled
def update(state, rules, rate, spare, spare_memory, crossed):  # type: ignore[no-untyped-def]
    """Make the update, at that learning rate before its schedule; False, and nothing changed, if a number would not be
    finite."""
    parameters, gathered, dead, memory, loss, counters, last_gradient, last_step = state
    rate *= _share(rules.schedule, float(counters[EPOCH]), rules.schedule_epochs, rules.schedule_factor)
    if not _next(state, rules, rate, spare, spare_memory, crossed):
        return False
    for i in range(len(parameters)):
        last_gradient[i] = gathered[i] / counters[COUNT]
        last_step[i] = spare[i] - parameters[i]
        dead[i] |= crossed[i]
        parameters[i] = spare[i]
        gathered[i] = 0.0
    memory[:] = spare_memory
    loss[0] = 0.0
    counters[COUNT] = 0
    counters[UPDATE] += 1
    return True
