"""Numbers that change sixty times a second cannot be read: views show them less often."""

import time

TEXT_S = 0.1
"""Seconds between two texts while training runs."""


class Throttle:
    """Says when so many seconds have passed since it last said so."""

    def __init__(self, seconds: float = TEXT_S) -> None:
        self._seconds = seconds
        self._last = 0.0

    def due(self, *, at_once: bool = False) -> bool:
        """Whether it is time again, or it shall be at once."""
        now = time.perf_counter()
        if not at_once and now - self._last < self._seconds:
            return False
        self._last = now
        return True

    def reset(self) -> None:
        """Be due the next time."""
        self._last = 0.0
