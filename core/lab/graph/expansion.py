"""Expands operations into simpler ones, in place, as a textbook writes them, with the same value and gradients.

Far from 0 they may overflow. At a kink, where there is no derivative (relu at 0), they may choose another one than the
whole.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from core.autograd.ops import Op
from core.autograd.value import Value, apply, history
from core.free_name import free_name
from core.lab.graph.inside_names import InsideNames
from core.lab.notation import INSIDE as INSIDE


@dataclass(frozen=True, slots=True, eq=False)
class Expanded:
    """A copy of a graph in which some operations are expanded.

    output: its end. origins: each value of the copy -> the value it stands for, or is inside of. Labels are those of
    the original. A value inside one is labeled by that label, INSIDE and a short name, such as "2n".
    """

    output: Value
    origins: Mapping[Value, Value]


def can_expand(value: Value) -> bool:
    """Whether a value's operation can be expanded."""
    return value.op is not None and value.op.expansion is not None


def expand(output: Value, labels: Collection[str], lacking: Callable[[Op], bool] = lambda op: False) -> Expanded:
    """Expand the operations of the values with these labels. A value inside may be expanded by its own label. lacking:
    operations that are expanded wherever they occur, also inside others. Values that cannot be expanded stay."""
    writer = _Writer(labels, lacking, {value.label for value in history(output)})
    copies: dict[Value, Value] = {}
    for value in history(output):
        copies[value] = writer.copied(value, tuple(copies[operand] for operand in value.operands), value)
    return Expanded(copies[output], writer.origins)


class _Writer:
    """Copies values and expands those with certain labels or operations. A leaf has one copy, wherever it occurs."""

    def __init__(self, labels: Collection[str], lacking: Callable[[Op], bool], taken: Collection[str]) -> None:
        self._labels, self._lacking, self._taken = labels, lacking, set(taken)
        self._leaves: dict[Value, Value] = {}
        self.origins: dict[Value, Value] = {}

    def copied(self, value: Value, operands: tuple[Value, ...], origin: Value, *, whole: str = "") -> Value:
        """A value on copies of its operands. whole: the label of what is being expanded; the result has that label, and
        is not expanded again because of it."""
        if value.op is None:
            made = self._leaves.setdefault(value, Value(value.data, value.label, constant=value.constant))
        elif value.op.expansion is not None and self._is_requested(value, whole):
            made = self._expanded(value, operands, origin)
        else:
            made = apply(value.op, *operands)
            made.label = value.label
        self.origins.setdefault(made, origin)
        return made

    def _is_requested(self, value: Value, whole: str) -> bool:
        assert value.op is not None
        return (value.label in self._labels and value.label != whole) or self._lacking(value.op)

    def _expanded(self, value: Value, operands: tuple[Value, ...], origin: Value) -> Value:
        """Apply an operation's expansion to the operands. Each of its steps is expanded in turn if its label is
        requested."""
        assert value.op is not None and value.op.expansion is not None
        plain = value.op.expansion(*operands)
        if plain in operands:
            plain = apply("linear", plain)
        copies: dict[Value, Value] = {operand: operand for operand in operands}
        names = InsideNames(operands, self._taken)
        for each in history(plain, known=operands):
            if each is plain:
                each.label = value.label
            elif each.op is not None or not each.label:
                each.label = free_name(f"{value.label}{INSIDE}{names.name(each)}", self._taken)
            else:
                names.keep(each)
            parts = tuple(copies[part] for part in each.operands)
            copies[each] = self.copied(each, parts, origin, whole=value.label)
        return copies[plain]
