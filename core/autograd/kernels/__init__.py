"""The compiled interpreter. numba is imported in here only, and only after it is told how to compile."""

import os

if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
    raise ImportError("numba is told not to compile")
# The kernels hold their vectors themselves: looking for more, and the third level, only add time to compile.
os.environ.setdefault("NUMBA_OPT", "2")
os.environ.setdefault("NUMBA_LOOP_VECTORIZE", "0")
