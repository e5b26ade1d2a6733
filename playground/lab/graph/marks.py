"""What a graph shows at the stepper's position: what is known, what the present step does, and what is wrong."""

from dataclasses import dataclass

from core.autograd.value import Value
from core.lab.graph.stepper import Step
from core.lab.lab import Lab
from playground.style.number import scalar


@dataclass(frozen=True, slots=True)
class ValueMark:
    """What a card shows. known: whether its data is computed. grad: its present gradient, None for a constant. reached:
    whether a gradient has arrived. right: the right gradient beside a wrong one, else None. state: "waiting" or "done",
    or the cell that the present step fills: "data" or "grad". chip: the local derivative with which a gradient reaches
    the value, or "". work: "forward" or "backward" while it is the node of the present step; number: that step's
    place, 0 for none."""

    known: bool = False
    grad: float | None = None
    reached: bool = False
    right: float | None = None
    state: str = "waiting"
    chip: str = ""
    work: str = ""
    number: int = 0


class Marks:
    """The marks of one step. current: the present step, None before the first. quietly: hide what it does."""

    def __init__(self, lab: Lab, *, quietly: bool) -> None:
        stepper, done = lab.stepper, lab.stepper.done
        self.current = done[-1] if done and not quietly else None
        self._known, self._grads, self._right = stepper.known, stepper.gradients, stepper.right
        self._is_judged = bool(lab.mistakes) and len(done) == len(stepper.steps)
        self._begun = _begun(done)
        self._touched = _touched(self.current)
        self._phase = "forward" if self.current is None or self.current.phase == "forward" else "backward"
        steps = [step.value for step in stepper.steps if step.phase == self._phase]
        self._numbers = {value: at for at, value in reversed(list(enumerate(steps, 1)))}
        self._backward = {step.value for step in done if step.phase == "backward"}

    def of_value(self, value: Value) -> ValueMark:
        """The mark of a value's card."""
        grad, right = self._grads[value], self._right[value]
        reached = value in self._begun or grad != 0.0
        return ValueMark(
            known=value in self._known,
            grad=None if value.constant else grad,
            reached=reached,
            right=right if self._is_judged and grad != right else None,
            state=self._touched.get(value, "done" if reached else "waiting"),
            chip=_chip(self.current, value),
        )

    def of_operation(self, value: Value) -> tuple[str, int]:
        """The state of the operation that makes a value, and its number in the order of the present pass."""
        step = self.current
        at_work = step is not None and step.value is value and step.phase != "seed"
        state = self._phase if at_work else "done" if value in self._known else "waiting"
        return state, self._numbers.get(value, 0)

    def of_operand(self, value: Value) -> str:
        """The state of the edges into the operation that makes a value."""
        step = self.current
        at_work = step is not None and step.phase == "backward" and step.value is value
        return "current" if at_work else self.of_result(value)

    def of_result(self, value: Value) -> str:
        """The state of the edge from an operation to the value it makes."""
        return "done" if value in self._backward else "waiting"


def _touched(step: Step | None) -> dict[Value, str]:
    """The values that a step changes, with the cell: "data" forward, "grad" backward."""
    if step is None:
        return {}
    if step.phase == "backward":
        return {share.operand: "grad" for share in step.shares}
    return {step.value: "data" if step.phase == "forward" else "grad"}


def _chip(step: Step | None, value: Value) -> str:
    """The local derivatives with which a step passes a gradient to a value, as d(result)/d(value) for short names."""
    locals_ = [share.local for share in step.shares if share.operand is value] if step is not None else []
    if step is None or not locals_:
        return ""
    numbers = " + ".join(map(scalar, locals_))
    above, below = step.value.label, value.label
    is_short = len(above) <= 4 and len(below) <= 4
    return f"\u2202{above}/\u2202{below} = {numbers}" if is_short else f"\u00d7 {numbers}"


def _begun(done: tuple[Step, ...]) -> set[Value]:
    """The values that have received a gradient."""
    found = {step.value for step in done if step.phase != "forward"}
    return found.union(share.operand for step in done for share in step.shares)
