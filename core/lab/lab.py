"""The Lab's state without a screen: an expression, its numbers, what is expanded, and the position of the stepper."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from core.autograd.formula import Graph, parse
from core.autograd.numerical_slope import H, NumericalSlope
from core.autograd.value import Value, history, recompute
from core.lab.check.numerical_gradient import LEAST, Checked, NumericalGradient
from core.lab.graph.expansion import INSIDE, can_expand, expand
from core.lab.graph.placement import Placement, place
from core.lab.graph.stepper import Mistakes, Step, Stepper
from core.lab.network.neuron import held, sharing
from core.lab.overflow import overflow
from core.lab.starts import starts
from core.problem import UserError

MOST_CHECKED = 40
"""Up to this many values, all are checked. In larger graphs that takes long, so only the variables are."""


class Source(Protocol):
    """The source of a graph: a typed formula, or a network. names: the variables it may be evaluated on. numbers: the
    values it brings for them. text: what was typed."""

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
    """Every change goes through this class; views show `stepper`, `placement` and `slopes`.

    values: a number for each variable, by name. leaves: the visible variables; those inside a neuron shown as one
    operation are not. expanded: labels of the expanded values. h: the step of the numerical gradient. source: a text,
    or another source. It opens before the backward pass, with everything computed and no gradient. A change that cannot
    be made raises UserError and changes nothing.
    """

    def __init__(self, source: str | Source, *, mistakes: Mistakes | None = None, h: float = H) -> None:
        self.formula: Source
        self.stepper: Stepper
        self.placement: Placement
        self.leaves: tuple[str, ...] = ()
        self.values: dict[str, float] = {}
        self.expanded: frozenset[str] = frozenset()
        self.mistakes = mistakes or Mistakes()
        self._names: Mapping[str, str] = {}
        self.h = h
        self._graphs: tuple[Graph, Graph]
        self._numerical: NumericalGradient
        self._slopes: dict[str, NumericalSlope] = {}
        if isinstance(source, str):
            self.use_text(source)
        else:
            fresh = (name for name in source.names if name not in source.numbers)
            self._use(source, {**starts(fresh, source.numbers.values()), **source.numbers}, frozenset())

    def on(self, source: str | Source) -> "Lab":
        """A Lab on another source, with the same mistakes and the same h. If skipping the order would take too many
        steps there, it is not skipped."""
        try:
            return Lab(source, mistakes=self.mistakes, h=self.h)
        except UserError:
            return Lab(source, mistakes=replace(self.mistakes, unordered=False), h=self.h)

    def use_text(self, text: str) -> None:
        """Switch to another expression. A variable that both set to the same number keeps its present value. Expanded
        values stay expanded. FormulaError if it cannot be read or built."""
        formula = parse(text)
        old = self.formula.numbers if self.values else {}
        kept = {name: self.values[name] for name, number in formula.numbers.items() if old.get(name) == number}
        known = {name: self.values[name] for name in formula.names if name in self.values}
        numbers = {**known, **formula.numbers, **kept}
        fresh = starts((name for name in formula.names if name not in numbers), numbers.values())
        self._use(formula, {**fresh, **numbers}, self.expanded)

    def use_value(self, name: str, value: float) -> None:
        """Set a variable; the stepper keeps its position."""
        self.use_values({name: value})

    def use_values(self, values: Mapping[str, float]) -> None:
        """Set variables; the stepper keeps its position."""
        self.values.update(values)
        for graph in self._graphs:
            for name, leaf in graph.leaves.items():
                leaf.data = self.values[name]
        numbers = {label: self.values[name] for label, name in self._names.items()}
        for leaf in self.stepper.values:
            leaf.data = numbers.get(leaf.label, leaf.data)
        recompute(self.stepper.values)
        self._numerical.follow(numbers)
        self._slopes.clear()
        self._use_stepper(Stepper(self.stepper.output, self.mistakes))

    def step_along(self, size: float) -> None:
        """Add `size` times its correct gradient to every visible variable: the output grows by about `size` times the
        square of the gradient's norm. A variable that would not be finite stays."""
        moved = {name: self.values[name] + size * self.gradient(name) for name in self.leaves}
        self.use_values({name: value for name, value in moved.items() if math.isfinite(value)})

    def use_mistakes(self, mistakes: Mistakes) -> None:
        """Switch mistakes on or off. UserError if one would take too many steps."""
        stepper = Stepper(self.stepper.output, mistakes)
        self.mistakes = mistakes
        self._use_stepper(stepper)

    def complete(self) -> None:
        """Do all steps, forward and backward."""
        self.stepper.go_to(len(self.stepper.steps))

    @property
    def reached(self) -> frozenset[Value]:
        """The values that have a gradient: some step has added to it, or an earlier pass left it. The others have none
        yet, which is not the same as 0."""
        found = {share.operand for step in self.stepper.done for share in step.shares}
        found |= {step.value for step in self.stepper.done if step.phase == "seed"}
        left = self.stepper.values if self.mistakes.kept else ()
        return frozenset(found) | frozenset(value for value in left if value.op is None)

    @property
    def overflow(self) -> str:
        """A sentence if the output is not finite, or ""."""
        return overflow(self.stepper.values, self.expanded)

    def toggle(self, label: str) -> None:
        """Expand a value's operation, or collapse it again.

        Neurons that share weights are expanded together, so that a visible weight shows its whole gradient.
        """
        together = sharing(label, history(self._graphs[0].output))
        if label in self.expanded:
            inside = tuple(f"{each}{INSIDE}" for each in together)
            expanded = frozenset(e for e in self.expanded if e not in together and not e.startswith(inside))
        else:
            expanded = self.expanded | together
        self._use(self.formula, self.values, expanded)

    def can_toggle(self, value: Value) -> bool:
        """Whether a value can be expanded, or is."""
        return value.label in self.expanded or can_expand(value)

    def named(self, label: str) -> Value | None:
        """The value with that label, or None."""
        return next((value for value in self.stepper.values if value.label == label), None)

    def name_of(self, leaf: Value) -> str:
        """The variable that a leaf stands for, or ""."""
        return self._names.get(leaf.label, "")

    def along(self, name: str) -> Callable[[float], float]:
        """The output as a function of one variable, with the others fixed."""
        return self._numerical.along(self._label_of(name))

    def gradient(self, name: str) -> float:
        """The correct gradient of a variable; 0 if the output does not depend on it."""
        return next((self.stepper.right[leaf] for leaf in self.stepper.values if self.name_of(leaf) == name), 0.0)

    def slopes(self) -> Mapping[str, float]:
        """The numerical gradient by each visible variable; NaN if no step gives it."""
        return {name: self._numerical_slope(self._label_of(name), self.gradient(name)).slope for name in self.leaves}

    def checks(self) -> tuple[Checked, ...]:
        """The present gradient of every value, the output first, with its numerical gradient. In a graph of more than
        MOST_CHECKED values, only of its variables."""
        found, grads = [], self.stepper.gradients
        values = [value for value in reversed(self.stepper.values) if not value.constant]
        if len(values) > MOST_CHECKED:
            values = [value for value in self.stepper.values if self.name_of(value)]
        for value in values:
            check = self._numerical_slope(value.label, self.stepper.right[value])
            found.append(Checked(value, grads[value], check.slope, check.word))
        return tuple(found)

    def use_h(self, h: float) -> None:
        """Set the step of the numerical gradient. It is scaled by the size of x if that is above 1, or too small for
        h."""
        self.h = h
        self._slopes.clear()

    def _numerical_slope(self, label: str, right: float) -> NumericalSlope:
        if label not in self._slopes:
            self._slopes[label] = self._numerical.by(label, self.h, beside=right, least=LEAST)
        return self._slopes[label]

    def _label_of(self, name: str) -> str:
        return next((label for label, each in self._names.items() if each == name), name)

    def _use(self, source: Source, values: Mapping[str, float], expanded: frozenset[str]) -> None:
        """Build everything first, and only then change anything."""
        graph, spare = source.evaluate(values), source.evaluate(values)
        output, again = (expand(each.output, expanded).output if expanded else each.output for each in (graph, spare))
        stepper = Stepper(output, self.mistakes)
        placement, numerical = place(output), NumericalGradient(again)
        labels, hidden = {value.label for value in stepper.values}, held(stepper.values)
        self.formula, self.values, self.expanded = source, dict(values), expanded & labels
        self.leaves = tuple(name for name, leaf in graph.leaves.items() if leaf.label not in hidden)
        self._graphs, self._names = (graph, spare), {leaf.label: name for name, leaf in graph.leaves.items()}
        self._numerical, self._slopes = numerical, {}
        begun = self.stepper if hasattr(self, "stepper") else None
        self.stepper, self.placement = stepper, placement
        stepper.go_to(_resumed(stepper, begun))

    def _use_stepper(self, stepper: Stepper) -> None:
        is_at_end = self.stepper.position == len(self.stepper.steps)
        stepper.go_to(len(stepper.steps) if is_at_end else self.stepper.position)
        self.stepper = stepper


def _resumed(stepper: Stepper, old: Stepper | None) -> int:
    """Where a new graph's stepper stands: as far as that of the graph before; at first, before the backward pass."""
    forward = _forward_steps(stepper)
    if old is None or old.position == _forward_steps(old):
        return forward
    if old.position in (0, len(old.steps)):
        return len(stepper.steps) if old.position else 0
    last = old.steps[old.position - 1]
    return next((at for at, step in enumerate(stepper.steps, 1) if _is_same(step, last)), forward)


def _is_same(step: Step, other: Step) -> bool:
    return (step.phase, step.value.label) == (other.phase, other.value.label)


def _forward_steps(stepper: Stepper) -> int:
    return sum(step.phase == "forward" for step in stepper.steps)
