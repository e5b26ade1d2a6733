"""A traced expression graph as flat arrays. All interpreters run it, except the eager `Value`."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.autograd.ops import BY_CODE, CODES
from core.autograd.value import Value, apply, history

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_ARITIES = np.array([op.arity or 0 for op in BY_CODE])
"""The number of operands by code; 0 for any."""


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """One sample's computation; the loss comes last.

    Rows are numbered: parameters, constants, inputs, targets, then one row per instruction in topological order.
    Instruction k applies operation codes[k] to the rows operands[starts[k]:starts[k + 1]].
    """

    parameter_count: int
    constants: Floats
    input_count: int
    target_count: int
    codes: Ints
    starts: Ints
    operands: Ints

    @property
    def first_input(self) -> int:
        """Row of the first input."""
        return self.parameter_count + len(self.constants)

    @property
    def first_target(self) -> int:
        """Row of the first target."""
        return self.first_input + self.input_count

    @property
    def first_instruction(self) -> int:
        """Row of the first instruction's result."""
        return self.first_target + self.target_count

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self.first_instruction + len(self.codes)

    @property
    def loss_row(self) -> int:
        """Row of one sample's loss: the last."""
        return self.row_count - 1

    def operands_of(self, instruction: int) -> Ints:
        """The rows an instruction reads."""
        return self.operands[self.starts[instruction] : self.starts[instruction + 1]]

    def __str__(self) -> str:
        lines = [
            f"{self.parameter_count} parameters, {len(self.constants)} constants, "
            f"{self.input_count} inputs, {self.target_count} targets"
        ]
        for k, code in enumerate(self.codes):
            read = " ".join(f"r{row}" for row in self.operands_of(k))
            lines.append(f"r{self.first_instruction + k} = {BY_CODE[code].name} {read}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A program, and the row of each value of the traced graph."""

    program: Program
    rows: dict[Value, int]


def trace(
    loss: Value,
    parameters: Sequence[Value],
    inputs: Sequence[Value],
    targets: Sequence[Value] = (),
    also: Sequence[Value] = (),
) -> Trace:
    """Flatten the graph behind `loss`. Other leaves become constants; values in `also` are computed too."""
    order = history(*also, apply("linear", loss))
    placeholders = {*parameters, *inputs, *targets}
    constants = [value for value in order if value.op is None and value not in placeholders]
    instructions = [value for value in order if value.op is not None]
    leaves = [*parameters, *constants, *inputs, *targets]
    rows = dict(zip([*leaves, *instructions], count(), strict=False))
    counts = [len(value.operands) for value in instructions]
    reads = map(rows.__getitem__, chain.from_iterable(value.operands for value in instructions))
    program = Program(
        len(parameters),
        _frozen(np.array([value.data for value in constants])),
        len(inputs),
        len(targets),
        _frozen(np.array([CODES[value.op.name] for value in instructions if value.op is not None], dtype=np.int64)),
        _frozen(np.cumsum([0, *counts], dtype=np.int64)),
        _frozen(np.fromiter(reads, np.int64, sum(counts))),
    )
    check(program)
    return Trace(program, rows)


def check(program: Program) -> None:
    """Raise ValueError unless every instruction has a known operation and reads only earlier rows."""
    if len(program.codes) == 0:
        raise ValueError("a program needs at least one instruction")
    starts = program.starts
    if len(starts) != len(program.codes) + 1 or starts[0] != 0 or starts[-1] != len(program.operands):
        raise ValueError("starts do not split the operands by instruction")
    if wrong := np.flatnonzero((program.codes < 0) | (program.codes >= len(BY_CODE))).tolist():
        raise ValueError(f"instruction {wrong[0]} has an unknown operation: {program.codes[wrong[0]]}")
    counts = np.diff(starts)
    wanted = _ARITIES[program.codes]
    if wrong := np.flatnonzero((counts < 1) | ((wanted > 0) & (counts != wanted))).tolist():
        k = wrong[0]
        raise ValueError(f"instruction {k}, {BY_CODE[program.codes[k]].name}, has {counts[k]} operands")
    readers = np.repeat(np.arange(len(counts)), counts)
    if wrong := readers[(program.operands < 0) | (program.operands >= program.first_instruction + readers)].tolist():
        raise ValueError(f"instruction {wrong[0]} reads a row that is not before it")


def _frozen(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array
