"""The order of the samples in an epoch: a function of seed and epoch alone, so that nothing need be remembered."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray


def shuffle_seed(seed: str) -> int:
    """A whole number below 2^62 from a text."""
    return int.from_bytes(hashlib.sha256(f"shuffle\0{seed}".encode()).digest()[:8], "big") >> 2


def epoch_order(shuffled: Any, seed: Any, epoch: Any, count: Any) -> NDArray[np.int64]:
    """The numbers from 0 to count - 1: as they are, or shuffled (Fisher and Yates) by the stream SplitMix64 (Steele
    2014) of seed and epoch. Arrays wrap around silently, so this serves Python and compiled kernels alike."""
    order = np.arange(count)
    if shuffled:
        z = np.array([epoch]).astype(np.uint64) + np.uint64(seed)
        for spread in (np.zeros(1, dtype=np.uint64), np.arange(count).astype(np.uint64)):
            z = (z + spread + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z = z ^ (z >> np.uint64(31))
        for last in range(count - 1, 0, -1):
            other = np.int64(z[last] % np.uint64(last + 1))
            kept = order[last]
            order[last] = order[other]
            order[other] = kept
    return order
