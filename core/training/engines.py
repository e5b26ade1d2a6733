"""The choice of engine: the compiled kernels, or NumPy where they are missing or not ready."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from core.autograd.program import Program
from core.training.engine import Engine
from core.training.numpy_engine import NumpyEngine


def make_engine(program: Program) -> Engine:
    """The fastest engine of this machine."""
    try:
        from core.training.kernels.engine import KernelEngine
    except ImportError:
        return NumpyEngine(program)
    return KernelEngine(program)


def engine_at_once(program: Program) -> Engine:
    """The fastest engine that needs no compiling now."""
    if kernels_are_ready():
        return make_engine(program)
    return NumpyEngine(program)


def told_of_compiling(tell: Callable[[float], None]) -> AbstractContextManager[None]:
    """A context in which any thread that compiles calls tell(share) as the share of compiled kernels grows from 0 to 1.
    Nothing is called if all kernels come from the cache."""
    try:
        from core.autograd.kernels import progress
    except ImportError:
        return nullcontext()
    return progress.told_of_compiling(tell)


def kernels_are_kept() -> bool:
    """Whether the next start finds the kernels compiled. Only valid once they are ready."""
    from core.autograd.kernels import cache

    return cache.kernel_folder() is not None and not cache.lost


def kernels_were_damaged() -> bool:
    """Whether cached kernels were damaged, so that they are compiled again."""
    cache = sys.modules.get("core.autograd.kernels.cache")
    return cache is not None and bool(cache.damaged)


def kernels_are_ready() -> bool:
    """Whether this process has compiled or loaded the kernels."""
    descent = sys.modules.get("core.training.kernels.descent")
    return descent is not None and bool(descent.advance.signatures and descent.evaluate.signatures)
