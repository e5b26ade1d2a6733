"""The engine over the NumPy interpreter: readable, and a substitute where the kernels cannot be compiled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd import interpreter
from core.autograd.program import Program
from core.training.engine import RATE, STOP, Floats, Progress, Rules, block_end
from core.training.shuffle import epoch_order
from core.training.state import COUNT, EPOCH, PLACE, UPDATE, TrainingState
from core.training.update import updated


class NumpyEngine:
    """Runs one program instruction by instruction over blocks of samples."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """See `Engine.advance`."""
        count = samples.shape[1]
        done = 0
        order = epoch_order(rules.shuffle, rules.seed, int(state.counters[EPOCH]), count)
        while control[STOP] == 0.0:
            place = int(state.counters[PLACE])
            end = block_end(place, count, rules)
            if done + end - place > budget:
                break
            self._gather(state, samples[:, order[place:end]])
            done += end - place
            state.counters[PLACE] = end
            ends = end % rules.batch == 0 or (end == count and not rules.carry)
            if ends and not _update(state, rules, float(control[RATE])):
                return Progress(done, True)
            if end == count:
                state.counters[PLACE] = 0
                state.counters[EPOCH] += 1
                order = epoch_order(rules.shuffle, rules.seed, int(state.counters[EPOCH]), count)
        return Progress(done, False)

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """See `Engine.evaluate`."""
        missing = self._program.input_count + self._program.target_count - len(samples)
        whole = np.vstack([samples, np.zeros((missing, samples.shape[1]))])
        values = interpreter.forward(self._program, parameters, whole)
        with np.errstate(over="ignore"):
            for at, row in enumerate(rows):
                out[at] = values[row]

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """See `Engine.gradients`."""
        return interpreter.gradients(self._program, parameters, samples)

    def _gather(self, state: TrainingState, block: Floats) -> None:
        values = interpreter.forward(self._program, state.parameters, block)
        gradients = interpreter.backward(self._program, values, block.shape[1])
        with np.errstate(all="ignore"):
            state.gathered += gradients[: self._program.parameter_count].sum(axis=1)
            state.loss += np.sum(np.broadcast_to(values[-1], block.shape[1]))
        state.counters[COUNT] += block.shape[1]


def _update(state: TrainingState, rules: Rules, rate: float) -> bool:
    """Make an update. Return False, and change nothing, if a number would not be finite."""
    new = updated(state, rules, rate)
    if not (new.is_finite and np.isfinite(state.loss[0])):
        return False
    with np.errstate(all="ignore"):
        state.last_gradient[:] = state.gathered / float(state.counters[COUNT])
        state.last_step[:] = new.parameters - state.parameters
    state.parameters[:], state.memory[:] = new.parameters, new.memory
    state.dead |= new.crossed
    state.gathered[:] = 0.0
    state.loss[:] = 0.0
    state.counters[COUNT] = 0
    state.counters[UPDATE] += 1
    return True
