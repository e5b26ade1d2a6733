"""The compiled interpreter. numba is imported only here and below, after these settings are made."""

import os

if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
    raise ImportError("numba is set not to compile")
# The kernels vectorize by hand. LLVM's vectorizer and its third optimization level would only add compile time.
os.environ.setdefault("NUMBA_OPT", "2")
os.environ.setdefault("NUMBA_LOOP_VECTORIZE", "0")
