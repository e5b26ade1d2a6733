"""The engine over the compiled kernels: holds a plan and its working memory."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd import interpreter
from core.autograd.kernels.plan import plan
from core.autograd.kernels.vector import LANES
from core.autograd.program import Program
from core.training.engine import BLOCK, Floats, Progress, Rules
from core.training.kernels import descent
from core.training.kernels.descent import Arrays, Lines, Workspace
from core.training.optimizers import MEMORY
from core.training.state import TrainingState

LINE = 64
"""Bytes of a cache line. Arrays begin at one, so that no vector crosses two lines."""


class KernelEngine:
    """Runs one program in compiled loops that release the interpreter lock."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._plan = made = plan(program)
        first_input = len(program.constants)
        loss = int(made.row_of[program.loss_row])
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
        self._work: Workspace | None = None
        self._order = np.empty(0, dtype=np.int64)
        self._rooms: dict[np.dtype[Any], tuple[NDArray[Any], NDArray[Any]]] = {}

    def advance(self, state: TrainingState, samples: Floats, rules: Rules, control: Floats, budget: int) -> Progress:
        """See `Engine.advance`."""
        count = samples.shape[1]
        if len(self._order) != count:
            self._order = np.empty(count, dtype=np.int64)
        # Rows are as short as the blocks, so that a large network needs less cache.
        stride = stride_of(min(rules.batch, count, BLOCK))
        if self._work is None or self._work.stride != stride:
            self._work = self._workspace(stride)
        arrays = Arrays(*(getattr(state, name) for name in Arrays._fields))
        done, diverged = descent.advance(self._lines, self._work, arrays, samples, self._order, rules, control, budget)
        return Progress(int(done), bool(diverged))

    def evaluate(self, parameters: Floats, samples: Floats, rows: NDArray[np.int64], out: NDArray[Any]) -> None:
        """See `Engine.evaluate`. Computes in single precision if `out` is float32."""
        if len(rows) == 0:
            return
        # The kernel is compiled for this layout only.
        samples = np.ascontiguousarray(samples)
        here = self._plan.row_of[rows]
        last = int(self._plan.made[here].max()) + 1
        packed, values = self._room(out.dtype)
        with np.errstate(over="ignore"):
            packed[self._plan.place] = parameters
        packed[self._plan.ties[:, 0]] = packed[self._plan.ties[:, 1]]
        flat = out.reshape(-1) if out.flags.c_contiguous else np.empty(out.size, out.dtype)
        stride = stride_of(BLOCK, out.dtype)
        descent.evaluate(self._lines, last, packed, samples, here, flat, values, stride)
        if not out.flags.c_contiguous:
            out[:] = flat.reshape(out.shape)

    def gradients(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        """See `Engine.gradients`."""
        return interpreter.gradients(self._program, parameters, samples)

    def _workspace(self, stride: int) -> Workspace:
        made = self._plan
        size = made.size
        single = aligned(made.spot_count + LANES)
        single[: len(made.constants)] = made.constants
        memories = [aligned(MEMORY * size).reshape(MEMORY, size) for _ in range(2)]
        packed = [aligned(size + LANES)[:size] for _ in range(5)]
        return Workspace(
            stride=stride,
            values=self._values(stride),
            grads=aligned((made.row_count + LANES) * stride),
            single_values=single,
            single_grads=aligned(len(single)),
            spare_sources=aligned(made.wide),
            shares=aligned(made.wide),
            transposed=aligned(made.wide * BLOCK),
            parameters=packed[0],
            last_parameters=packed[1],
            next_parameters=packed[2],
            gathered=packed[3],
            next_gathered=packed[4],
            memory=memories[0],
            next_memory=memories[1],
            moving=aligned(size),
            penalized=aligned(size),
            crossed=aligned(size),
        )

    def _room(self, dtype: Any) -> tuple[NDArray[Any], NDArray[Any]]:
        """Packed parameters and values of a precision, for evaluating."""
        if dtype not in self._rooms:
            self._rooms[dtype] = aligned(self._plan.size, dtype), self._values(stride_of(BLOCK, dtype), dtype)
        return self._rooms[dtype]

    def _values(self, stride: int, dtype: Any = np.float64) -> NDArray[Any]:
        """Rows of values, with the constants filled in."""
        made = self._plan
        values = aligned(made.row_count * stride, dtype)
        values[: made.first * stride].reshape(made.first, stride)[: len(made.constants)] = made.constants[:, None]
        return values


def stride_of(samples: int, dtype: Any = np.float64) -> int:
    """The distance between two rows, in numbers: an odd number of cache lines, because the rows of a tile would
    otherwise share a few places of the cache."""
    in_line: int = LINE // np.dtype(dtype).itemsize
    return (-(-samples // in_line) | 1) * in_line


def aligned(count: int, dtype: Any = np.float64) -> NDArray[Any]:
    """Zeros, aligned to a cache line."""
    spare = LINE // np.dtype(dtype).itemsize
    whole = np.zeros(count + spare, dtype)
    offset = -whole.ctypes.data % LINE // whole.itemsize
    return whole[offset : offset + count]
