"""How fast training goes when somebody watches, and how much of it one tick may do."""

from dataclasses import dataclass
from typing import Literal

CHUNK_S = 0.005
"""Seconds one call into the engine should take."""

CATCH_UP_S = 0.1
"""What a late tick may make up for; beyond that, time is lost rather than the window."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many updates or epochs a second, or as many as the machine can do ("full", per_second without meaning)."""

    unit: Literal["updates", "epochs", "full"] = "epochs"
    per_second: float = 60.0

    def samples_per_second(self, batch: int, count: int) -> float:
        """What this means for batches of `batch` of `count` training samples; infinite at full speed."""
        if self.unit == "full":
            return float("inf")
        return self.per_second * (count if self.unit == "epochs" else min(batch, count))


DEFAULT_PACE = Pace()


class Meter:
    """Measures how many samples the engine handles in a chunk, and grants each tick its budget."""

    def __init__(self) -> None:
        self.per_chunk = 256.0
        self.credit = 0.0
        self._last: float | None = None

    def earn(self, now: float, samples_per_second: float) -> None:
        """Credit the time since the last call, at most CATCH_UP_S of it."""
        elapsed = 0.0 if self._last is None else min(now - self._last, CATCH_UP_S)
        self._last = now
        if samples_per_second == float("inf"):
            self.credit = max(self.credit, self.per_chunk)
        else:
            ceiling = max(samples_per_second * CATCH_UP_S, self.per_chunk)
            self.credit = min(self.credit + elapsed * samples_per_second, ceiling)

    def rest(self) -> None:
        """Stop the clock: time that passes until the next `earn` earns nothing."""
        self._last = None

    def budget(self) -> int:
        """Samples one call may handle."""
        return int(min(self.credit, self.per_chunk))

    def spend(self, samples: int, seconds: float) -> None:
        """Book what a call did, and learn from it how much a chunk holds."""
        self.credit -= samples
        if samples and seconds > 0.0:
            fitting = min(samples * CHUNK_S / seconds, 4.0 * max(self.per_chunk, samples))
            self.per_chunk += 0.5 * (max(fitting, 1.0) - self.per_chunk)
