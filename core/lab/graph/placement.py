"""The positions of an expression's values and operations when it is drawn: left to right, in the order of
computation."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.autograd import layout
from core.autograd.value import Value, history

BOX = (156.0, 72.0)
SLIDER = 24.0
CIRCLE = 38.0
GAP, PITCH = 22.0, 124.0
"""Sizes in pixels: a value's box, the slider below a leaf's, an operation's circle; the smallest gap in a column; and
the distance between columns, which alternate between boxes and circles."""

Part = tuple[Value, str]


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """Centers in pixels: of every value's box, and of the circle of every operation, by its result."""

    boxes: Mapping[Value, layout.Point]
    circles: Mapping[Value, layout.Point]


def place(output: Value) -> Placement:
    """Place the graph behind an output. An operation is one column before its result, a leaf just before its first use;
    few edges cross, and nothing overlaps."""
    sources: dict[Part, list[Part]] = {}
    order: list[Part] = []
    for value in history(output):
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
    return Placement(
        {value: at for (value, kind), at in places.items() if kind == "box"},
        {value: at for (value, kind), at in places.items() if kind == "op"},
    )


def _height(part: Part) -> float:
    value, kind = part
    if kind == "op":
        return CIRCLE
    return BOX[1] + (SLIDER if value.op is None and not value.constant else 0.0)
