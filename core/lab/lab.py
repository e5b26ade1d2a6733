"""The Lab's state without a screen: an expression, its numbers, what is written out, and where the stepper stands."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from core.autograd.formula import Graph, parse
from core.autograd.gradcheck import is_smooth, slope
from core.autograd.value import Value, history, recompute
from core.lab.expansion import INSIDE, can_expand, expand
from core.lab.placement import Placement, place
from core.lab.stepper import Mistakes, Stepper

START = 1.0
"""The value of a variable that was given none."""


class Source(Protocol):
    """Where a graph comes from: a typed formula, or a network. names are the variables it may be evaluated on, numbers
    the values it brings for them; text is what was typed."""

    @property
    def text(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def numbers(self) -> Mapping[str, float]: ...
    def evaluate(self, values: Mapping[str, float], /) -> Graph:
        """Build the graph on these values."""
        ...


class Lab:
    """Changes to it are all there is; views show `stepper`, `placement` and `slopes`.

    values: a number for each variable, by name. expanded: labels of the values that are written out. A change that
    cannot be made raises UserError and leaves everything as it was.
    """

    def __init__(self, text: str) -> None:
        self.formula: Source
        self.stepper: Stepper
        self.placement: Placement
        self.leaves: tuple[str, ...] = ()
        self.values: dict[str, float] = {}
        self.expanded: frozenset[str] = frozenset()
        self.mistakes = Mistakes()
        self._names: Mapping[str, str] = {}
        self._spare: Graph
        self._spare_order: list[Value] = []
        self._slopes: Mapping[str, float] | None = None
        self.use_text(text)

    def use_text(self, text: str) -> None:
        """Go over to another expression. What is the same in both keeps the number it was turned to, and stays written
        out. FormulaError if it cannot be read or built."""
        formula = parse(text)
        old = self.formula.numbers if self.values else {}
        kept = {name: self.values[name] for name, number in formula.numbers.items() if old.get(name) == number}
        known = {name: self.values.get(name, START) for name in formula.names}
        self._use(formula, {**known, **formula.numbers, **kept}, self.expanded)

    def use_source(self, source: Source) -> None:
        """Begin with a graph as it comes, nothing turned and nothing written out."""
        self._use(source, {**dict.fromkeys(source.names, START), **source.numbers}, frozenset())

    def use_value(self, name: str, value: float) -> None:
        """Give a variable another number; the stepper stays where it is."""
        for leaf in self.stepper.values:
            if self.name_of(leaf) == name:
                leaf.data = value
        recompute(self.stepper.values)
        self.values[name] = value
        self._slopes = None
        self._use_stepper(Stepper(self.stepper.output, self.mistakes))

    def use_mistakes(self, mistakes: Mistakes) -> None:
        """Switch mistakes on or off. UserError if one would take for ever."""
        stepper = Stepper(self.stepper.output, mistakes)
        self.mistakes = mistakes
        self._use_stepper(stepper)

    def toggle(self, label: str) -> None:
        """Write a value's operation out, or put it together again if the value is the whole of one that is."""
        if label in self.expanded:
            inside = f"{label}{INSIDE}"
            expanded = frozenset(each for each in self.expanded if each != label and not each.startswith(inside))
        else:
            expanded = self.expanded | {label}
        self._use(self.formula, self.values, expanded)

    def can_toggle(self, value: Value) -> bool:
        """Whether a value can be written out, or is."""
        return value.label in self.expanded or can_expand(value)

    def named(self, label: str) -> Value | None:
        """The value of that label, if there is one."""
        return next((value for value in self.stepper.values if value.label == label), None)

    def name_of(self, leaf: Value) -> str:
        """The variable that a leaf stands for, or ""."""
        return self._names.get(leaf.label, "")

    def along(self, name: str) -> Callable[[float], float]:
        """The output as a function of one variable, the others staying as they are."""
        return partial(self._at, name)

    def gradient(self, name: str) -> float:
        """The right gradient of a variable; 0 if the output does not depend on it."""
        return next((self.stepper.right[leaf] for leaf in self.stepper.values if self.name_of(leaf) == name), 0.0)

    def slopes(self) -> Mapping[str, float]:
        """The slope of the output by each variable, found by nudging it; NaN where that tells nothing."""
        if self._slopes is None:
            self._slopes = {name: self._nudged(name) for name in self.leaves}
        return self._slopes

    def _nudged(self, name: str) -> float:
        function, at = partial(self._at, name), self.values[name]
        return slope(function, at) if is_smooth(function, at) else math.nan

    def _at(self, name: str, x: float) -> float:
        for each, leaf in self._spare.leaves.items():
            leaf.data = x if each == name else self.values[each]
        recompute(self._spare_order)
        return self._spare.output.data

    def _use(self, source: Source, values: Mapping[str, float], expanded: frozenset[str]) -> None:
        """Build everything first; only then is anything changed."""
        graph, spare = source.evaluate(values), source.evaluate(values)
        output = expand(graph.output, expanded).output if expanded else graph.output
        stepper = Stepper(output, self.mistakes)
        placement = place(output)
        labels = {value.label for value in stepper.values}
        self.formula, self.values, self.expanded = source, dict(values), expanded & labels
        self.leaves, self._names = tuple(graph.leaves), {leaf.label: name for name, leaf in graph.leaves.items()}
        self._spare, self._spare_order, self._slopes = spare, history(spare.output), None
        self.stepper, self.placement = stepper, placement
        stepper.go_to(len(stepper.steps))

    def _use_stepper(self, stepper: Stepper) -> None:
        stepper.go_to(self.stepper.position)
        self.stepper = stepper
