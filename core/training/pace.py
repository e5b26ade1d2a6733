"""The pace of training, and how many samples one tick may handle."""

from dataclasses import dataclass
from typing import Literal

CHUNK_S = 0.005
"""Seconds that one call into the engine should take."""

CATCH_UP_S = 0.1
"""Seconds that a late tick may make up for. More would block the window, so it is lost."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Updates or epochs per second, or as many as the machine can do ("full"; per_second is ignored)."""

    unit: Literal["updates", "epochs", "full"] = "epochs"
    per_second: float = 60.0

    def samples_per_second(self, batch: int, count: int) -> float:
        """Samples per second for batches of `batch` out of `count` training samples; infinite at full speed."""
        if self.unit == "full":
            return float("inf")
        return self.per_second * (count if self.unit == "epochs" else min(batch, count))


DEFAULT_PACE = Pace()


class Meter:
    """Measures how many samples the engine handles in a chunk, and gives each tick its budget."""

    def __init__(self) -> None:
        self.per_chunk = 256.0
        self.credit = 0.0
        self._last: float | None = None

    def earn(self, now: float, samples_per_second: float) -> None:
        """Credit the time since the last call, at most CATCH_UP_S."""
        elapsed = 0.0 if self._last is None else min(now - self._last, CATCH_UP_S)
        self._last = now
        if samples_per_second == float("inf"):
            self.credit = max(self.credit, self.per_chunk)
        else:
            ceiling = max(samples_per_second * CATCH_UP_S, self.per_chunk)
            self.credit = min(self.credit + elapsed * samples_per_second, ceiling)

    def rest(self) -> None:
        """Stop the clock: the time until the next `earn` is not credited."""
        self._last = None

    def budget(self) -> int:
        """Samples that one call may handle."""
        return int(min(self.credit, self.per_chunk))

    def spend(self, samples: int, seconds: float) -> None:
        """Subtract the samples of a call, and adapt the size of a chunk to its time."""
        self.credit -= samples
        if samples and seconds > 0.0:
            fitting = min(samples * CHUNK_S / seconds, 4.0 * max(self.per_chunk, samples))
            self.per_chunk += 0.5 * (max(fitting, 1.0) - self.per_chunk)
