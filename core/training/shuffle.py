"""The order of the samples in an epoch. It depends on seed and epoch only, so it is never stored."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray


def shuffle_seed(seed: str) -> int:
    """A whole number below 2^62, made from a text."""
    return int.from_bytes(hashlib.sha256(f"shuffle\0{seed}".encode()).digest()[:8], "big") >> 2


def epoch_order(shuffled: bool, seed: int, epoch: int, count: int) -> NDArray[np.int64]:
    """The numbers from 0 to count - 1 in the order of `put_order`."""
    order = np.empty(count, dtype=np.int64)
    with np.errstate(over="ignore"):
        put_order(order, shuffled, np.int64(seed), np.int64(epoch))
    return order


def put_order(order: Any, shuffled: Any, seed: Any, epoch: Any) -> None:
    """Fill an array with the numbers from 0 on: in order, or shuffled (Fisher and Yates) by the stream SplitMix64
    (Steele 2014) of seed and epoch. It allocates nothing, and runs in Python and in compiled kernels."""
    count = len(order)
    for place in range(count):
        order[place] = place
    if shuffled:
        start = np.uint64(epoch) + np.uint64(seed)
        # The first round computes the start of the stream, each further round one number.
        for last in range(count, 0, -1):
            x = start + np.uint64(last % count) + np.uint64(1)
            x = x * np.uint64(0x9E3779B97F4A7C15)
            x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            x = x ^ (x >> np.uint64(31))
            if last == count:
                start = x
            else:
                other = np.int64(x % np.uint64(last + 1))
                kept = order[last]
                order[last] = order[other]
                order[other] = kept
