"""The engine over the compiled kernels: holds a plan and its working memory."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd import interpreter
from core.autograd.kernels.block import LANES
from core.autograd.kernels.plan import plan
from core.autograd.program import Program
from core.training.engine import Floats, Progress, Rules
from core.training.kernels import descent
from core.training.optimizers import MEMORY
from core.training.state import TrainingState


class KernelEngine:
    """Runs one program in compiled loops that do not hold the interpreter lock."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._plan = plan(program)
        rows = self._plan.row_count
        self._values = np.zeros((rows, LANES))
        self._values[: len(program.constants)] = program.constants[:, None]
        count = program.parameter_count
        spare, crossed = np.zeros(count), np.zeros(count, dtype=np.bool_)
        self._scratch = (self._values, np.zeros((rows, LANES)), spare, np.zeros((MEMORY, count)), crossed)
        self._first_input = len(program.constants)

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """See `Engine.advance`."""
        done, diverged = descent.advance(
            self._plan.arrays,
            self._shape(self._plan.row_count),
            self._arrays(state),
            samples,
            rules,
            control,
            budget,
            self._scratch,
        )
        return Progress(int(done), bool(diverged))

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """See `Engine.evaluate`."""
        if len(rows) == 0:
            return
        lanes = self._plan.lanes[rows]
        last = max(int(lanes.max()) + 1, self._plan.first)
        descent.evaluate(self._plan.arrays, self._shape(last), parameters, samples, lanes, out, self._values)

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """See `Engine.gradients`."""
        return interpreter.gradients(self._program, parameters, samples)

    def _arrays(self, state: TrainingState) -> tuple[NDArray[Any], ...]:
        return (
            state.parameters, state.gathered, state.dead, state.memory, state.loss, state.counters,
            state.last_gradient, state.last_step,
        )  # fmt: skip

    def _shape(self, last: int) -> tuple[int, int, int]:
        return self._plan.first, last, self._first_input
