"""How much of the kernels is compiled: numba tells of each function that it begins and ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from numba.core import event

STEPS = 52
"""Those that training and its pictures take: one for each function, LONG for one that takes as long as so many."""

LONG = {"advance": 12}


class _Listener(event.Listener):  # type: ignore[misc]
    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell, self._done = tell, 0

    def on_start(self, _: Any) -> None:
        if self._done == 0:
            self._tell(0.0)

    def on_end(self, ended: Any) -> None:
        self._done += LONG.get(ended.data["dispatcher"].py_func.__name__, 1)
        self._tell(min(1.0, self._done / STEPS))


@contextmanager
def told_of_compiling(tell: Callable[[float], None]) -> Iterator[None]:
    """Within it, tell(share of the steps that are done) is called whenever something was compiled; never where
    everything is read from the cache."""
    with event.install_listener("numba:compile", _Listener(tell)):
        yield
