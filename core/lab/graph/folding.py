"""A graph with many of its values folded into few nodes, and its steps in groups: a group does all that a node does at
once, in the same order, and so reaches the same gradients bit by bit."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from core.autograd.value import Value
from core.lab.graph.stepper import Step, Stepper
from core.plural import counted

Level = Literal["layers", "neurons"]


@dataclass(frozen=True, slots=True)
class Part:
    """What a value is in a network. column: its place from left to right. heading: the title of that column. layer: the
    label of the node into which it folds with others, "" if it stays by itself. made: what makes it ("tanh", "input").
    unit: what the layer counts ("neuron"). is_neuron: whether it is folded from a sum and an activation."""

    column: int
    heading: str
    layer: str = ""
    made: str = ""
    unit: str = "value"
    is_neuron: bool = False


Kind = Literal["value", "neuron", "layer"]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """What is shown as one. label: its name. values: in topological order. results: those that others read, or that it
    stands for; one, but for a layer. whole: the label of what it is a piece of, "" for none. made: what makes it.
    is_folded: whether more is inside it than it shows."""

    label: str
    kind: Kind
    values: tuple[Value, ...]
    results: tuple[Value, ...]
    column: int
    heading: str
    whole: str
    made: str
    is_folded: bool

    @property
    def result(self) -> Value:
        """The value it stands for: the last one."""
        return self.results[-1]


@dataclass(frozen=True, slots=True, eq=False)
class FoldedStep:
    """All that a node does in one go. start, end: the stepper's position before and after it. phase: that of the steps;
    a seed counts as backward. number: its place among the groups of its phase, from 1."""

    node: Node
    phase: Literal["forward", "backward"]
    steps: tuple[Step, ...]
    start: int
    end: int
    number: int


_Key = tuple[Kind, str, str]
"""Kind, whole and label of a node."""


class Folding:
    """The nodes of a graph at a level of detail.

    values: the graph, in topological order, its output last. parts: what the values with these labels are; each other
    value belongs to the first that reads it. parameters: labels of leaves that are inside of what reads them. opened:
    labels of nodes that are shown with what is inside them. nodes: from left to right. edges: pairs of nodes, each
    once.
    """

    def __init__(
        self,
        values: Sequence[Value],
        parts: Mapping[str, Part],
        parameters: Collection[str] = (),
        level: Level = "neurons",
        opened: Collection[str] = (),
    ) -> None:
        self._parts, self._level, self._opened = parts, level, opened
        owners, keys = _owners(values, parts), dict[Value, _Key]()
        inner = {value for value in values if value.op is None and (value.constant or value.label in parameters)}
        for value in reversed(values):
            if value not in inner or value not in keys:
                keys[value] = self._key(value, owners[value])
            # The last one met on the way back is the first one that reads it.
            keys.update(dict.fromkeys(inner.intersection(value.operands), keys[value]))
        inside: dict[_Key, list[Value]] = {}
        for value in values:
            inside.setdefault(keys[value], []).append(value)
        nodes = (self._node(key, each, parts[owners[each[-1]]]) for key, each in inside.items())
        self.nodes: tuple[Node, ...] = tuple(sorted(nodes, key=lambda node: node.column))
        self.node_of: dict[Value, Node] = {value: node for node in self.nodes for value in node.values}
        self._by_label = {value.label: node for value, node in self.node_of.items()}
        self._by_label.update({node.label: node for node in self.nodes})
        pairs = dict.fromkeys(
            (self.node_of[operand], self.node_of[value])
            for value in values
            for operand in value.operands
            if operand not in inner
        )
        self.edges: tuple[tuple[Node, Node], ...] = tuple(pair for pair in pairs if pair[0] is not pair[1])

    def named(self, label: str) -> Node | None:
        """The node with that label, or the one that holds the value with that label."""
        return self._by_label.get(label)

    def _key(self, value: Value, owner: str) -> _Key:
        part = self._parts[owner]
        layer = part.layer if self._level == "layers" else ""
        if layer and layer not in self._opened:
            return "layer", "", layer
        if owner in self._opened and value.label:
            return "value", owner, value.label
        return "neuron" if part.is_neuron else "value", layer, owner

    def _node(self, key: _Key, values: Sequence[Value], part: Part) -> Node:
        kind, whole, label = key
        if kind == "layer":
            named = tuple(value for value in values if value.label in self._parts)
            made = counted(len(named), part.unit)
            return Node(label, kind, tuple(values), named, part.column, part.heading, "", made, is_folded=True)
        is_piece, result = whole in self._opened and whole != part.layer, values[-1]
        op = result.op.label.lower() if result.op is not None else ""
        is_folded = not is_piece and (part.is_neuron or len(values) > 1)
        made = part.made if not is_piece or label == whole else op
        return Node(label, kind, tuple(values), (result,), part.column, part.heading, whole, made, is_folded)


class Walk:
    """The steps of a stepper in groups, by the nodes of a folding."""

    def __init__(self, folding: Folding, stepper: Stepper) -> None:
        self._stepper = stepper
        found: list[FoldedStep] = []
        start = 0
        counts = {"forward": 0, "backward": 0}
        of = folding.node_of
        for (node, is_forward), group in groupby(stepper.steps, lambda step: (of[step.value], step.phase == "forward")):
            steps = tuple(group)
            phase: Literal["forward", "backward"] = "forward" if is_forward else "backward"
            counts[phase] += 1
            found.append(FoldedStep(node, phase, steps, start, start + len(steps), counts[phase]))
            start += len(steps)
        self.steps: tuple[FoldedStep, ...] = tuple(found)
        self._ends = [step.end for step in found]
        self.count: Mapping[str, int] = counts

    @property
    def current(self) -> FoldedStep | None:
        """The group of the last step done; None at the start."""
        position = self._stepper.position
        return self.steps[bisect_left(self._ends, position)] if position else None

    def beside(self, position: int, by: int) -> int:
        """The position after some groups more, or fewer if it is negative; from inside a group, its end is one more and
        its start one fewer."""
        ends = [0, *self._ends]
        at = bisect_right(ends, position) - 1 + by if by > 0 else bisect_left(ends, position) + by
        return ends[min(max(at, 0), len(ends) - 1)]


def _owners(values: Sequence[Value], parts: Mapping[str, Part]) -> dict[Value, str]:
    """The label of the part that each value belongs to: its own, or that of the first value that reads it."""
    owners: dict[Value, str] = {}
    for value in reversed(values):
        if value.label in parts:
            owners[value] = value.label
        for operand in value.operands:
            owners[operand] = owners[value]
    return owners
