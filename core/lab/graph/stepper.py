"""The forward and backward pass one operation at a time, in both directions, correctly or with a mistake switched
on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.autograd.value import Value, history
from core.lab.notation import operation_name
from core.problem import UserError

Phase = Literal["forward", "seed", "backward"]

MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The mistakes people make when they write backward themselves; with all off, it is correct.

    kept: the leaves' gradients of an earlier pass were not cleared. overwritten: `=` instead of `+=`. unordered:
    recursion from the output instead of reverse topological order. flipped: the operation whose rule has the wrong
    sign.
    """

    kept: bool = False
    overwritten: bool = False
    unordered: bool = False
    flipped: str = ""

    def __bool__(self) -> bool:
        return self != Mistakes()

    def words(self) -> dict[str, str]:
        """What is wrong, by the mistake's name: "zero_grad is forgotten"."""
        found = {row.name: row.words for row in MISTAKES if getattr(self, row.name)}
        return {**found, FLIPPED: _flipped_words(self.flipped)} if self.flipped else found


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in words. name: its field. title: what one does. words: what is wrong then. effect: what follows."""

    name: str
    title: str
    words: str
    effect: str


MISTAKES = (
    Mistake("kept", "Forget zero_grad", "zero_grad is forgotten", "Old gradients stay on the leaves and add up."),
    Mistake(
        "overwritten",
        "Use = instead of +=",
        "= is used instead of +=",
        "A value used twice keeps only its last gradient.",
    ),
    Mistake(
        "unordered",
        "Skip topological order",
        "topological order is skipped",
        "Gradients are passed on before they are complete.",
    ),
)
FLIPPED = "flipped"
"""The one mistake that any operation may have."""


def _flipped_words(op: str) -> str:
    return f"the rule of {operation_name(op)} has the wrong sign"


@dataclass(frozen=True, slots=True)
class Share:
    """What one step passes to one operand: local derivative times upstream gradient, and its gradient before and after.
    position: the index of the operand."""

    operand: Value
    position: int
    local: float
    upstream: float
    product: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Step:
    """One operation done: a value computed, the output's own gradient set to 1, or a gradient passed on."""

    phase: Phase
    value: Value
    shares: tuple[Share, ...] = ()


class Stepper:
    """Steps through the graph behind an output; the values themselves do not change.

    steps: all of them, in order. position: how many are done. UserError if a mistake takes more than MOST_STEPS of
    them.
    """

    def __init__(self, output: Value, mistakes: Mistakes | None = None) -> None:
        self.output = output
        self.mistakes = mistakes or Mistakes()
        self.values: tuple[Value, ...] = tuple(history(output))
        self.right = gradients(output)
        self.position = 0
        self.steps: tuple[Step, ...] = (*self._forward(), Step("seed", output), *self._backward())

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps done so far."""
        return self.steps[: self.position]

    @property
    def known(self) -> frozenset[Value]:
        """The values that are computed: leaves from the start, others after their forward step."""
        computed = (step.value for step in self.done if step.phase == "forward")
        return frozenset([value for value in self.values if value.op is None]) | frozenset(computed)

    @property
    def gradients(self) -> dict[Value, float]:
        """The present gradients."""
        found = self._before()
        for step in self.done:
            if step.phase == "seed":
                found[step.value] = 1.0
            found.update((share.operand, share.after) for share in step.shares)
        return found

    @property
    def waiting(self) -> frozenset[Value]:
        """The values whose gradient is not complete: later steps still change it."""
        left = self.steps[self.position :]
        seeds = [step.value for step in left if step.phase == "seed"]
        return frozenset(seeds) | frozenset(share.operand for step in left for share in step.shares)

    def go_to(self, position: int) -> None:
        """Set how many steps are done, from 0 to all."""
        self.position = min(max(position, 0), len(self.steps))

    def run_to(self, value: Value, phase: Phase = "backward") -> None:
        """Go forward or back to just after the step of a value. A leaf has no step; then nothing happens."""
        for at, step in enumerate(self.steps):
            if step.value is value and step.phase == phase:
                self.position = at + 1
                return

    def _forward(self) -> list[Step]:
        return [Step("forward", value) for value in self.values if value.op is not None]

    def _backward(self) -> list[Step]:
        grads = self._before()
        steps: list[Step] = []
        grads[self.output] = 1.0
        for value in self._order():
            shares = self._shares(value, grads)
            grads.update((share.operand, share.after) for share in shares)
            steps.append(Step("backward", value, shares))
            if len(steps) > MOST_STEPS:
                raise UserError(
                    f"Without the order this takes more than {MOST_STEPS:,} steps; try a smaller expression."
                )
        return steps

    def _before(self) -> dict[Value, float]:
        """The gradients before the first backward step: 0, or what an earlier pass left on the leaves. A forward pass
        makes all other values anew."""
        left = self.mistakes.kept
        return {value: self.right[value] if left and value.op is None else 0.0 for value in self.values}

    def _order(self) -> Sequence[Value]:
        if not self.mistakes.unordered:
            return [value for value in reversed(self.values) if _propagates(value)]
        order: list[Value] = []
        stack = [self.output]
        while stack and len(order) <= MOST_STEPS:
            value = stack.pop()
            if _propagates(value):
                order.append(value)
                # Each operand at once, the last first, even if others still have something to add to it.
                stack += dict.fromkeys(value.operands)
        return order

    def _shares(self, value: Value, grads: dict[Value, float]) -> tuple[Share, ...]:
        upstream, found = grads[value], []
        present = {operand: grads[operand] for operand in value.operands}
        sign = -1.0 if value.op is not None and value.op.name == self.mistakes.flipped else 1.0
        for position, (operand, slope) in enumerate(zip(value.operands, local_slopes(value), strict=True)):
            if not operand.constant:
                local = sign * slope
                before, product = present[operand], local * upstream
                present[operand] = product if self.mistakes.overwritten else before + product
                found.append(Share(operand, position, local, upstream, product, before, present[operand]))
        return tuple(found)


def gradients(output: Value) -> dict[Value, float]:
    """The gradient that `backward` gives every value behind an output. Their `grad` is not touched."""
    values = history(output)
    found = dict.fromkeys(values, 0.0)
    found[output] = 1.0
    for value in reversed(values):
        if _propagates(value):
            for operand, slope in zip(value.operands, local_slopes(value), strict=True):
                if not operand.constant:
                    found[operand] += slope * found[value]
    return found


def local_slopes(value: Value) -> tuple[float, ...]:
    """The derivative of an operation by each of its operands, at their present values."""
    assert value.op is not None
    with np.errstate(all="ignore"):
        return tuple(float(slope) for slope in value.op.slopes(*(each.data for each in value.operands), value.data))


def _propagates(value: Value) -> bool:
    return value.op is not None and not value.constant
