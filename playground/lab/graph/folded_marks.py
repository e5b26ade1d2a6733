"""What a folded graph shows at the stepper's position."""

from collections.abc import Collection

from core.lab.graph.folding import FoldedStep, Node, Walk
from core.lab.lab import Lab
from playground.lab.graph.marks import ValueMark


class FoldedMarks:
    """The marks of one step. current: the present group of steps, None before the first. unknown: labels of values
    whose gradient the user has to find. quietly: hide what the present step does."""

    def __init__(self, lab: Lab, walk: Walk, unknown: Collection[str] = (), *, quietly: bool) -> None:
        stepper, done = lab.stepper, lab.stepper.done
        self.current: FoldedStep | None = walk.current if not quietly else None
        self._known, self._grads, self._right, self._unknown = stepper.known, stepper.gradients, stepper.right, unknown
        self._is_judged = bool(lab.mistakes) and len(done) == len(stepper.steps)
        self._begun = {step.value for step in done if step.phase == "seed"}
        self._begun.update(share.operand for step in done for share in step.shares)
        position = stepper.position
        self._passed = {step.node for step in walk.steps if step.phase == "backward" and step.start < position}
        steps = stepper.steps[self.current.start : position] if self.current is not None else ()
        self._filled = {share.operand for step in steps for share in step.shares}
        self._filled.update(step.value for step in steps if step.phase != "backward")

    def of_node(self, node: Node) -> ValueMark:
        """The mark of a node's card."""
        value, step = node.result, self.current
        grad, right = self._grads[value], self._right[value]
        is_current = step is not None and step.node is node
        reached = any(self._has_gradient(node, at) for at in range(len(node.results)))
        filled = "data" if step is not None and step.phase == "forward" else "grad"
        state = filled if self._filled.intersection(node.results) else "done" if reached else "waiting"
        return ValueMark(
            known=all(each in self._known for each in node.results),
            grad=None if value.constant else grad,
            reached=reached,
            right=right if self._is_judged and grad != right else None,
            state=state,
            work=step.phase if step is not None and is_current else "",
            number=step.number if step is not None and is_current else 0,
        )

    def gradients(self, node: Node) -> list[float | None]:
        """The gradient of each of a node's values; None if it has not arrived, or the user has to find it."""
        return [
            self._grads[value] if self._has_gradient(node, at) and value.label not in self._unknown else None
            for at, value in enumerate(node.results)
        ]

    def of_edge(self, source: Node, target: Node) -> str:
        """The state of the edge between two nodes; see `EdgeItem`."""
        step = self.current
        if step is not None and step.node is target:
            if step.phase == "forward":
                return "forward"
            return "current" if self._filled.intersection(source.results) else "waiting"
        return "done" if target in self._passed else "waiting"

    def _has_gradient(self, node: Node, at: int) -> bool:
        value = node.results[at]
        return value in self._begun or self._grads[value] != 0.0
