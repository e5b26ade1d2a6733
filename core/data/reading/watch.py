"""Who watches a table being read: they are told how far it has come, and may end it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from core.progress import Tell

EVERY_S = 0.05
"""How often they are told, in seconds."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come. rows_kept: of those read, at the moment."""

    bytes_read: int
    bytes_total: int
    rows_read: int
    rows_kept: int

    @property
    def share(self) -> float:
        """Of the file, from 0 to 1."""
        return min(1.0, self.bytes_read / max(1, self.bytes_total))


Watch = Callable[[Progress], bool]
"""Told of progress; False ends reading, and what was read is the result. It may raise `Canceled`."""


def watch_of(tell: Tell) -> Watch:
    """Tells the share of the file that is read, to its end."""

    def watch(progress: Progress) -> bool:
        tell(progress.share)
        return True

    return watch


class Watcher:
    """Tells somebody, but not too often."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch
        self._next_s = 0.0

    def goes_on(self, progress: Progress) -> bool:
        """Whether reading goes on."""
        now = time.monotonic()
        if self._watch is None or now < self._next_s:
            return True
        self._next_s = now + EVERY_S
        return self._watch(progress)
