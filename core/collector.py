"""Python's collector of cycles: while it looks through all objects, every thread stands still."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_rests() -> Iterator[None]:
    """Keep the collector from starting on its own, for work that makes many objects and no cycles among them. Several
    threads may ask for it at once: then it starts again when the first of them is done."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
