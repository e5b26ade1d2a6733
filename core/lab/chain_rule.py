"""The chain rule at one value that gets a gradient in a step: an equation in symbols and in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.autograd.value import Value, weighted_sum
from core.lab.graph.passing import Passed, Passing, partner
from core.lab.graph.stepper import Step, Stepper
from core.lab.network.neuron import NeuronOp
from core.lab.notation import TIMES, atom, listed, name, scalar

LONGEST_OUTPUT = 4
"""An output with a longer name is called L."""

MOST_NAMED = 3

Kind = Literal["gradient", "slope", "value"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. symbol: its name. of: for a gradient, the name of the value it is by. kind: "slope" for that of an
    operation, "value" for a weight, a source or another operand."""

    symbol: str
    number: float
    kind: Kind
    of: str = ""


@dataclass(frozen=True, slots=True)
class ChainRule:
    """title: where it is. remark: where the rest of the gradient comes from. output: the letter of the output. target:
    the name of the value. sign: "+=", or "=" by mistake. factors: multiplied they are the product, which the step adds.
    at, count: the place among all targets of the step."""

    title: str
    remark: str
    output: str
    target: str
    sign: str
    factors: tuple[Factor, ...]
    product: float
    at: int
    count: int

    @property
    def text(self) -> str:
        """The equation as plain text."""
        symbols = TIMES.join(self.partial(factor.of) if factor.of else factor.symbol for factor in self.factors)
        numbers = TIMES.join(scalar(factor.number) for factor in self.factors)
        return f"{self.partial(self.target)} {self.sign} {symbols} = {numbers} = {scalar(self.product)}"

    def partial(self, called: str) -> str:
        """The derivative of the output by a value with that name."""
        return f"\u2202{self.output}/\u2202{atom(called)}"


def chain_rules(stepper: Stepper, steps: Sequence[Step] | None = None) -> tuple[ChainRule, ...]:
    """The chain rule at each target of the steps that a stepper did last, by default of one. Empty where no gradient is
    passed on: at the start, in the forward pass and at the seed."""
    passing = Passing(stepper, steps)
    passed = passing.passed
    return tuple(_rule(passing, each, at, len(passed)) for at, each in enumerate(passed))


def _rule(passing: Passing, passed: Passed, at: int, count: int) -> ChainRule:
    output = passing.stepper.output
    letter = name(output) if len(name(output)) <= LONGEST_OUTPUT and name(output) != "loss" else "L"
    first, share = passed.chain[0], passed.share
    factors = [Factor("gradient from above", first.upstream, "gradient", name(passed.head))]
    for each, user in zip(passed.chain, passed.users, strict=True):
        factors += _slopes(each.local, user, partner(each, user), each.position)
    sign = "=" if passing.stepper.mistakes.overwritten else "+="
    return ChainRule(
        f"Chain rule at {name(passed.target)}",
        _remark(passing, passed),
        letter,
        name(passed.target),
        sign,
        tuple(factors),
        share.product,
        at,
        count,
    )


def _slopes(local: float, user: Value, other: Value | None, position: int) -> list[Factor]:
    """The local derivative as one factor; that of a whole neuron as two."""
    assert user.op is not None
    if isinstance(user.op, NeuronOp):
        weight = user.op.weights[position].data
        return [Factor(f"slope of {user.op.inner.name}", _steepness(user), "slope"), Factor("weight", weight, "value")]
    if other is not None:
        is_weight = user.op.name == "weighted_sum" and position % 2 == 0
        # A flipped sign shows in the number.
        return [Factor("weight" if is_weight else name(other), local, "value")]
    word = {"weighted_sum": "+"}.get(user.op.name, user.op.name if user.op.arity == 1 else user.op.symbol)
    return [Factor(f"slope of {word}", local, "slope")]


def _steepness(neuron: Value) -> float:
    """The slope of a whole neuron's activation at its sum."""
    assert isinstance(neuron.op, NeuronOp)
    weights, sources = [each.data for each in neuron.op.weights], [each.data for each in neuron.operands]
    total = weighted_sum(weights, sources, neuron.op.bias.data)
    with np.errstate(all="ignore"):
        return float(neuron.op.inner.slopes(total.data, neuron.data)[0])


def _remark(passing: Passing, passed: Passed) -> str:
    target, head = passed.target, name(passed.head)
    earlier, later = (passing.others(target, later=later) for later in (False, True))
    again = [each for each in passing.passed if each.target is target and each is not passed]
    words, replaces = [f"from {head}"], passing.stepper.mistakes.overwritten
    if any(each.users == passed.users for each in again):
        words.append(f"{name(passed.users[-1])} uses it more than once")
    elif again:
        heads = _named(tuple(dict.fromkeys(each.head for each in again)))
        words.append(
            f"only the last of it and what comes from {heads} stays"
            if replaces
            else f"added to what comes from {heads}"
        )
    if earlier:
        words.append(f"{'replaces what' if replaces else 'the rest of its gradient'} came through {_named(earlier)}")
    if later:
        words.append(f"{'will be replaced by what comes' if replaces else 'more will come'} through {_named(later)}")
    return "; ".join(words)


def _named(values: Sequence[Value]) -> str:
    return listed([name(value) for value in values]) if len(values) <= MOST_NAMED else f"{len(values)} others"
