"""What a backward step, or all the steps of a folded node, pass to the values before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.autograd.value import Value
from core.lab.graph.stepper import Share, Step, Stepper


@dataclass(frozen=True, slots=True, eq=False)
class Passed:
    """A gradient on its way to one value outside. head: where it enters the steps. chain: one share per operation, from
    the head on; the last one goes to the value. users: what each of these operations made, the head first."""

    chain: tuple[Share, ...]
    users: tuple[Value, ...]

    @property
    def target(self) -> Value:
        """The value that gets it."""
        return self.chain[-1].operand

    @property
    def head(self) -> Value:
        """The value whose gradient it is a part of."""
        return self.users[0]

    @property
    def share(self) -> Share:
        """The last share: what is added to the target's gradient."""
        return self.chain[-1]


class Passing:
    """The gradients passed on by the steps that a stepper did last. steps: these steps; None: the last one."""

    def __init__(self, stepper: Stepper, steps: Sequence[Step] | None = None) -> None:
        self.stepper = stepper
        self.steps: tuple[Step, ...] = tuple(stepper.done[-1:] if steps is None else steps)

    @cached_property
    def passed(self) -> tuple[Passed, ...]:
        """One for each share that leaves the steps: sources first, then weights, then the rest."""
        inside = {step.value for step in self.steps if step.phase == "backward"}
        ways: dict[Value, list[tuple[tuple[Share, ...], tuple[Value, ...]]]] = {}
        found: list[Passed] = []
        for step in self.steps:
            entered = ways.get(step.value, [])
            # Where several ways meet inside, their sum goes on as one.
            chain, users = entered[0] if len(entered) == 1 else ((), ())
            for share in step.shares:
                way = ((*chain, share), (*users, step.value))
                if share.operand in inside:
                    ways.setdefault(share.operand, []).append(way)
                else:
                    found.append(Passed(*way))
        return tuple(sorted(found, key=_rank))

    @property
    def heads(self) -> tuple[Value, ...]:
        """Where gradients enter the steps, each value once."""
        return tuple(dict.fromkeys(each.head for each in self.passed))

    def others(self, target: Value, *, later: bool) -> tuple[Value, ...]:
        """What else passes a gradient to a value, in earlier or in later steps; a neuron's sum counts as the neuron."""
        end = self.stepper.position
        start = end - len(self.steps)
        users = (user for at, user in self._users.get(target, ()) if (at >= end if later else at < start))
        return tuple(dict.fromkeys(self._owners.get(user, user) for user in users))

    @cached_property
    def _users(self) -> Mapping[Value, Sequence[tuple[int, Value]]]:
        """A value -> the places of the steps that pass it a gradient, and what they do so for."""
        found: dict[Value, list[tuple[int, Value]]] = {}
        for at, step in enumerate(self.stepper.steps):
            for share in step.shares:
                found.setdefault(share.operand, []).append((at, step.value))
        return found

    @cached_property
    def _owners(self) -> Mapping[Value, Value]:
        """A weighted sum -> the activation that reads it."""
        return {
            step.value.operands[0]: step.value
            for step in self.stepper.steps
            if step.phase == "backward" and step.value.op is not None and step.value.op.activation
            if _is_sum(step.value.operands[0])
        }


def partner(share: Share, user: Value) -> Value | None:
    """The factor beside a value where it is multiplied: its weight, its source, or the other operand; else None."""
    assert user.op is not None
    if user.op.name == "multiply":
        return user.operands[1 - share.position]
    if user.op.name == "weighted_sum" and share.position > 0:
        return user.operands[share.position + (1 if share.position % 2 else -1)]
    return None


def _is_sum(value: Value) -> bool:
    return value.op is not None and value.op.name == "weighted_sum"


def _rank(passed: Passed) -> int:
    """Sources before weights before a bias; everything else as it is."""
    if not _is_sum(passed.users[-1]):
        return 0
    position = passed.share.position
    return 2 if position == 0 else position % 2
