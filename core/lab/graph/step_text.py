"""What a step does, in words and numbers."""

from dataclasses import dataclass

from core.lab import printer
from core.lab.graph.stepper import Share, Step
from core.lab.notation import TIMES, name, scalar


@dataclass(frozen=True, slots=True)
class StepText:
    """heading: the rule, as one sentence. lines: its numbers here, one line each."""

    heading: str
    lines: tuple[str, ...]


def step_text(step: Step | None) -> StepText:
    """Describe a step; None stands for the beginning."""
    if step is None:
        return StepText("Only the leaves have values yet.", ("Step forward to compute the rest.",))
    if step.phase == "forward":
        is_named = printer.formula(step.value) != step.value.label
        made = f"{name(step.value)} = {printer.printed(step.value)}" if is_named else name(step.value)
        return StepText(f"{made}.", (f"{printer.brief(step.value)} = {scalar(step.value.data)}",))
    if step.phase == "seed":
        return StepText(
            f"The gradient of {name(step.value)} by itself is 1.",
            ("Every other gradient starts at 0 and adds up on the way back.",),
        )
    assert step.value.op is not None
    lines = tuple(map(_handed, step.shares))
    return StepText(step.value.op.explanation, lines or ("All its operands are constants, which get no gradient.",))


def _handed(share: Share) -> str:
    product = f"{scalar(share.local)}{TIMES}{scalar(share.upstream)}"
    is_added = share.after == share.before + share.product
    start = f"{name(share.operand)}.grad: {scalar(share.before)} +" if is_added else f"{name(share.operand)}.grad ="
    return f"{start} {product} = {scalar(share.after)}"
