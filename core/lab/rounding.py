"""Numbers that reproduce others to the last bit, found next to where arithmetic puts them."""

import math
from collections.abc import Callable


def gap(start: float, end: float) -> float:
    """The number that gives `end` exactly when added to `start`."""
    if start == end:
        # Two infinities differ by nothing; their difference would be NaN.
        return 0.0
    return near(end - start, lambda between: start + between == end)


def near(number: float, fits: Callable[[float], bool]) -> float:
    """The number, or one of its nearest neighbors, that fits; the number itself if none does."""
    up = down = number
    for _ in range(4):
        for each in (up, down):
            if fits(each):
                return each
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
    return number
