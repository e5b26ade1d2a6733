"""A typed expression: its values, its gradients, and its numerical gradients."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from core.autograd.formula import Formula, Graph, parse
from core.autograd.gradcheck import slope
from core.autograd.numerical_slope import NumericalSlope
from core.autograd.value import Value, history
from core.lab.check.numerical_gradient import NumericalGradient
from core.problem import UserError


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the graph. label: its name. operands: the labels of its operands (one twice for a + a). op: the
    operation's name, None for a leaf. constant: whether it is a number written into the expression."""

    label: str
    op: str | None
    operands: tuple[str, ...]
    data: float
    grad: float
    constant: bool


class Expression:
    """Forward and backward pass through a typed expression. values: a number for each of its variables.

    UserError, one sentence, if the text cannot be read or the result is not finite.
    """

    def __init__(self, text: str, values: Mapping[str, float]) -> None:
        self.formula: Formula = parse(text, values)
        self._values = dict(values)
        self.graph: Graph = self.formula.evaluate(self._values)
        if not math.isfinite(self.value):
            raise UserError(f"{self.graph.name} is {self.value} here, not a finite number; try other values.")
        self.graph.output.backward()

    @property
    def value(self) -> float:
        """The value of the output."""
        return self.graph.output.data

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every value the output depends on, each after its operands."""
        return tuple(map(_row, history(self.graph.output)))

    @property
    def gradients(self) -> dict[str, float]:
        """The derivative of the output by each variable, from `backward`."""
        return {name: leaf.grad for name, leaf in self.graph.leaves.items()}

    def slopes(self, h: float = 1e-5) -> dict[str, float]:
        """The same by central differences with a step of h times the size of the variable, uncorrected."""
        return {name: slope(partial(self._output_at, name), leaf.data, h) for name, leaf in self.graph.leaves.items()}

    def numerical_slopes(self) -> dict[str, NumericalSlope]:
        """The same by central differences with a step that fits; if no step gives it, word says why."""
        numerical = NumericalGradient(self.formula.evaluate(self._values).output)
        return {name: numerical.by(leaf.label, beside=leaf.grad) for name, leaf in self.graph.leaves.items()}

    def _output_at(self, name: str, x: float) -> float:
        return self.formula.evaluate({**self._values, name: x}).output.data


def _row(value: Value) -> Row:
    op = None if value.op is None else value.op.name
    return Row(value.label, op, tuple(each.label for each in value.operands), value.data, value.grad, value.constant)
