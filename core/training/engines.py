"""The engines there are: the compiled kernels, and NumPy where they are missing or not ready yet."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from core.autograd.program import Program
from core.training.engine import Engine
from core.training.numpy_engine import NumpyEngine


def make_engine(program: Program) -> Engine:
    """The fastest engine this machine has."""
    try:
        from core.training.kernels.engine import KernelEngine
    except ImportError:
        return NumpyEngine(program)
    return KernelEngine(program)


def engine_at_once(program: Program) -> Engine:
    """The fastest engine for which nobody has to wait until kernels are compiled."""
    if kernels_are_ready():
        return make_engine(program)
    return NumpyEngine(program)


def told_of_compiling(tell: Callable[[float], None]) -> AbstractContextManager[None]:
    """Within it, any thread that compiles calls tell(share from 0 to 1) whenever more of the kernels is compiled; none
    does where everything is read from the cache."""
    try:
        from core.autograd.kernels import progress
    except ImportError:
        return nullcontext()
    return progress.told_of_compiling(tell)


def kernels_are_kept() -> bool:
    """Whether what was compiled need not be compiled again at the next start. Asked where kernels are ready."""
    from core.autograd.kernels import cache

    return cache.kernel_folder() is not None and not cache.lost


def kernels_were_damaged() -> bool:
    """Whether kept kernels were found that are not what was written, so that they are compiled again."""
    cache = sys.modules.get("core.autograd.kernels.cache")
    return cache is not None and bool(cache.damaged)


def kernels_are_ready() -> bool:
    """Whether the kernels were compiled, or loaded, in this process, so that nobody waits for them."""
    descent = sys.modules.get("core.training.kernels.descent")
    return descent is not None and bool(descent.advance.signatures and descent.evaluate.signatures)
