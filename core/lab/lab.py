"""The Lab's state without a screen: an expression, its numbers, what is written out, and where the stepper stands."""

from collections.abc import Callable, Mapping
from functools import partial

from core.autograd.formula import Formula, parse
from core.autograd.gradcheck import slope
from core.autograd.value import Value
from core.lab.expansion import can_expand, expand
from core.lab.placement import Placement, place
from core.lab.stepper import Mistakes, Stepper

START = 1.0
"""The value of a variable that was given none."""


class Lab:
    """Changes to it are all there is; views show `stepper`, `placement` and `slopes`.

    values: a number for each variable, by name. expanded: labels of the values that are written out.
    """

    def __init__(self, text: str) -> None:
        self.formula: Formula
        self.stepper: Stepper
        self.placement: Placement
        self.leaves: tuple[str, ...] = ()
        self._by_name: Mapping[str, Value] = {}
        self.values: dict[str, float] = {}
        self.expanded: frozenset[str] = frozenset()
        self.mistakes = Mistakes()
        self.use_text(text)

    def use_text(self, text: str) -> None:
        """Go over to another expression; variables that stay keep what they were. FormulaError, and nothing changed, if
        it cannot be read or built."""
        formula = parse(text)
        known = {name: self.values.get(name, START) for name in formula.names}
        values = {**known, **formula.numbers}
        formula.evaluate(values)
        self.formula, self.values, self.expanded = formula, values, frozenset()
        self._build()
        self.stepper.go_to(len(self.stepper.steps))

    def use_value(self, name: str, value: float) -> None:
        """Give a variable another number; the stepper stays where it is."""
        self.values[name] = value
        self._rebuild()

    def use_mistakes(self, mistakes: Mistakes) -> None:
        """Switch mistakes on or off. UserError, and nothing changed, if one would take for ever."""
        stepper = Stepper(self.stepper.output, mistakes)
        self.mistakes = mistakes
        stepper.go_to(self.stepper.position)
        self.stepper = stepper

    def toggle(self, label: str) -> None:
        """Write a value's operation out, or put it together again if the value is the whole of one that is."""
        if label in self.expanded:
            inside = f"{label}."
            self.expanded = frozenset(each for each in self.expanded if each != label and not each.startswith(inside))
        else:
            self.expanded |= {label}
        self._build()
        self.stepper.go_to(len(self.stepper.steps))

    def can_toggle(self, value: Value) -> bool:
        """Whether a value can be written out, or is."""
        return value.label in self.expanded or can_expand(value)

    def named(self, label: str) -> Value | None:
        """The value of that label, if there is one."""
        return next((value for value in self.stepper.values if value.label == label), None)

    def along(self, name: str) -> Callable[[float], float]:
        """The output as a function of one variable, the others staying as they are."""
        return partial(self._at, name)

    def gradient(self, name: str) -> float:
        """The right gradient of a variable; 0 if the output does not depend on it."""
        return next((self.stepper.right[leaf] for leaf in self._leaves_of(name)), 0.0)

    def _leaves_of(self, name: str) -> list[Value]:
        leaf = self._by_name.get(name)
        return [value for value in self.stepper.values if leaf is not None and value.label == leaf.label]

    def slopes(self, h: float = 1e-5) -> Mapping[str, float]:
        """The slope of the output by each variable, found by nudging it."""
        return {name: slope(partial(self._at, name), self.values[name], h) for name in self.leaves}

    def _at(self, name: str, x: float) -> float:
        return self.formula.evaluate({**self.values, name: x}).output.data

    def _rebuild(self) -> None:
        position = self.stepper.position
        self._build()
        self.stepper.go_to(position)

    def _build(self) -> None:
        graph = self.formula.evaluate(self.values)
        self.leaves, self._by_name = tuple(graph.leaves), graph.leaves
        output = expand(graph.output, self.expanded).output if self.expanded else graph.output
        self.stepper = Stepper(output, self.mistakes)
        self.placement = place(output)
