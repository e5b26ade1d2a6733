"""A program rewritten for the kernels: rows in the order of computation, weighted sums in groups, parameters packed in
the order in which the groups read them. See docs/engine.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.autograd.kernels.grouping import grouped
from core.autograd.kernels.vector import LANES
from core.autograd.ops import CODES
from core.autograd.program import Program
from core.collector import collector_rests

Ints = NDArray[np.int64]
Count = TypeVar("Count", int, Ints)

COPY = -1
"""Pseudo operation: spread a parameter over the lanes."""

CODE, OUT, COUNT, START, SOURCES, WEIGHT, WIDTH, BIAS, DEEP, STRAIGHT = range(10)
"""Columns of `Plan.table`."""

_SUM = CODES["weighted_sum"]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Rows are constants, inputs, targets, and, from `first` on, the results of instructions in their order.

    table: one instruction per line. It applies operation CODE and writes COUNT rows from OUT on. Its operands' rows are
    SOURCES entries of `reads` from START on; an operation of one operand reads as many rows as it writes, from the
    named one on. A group of weighted sums reads its weights from the packed parameters: its row r from WEIGHT + r *
    WIDTH on, with the bias at BIAS + r. A COPY spreads the parameter at BIAS. DEEP: gradients continue to what it
    reads. STRAIGHT (only for one sample): its operands are contiguous.

    row_of: a program's row -> its row here (-1 for parameters). made: a row -> the instruction that writes it, -1 for
    none. place: parameter -> its index among `size` packed ones. ties: (t, 2), a further index of a parameter and its
    first. wide: the most sources of a group, a multiple of LANES.

    spots, single_table, single_reads: the same lines for one sample. Row r is at spots[r], and each line begins at a
    multiple of LANES, so that whole vectors may be written past its last row. spot_count: how many spots there are.
    """

    constants: NDArray[np.float64]
    first: int
    row_count: int
    table: Ints
    reads: Ints
    row_of: Ints
    made: Ints
    place: Ints
    ties: Ints
    size: int
    wide: int
    spots: Ints
    spot_count: int
    single_table: Ints
    single_reads: Ints


class _Instruction(NamedTuple):
    """reads: ids of values. weights, extra: parameters."""

    code: int
    reads: tuple[int, ...]
    weights: tuple[int, ...] = ()
    extra: int = -1


class _Reader:
    """A program's instructions with every value as an id: leaves first, then in the order of the program."""

    def __init__(self, program: Program) -> None:
        self.parameters = program.parameter_count
        self.first = program.first_instruction - self.parameters
        self.instructions: list[_Instruction] = []
        self.ids = list(range(-self.parameters, self.first)) + [-1] * len(program.codes)
        self._copies: dict[int, int] = {}
        operands, starts = program.operands.tolist(), program.starts.tolist()
        for k, code in enumerate(program.codes.tolist()):
            self.ids[program.first_instruction + k] = self._read(code, operands[starts[k] : starts[k + 1]])

    def _write(self, code: int, reads: Iterable[int], weights: Sequence[int] = (), extra: int = -1) -> int:
        self.instructions.append(_Instruction(code, tuple(reads), tuple(weights), extra))
        return self.first + len(self.instructions) - 1

    def _id_of(self, row: int) -> int:
        """The id of a row; for a parameter, the id of its copy."""
        if row >= self.parameters:
            return self.ids[row]
        if row not in self._copies:
            self._copies[row] = self._write(COPY, (), (), row)
        return self._copies[row]

    def _read(self, code: int, read: list[int]) -> int:
        if code != _SUM:
            return self._write(code, map(self._id_of, read))
        bias, weights, sources = read[0], read[1::2], read[2::2]
        of_parameters = max(bias, *weights, 0) < self.parameters <= min(sources, default=self.parameters)
        if of_parameters and len(set(sources)) == len(sources):
            return self._write(code, [self.ids[row] for row in sources], weights, bias)
        total = self._write(CODES["linear"], (self._id_of(bias),))
        for weight, source in zip(weights, sources, strict=True):
            term = self._write(CODES["multiply"], (self._id_of(weight), self._id_of(source)))
            total = self._write(CODES["add"], (total, term))
        return total


class _Writer:
    """Collects the lines of a plan; assigns rows to values and places to parameters."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader
        self.rows = list(range(reader.first)) + [-1] * len(reader.instructions)
        self.row_count = reader.first
        self.table: list[tuple[int, ...]] = []
        self.reads: list[int] = []
        self.made = [-1] * reader.first
        self.put: list[int] = []
        self.places: list[int] = []
        self.size = 0
        self.wide = LANES
        self._level = 0

    def write_level(self, ids: Sequence[int]) -> None:
        """Write instructions that do not depend on each other."""
        self._level = len(self.table)
        instructions = [(id, self.reader.instructions[id - self.reader.first]) for id in ids]
        sums = [each for each in instructions if each[1].code == _SUM]
        others = [each for each in instructions if each[1].code != _SUM]
        lowest = min([source for _, each in sums for source in each.reads], default=0)
        masks = [sum([1 << source - lowest for source in each.reads]) for _, each in sums]
        for group in grouped(masks) if sums else ():
            self._write_group([sums[member] for member in group.members])
        others.sort(key=lambda each: (each[1].code, [self.rows[read] for read in each[1].reads]))
        for id, instruction in others:
            self._write_other(instruction, id)

    def placed(self) -> tuple[Ints, Ints]:
        """The place of each parameter, and its ties. A parameter that nothing reads gets a place too."""
        for parameter in sorted(set(range(self.reader.parameters)).difference(self.put)):
            self._put([parameter], [self._reserve(1)])
        put, places = np.array(self.put, dtype=np.int64), np.array(self.places, dtype=np.int64)
        # Each parameter once, at its first place.
        _, first = np.unique(put, return_index=True)
        place = places[first]
        tied = place[put] != places
        return place, np.stack([places[tied], place[put[tied]]], axis=1)

    def _write_group(self, sums: Sequence[tuple[int, _Instruction]]) -> None:
        rows = self.rows
        sources = sorted({rows[source] for _, each in sums for source in each.reads})
        column = {row: at for at, row in enumerate(sources)}
        stride = _padded(len(sources))
        bias, weight = self._reserve(len(sums)), self._reserve(len(sums) * stride)
        for at, (_, each) in enumerate(sums):
            begin = weight + at * stride
            self._put([each.extra], [bias + at])
            self._put(each.weights, [begin + column[rows[source]] for source in each.reads])
        # Padding reads a source again; its weights are 0 and stay 0.
        padding = sources[:1] * (stride - len(sources))
        self.wide = max(self.wide, stride)
        deep = bool(sources) and sources[-1] >= self.reader.first
        start = self._name([*sources, *padding])
        self._line(_SUM, [id for id, _ in sums], start, len(sources), weight, stride, bias, deep)

    def _write_other(self, instruction: _Instruction, id: int) -> None:
        rows = [self.rows[read] for read in instruction.reads]
        if len(rows) == 1 and self._goes_on(instruction.code, rows[0]):
            code, out, count, *rest = self.table[-1]
            self.table[-1] = (code, out, count + 1, *rest)
            self._give_row(id)
            return
        place = -1
        if instruction.code == COPY:
            place = self._reserve(1)
            self._put([instruction.extra], [place])
        self._line(instruction.code, [id], self._name(rows), len(rows), 0, 0, place, True)

    def _goes_on(self, code: int, row: int) -> bool:
        """Whether the last line applies the same operation to the row before, and one line made both that row and this
        one."""
        if len(self.table) == self._level or self.table[-1][CODE] != code or self.table[-1][SOURCES] != 1:
            return False
        line = self.table[-1]
        return row == self.reads[line[START]] + line[COUNT] and self.made[row] == self.made[row - 1]

    def _line(
        self, code: int, ids: Sequence[int], start: int, sources: int, weight: int, stride: int, bias: int, deep: bool
    ) -> None:
        self.table.append((code, self.row_count, len(ids), start, sources, weight, stride, bias, int(deep), 0))
        for id in ids:
            self._give_row(id)

    def _give_row(self, id: int) -> None:
        self.rows[id] = self.row_count
        self.made.append(len(self.table) - 1)
        self.row_count += 1

    def _name(self, rows: Sequence[int]) -> int:
        start = len(self.reads)
        self.reads += rows
        return start

    def _reserve(self, count: int) -> int:
        place = self.size
        self.size += _padded(count)
        return place

    def _put(self, parameters: Sequence[int], places: Sequence[int]) -> None:
        self.put += parameters
        self.places += places


@collector_rests()
def plan(program: Program) -> Plan:
    """Rewrite a program."""
    reader = _Reader(program)
    writer = _Writer(reader)
    for level in _levels(reader):
        writer.write_level(level)
    place, ties = writer.placed()
    row_of = [-1] * reader.parameters + [writer.rows[id] for id in reader.ids[reader.parameters :]]
    table = np.array(writer.table, dtype=np.int64)
    reads = np.array([*writer.reads, 0], dtype=np.int64)
    spots, spot_count = _spots(table, reader.first, writer.row_count)
    return Plan(
        program.constants,
        reader.first,
        writer.row_count,
        table,
        reads,
        np.array(row_of, dtype=np.int64),
        np.array(writer.made, dtype=np.int64),
        place,
        ties,
        max(writer.size, LANES),
        writer.wide,
        spots,
        spot_count,
        *_moved(table, reads, spots),
    )


def _spots(table: Ints, first: int, rows: int) -> tuple[Ints, int]:
    """The spots of rows if each line begins at a multiple of LANES, and how many numbers that takes."""
    counts = table[:, COUNT]
    widths = _padded(counts)
    begins = _padded(first) + np.cumsum(widths) - widths
    spots = np.arange(rows)
    spots[first:] += np.repeat(begins - table[:, OUT], counts)
    return spots, _padded(first) + int(widths.sum())


def _moved(table: Ints, reads: Ints, spots: Ints) -> tuple[Ints, Ints]:
    """A table and its reads with rows replaced by their spots."""
    moved, names = table.copy(), spots[reads]
    moved[:, OUT] = spots[table[:, OUT]]
    breaks = np.cumsum(np.diff(names, prepend=names[:1]) != 1)
    starts, sources = table[:, START], table[:, SOURCES]
    moved[:, STRAIGHT] = (sources > 0) & (breaks[starts + np.maximum(sources, 1) - 1] == breaks[starts])
    return moved, names


def _levels(reader: _Reader) -> list[list[int]]:
    """The ids of instructions by the longest path from a leaf, in the program's order."""
    level = [0] * (reader.first + len(reader.instructions))
    found: list[list[int]] = []
    for k, instruction in enumerate(reader.instructions):
        deepest = max([level[read] for read in instruction.reads], default=0)
        level[reader.first + k] = deepest + 1
        if len(found) <= deepest:
            found.append([])
        found[deepest].append(reader.first + k)
    return found


def _padded(count: Count) -> Count:
    return -(-count // LANES) * LANES
