"""The compiled interpreter. numba is imported in here only, and only after its cache folder is named."""

from core.autograd.kernels.cache import use_cache

use_cache()
