"""The random numbers of TensorFlow Playground: seedrandom 2.4.4 (David Bau), an ARC4 generator keyed by a text."""

from collections.abc import MutableSequence
from math import log, sqrt
from typing import Any

_WIDTH = 256
_SIGNIFICANCE = 2**52
_OVERFLOW = 2**53


class RandomSource:
    """A stream of numbers determined by a seed text."""

    def __init__(self, seed: str) -> None:
        self._i = self._j = 0
        self._state = _schedule(_mixed_key(seed))
        self._bytes(_WIDTH)

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        """A number in [low, high)."""
        return self._unit() * (high - low) + low

    def normal(self, mean: float, variance: float) -> float:
        """A normally distributed number by the polar method (Marsaglia 1964); the second of each pair is discarded."""
        while True:
            v1 = 2.0 * self._unit() - 1.0
            v2 = 2.0 * self._unit() - 1.0
            s = v1 * v1 + v2 * v2
            if s <= 1.0:
                return mean + sqrt(variance) * (sqrt(-2.0 * log(s) / s) * v1)

    def shuffle(self, items: MutableSequence[Any]) -> None:
        """Shuffle in place, from the end (Fisher and Yates)."""
        for counter in range(len(items), 0, -1):
            index = int(self._unit() * counter)
            items[counter - 1], items[index] = items[index], items[counter - 1]

    def _unit(self) -> float:
        n, d, x = self._bytes(6), 256**6, 0
        while n < _SIGNIFICANCE:
            n, d, x = (n + x) * _WIDTH, d * _WIDTH, self._bytes(1)
        while n >= _OVERFLOW:
            n, d, x = n // 2, d // 2, x >> 1
        return (n + x) / d

    def _bytes(self, count: int) -> int:
        state, i, j, number = self._state, self._i, self._j, 0
        for _ in range(count):
            i = (i + 1) & 255
            t = state[i]
            j = (j + t) & 255
            state[i] = s = state[j]
            state[j] = t
            number = number * _WIDTH + state[(s + t) & 255]
        self._i, self._j = i, j
        return number


def _mixed_key(seed: str) -> list[int]:
    key: list[int] = []
    smear = 0
    for j, code in enumerate(_utf16(seed)):
        at = j & 255
        old = key[at] if at < len(key) else 0
        smear ^= old * 19
        mixed = (smear + code) & 255
        if at < len(key):
            key[at] = mixed
        else:
            key.append(mixed)
    return key or [0]


def _utf16(text: str) -> list[int]:
    """The character codes that JavaScript sees."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[at] | data[at + 1] << 8 for at in range(0, len(data), 2)]


def _schedule(key: list[int]) -> list[int]:
    state = list(range(_WIDTH))
    j = 0
    for i in range(_WIDTH):
        t = state[i]
        j = (j + key[i % len(key)] + t) & 255
        state[i] = state[j]
        state[j] = t
    return state
