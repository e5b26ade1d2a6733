"""Python's garbage collector of cycles: while it searches all objects, every thread waits."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_users = 0


@contextmanager
def collector_rests() -> Iterator[None]:
    """Keep the collector from starting by itself, for work that makes many objects at once. Several threads may use it:
    the collector starts again when the last of them is done."""
    global _users
    with _lock:
        _users += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                gc.enable()
