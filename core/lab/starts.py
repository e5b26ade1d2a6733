"""Numbers for variables that have none yet: small and different, so that their gradients differ, too."""

from collections.abc import Collection, Iterable
from itertools import count

FIRST = (0.5, -1.2, 2.0, 0.8, -0.6, 1.5, -1.8, 0.3, 1.1, -0.4, 1.7, -0.9, 0.7, -1.5, 1.3, -0.2)
"""In the order of first use."""

SHIFT = 0.01
"""What a number of the list grows by, away from 0, each time the list is used again."""


def starts(names: Iterable[str], taken: Collection[float] = ()) -> dict[str, float]:
    """A number for each name, different from one another and from those that are taken."""
    used, found = set(taken), {}
    numbers = (round(x + (SHIFT if x > 0.0 else -SHIFT) * turn, 2) for turn in count() for x in FIRST)
    for name in names:
        found[name] = next(number for number in numbers if number not in used)
        used.add(found[name])
    return found
