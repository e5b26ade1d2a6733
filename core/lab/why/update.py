"""Why a parameter has its value: the last update, worked back from what it left behind."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from core.lab.notation import TIMES, digits
from core.lab.why.reason import Reason
from core.lab.why.text import Term, Why, Written, alone, filled, near, summed
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.settings import TrainingSettings
from core.training.state import COUNT, EPOCH, PLACE, TrainingState
from core.training.trainer import Trainer
from core.training.update import shortening

EXACT = 1e-9
"""How far, of itself, a formula may be off the number it explains."""

NAMES: Mapping[str, str] = {
    "before": "before", "step": "last step", "rate": "learning rate", "decay": "weight decay", "slope": "gradient",
    "m": "mean", "v": "mean square", "p": "fill 1", "q": "fill 2", "momentum": "momentum", "smoothing": "smoothing",
    "beta1": "\u03b2\u2081", "beta2": "\u03b2\u2082", "epsilon": "\u03b5", "scale": "shortening",
    "gradient": "gradient", "cost": "penalty rate", "sign": "sign of before", "factor": "factor",
}  # fmt: skip
"""What the symbols of templates are called."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A number that an optimizer remembers: decay * before + rest. row: its place in the memory. title: what it is."""

    symbol: str
    title: str
    row: int
    decay: str
    rest: str


@dataclass(frozen=True, slots=True)
class Direction:
    """How an optimizer's step, over minus the learning rate, follows from what it remembers by now."""

    template: str
    memory: tuple[Remembered, ...] = ()


_MEAN = Remembered("m", "The mean of gradients", 0, "beta1", "(1.0 - {beta1})*{slope}")
_VELOCITY = Remembered("m", "The velocity", 0, "momentum", "{slope}")
_ADAM = Direction("({m}/{p})/(sqrt({v}/{q}) + {epsilon})", (
    _MEAN,
    Remembered("v", "The mean of their squares", 1, "beta2", "(1.0 - {beta2})*{slope}*{slope}"),
    Remembered("p", "How full the mean is", 2, "beta1", "(1.0 - {beta1})"),
    Remembered("q", "How full the mean of squares is", 3, "beta2", "(1.0 - {beta2})"),
))  # fmt: skip

DIRECTIONS: Mapping[str, Direction] = {
    "sgd": Direction("{slope}"),
    "momentum": Direction("{m}", (_VELOCITY,)),
    "nesterov": Direction("({slope} + {momentum}*{m})", (_VELOCITY,)),
    "rmsprop": Direction("{slope}/(sqrt({v}) + {epsilon})", (
        Remembered("v", "The mean of squared gradients", 1, "smoothing", "(1.0 - {smoothing})*{slope}*{slope}"),
    )),
    "adam": _ADAM,
    "adamw": _ADAM,
}  # fmt: skip
"""Optimizer -> the formula of its direction; the rules themselves stand in core.training.optimizers."""

PULLS: Mapping[str, str] = {"L1": "{cost}*{sign}", "L2": "{cost}*{before}", "L2_all": "{cost}*2.0*{before}"}
"""Penalty -> its slope."""

RATES: Mapping[str, str] = {
    "step": "{rate}*{factor}**{steps}",
    "cosine": "{rate}*({factor} + (1.0 - {factor})*0.5*(1.0 + cos({pi}*{share})))",
    "linear": "{rate}*(1.0 - (1.0 - {factor})*{share})",
}
"""Schedule -> the learning rate of an epoch."""


def why_rate(settings: TrainingSettings, epoch: int) -> Why:
    """The learning rate after so many epochs."""
    rate, title = settings.rate_at(epoch), f"The learning rate in epoch {epoch + 1:,}"
    if settings.schedule == "constant":
        return alone("as it is set", rate).gives(title, rate)
    passed = epoch / settings.schedule_epochs
    numbers = {
        "rate": settings.learning_rate, "factor": settings.schedule_factor, "steps": float(math.floor(passed)),
        "share": min(passed, 1.0), "pi": math.pi,
    }  # fmt: skip
    names = {**NAMES, "steps": "times so far", "share": "share of its way", "pi": "\u03c0"}
    return filled(RATES[settings.schedule], numbers, names).gives(title, rate)


class LastUpdate:
    """What the last update of a state started from, and the reasons of what it did.

    before: the parameters before it, in the order of the state; those that took no part as they are. epoch: the epochs
    that were finished then. The settings are the trainer's: if they were others, a step cannot be told from them, and
    its reason says so.
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
            pull = np.where(trainer.rules.penalized, trainer.rules.penalty_rate * slope, 0.0)
            self.pulled = state.last_gradient + pull
            self.scale = shortening(self.pulled[self.moving], self.settings.clip)

    def why_value(self, at: int, name: str) -> Why:
        """A parameter that took part in an update: what it was before, and the step."""
        value, step = float(self.state.parameters[at]), float(self.state.last_step[at])
        note = ""
        if self.died[at]:
            note = "The penalty pushed it through 0 in this update: it stays 0 from now on."
        elif self.state.dead[at]:
            note = "The penalty pushed it through 0 some updates ago: since then it stays 0."
        numbers = {"before": float(self.before[at]), "step": step}
        return filled("{before} + {step}", numbers, NAMES).gives(name, value, note)

    def whys_of_step(self, at: int, name: str) -> tuple[Why, ...]:
        """The last step of a parameter by the optimizer's formula, and what goes into it, down to the gradient."""
        step, title = float(self.state.last_step[at]), f"The last step of {name}"
        if self.died[at]:
            numbers = {"before": float(self.before[at])}
            note = "The penalty pushed it through 0, where it is held: the step takes all of it."
            return (filled("-{before}", numbers, NAMES).gives(title, step, note),)
        if not self.moving[at] and step == 0.0:
            return (alone("0", step).gives(title, step, "It is held: updates leave it as it is."),)
        for update in (self, *self._others()):
            for written, note in update._steps(at):
                told = written.gives(title, step, note)
                if is_close(told.reason):
                    return (told, *update._inputs(at))
        note = (
            "It was made with other settings, or from other values, than the present ones: they do not give it again."
        )
        return (alone("as it was made", step).gives(title, step, note),)

    def _others(self) -> Iterator["LastUpdate"]:
        """The same in the present epoch: new data begin it again."""
        present = int(self.state.counters[EPOCH])
        if present != self.epoch:
            yield LastUpdate(self.trainer, self.state, present)

    def _steps(self, at: int) -> Iterator[tuple[Written, str]]:
        """The step's formula, and the one that rounds as the parameter does."""
        numbers, names = self._numbers(at), self._names()
        decays = "{rate}*{decay}*{before}" if numbers["decay"] else ""
        direction = DIRECTIONS[self.settings.optimizer].template
        plain = f"-{decays} - {{rate}}*{direction}" if decays else f"-{{rate}}*{direction}"
        yield filled(plain, numbers, names), ""
        kept = f"{{before}} - {decays}" if decays else "{before}"
        note = "So small a step is rounded with the parameter it moves: before is added, and taken away again."
        yield filled(f"{kept} - {{rate}}*{direction} - {{before}}", numbers, names), note

    def _inputs(self, at: int) -> Iterator[Why]:
        """What a step is made of."""
        numbers, names = self._numbers(at), self._names()
        if self.settings.schedule != "constant":
            yield why_rate(self.settings, self.epoch)
        for row in DIRECTIONS[self.settings.optimizer].memory:
            yield _why_remembered(row, numbers, names)
        if self._is_reshaped:
            yield self._why_slope(at, numbers)
        if self.scale != 1.0:
            yield self._why_scale()

    @property
    def _is_reshaped(self) -> bool:
        """Whether a penalty or a limit comes between the gradient and the optimizer."""
        return self.scale != 1.0 or (self.settings.penalty != "none" and self.settings.penalty_rate != 0.0)

    def _names(self) -> Mapping[str, str]:
        velocity = {"m": "velocity"} if "momentum" in OPTIMIZERS[self.settings.optimizer].knobs else {}
        return {**NAMES, **velocity, "slope": "slope" if self._is_reshaped else "gradient"}

    def _numbers(self, at: int) -> dict[str, float]:
        state, settings = self.state, self.settings
        knobs = {name: float(getattr(settings, name)) for name in OPTIMIZERS[settings.optimizer].knobs}
        memory = dict(zip("mvpq", state.memory[:, at].tolist(), strict=True))
        before = float(self.before[at])
        return {
            **knobs, **memory, "before": before, "rate": self.rate, "decay": settings.weight_decay,
            "slope": float(self.scale * self.pulled[at]), "scale": self.scale, "cost": settings.penalty_rate,
            "gradient": float(state.last_gradient[at]), "sign": float(np.sign(before)),
        }  # fmt: skip

    def _why_slope(self, at: int, numbers: Mapping[str, float]) -> Why:
        pull = PULLS.get(self.settings.penalty, "") if self.trainer.rules.penalized[at] else ""
        inner = f"({{gradient}} + {pull})" if pull else "{gradient}"
        template = f"{{scale}}*{inner}" if self.scale != 1.0 else inner.strip("()")
        return filled(template, numbers, NAMES).gives("The slope, as the optimizer got it", numbers["slope"])

    def _why_scale(self) -> Why:
        slopes = [float(slope) for slope in self.pulled[self.moving]]
        terms = [Term(f"slope{TIMES}slope", f"{digits(x)}*{digits(x)}", x * x) for x in slopes]
        whole = summed(terms, "squares")
        limit = self.settings.clip
        names = ("limit / \u221a(", ")")
        written = whole.within(f"{digits(limit)}/sqrt(", ")", names=names)
        title, note = "The shortening", f"The sum is over all {len(terms):,} parameters that move."
        told = written.gives(title, self.scale, note)
        if is_close(told.reason):
            return told
        numbers = {"limit": limit, "norm": limit / self.scale}
        return filled("{limit}/{norm}", numbers, {"norm": "norm of all slopes"}).gives(title, self.scale)


def epoch_of_update(trainer: Trainer, state: TrainingState) -> int:
    """The epochs that were finished when the last update was made."""
    return max(0, (_samples_until_update(trainer, state) - 1) // max(1, trainer.data.train_count))


def _samples_until_update(trainer: Trainer, state: TrainingState) -> int:
    counters = state.counters
    return int(counters[EPOCH] * trainer.data.train_count + counters[PLACE] - counters[COUNT])


def is_close(reason: Reason) -> bool:
    """Whether the formula gives its number."""
    return math.isclose(reason.again(), reason.result, rel_tol=EXACT)


def _before(now: float, step: float) -> float:
    now, step = float(now), float(step)
    return now if math.isnan(step) else near(now - step, partial(_leads, now=now, step=step))


def _leads(before: float, now: float, step: float) -> bool:
    return before + step == now and now - before == step


def _why_remembered(row: Remembered, numbers: Mapping[str, float], names: Mapping[str, str]) -> Why:
    """A remembered number from the one before, which is worked back from it."""
    now, decay = numbers[row.symbol], numbers[row.decay]
    template = f"{{{row.decay}}}*{{past}} + {row.rest}"

    def told(past: float) -> Why:
        word = names[row.symbol]
        written = filled(template, {**numbers, "past": past}, {**names, "past": f"{word} before"})
        return written.gives(row.title, now)

    def gives(past: float) -> bool:
        return told(past).reason.again() == now

    rest = told(0.0).reason.again()
    worked_back = (now - rest) / decay if decay else 0.0
    return told(near(worked_back if math.isfinite(worked_back) else 0.0, gives))
