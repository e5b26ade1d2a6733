"""What a step does, in words and numbers; also all the steps of a folded node at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.autograd.value import Value
from core.lab import printer
from core.lab.graph.passing import Passed, Passing
from core.lab.graph.stepper import Step, Stepper
from core.lab.notation import TIMES, atom, listed, name, scalar

MOST_LINES = 14
"""The most lines of code; the others are counted."""

MOST_NAMED = 3
"""The most values that a sentence names; more are counted."""

LONGEST_FACTOR = 10
"""A longer name of a gradient is said once, and called dy in the lines."""

_COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SLOPES = {"tanh": "(1 \u2212 {y}\u00b2)", "sigmoid": "{y} \u00d7 (1 \u2212 {y})", "linear": ""}
"""How a slope is computed from the output y."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of code and its result: what it computes, or adds to a gradient."""

    code: str
    result: str


@dataclass(frozen=True, slots=True)
class StepText:
    """where: the step's place and value. sentence: what happens. reason: why, with numbers. local: the gradient that
    all lines multiply, "" without one. lines: one for each assignment."""

    where: str
    sentence: str
    reason: str
    local: str
    lines: tuple[CodeLine, ...]

    @property
    def text(self) -> str:
        """Everything as plain text."""
        code = "\n".join(f"{line.code}    {line.result}".rstrip() for line in self.lines)
        return "\n".join(filter(None, (self.where, self.sentence, self.reason, self.local, code)))


def step_text(stepper: Stepper, steps: Sequence[Step] | None = None, *, place: int = 0, who: str = "") -> StepText:
    """Describe the steps that a stepper did last, by default one. place: the number of the step, by default its place
    in its pass, where the seed is the first step backward. who: the name of the node that did them, by default that of
    its value."""
    passing = Passing(stepper, steps)
    if not passing.steps:
        return StepText("start", "Only the leaves have values yet.", "Step forward to compute the rest.", "", ())
    last = passing.steps[-1]
    who = who or name(passing.steps[0].value if last.phase == "backward" else last.value)
    is_forward = last.phase == "forward"
    number = place or sum((step.phase == "forward") == is_forward for step in stepper.done)
    where = f"step {number}, {who}"
    if is_forward:
        return _forward(passing, where)
    if last.phase == "seed":
        line = CodeLine(f"{gradient_of(last.value)} = 1", scalar(1.0))
        return StepText(where, f"The gradient of {who} by itself is 1.", _begun(stepper), "", (line,))
    return _backward(passing, where, who)


def _begun(stepper: Stepper) -> str:
    """Where gradients start, and what becomes of them on the way back."""
    goes_on = "is replaced" if stepper.mistakes.overwritten else "adds up"
    if stepper.mistakes.kept:
        return (
            f"Those of leaves start at what the last pass left, every other one at 0; each {goes_on} on the way back."
        )
    return f"Every other gradient starts at 0 and {goes_on} on the way back."


def gradient_of(value: Value) -> str:
    """The gradient of a value in code: a.grad."""
    return f"{atom(name(value))}.grad"


def _forward(passing: Passing, where: str) -> StepText:
    values = [step.value for step in passing.steps]
    lines = [CodeLine(_assignment(value), scalar(value.data)) for value in values[:MOST_LINES]]
    sentence = f"{_assignment(values[-1])}."
    reason = f"{printer.brief(values[-1])} = {scalar(values[-1].data)}."
    if values[-1] is passing.stepper.output:
        reason += " Every value is known now; step on for the gradients, from the end backward."
    return StepText(where, sentence, reason, "", tuple(lines))


def _assignment(value: Value) -> str:
    is_named = printer.formula(value) != value.label
    return f"{name(value)} = {printer.printed(value)}" if is_named else name(value)


def _backward(passing: Passing, where: str, who: str) -> StepText:
    passed = passing.passed
    if not passed:
        return StepText(
            where, f"{who} passes nothing on.", "All its operands are constants, which get no gradient.", "", ()
        )
    inner = passed[0].users[-1]
    is_single = all(each.users == passed[0].users for each in passed)
    local, factor = "", ""
    if is_single and len(passed[0].users) > 1:
        slopes = TIMES.join(scalar(share.local) for share in passed[0].chain[:-1])
        local = f"dz = {scalar(passed[0].chain[0].upstream)}{TIMES}{slopes} = {scalar(passed[0].share.upstream)}"
        factor = "dz"
    elif is_single:
        factor = gradient_of(inner)
        local = f"{factor} = {scalar(passed[0].share.upstream)}"
        if len(factor) > LONGEST_FACTOR:
            local, factor = f"dy = {local}", "dy"
    sign = "=" if passing.stepper.mistakes.overwritten else "+="
    lines = [_line(each, factor or gradient_of(each.users[-1]), sign) for each in passed[:MOST_LINES]]
    if len(passed) > MOST_LINES:
        lines.append(CodeLine(f"and {len(passed) - MOST_LINES:,} more", ""))
    return StepText(where, f"{who} {_goes_to(passed)}.", _reason(passing), local, tuple(lines))


def _line(passed: Passed, factor: str, sign: str) -> CodeLine:
    share = passed.share
    return CodeLine(f"{gradient_of(share.operand)} {sign} {scalar(share.local)}{TIMES}{factor}", scalar(share.product))


def _goes_to(passed: Sequence[Passed]) -> str:
    """Where the gradient goes: to values by name if they are few, else to so many neurons, inputs, weights."""
    several = len({each.head for each in passed}) > 1
    verb = "passes its gradients on to" if several else "passes its gradient on to"
    targets = list(dict.fromkeys(each.target for each in passed))
    sources = [value for value in targets if value in {each.target for each in passed if not _is_parameter(each)}]
    if not any(_is_parameter(each) for each in passed):
        return f"{verb} {_named(targets)}"
    weights = len(targets) - len(sources)
    if sources:
        return f"{verb} {_named(sources, before=True)}"
    return f"{verb} its {_number(weights)} weight{'s' * (weights != 1)}, the bias among them"


def _is_parameter(passed: Passed) -> bool:
    """Whether it goes to a weight or bias of a weighted sum."""
    op = passed.users[-1].op
    return (
        op is not None and op.name == "weighted_sum" and (passed.share.position % 2 == 1 or not passed.share.position)
    )


def _named(values: Sequence[Value], *, before: bool = False) -> str:
    if len(values) <= MOST_NAMED and not before:
        return listed([name(value) for value in values])
    made = [value.op is not None for value in values]
    kind = "neuron" if before and all(made) else "input" if before and not any(made) else "value"
    rest = f"{kind}{'s' * (len(values) != 1)} before it"
    return f"the {rest}" if len(values) == 1 else f"the {_number(len(values))} {rest}"


def _number(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"


def _reason(passing: Passing) -> str:
    """The rule: of the operation, or of a neuron with its numbers."""
    passed, last = passing.passed, passing.steps[-1].value
    assert last.op is not None
    if len(passing.steps) == 1 and last.op.name != "weighted_sum":
        wrong = " Here its sign is wrong, on purpose." if last.op.name == passing.stepper.mistakes.flipped else ""
        return f"{last.op.explanation}{wrong}{_added(passing)}"
    if len(passing.heads) > 1 or last.op.name != "weighted_sum":
        return f"Along each way, the slopes are multiplied.{_added(passing)}"
    head = passing.heads[0]
    assert head.op is not None
    # With a flipped sign, only the number is what is multiplied.
    is_flipped, number = head.op.name == passing.stepper.mistakes.flipped, scalar(passed[0].chain[0].local)
    written = "" if head is last else number if is_flipped else _SLOPES.get(head.op.name, number)
    slope = f"{TIMES}{written.format(y=_enclosed(head.data))}" if written else ""
    has_sources = not all(map(_is_parameter, passed))
    own = "its own weight" if has_sources else "the source it multiplies"
    return f"Each gets {scalar(passed[0].chain[0].upstream)}{slope}{TIMES}{own}{_added(passing, ',')}"


def _enclosed(number: float) -> str:
    """A number that a power follows: in brackets if it is negative."""
    return f"({scalar(number)})" if number < 0.0 else scalar(number)


def _added(passing: Passing, begin: str = "") -> str:
    """What the targets had before, as the end of a sentence; `begin` separates it from what it ends."""
    targets = [each.target for each in passing.passed if not _is_parameter(each)]
    givers = dict.fromkeys(giver for target in targets for giver in passing.others(target, later=False))
    end = "." if begin else ""
    if not givers:
        return end
    who = listed([name(giver) for giver in givers]) if len(givers) <= MOST_NAMED else f"{_number(len(givers))} others"
    them = "it" if len(targets) == 1 or begin else "them"
    if passing.stepper.mistakes.overwritten:
        how = "which replaces" if begin else "It replaces"
    else:
        how = "added to" if begin else "It is added to"
    return f"{begin} {how} what {who} gave {them} before."
