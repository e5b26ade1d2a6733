"""What a step does, in words and numbers."""

import re
from dataclasses import dataclass

from core.autograd.value import Value
from core.lab.stepper import Share, Step
from core.lab.why import why_value


@dataclass(frozen=True, slots=True)
class Told:
    """heading: the rule, as one sentence. lines: what it comes to here, one line each."""

    heading: str
    lines: tuple[str, ...]


def tell(step: Step | None) -> Told:
    """Put a step into words; None stands for the beginning."""
    if step is None:
        return Told("Only the leaves have values yet.", ("Step on to compute what is made of them.",))
    if step.phase == "forward":
        reason = why_value(step.value)
        made = f"{name(step.value)} = {reason.names}" if reason.names != step.value.label else name(step.value)
        return Told(f"{made}.", (f"{brief(reason.numbers)} = {_short(step.value.data)}",))
    if step.phase == "seed":
        return Told(
            f"The gradient of {name(step.value)} by itself is 1.",
            ("Every other gradient begins at 0 and is gathered on the way back.",),
        )
    assert step.value.op is not None
    lines = tuple(map(_handed, step.shares))
    return Told(step.value.op.explanation, lines or ("It is made of numbers only, which need no gradient.",))


def _handed(share: Share) -> str:
    product = f"{_short(share.local)} \u00d7 {_short(share.upstream)}"
    is_added = share.after == share.before + share.product
    start = f"{name(share.operand)}.grad: {_short(share.before)} +" if is_added else f"{name(share.operand)}.grad ="
    return f"{start} {product} = {_short(share.after)}"


def brief(numbers: str) -> str:
    """A formula of numbers for people: four digits of each, real signs."""
    return signs(re.sub(r"\d+\.?\d*(e[+-]?\d+)?", lambda found: f"{float(found[0]):.4g}", numbers))


def signs(text: str) -> str:
    """A formula with the signs of print: a cross for times, a real minus."""
    return re.sub(r"\s*(?<!\*)\*(?!\*)\s*", " \u00d7 ", text).replace("-", "\u2212")


def name(value: Value) -> str:
    """What a value is called in a sentence."""
    return value.label or _short(value.data)


def _short(number: float) -> str:
    is_usual = number == 0.0 or 1e-3 <= abs(number) < 1e6
    return (f"{number:.4f}" if is_usual else f"{number:.3e}").replace("-", "\u2212")
