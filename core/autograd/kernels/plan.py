"""A program rewritten for the kernel: rows that hold one lane per sample, and weighted sums in a packed form."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.autograd.ops import CODES
from core.autograd.program import Program

Ints = NDArray[np.int64]

COPY = -1
"""Pseudo operation: spread a parameter over the lanes."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Lane rows are constants, inputs, targets and then one row per instruction, in the order of `codes`.

    Instruction k writes row first + k. A weighted sum reads `reads[starts[k]:starts[k + 1]]` as its sources, with the
    parameters at `weights` of the same places, and its bias is the parameter `extras[k]`; a COPY spreads the parameter
    `extras[k]`; anything else reads its operands from `reads`. lanes maps a program's row to its lane row (-1 for
    parameters).
    """

    constants: NDArray[np.float64]
    first: int
    codes: Ints
    starts: Ints
    reads: Ints
    weights: Ints
    extras: Ints
    lanes: Ints
    parameter_count: int

    @property
    def row_count(self) -> int:
        """How many lane rows there are."""
        return self.first + len(self.codes)

    @property
    def arrays(self) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """What the kernels read."""
        return self.codes, self.starts, self.reads, self.weights, self.extras


class _Writer:
    """Gathers instructions of a plan."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.codes: list[int] = []
        self.starts = [0]
        self.reads: list[int] = []
        self.weights: list[int] = []
        self.extras: list[int] = []

    def write(self, code: int, reads: Sequence[int], weights: Sequence[int] | None = None, extra: int = 0) -> int:
        self.codes.append(code)
        self.reads += reads
        self.weights += [0] * len(reads) if weights is None else weights
        self.starts.append(len(self.reads))
        self.extras.append(extra)
        return self.first + len(self.codes) - 1


def plan(program: Program) -> Plan:
    """Rewrite a program for the kernel. Every row keeps its meaning; helper rows may be added between."""
    parameters = program.parameter_count
    writer = _Writer(program.first_instruction - parameters)
    lanes = np.arange(program.row_count) - parameters
    lanes[:parameters] = -1
    copies: dict[int, int] = {}

    def lane(row: int) -> int:
        if row >= parameters:
            return int(lanes[row])
        if row not in copies:
            copies[row] = writer.write(COPY, (), extra=row)
        return copies[row]

    for k, code in enumerate(program.codes.tolist()):
        read = program.operands_of(k).tolist()
        here = program.first_instruction + k
        if code == CODES["weighted_sum"] and _is_packed(read, parameters):
            sources = [lane(row) for row in read[2::2]]
            lanes[here] = writer.write(code, sources, read[1::2], read[0])
        elif code == CODES["weighted_sum"]:
            lanes[here] = _expanded_sum(writer, [lane(row) for row in read])
        else:
            lanes[here] = writer.write(code, [lane(row) for row in read])
    arrays = (writer.codes, writer.starts, writer.reads, writer.weights, writer.extras)
    codes, starts, reads, weights, extras = (np.array(numbers, dtype=np.int64) for numbers in arrays)
    return Plan(program.constants, writer.first, codes, starts, reads, weights, extras, lanes, parameters)


def _is_packed(read: list[int], parameters: int) -> bool:
    """Whether bias and weights are parameters and the sources are not."""
    return max(read[0], *read[1::2], 0) < parameters and all(row >= parameters for row in read[2::2])


def _expanded_sum(writer: _Writer, read: list[int]) -> int:
    total = writer.write(CODES["linear"], read[:1])
    for weight, source in zip(read[1::2], read[2::2], strict=True):
        term = writer.write(CODES["multiply"], (weight, source))
        total = writer.write(CODES["add"], (total, term))
    return total
