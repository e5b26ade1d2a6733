"""The compiled interpreter. numba is imported in here only, and only after its cache folder is named."""

import os

from core.autograd.kernels.cache import use_cache

if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
    raise ImportError("numba is told not to compile")
use_cache()
