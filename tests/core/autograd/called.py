"""Kernels that tests call: what kernels call themselves has no way in from Python."""

from numba import njit

called = njit(error_model="numpy", _nrt=False)
