"""The lecture's loop as a whole: without mistakes, with mistakes next to it, and on the fast engine."""

import time

from core.lab.graph.stepper import Mistakes
from core.lab.loop.engine_twin import Twin
from core.lab.loop.lecture import FORWARD, LINES, RATE, SEED, UPDATE, Lecture
from core.training.engine import Engine


class Loop:
    """All three begin with the same weights and use the same learning rates.

    right, wrong: the eager loops without and with mistakes; wrong is None while no mistake is on. twin: the engine.
    rate: the learning rate of the next update. difference: the largest so far between a loss printed by the eager loop
    and the engine's, None before the first. After a mistake is switched on late, `catch_up` runs the wrong loop from
    the first round on; the right loop continues.
    """

    def __init__(self, seed: int = SEED, engine: Engine | None = None) -> None:
        self.seed, self.rate, self.mistakes = seed, RATE, Mistakes()
        self._engine = engine
        self.right: Lecture
        self.wrong: Lecture | None
        self.twin: Twin
        self.difference: float | None
        self._rates: list[float]
        self.restart(seed)

    @property
    def fault(self) -> str:
        """A sentence once the right loop has nothing more to train, or ""."""
        return self.right.fault

    @property
    def is_level(self) -> bool:
        """Whether the wrong loop is where the right one is, or can get no further."""
        return self.wrong is None or bool(self.wrong.fault) or _position(self.wrong) == _position(self.right)

    def restart(self, seed: int | None = None) -> None:
        """Restart with the same weights, or with those of another seed."""
        self.seed = self.seed if seed is None else seed
        self.right, self._rates = Lecture(self.seed), []
        self.difference = None
        self.twin = Twin({name: value.data for name, value in self.right.parameters.items()}, self._engine)
        self.use_mistakes(self.mistakes)

    def use_mistakes(self, mistakes: Mistakes) -> None:
        """Train with these mistakes next to the right loop, from the first round on; without mistakes, only the right
        loop."""
        self.mistakes = mistakes
        self.wrong = Lecture(self.seed, mistakes=mistakes) if mistakes else None

    def run_line(self) -> None:
        """Run the next line of the right loop, and of the wrong one if it is level."""
        if self.fault:
            return
        together = self.is_level
        self.right.rate = self.rate
        if self.right.line == UPDATE:
            self._rates.append(self.rate)
            self.twin.run_loop(self.rate)
        self.right.run_line()
        if self.right.line == FORWARD and not self.twin.diverged:
            self.difference = max(self.difference or 0.0, abs(self.right.printed[-1] - self.twin.printed[-1]))
        if together:
            self._follow()

    def run_loop(self) -> None:
        """Run to the end of the loop."""
        self.run_line()
        while self.right.line and not self.fault:
            self.run_line()

    def catch_up(self, seconds: float) -> bool:
        """Let the wrong loop catch up for about this long; return whether it is level."""
        end = time.perf_counter() + seconds
        while not self.is_level and time.perf_counter() < end:
            self._follow()
        return self.is_level

    def _follow(self) -> None:
        """Run one line of the wrong loop, at the learning rate the right one had there."""
        if self.wrong is not None:
            if self.wrong.step < len(self._rates):
                self.wrong.rate = self._rates[self.wrong.step]
            self.wrong.run_line()


def _position(lecture: Lecture) -> int:
    return lecture.step * len(LINES) + lecture.line
