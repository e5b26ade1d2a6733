"""Backpropagation by hand: every gradient as a question, and a hint for each usual mistake."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from core.autograd.value import Value
from core.lab.graph.stepper import Mistakes, Share, Step, Stepper
from core.lab.notation import listed, name, scalar
from core.problem import UserError

TOLERANCE, LAST = 1e-3, 1.5
"""How far off an answer may be if intermediate steps were rounded: relative to the gradient, and in units of the last
typed place."""

NOTHING = 1e-9
"""The rounding error of a gradient, relatively; a gradient below it is 0."""

LEAST_FIGURES = 2
"""Digits that an answer needs if it is right only by rounding; whole numbers never are."""

MOST_USES = 3
"""Most uses of one value that a hint lists one by one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer is right, and a hint: one sentence that says what is wrong or what to do; "" if it is right."""

    is_right: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """questions: how many there are. asked: those tried or shown. known: those whose gradient was found or shown.
    first: those found at the first try."""

    questions: int
    asked: int
    known: int
    first: int


@dataclass(frozen=True, slots=True)
class Use:
    """An operation that uses a value, and what it passes back to the value."""

    user: Value
    share: Share


class Quiz:
    """Asks for the gradient of every value that has a finite one, in the order in which backward completes them, the
    output first. Numbers written into the expression are left out. The answer is always the correct gradient, whatever
    mistakes the stepper makes on purpose."""

    def __init__(self, stepper: Stepper) -> None:
        right = Stepper(stepper.output) if stepper.mistakes else stepper
        self.output, self._right, self._steps = right.output, right.right, right.steps
        self._uses: dict[Value, list[Use]] = {value: [] for value in right.values}
        completed: dict[Value, tuple[int, int]] = {}
        for at, step in enumerate(right.steps):
            if step.phase == "seed":
                completed[step.value] = (at, 0)
            for share in step.shares:
                self._uses[share.operand].append(Use(step.value, share))
                completed[share.operand] = (at, share.position)
        self.questions: tuple[Value, ...] = tuple(
            value
            for value in sorted(completed, key=completed.__getitem__)
            if math.isfinite(self._right[value]) and not value.constant
        )
        self._numbers = tuple((value.label, value.data, self._right[value]) for value in self.questions)
        self._tried: set[Value] = set()
        self._known: set[Value] = set()
        self._first: set[Value] = set()

    @property
    def known(self) -> frozenset[Value]:
        """The values whose gradient was found or shown."""
        return frozenset(self._known)

    @property
    def next(self) -> Value | None:
        """The first value whose gradient is not known yet."""
        return next((value for value in self.questions if value not in self._known), None)

    @property
    def score(self) -> Score:
        """The present score."""
        return Score(len(self.questions), len(self._tried), len(self._known), len(self._first))

    def answer(self, value: Value, number: float) -> Verdict:
        """Check an answer for the gradient of a value. KeyError if that is not a question."""
        verdict = self._verdict(self._asked(value), number)
        if verdict.is_right and value not in self._tried:
            self._first.add(value)
        if verdict.is_right:
            self._known.add(value)
        self._tried.add(value)
        return verdict

    def show(self, value: Value) -> float:
        """Show the gradient of a value; it does not count as found. KeyError if that is not a question."""
        self._tried.add(self._asked(value))
        self._known.add(value)
        return self._right[value]

    def restart(self) -> None:
        """Forget all answers."""
        self._tried.clear()
        self._known.clear()
        self._first.clear()

    def take_over(self, other: "Quiz") -> bool:
        """Take over the answers of another quiz if it asks the same: the same names with the same numbers."""
        if self._numbers != other._numbers:
            return False
        same = dict(zip(other.questions, self.questions, strict=True))
        self._tried = {same[value] for value in other._tried}
        self._known = {same[value] for value in other._known}
        self._first = {same[value] for value in other._first}
        return True

    def _asked(self, value: Value) -> Value:
        if value not in self.questions:
            raise KeyError(value.label)
        return value

    def _verdict(self, value: Value, number: float) -> Verdict:
        right = self._right[value]
        if is_right(number, right):
            return Verdict(True)
        if value is self.output:
            return Verdict(False, "The output by itself: if it changes by h, how many times h does it change?")
        uses = self._uses[value]
        for usual, hint in _mistakes(value, uses, right, self.output):
            if is_right(number, usual):
                return Verdict(False, hint)
        for gradients, hint in self._slips:
            if is_right(number, gradients.get(value, math.nan)):
                return Verdict(False, hint)
        return Verdict(False, _calculation(value, uses))

    @cached_property
    def _slips(self) -> tuple[tuple[Mapping[Value, float], str], ...]:
        """The gradients that each mistake in the whole pass leads to, with its hint."""
        found = [(_passed(self.output, mistakes), hint) for mistakes, hint in _PASSES]
        twice = {value: 2.0 * gradient for value, gradient in self._right.items()}
        return *found, (_counted_once(self._steps), _ONCE), (twice, _TWICE)


def is_right(number: float, right: float) -> bool:
    """Whether an answer is the right number, or is rounded from it to the typed places, at most one off in the last
    digit. A right number with no more places than that must be met: 14.003 is not 14. Nothing is close to what is not
    finite."""
    if not (math.isfinite(right) and math.isfinite(number)):
        return False
    off, exact = abs(number - right), NOTHING * max(1.0, abs(right))
    if off <= exact:
        return True
    _, figures, places = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(places, int)
    unit = 10.0**places
    if abs(right - round(right / unit) * unit) <= exact:
        return False
    is_rounded = places < 0 and len(figures) >= LEAST_FIGURES and off <= 0.5 * unit
    return is_rounded or off <= min(TOLERANCE * abs(right), LAST * unit)


_PASSES = (
    (
        Mistakes(unordered=True),
        "That passes a gradient on too early: wait until everything that uses a value has added its part.",
    ),
    (
        Mistakes(overwritten=True),
        "That uses = instead of +=: a value used several times keeps only the last part.",
    ),
)
_ONCE = "That counts a value once where an operation uses it twice, as x*x does: each use adds its part."
_TWICE = "That is twice the gradient, as if two passes added up: start with 0."


def _passed(output: Value, mistakes: Mistakes) -> Mapping[Value, float]:
    """The gradients after a pass with mistakes; none if it takes too many steps."""
    try:
        stepper = Stepper(output, mistakes)
    except UserError:
        return {}
    stepper.go_to(len(stepper.steps))
    return stepper.gradients


def _counted_once(steps: Sequence[Step]) -> Mapping[Value, float]:
    """The gradients if each operation passed only one gradient to each value."""
    found: dict[Value, float] = {}
    for step in steps:
        if step.phase == "seed":
            found[step.value] = 1.0
        for share in {share.operand: share for share in reversed(step.shares)}.values():
            found[share.operand] = found.get(share.operand, 0.0) + share.local * found[step.value]
    return found


_Usual = Iterator[tuple[float, str]]
"""The result of each usual mistake, with its hint; the likeliest first."""


def _mistakes(value: Value, uses: Sequence[Use], right: float, output: Value) -> _Usual:
    called = name(value)
    yield -right, "The size is right, the sign is wrong."
    yield from _partial(value, uses)
    yield from _unmultiplied(uses)
    for use in uses:
        other = _other(use)
        if other is not None:
            yield (
                value.data * use.share.upstream,
                f"In a product the local derivative by {called} is the other operand, {name(other)}, not {called}.",
            )
    yield value.data, f"That is the data of {called}; its gradient is how fast {name(output)} changes with it."


def _partial(value: Value, uses: Sequence[Use]) -> _Usual:
    """Some uses are not counted: only one of them, or only the first few."""
    products = [use.share.product for use in uses]
    if len(uses) > 1:
        for part in (*products, *list(accumulate(products))[:-1]):
            yield part, f"{_goes_into(value, uses)}: add up what comes from each use."


def _unmultiplied(uses: Sequence[Use]) -> _Usual:
    """One of the two factors left out."""
    locals_, upstreams = [use.share.local for use in uses], [use.share.upstream for use in uses]
    for local in (*locals_, sum(locals_)):
        yield local, "That is the local derivative alone: multiply it by the gradient from above."
    for upstream in (*upstreams, sum(upstreams)):
        yield upstream, "That is the gradient from above alone: multiply it by the local derivative."


def _calculation(value: Value, uses: Sequence[Use]) -> str:
    """The calculation, with its numbers."""
    if len(uses) > MOST_USES:
        return f"{_goes_into(value, uses)}: for each use, gradient from above times local derivative; add them all up."
    parts = [
        f"the gradient of {name(use.user)} is {scalar(use.share.upstream)} and the local derivative by {name(value)} "
        f"{scalar(use.share.local)}"
        for use in uses
    ]
    end = "multiply them." if len(uses) == 1 else "multiply each pair and add up."
    sentence = f"{'; '.join(parts)}: {end}"
    return sentence[0].upper() + sentence[1:]


def _goes_into(value: Value, uses: Sequence[Use]) -> str:
    users = list(dict.fromkeys(use.user for use in uses))
    if len(users) == 1:
        times = "twice" if len(uses) == 2 else f"{len(uses)} times"
        return f"{name(value)} goes into {name(users[0])} {times}"
    if len(users) > MOST_USES:
        return f"{name(value)} goes into {len(users)} values"
    return f"{name(value)} goes into {listed([name(user) for user in users])}"


def _other(use: Use) -> Value | None:
    """The other factor where a value is multiplied."""
    assert use.user.op is not None
    position, operands = use.share.position, use.user.operands
    if use.user.op.name == "multiply":
        return operands[1 - position]
    if use.user.op.name == "weighted_sum" and position > 0:
        return operands[position + 1 if position % 2 else position - 1]
    return None
