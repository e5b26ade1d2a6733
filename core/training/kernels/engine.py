"""The engine over the compiled kernels: holds a plan and its working memory."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd import interpreter
from core.autograd.kernels.block import SAMPLES
from core.autograd.kernels.plan import plan
from core.autograd.kernels.vector import LANES
from core.autograd.program import Program
from core.training.engine import Floats, Progress, Rules
from core.training.kernels import descent
from core.training.kernels.descent import Lines, Workspace
from core.training.optimizers import MEMORY
from core.training.state import TrainingState

LINE = 64
"""Bytes of a cache line: where arrays begin, so that no vector lies across two."""

STRIDE = SAMPLES + LANES
"""Numbers from one row to the next: no power of 2, or the rows of a tile would fall on the same lines of the cache."""


class KernelEngine:
    """Runs one program in compiled loops that do not hold the interpreter lock."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._plan = made = plan(program)
        first_input = len(program.constants)
        loss = int(made.lanes[program.loss_row])
        self._lines = Lines(
            table=made.table,
            reads=made.reads,
            single_table=made.single_table,
            single_reads=made.single_reads,
            place=made.place,
            ties=made.ties,
            first_input=first_input,
            first=made.first,
            loss=loss,
            loss_spot=int(made.spots[loss]),
        )
        self._work = self._workspace()
        self._order = np.empty(0, dtype=np.int64)
        self._single: tuple[NDArray[np.float32], ...] | None = None

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """See `Engine.advance`."""
        if len(self._order) != samples.shape[1]:
            self._order = np.empty(samples.shape[1], dtype=np.int64)
        done, diverged = descent.advance(
            self._lines, self._work, self._arrays(state), samples, self._order, rules, control, budget
        )
        return Progress(int(done), bool(diverged))

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """See `Engine.evaluate`. In single precision where `out` is."""
        if len(rows) == 0:
            return
        lanes = self._plan.lanes[rows]
        last = int(self._plan.made[lanes].max()) + 1
        packed, values = self._buffers(out.dtype)
        with np.errstate(over="ignore"):
            packed[self._plan.place] = parameters
        packed[self._plan.ties[:, 0]] = packed[self._plan.ties[:, 1]]
        flat = out.reshape(-1) if out.flags.c_contiguous else np.empty(out.size, out.dtype)
        descent.evaluate(self._lines, last, packed, samples, lanes, flat, values, STRIDE)
        if not out.flags.c_contiguous:
            out[:] = flat.reshape(out.shape)

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """See `Engine.gradients`."""
        return interpreter.gradients(self._program, parameters, samples)

    def _workspace(self) -> Workspace:
        made = self._plan
        rows, size = made.row_count + LANES, made.size
        values, single = aligned(rows * STRIDE), aligned(made.spot_count + LANES)
        values[: made.first * STRIDE].reshape(made.first, STRIDE)[: len(made.constants)] = made.constants[:, None]
        single[: len(made.constants)] = made.constants
        memories = [aligned(MEMORY * size).reshape(MEMORY, size) for _ in range(2)]
        packed = [aligned(size + LANES)[:size] for _ in range(4)]
        return Workspace(
            stride=STRIDE,
            values=values,
            grads=aligned(rows * STRIDE),
            single_values=single,
            single_grads=aligned(len(single)),
            spare_sources=aligned(made.wide),
            shares=aligned(made.wide),
            turned=aligned((made.wide + LANES) * SAMPLES),
            parameters=packed[0],
            next_parameters=packed[1],
            gathered=packed[2],
            next_gathered=packed[3],
            memory=memories[0],
            next_memory=memories[1],
            moving=aligned(size),
            penalized=aligned(size),
            crossed=aligned(size),
        )

    def _buffers(self, dtype: Any) -> tuple[NDArray[Any], ...]:
        """Packed parameters and values of that precision, for evaluating."""
        if dtype != np.float32:
            return self._work.next_parameters, self._work.values
        if self._single is None:
            made = self._plan
            values = aligned((made.row_count + 2 * LANES) * STRIDE, np.float32)
            values[: made.first * STRIDE].reshape(made.first, STRIDE)[: len(made.constants)] = made.constants[:, None]
            self._single = aligned(made.size, np.float32), values
        return self._single

    def _arrays(self, state: TrainingState) -> tuple[NDArray[Any], ...]:
        return (
            state.parameters, state.gathered, state.dead, state.memory, state.loss, state.counters,
            state.last_gradient, state.last_step,
        )  # fmt: skip


def aligned(count: int, dtype: Any = np.float64) -> NDArray[Any]:
    """Zeros that begin at a cache line."""
    spare = LINE // np.dtype(dtype).itemsize
    whole = np.zeros(count + spare, dtype)
    offset = -whole.ctypes.data % LINE // whole.itemsize
    return whole[offset : offset + count]
