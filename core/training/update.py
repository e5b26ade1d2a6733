"""From gathered gradients to the next parameters, in NumPy: the readable reference of the compiled update."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.training.engine import Floats, Rules
from core.training.optimizers import OPTIMIZER_RULES
from core.training.penalties import PENALTY_ROWS
from core.training.schedules import SCHEDULE_RULES
from core.training.state import COUNT, EPOCH, TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Updated:
    """The result of an update. crossed: weights that the penalty pushed through 0, which stay 0."""

    parameters: Floats
    memory: Floats
    crossed: NDArray[np.bool_]

    @property
    def is_finite(self) -> bool:
        """Whether the update may be applied."""
        return bool(np.isfinite(self.parameters).all() and np.isfinite(self.memory).all())


def updated(state: TrainingState, rules: Rules, rate: float) -> Updated:
    """The optimizer gets the sum of the mean gradient and the penalty's slope; the weight decay is subtracted apart.

    A penalty that kills sets a weight to 0 if the step crosses 0 with the penalty but not without it (TensorFlow
    Playground).
    """
    old, moving = state.parameters, rules.trained & ~state.dead
    penalty, rule = PENALTY_ROWS[rules.penalty], OPTIMIZER_RULES[rules.optimizer]
    with np.errstate(all="ignore"):
        share = SCHEDULE_RULES[rules.schedule](
            float(state.counters[EPOCH]), rules.schedule_epochs, rules.schedule_factor
        )
        rate = rate * float(share)
        gradient = state.gathered / float(state.counters[COUNT])
        slope = np.where(rules.penalized, rules.penalty_rate * penalty.slope(old), 0.0)
        scale = clipping_factor((gradient + slope)[moving], rules.clip)
        direction, *memory = rule(scale * (gradient + slope), *state.memory, *rules.knobs)
        kept = old - rate * rules.weight_decay * old
        new = kept - rate * direction
        crossed = np.zeros(len(old), dtype=np.bool_)
        if penalty.kills:
            free = kept - rate * rule(scale * gradient, *state.memory, *rules.knobs)[0]
            crossed = moving & rules.penalized & (free * new < 0.0)
            new = np.where(crossed, 0.0, new)
    return Updated(np.where(moving, new, old), np.where(moving, np.array(memory), state.memory), crossed)


def clipping_factor(gradient: Floats, limit: float) -> float:
    """The factor that scales a gradient to a norm of at most `limit`; 1 if it is short enough or limit is 0 (Pascanu
    2013)."""
    largest = float(np.abs(gradient).max(initial=0.0)) if limit > 0.0 else 0.0
    if largest == 0.0:
        return 1.0
    norm = largest * float(np.sqrt(np.square(gradient / largest).sum()))
    return limit / norm if not norm <= limit else 1.0
