"""Why a parameter has its value: the last update, worked back from its result."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from core.autograd.value import Value, history, recompute
from core.lab.notation import symbol
from core.lab.printer import named, total
from core.lab.rounding import near
from core.lab.why.why import Why, alone
from core.training.optimizers import KNOBS, OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULES
from core.training.settings import NUMBERS, TrainingSettings
from core.training.state import COUNT, EPOCH, PLACE, TrainingState
from core.training.trainer import Trainer
from core.training.update import clipping_factor

EXACT = 1e-9
"""The relative error that a formula may have."""


def why_rate(settings: TrainingSettings, epoch: int) -> Why:
    """The learning rate after so many epochs."""
    rate, title = settings.rate_at(epoch), f"The learning rate in epoch {epoch + 1:,}"
    operands = (
        named(epoch, "epochs so far"),
        named(settings.schedule_epochs, "schedule length"),
        named(settings.schedule_factor, "schedule factor"),
    )
    share = SCHEDULES[settings.schedule].share(*operands)
    if not isinstance(share, Value):
        return alone(title, "as set", rate)
    return Why(title, named(settings.learning_rate, "base learning rate") * share, rate)


class LastUpdate:
    """The start of a state's last update, and the reasons for its result.

    before: the parameters before it, in the order of the state; those that took no part have their present value.
    epoch: how many epochs were finished then. The settings are the trainer's: if the update had others, its step cannot
    be explained, and its reason says so.
    """

    def __init__(self, trainer: Trainer, state: TrainingState, epoch: int | None = None) -> None:
        self.trainer, self.state, self.settings = trainer, state, trainer.experiment.settings
        self.epoch = epoch_of_update(trainer, state) if epoch is None else epoch
        self.known = ~np.isnan(state.last_step)
        self.before = np.array([_before(*pair) for pair in zip(state.parameters, state.last_step, strict=True)])
        self.died = state.dead & self.known & (state.last_step != 0.0)
        self.moving = trainer.rules.trained & self.known & (~state.dead | self.died)
        self.rate = self.settings.rate_at(self.epoch)
        with np.errstate(all="ignore"):
            slope = PENALTIES[self.settings.penalty].slope(self.before)
            penalty = np.where(trainer.rules.penalized, trainer.rules.penalty_rate * slope, 0.0)
            self.objective_gradient = state.last_gradient + penalty
            self.scale = clipping_factor(self.objective_gradient[self.moving], self.settings.clip)

    def why_value(self, at: int, title: str) -> Why:
        """A parameter that took part in an update: its value before, plus the step."""
        value, step = float(self.state.parameters[at]), float(self.state.last_step[at])
        remark = ""
        if self.died[at]:
            remark = "The penalty pushed it through 0 in this update: it stays 0 from now on."
        elif self.state.dead[at]:
            remark = "The penalty pushed it through 0 some updates ago: it has been 0 since."
        return Why(title, self._before(at) + named(step, "last step"), value, remark)

    def whys_of_step(self, at: int, name: str) -> tuple[Why, ...]:
        """The last step of a parameter by the optimizer's formula, and what it is made from, down to the gradient."""
        step, title = float(self.state.last_step[at]), f"The last step of {name}"
        if self.died[at]:
            remark = "The penalty pushed it through 0, where it stays: the step takes all of it."
            return (Why(title, -self._before(at), step, remark),)
        if not self.moving[at] and step == 0.0:
            return (alone(title, "0", step, "Updates do not change it."),)
        for update in (self, *self._others()):
            for expression, remark in update._steps(at):
                why = Why(title, expression, step, remark)
                if is_close(why):
                    return (why, *update._inputs(at))
        remark = "It was made with other settings or from other values: the present ones do not give it."
        return (alone(title, "as made", step, remark),)

    def _others(self) -> Iterator["LastUpdate"]:
        """The same with the present epoch, because new data restart it."""
        present = int(self.state.counters[EPOCH])
        if present != self.epoch:
            yield LastUpdate(self.trainer, self.state, present)

    def _steps(self, at: int) -> Iterator[tuple[Value, str]]:
        """The step's formula, and the one that is rounded as the parameter is."""
        before, rate = self._before(at), named(self.rate, "learning rate")
        direction, decay = self._rule(at).direction, named(self.settings.weight_decay, "weight decay")
        decays = decay.data != 0.0
        yield -rate * decay * before - rate * direction if decays else -rate * direction, ""
        kept = before - rate * decay * before if decays else before
        remark = "A step this small is rounded with its parameter: before is added and subtracted again."
        yield kept - rate * direction - before, remark

    def _inputs(self, at: int) -> Iterator[Why]:
        """The inputs of a step."""
        if self.settings.schedule != "constant":
            yield why_rate(self.settings, self.epoch)
        yield from self._rule(at).remembered
        if self._is_reshaped:
            yield self._why_final_gradient(at)
        if self.scale != 1.0:
            yield self._why_scale()

    @property
    def _is_reshaped(self) -> bool:
        """Whether a penalty or clipping comes between the gradient and the optimizer."""
        return self.scale != 1.0 or self._has_penalty

    @property
    def _has_penalty(self) -> bool:
        return self.settings.penalty != "none" and self.settings.penalty_rate != 0.0

    def _before(self, at: int) -> Value:
        return named(self.before[at], "before")

    def _rule(self, at: int) -> "AppliedRule":
        gradient = named(
            self.scale * self.objective_gradient[at], "final gradient" if self._is_reshaped else "gradient"
        )
        return applied_rule(self.settings, gradient, self.state.memory[:, at].tolist())

    def _why_final_gradient(self, at: int) -> Why:
        whole = named(self.state.last_gradient[at], "gradient")
        if self.trainer.rules.penalized[at] and self._has_penalty:
            slope = PENALTIES[self.settings.penalty].slope(self._before(at))
            whole = whole + named(self.settings.penalty_rate, "penalty rate") * slope
        if self.scale != 1.0:
            whole = named(self.scale, "clipping factor") * whole
        return Why("The final gradient, which the optimizer gets", whole, self.scale * self.objective_gradient[at])

    def _why_scale(self) -> Why:
        limit, title = named(self.settings.clip, "largest norm"), "The clipping factor"
        parts = [named(part, "gradient") for part in self.objective_gradient[self.moving]]
        remark = f"The sum is over all {len(parts):,} parameters that move."
        why = Why(title, limit / total([part * part for part in parts]).sqrt(), self.scale, remark)
        if is_close(why):
            return why
        return Why(title, limit / named(limit.data / self.scale, "norm of all gradients"), self.scale)


@dataclass(frozen=True, slots=True, eq=False)
class AppliedRule:
    """An optimizer's rule applied to one parameter. direction: the step divided by minus the learning rate, from the
    present memory. remembered: the reason for each number of the memory."""

    direction: Value
    remembered: tuple[Why, ...]


def applied_rule(settings: TrainingSettings, gradient: Value, memory: Sequence[float]) -> AppliedRule:
    """Run the rule on values, from the memory that the optimizer must have had before."""
    optimizer = OPTIMIZERS[settings.optimizer]
    knobs = [named(getattr(settings, knob), symbol(NUMBERS[knob].label)) for knob in optimizer.knobs]
    knobs += [Value(0.0)] * (KNOBS - len(knobs))

    def run(past: Sequence[float]) -> tuple[Value, list[Value], list[Value]]:
        before = [named(each, f"{name} before") for each, name in zip(past, optimizer.memory_names, strict=True)]
        direction, *after = optimizer.rule(gradient, *before, *knobs)
        return direction, before, after

    past = _worked_back(run, memory)
    direction, before, after = run(past)
    whys = []
    for made, was, now, name in zip(after, before, memory, optimizer.memory_names, strict=True):
        if made is was:
            continue
        why = Why(f"The {name}", made, now)
        if made.op is None:
            # The rule remembers an operand as it is, such as the gradient, which keeps its own name.
            whys.append(why)
        else:
            named(made, name)
            # A rule that forgets, such as a maximum, cannot be worked back.
            whys.append(why if is_close(why) else alone(why.title, "as remembered", now))
            made.data = now
    recompute(history(direction, known=after))
    return AppliedRule(direction, tuple(whys))


def epoch_of_update(trainer: Trainer, state: TrainingState) -> int:
    """How many epochs were finished when the last update was made."""
    return max(0, (_samples_until_update(trainer, state) - 1) // max(1, trainer.data.train_count))


def _samples_until_update(trainer: Trainer, state: TrainingState) -> int:
    counters = state.counters
    return int(counters[EPOCH] * trainer.data.train_count + counters[PLACE] - counters[COUNT])


def is_close(why: Why) -> bool:
    """Whether the formula gives its number."""
    return math.isclose(why.again(), why.result, rel_tol=EXACT)


def _before(now: float, step: float) -> float:
    now, step = float(now), float(step)
    return now if math.isnan(step) else near(now - step, partial(_leads, now=now, step=step))


def _leads(before: float, now: float, step: float) -> bool:
    return before + step == now and now - before == step


def _worked_back(run: Callable[[Sequence[float]], Any], memory: Sequence[float]) -> list[float]:
    """The memory before: a rule keeps a share of it and adds the rest, so two runs determine both."""
    past = [0.0] * len(memory)
    _, before, rests = run(past)
    for k, (was, rest, now) in enumerate(zip(before, rests, memory, strict=True)):
        rest.backward()
        if was.grad == 0.0:
            continue

        def gives(number: float, k: int = k, now: float = now) -> bool:
            return bool(run([*past[:k], number, *past[k + 1 :]])[2][k].data == now)

        found = (now - rest.data) / was.grad
        past[k] = near(found if math.isfinite(found) else 0.0, gives)
    return past
