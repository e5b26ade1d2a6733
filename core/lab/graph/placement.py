"""The positions of an expression's values and operations when it is drawn: left to right, in the order of
computation."""

from collections.abc import Mapping
from functools import cached_property

from core.autograd import layout
from core.autograd.value import Value, history

BOX = (156.0, 72.0)
SLIDER = 24.0
CIRCLE = 38.0
GAP, PITCH = 22.0, 124.0
"""Sizes in pixels: a value's box, the slider below a leaf's, an operation's circle; the smallest gap in a column; and
the distance between columns, which alternate between boxes and circles."""

Part = tuple[Value, str]


class Placement:
    """Centers in pixels: of every value's box, and of the circle of every operation, by its result. Made when first
    read: for large graphs it takes long."""

    def __init__(self, output: Value) -> None:
        self._output = output

    @property
    def boxes(self) -> Mapping[Value, layout.Point]:
        """By value."""
        return self._places[0]

    @property
    def circles(self) -> Mapping[Value, layout.Point]:
        """By the value that the operation makes."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[Mapping[Value, layout.Point], Mapping[Value, layout.Point]]:
        sources: dict[Part, list[Part]] = {}
        order: list[Part] = []
        for value in history(self._output):
            if value.op is not None:
                order.append((value, "op"))
                sources[order[-1]] = [(operand, "box") for operand in dict.fromkeys(value.operands)]
            order.append((value, "box"))
            sources[order[-1]] = [(value, "op")] if value.op is not None else []
        targets: dict[Part, list[Part]] = {part: [] for part in order}
        for part, near in sources.items():
            for source in near:
                targets[source].append(part)
        columns = layout.ordered(layout.columns(layout.late_levels(order, sources)), sources, targets)
        places = layout.placed(columns, sources, targets, height=_height, gap=GAP, pitch=PITCH)
        boxes = {value: at for (value, kind), at in places.items() if kind == "box"}
        return boxes, {value: at for (value, kind), at in places.items() if kind == "op"}


def place(output: Value) -> Placement:
    """Place the graph behind an output. An operation is one column before its result, a leaf just before its first use;
    few edges cross, and nothing overlaps."""
    return Placement(output)


def _height(part: Part) -> float:
    value, kind = part
    if kind == "op":
        return CIRCLE
    return BOX[1] + (SLIDER if value.op is None and not value.constant else 0.0)
