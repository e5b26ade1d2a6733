"""A sample of rows in one pass: each row draws a key, and the rows with the smallest keys stay."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from core import limits
from core.data.reading.choices import Sampling

FEW = 100
"""The rows of a class that stay whatever their keys, so that a rare class keeps its share."""

MOST_STRATA = 1_000
"""Classes that are told apart; the rows of all others are one."""

Row = tuple[float, int, str]
"""Key, line, text."""


@dataclass(slots=True)
class Stratum:
    """The rows of a class. bound: rows with larger keys are not needed."""

    count: int = 0
    bound: float = 1.0
    rows: list[Row] = field(default_factory=list)


class Sample:
    """Rows drawn from a stream of unknown length, with a class for each, "" for none. The same rows, classes and seed
    give the same sample. Memory is bounded by the size of the sample.

    If n of N rows are to stay, those of a class whose keys are below n/N are its share, give or take; twice as many are
    held, and the few smallest of each class, so that exact shares can be taken at the end. As N grows, the bound falls:
    what has been dropped is never needed again.
    """

    def __init__(self, sampling: Sampling, most: int = limits.TABLE_ROWS) -> None:
        """most: rows, whatever the sampling says."""
        self._wanted, self._room, self._is_even = min(sampling.rows, most), most, sampling.how == "each class"
        self._draw = random.Random(sampling.seed).random
        self._strata: dict[str, Stratum] = {}
        self._count = self._held = 0

    def add(self, classes: Sequence[str], lines: Sequence[int], texts: Sequence[str]) -> None:
        """Offer some rows, at least one."""
        draw = self._draw
        bounds: dict[str, float] = {}
        for name, count in Counter(classes).items():
            stratum = self._stratum(name)
            stratum.count += count
            bounds[name] = stratum.bound
        self._count += len(lines)
        highest, keys = max(bounds.values()), [draw() for _ in lines]
        for at in [at for at, key in enumerate(keys) if key < highest]:
            name, key = classes[at], keys[at]
            if key < bounds[name]:
                self._stratum(name).rows.append((key, lines[at], texts[at]))
                self._held += 1
        if self._held > 3 * self._most():
            self._drop()

    @property
    def held(self) -> int:
        """How many rows are held at the moment."""
        return self._held

    def rows(self) -> list[tuple[int, str]]:
        """The sample: lines and texts, in the order of lines."""
        if self._is_even:
            counts = [self._wanted_of_each()] * len(self._strata)
        else:
            counts = _shares([stratum.count for stratum in self._strata.values()], self._wanted)
        chosen: list[Row] = []
        for stratum, count in zip(self._strata.values(), counts, strict=True):
            chosen += nsmallest(count, stratum.rows)
        if len(chosen) > self._room:
            chosen = nsmallest(self._room, chosen)
        return sorted((line, text) for _, line, text in chosen)

    def _stratum(self, name: str) -> Stratum:
        if name not in self._strata and len(self._strata) >= MOST_STRATA:
            name = ""
        return self._strata.setdefault(name, Stratum())

    def _most(self) -> int:
        return self._wanted_of_each() * len(self._strata) if self._is_even else self._wanted + FEW * len(self._strata)

    def _wanted_of_each(self) -> int:
        return min(self._wanted, max(1, self._room // len(self._strata)))

    def _drop(self) -> None:
        """Forget the rows that are not needed."""
        share = 0.0 if self._is_even else 2.0 * self._wanted / self._count
        few = self._wanted_of_each() if self._is_even else FEW
        for stratum in self._strata.values():
            stratum.rows.sort()
            if len(stratum.rows) > few:
                stratum.bound = min(stratum.bound, max(share, stratum.rows[few][0]))
                stratum.rows = [row for row in stratum.rows if row[0] < stratum.bound]
        self._held = sum(len(stratum.rows) for stratum in self._strata.values())


def _shares(counts: Sequence[int], wanted: int) -> list[int]:
    """So many rows shared out by the sizes of the classes: rounded down, the largest remainders get one more, and a
    class that is there gets at least one."""
    total = sum(counts)
    exact = [count * min(wanted, total) / max(1, total) for count in counts]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda at: (shares[at] - exact[at], at))
    for at in by_remainder[: min(wanted, total) - sum(shares)]:
        shares[at] += 1
    return [max(1, share) for share in shares]
