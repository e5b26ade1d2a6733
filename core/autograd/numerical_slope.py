"""The numerical derivative of a function, by central differences with a step that fits; or why no step gives it.

A step too large sees the curvature, one too small drowns in rounding. Each step is compared with half of it, which
estimates the error.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

Function = Callable[[float], float]

H = 1e-5
"""The usual step, times the size of x where that is above 1."""

KINK, EDGE, OVERFLOW, ROUNDING = "kink", "edge", "overflow", "rounding"

CLEAR, SURE = 1e-7, 1e-6
"""The relative error of a slope at which the search ends, and above which it is not used."""

LEAST_RIPPLE = 0.1
"""A larger step calls no slope wrong: it may miss the ripples of a sine."""

SMOOTH, BENT, ROUNDED = 1e-6, 1e-3, 100.0
"""How far apart the slopes of the two sides may be: relative to the slopes, to the curvature, and to the rounding
error."""


@dataclass(frozen=True, slots=True)
class NumericalSlope:
    """slope: NaN if no step gives it. word: then says why: KINK, if the slopes or the values of the two sides differ;
    EDGE, if the function ends here; OVERFLOW, if it or its slope is too large; ROUNDING, if rounding hides it."""

    slope: float
    word: str = ""


def numerical_slope(
    function: Function, at: float, h: float = H, *, noise: float = 0.0, beside: float = math.nan, least: float = 0.0
) -> NumericalSlope:
    """The slope at a point by central differences.

    h: the step that fits is scaled by h / H and its result is returned as it is, however wrong. noise: the error of the
    function where that is more than its last place. beside: the slope to compare with; a result that agrees with it is
    returned, however uncertain. least: errors are relative to this where slopes are smaller.
    """
    known = cache(function)
    if not (math.isfinite(at) and math.isfinite(known(at))):
        return NumericalSlope(math.nan, OVERFLOW)
    looks: list[_Look] = []
    for step in _steps(at):
        look = _look(known, at, step, noise)
        if look is None:
            continue
        if look.is_accurate(least, CLEAR) and not look.differs(beside, least):
            return NumericalSlope(_slope(known, at, h, look))
        if not looks and look.is_smooth and look.agrees(beside, least):
            return NumericalSlope(_slope(known, at, h, look))
        looks.append(look)
        if len(looks) == 1 and _is_small_kink(look, _look(known, at, step / 2.0, noise)):
            return NumericalSlope(math.nan, KINK)
    usable = [look for look in looks if look.is_accurate(least, SURE)]
    near = [look for look in usable if not look.differs(beside, least)]
    if found := near or [look for look in usable if look.step <= LEAST_RIPPLE]:
        return NumericalSlope(_slope(known, at, h, min(found, key=lambda look: look.error)))
    return NumericalSlope(math.nan, _word(looks))


@dataclass(frozen=True, slots=True)
class _Look:
    """The result of one step. slope: by both sides; inner: by half of the step. error: an estimate. before, behind: the
    slopes of the two sides; jump: how far apart they are beyond the curvature; allowed: how far they may be."""

    step: float
    slope: float = math.nan
    inner: float = math.nan
    error: float = math.inf
    before: float = math.nan
    behind: float = math.nan
    jump: float = math.nan
    allowed: float = math.nan

    @property
    def is_smooth(self) -> bool:
        return self.jump <= self.allowed

    @property
    def is_kinked(self) -> bool:
        return self.jump > self.allowed

    @property
    def is_torn(self) -> bool:
        """Whether the values of the two sides differ however small the step, so that half of it doubles the slope."""
        return abs(self.slope) > self.allowed and _are_near(self.inner, 2.0 * self.slope)

    def is_accurate(self, least: float, sure: float) -> bool:
        return self.is_smooth and self.error <= sure * max(abs(self.slope), least)

    def agrees(self, beside: float, least: float) -> bool:
        return abs(self.slope - beside) <= CLEAR * max(abs(self.slope), abs(beside), least)

    def differs(self, beside: float, least: float) -> bool:
        """Whether it is surely another slope. Then smaller steps are tried too: this one may have missed ripples."""
        return abs(self.slope - beside) > SURE * max(abs(self.slope), abs(beside), least)


def _steps(at: float) -> Iterator[float]:
    """The usual step; then smaller and smaller powers of 2, which add to x without rounding."""
    yield H * max(1.0, abs(at))
    size = math.frexp(at)[1] if at else 0
    for places in range(7, 53, 3):
        yield math.ldexp(1.0, size - places)


def _look(function: Function, at: float, step: float, noise: float) -> _Look | None:
    """None if x absorbs the step, or half of it."""
    places = at - step, at - step / 2.0, at, at + step / 2.0, at + step
    if any(left >= right for left, right in pairwise(places)):
        return None
    values = [function(place) for place in places]
    before, near_before, _, near_behind, behind = (
        (value - values[2]) / (place - at or 1.0) for value, place in zip(values, places, strict=True)
    )
    if not all(map(math.isfinite, (before, near_before, near_behind, behind))):
        return _Look(step, before=before, behind=behind)
    slope, inner = ((values[right] - values[left]) / (places[right] - places[left]) for left, right in ((0, 4), (1, 3)))
    rounding = max(noise, math.ulp(max(map(abs, values)))) / step
    # On one side, 2 s(h/2) - s(h) is the slope up to terms in h * h (Richardson 1911): equal on both sides if smooth.
    jump = abs(2.0 * (near_behind - near_before) - (behind - before))
    allowed = SMOOTH * max(abs(before), abs(behind)) + BENT * abs(behind - before) + ROUNDED * rounding
    return _Look(step, slope, inner, 2.0 * abs(slope - inner) + 3.0 * rounding, before, behind, jump, allowed)


def _is_small_kink(look: _Look, half: _Look | None) -> bool:
    """Whether the slope changes a little within the step and no less within half of it. Curvature would change it
    less."""
    if half is None or not (look.is_kinked and half.is_kinked):
        return False
    return _are_near(look.before, look.behind) and half.jump > look.jump / 4.0


def _are_near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-2 * max(abs(a), abs(b))


def _slope(function: Function, at: float, h: float, look: _Look) -> float:
    """The slope to show; if h is the usual step, without the curvature."""
    if h != H:
        stretched = look.step * (h / H)
        return (function(at + stretched) - function(at - stretched)) / (2.0 * stretched)
    if look.step == H * max(1.0, abs(at)):
        return look.slope
    return look.inner + (look.inner - look.slope) / 3.0


def _word(looks: list[_Look]) -> str:
    """Why no step gives the slope."""
    ends = [math.isfinite(side) for side in (looks[-1].before, looks[-1].behind)]
    if not all(ends):
        return EDGE if any(ends) else OVERFLOW
    kinked = [look.jump for look in looks if look.is_kinked]
    is_kink = len(kinked) > 1 and _are_near(kinked[-1], kinked[-2])
    return KINK if is_kink or any(look.is_torn for look in looks) else ROUNDING
