"""How much of the kernels is compiled, from numba's events at the start and end of each function."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from numba.core import event

STEPS = 52
"""The steps that training and its pictures take: one per function; functions in LONG count as more."""

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
    """Within the context, tell(share of the steps done) is called after each function is compiled. If everything is in
    the cache, it is never called."""
    with event.install_listener("numba:compile", _Listener(tell)):
        yield
