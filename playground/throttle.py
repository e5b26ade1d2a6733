"""Limits how often views show numbers: at sixty times a second nobody can read them."""

import time

TEXT_S = 0.1
"""Seconds between two texts while training runs."""


class Throttle:
    """Says when `seconds` have passed since it last said so."""

    def __init__(self, seconds: float = TEXT_S) -> None:
        self._seconds = seconds
        self._last = 0.0

    def due(self, *, at_once: bool = False) -> bool:
        """Whether the time has passed, or `at_once` is set."""
        now = time.perf_counter()
        if not at_once and now - self._last < self._seconds:
            return False
        self._last = now
        return True

    def reset(self) -> None:
        """Make the next call due."""
        self._last = 0.0
