"""All paths from a value to the output, and the gradient along each: their sum is the gradient."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.autograd.value import Value, history
from core.lab.graph.stepper import local_slopes
from core.problem import UserError

MOST_PATHS = 2000


@dataclass(frozen=True, slots=True)
class Path:
    """A path from a value to the output. values: from first to last. positions: which operand of the next value each
    one is (a + a has two paths). slopes: the local derivative along each edge; product: all of them multiplied."""

    values: tuple[Value, ...]
    positions: tuple[int, ...]
    slopes: tuple[float, ...]
    product: float


def count_paths(output: Value) -> Mapping[Value, int]:
    """The number of paths to an output from each value behind it."""
    counts = dict.fromkeys(history(output), 0)
    counts[output] = 1
    for value in reversed(list(counts)):
        for operand in value.operands:
            counts[operand] += counts[value]
    return counts


def paths(start: Value, output: Value) -> tuple[Path, ...]:
    """Every path from a value to the output; none if it does not reach it. UserError above MOST_PATHS."""
    counts = count_paths(output)
    if counts.get(start, 0) > MOST_PATHS:
        raise UserError(f"{counts[start]:,} paths lead from here to {output.label or 'the output'}: too many to show.")
    found: list[Path] = []
    _walk(start, Path((output,), (), (), 1.0), reaches=_reaching(start, output), found=found)
    return tuple(found)


def _walk(start: Value, path: Path, *, reaches: frozenset[Value], found: list[Path]) -> None:
    """Extend a path backwards until it begins at the start."""
    stack = [path]
    while stack:
        path = stack.pop()
        value = path.values[0]
        if value is start:
            found.append(path)
            continue
        slopes = local_slopes(value)
        for position in reversed(range(len(slopes))):
            operand = value.operands[position]
            if operand in reaches and not operand.constant:
                stack.append(
                    Path(
                        (operand, *path.values),
                        (position, *path.positions),
                        (slopes[position], *path.slopes),
                        slopes[position] * path.product,
                    )
                )


def _reaching(start: Value, output: Value) -> frozenset[Value]:
    """The values on the paths from the start to the output, both included."""
    reaching: set[Value] = set()
    for value in history(output):
        if value is start or any(operand in reaching for operand in value.operands):
            reaching.add(value)
    return frozenset(reaching)
