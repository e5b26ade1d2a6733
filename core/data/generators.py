"""Generated data: each generator draws labeled points of the plane, always in the same order from its source.

The first six are TensorFlow Playground's (Smilkov and Carter, `src/dataset.ts`), number for number. noise is a share:
that of `DatasetSpec` over 100.
"""

from collections.abc import Callable
from math import cos, hypot, pi, sin

from core.data.random_source import RandomSource

LabeledPoint = tuple[float, float, float]
Generator = Callable[[RandomSource, float], list[LabeledPoint]]

_CLASSIFY = 500
_REGRESS = 1200


def circle(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """A disk inside a ring; noise flips labels near the border and never moves points."""
    points = []
    for low, high in ((0.0, 2.5), (3.5, 5.0)):
        for _ in range(_CLASSIFY // 2):
            r = source.uniform(low, high)
            angle = source.uniform(0.0, 2.0 * pi)
            x, y = r * sin(angle), r * cos(angle)
            nx, ny = source.uniform(-5.0, 5.0) * noise, source.uniform(-5.0, 5.0) * noise
            points.append((x, y, 1.0 if hypot(x + nx, y + ny) < 2.5 else -1.0))
    return points


def xor(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Four squares with equal labels across the diagonal; noise flips labels."""
    points = []
    for _ in range(_CLASSIFY):
        x, y = (_padded(source.uniform(-5.0, 5.0)) for _ in range(2))
        nx, ny = source.uniform(-5.0, 5.0) * noise, source.uniform(-5.0, 5.0) * noise
        points.append((x, y, 1.0 if (x + nx) * (y + ny) >= 0.0 else -1.0))
    return points


def _padded(x: float) -> float:
    return x + (0.3 if x > 0.0 else -0.3)


def gauss(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Two clouds; noise spreads them."""
    variance = 0.5 + 7.0 * noise
    return [
        (source.normal(center, variance), source.normal(center, variance), label)
        for center, label in ((2.0, 1.0), (-2.0, -1.0))
        for _ in range(_CLASSIFY // 2)
    ]


def spiral(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Two interleaved arms; noise moves points."""
    points = []
    count = _CLASSIFY // 2
    for arm, label in ((0.0, 1.0), (pi, -1.0)):
        for i in range(count):
            r = i / count * 5.0
            t = 1.75 * i / count * 2.0 * pi + arm
            x = r * sin(t) + source.uniform(-1.0, 1.0) * noise
            y = r * cos(t) + source.uniform(-1.0, 1.0) * noise
            points.append((x, y, label))
    return points


def plane(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """A slope; noise shifts where a label is read."""
    return _regression(source, noise, lambda x, y: (x + y) / 10.0)


def gaussian_hills(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Six hills and valleys; noise shifts where a label is read."""
    return _regression(source, noise, _hills)


_HILLS = ((-4.0, 2.5, 1), (0.0, 2.5, -1), (4.0, 2.5, 1), (-4.0, -2.5, -1), (0.0, -2.5, 1), (4.0, -2.5, -1))


def _hills(x: float, y: float) -> float:
    height = 0.0
    for cx, cy, sign in _HILLS:
        here = sign * max(0.0, min(1.0, 1.0 - hypot(x - cx, y - cy) / 2.0))
        if abs(here) > abs(height):
            height = here
    return height


def _regression(source: RandomSource, noise: float, label: Callable[[float, float], float]) -> list[LabeledPoint]:
    points = []
    for _ in range(_REGRESS):
        x, y = source.uniform(-6.0, 6.0), source.uniform(-6.0, 6.0)
        nx, ny = source.uniform(-6.0, 6.0) * noise, source.uniform(-6.0, 6.0) * noise
        points.append((x, y, label(x + nx, y + ny)))
    return points


def corners(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Exclusive or as four clouds, with equal labels across the diagonal; noise spreads them."""
    variance = 0.2 + 5.0 * noise
    return [
        (_inside(source.normal(x, variance)), _inside(source.normal(y, variance)), 1.0 if x == y else -1.0)
        for x, y in ((3.0, 3.0), (-3.0, 3.0), (-3.0, -3.0), (3.0, -3.0))
        for _ in range(_CLASSIFY // 4)
    ]


def _inside(x: float) -> float:
    """Clamp points to the drawn plane: otherwise invisible points would be learned too."""
    return max(-6.0, min(6.0, x))


def moons(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Two interlocking half circles; noise moves points."""
    points = []
    for sign, label in ((1.0, 1.0), (-1.0, -1.0)):
        for _ in range(_CLASSIFY // 2):
            angle = source.uniform(0.0, pi)
            x = 2.8 * cos(angle) * sign - 1.4 * sign + 0.8 * source.uniform(-1.0, 1.0) * (0.5 + 4.0 * noise)
            y = 2.8 * sin(angle) * sign - 0.7 * sign + 0.8 * source.uniform(-1.0, 1.0) * (0.5 + 4.0 * noise)
            points.append((x, y, label))
    return points


def blobs(source: RandomSource, noise: float) -> list[LabeledPoint]:
    """Three clouds, classes 0, 1 and 2; noise spreads them."""
    variance = 0.6 + 7.0 * noise
    points = []
    for label in range(3):
        angle = 2.0 * pi * label / 3.0
        for _ in range(_CLASSIFY // 3):
            x = source.normal(3.0 * sin(angle), variance)
            points.append((x, source.normal(3.0 * cos(angle), variance), float(label)))
    return points
