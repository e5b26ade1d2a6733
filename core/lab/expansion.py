"""Level of detail is free: an operation written with simpler ones, in place, with the same value and gradients.

Where a kink has no derivative (relu at 0), the simpler ones may choose another one than the whole.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.autograd.value import Value, apply, history

INSIDE = "\u203a"
"""Stands in labels between a whole and the number of what is inside of it; no expression holds it."""


@dataclass(frozen=True, slots=True, eq=False)
class Expanded:
    """A copy of a graph in which some operations are written out.

    output: its end. origins: each value of the copy -> the value it stands for, or whose inside it belongs to. Labels
    are those of the original; what is inside of one is labelled by it, INSIDE and a number, in topological order.
    """

    output: Value
    origins: Mapping[Value, Value]


def can_expand(value: Value) -> bool:
    """Whether a value's operation can be written with simpler ones."""
    return value.op is not None and value.op.expansion is not None


def expand(output: Value, labels: Collection[str]) -> Expanded:
    """Write out the operations of the values with these labels; an inside may be expanded further by its own label.
    Values that cannot be written out stay as they are."""
    copies: dict[Value, Value] = {}
    origins: dict[Value, Value] = {}
    for value in history(output):
        made = _copied(value, tuple(copies[operand] for operand in value.operands), labels, value, origins)
        copies[value] = made
    return Expanded(copies[output], origins)


def _copied(
    value: Value,
    operands: tuple[Value, ...],
    labels: Collection[str],
    origin: Value,
    origins: dict[Value, Value],
) -> Value:
    if value.op is None:
        made = Value(value.data, value.label, constant=value.constant)
    elif value.label in labels and value.op.expansion is not None:
        made = _written_out(value, operands, labels, origin, origins)
    else:
        made = apply(value.op.name, *operands)
        made.label = value.label
    origins[made] = origin
    return made


def _written_out(
    value: Value,
    operands: tuple[Value, ...],
    labels: Collection[str],
    origin: Value,
    origins: dict[Value, Value],
) -> Value:
    """Apply an operation's expansion to the operands, each step of it in turn expanded if its label is wished."""
    assert value.op is not None and value.op.expansion is not None
    plain = value.op.expansion(*operands)
    if plain in operands:
        plain = apply("linear", plain)
    copies: dict[Value, Value] = {operand: operand for operand in operands}
    for number, each in enumerate(history(plain, known=operands), 1):
        each.label = value.label if each is plain else f"{value.label}{INSIDE}{number}"
        # The whole has the name of what it stands for, and is not expanded once more by it.
        wished = [label for label in labels if label != value.label]
        copies[each] = _copied(each, tuple(copies[part] for part in each.operands), wished, origin, origins)
    return copies[plain]
