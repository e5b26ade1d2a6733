"""The derivative as a limit, with the lecture's numbers."""

import math

import numpy as np
import pytest

from core.lab.curve import curve, secant_errors
from core.lab.lab import Lab


def parabola(x: float) -> float:
    return 3.0 * x * x - 4.0 * x + 5.0


def test_the_secant_turns_into_the_tangent_as_h_gets_small() -> None:
    wide, narrow = curve(parabola, 3.0, 1.0, 4.0), curve(parabola, 3.0, 1e-6, 4.0)
    assert (wide.y, wide.secant) == (20.0, 17.0)
    assert narrow.secant == pytest.approx(14.0, abs=1e-5)
    assert curve(parabola, 2.0 / 3.0, 1e-6, 1.0).secant == pytest.approx(2.999e-06, abs=1e-8)
    assert (wide.xs[0], wide.xs[-1], wide.ys[0]) == (-1.0, 7.0, parabola(-1.0))


def test_the_quotient_is_the_lectures_with_what_rounding_makes_of_it() -> None:
    lab = Lab("x = 3\nf = 3*x**2 - 4*x + 5")
    found = curve(lab.along("x"), 3.0, 1e-14, 1.0)
    assert found.secant == (parabola(3.0 + 1e-14) - parabola(3.0)) / 1e-14 == pytest.approx(14.21, abs=0.001)
    hs, errors = secant_errors(lab.along("x"), 3.0, 14.0)
    assert errors[hs.tolist().index(1e-14)] == pytest.approx(0.21, abs=0.001)


@pytest.mark.parametrize("x", [0.25, 1.0, 3.0, -2.0])
def test_too_small_an_h_hurts_on_every_parabola_and_line(x: float) -> None:
    for function, slope in ((parabola, 6.0 * x - 4.0), (lambda x: x * x, 2.0 * x), (lambda x: 3.0 * x, 3.0)):
        hs, errors = secant_errors(function, x, slope)
        assert errors[hs < 1e-13].max() > 1e-4


def test_an_h_that_is_lost_in_rounding_gives_no_slope() -> None:
    assert math.isnan(curve(parabola, 1e20, 1e-3, 1.0).secant)


def test_the_error_falls_with_h_until_rounding_takes_over() -> None:
    hs, errors = secant_errors(parabola, 3.0, 14.0)
    assert hs[0] == 1.0
    assert errors[0] == pytest.approx(3.0)
    best = int(np.argmin(errors))
    assert 1e-10 < hs[best] < 1e-6
    assert errors[-1] > 10.0 * errors[best]
    assert secant_errors(parabola, 1e20, 2.0)[1][-1] == 2.0


def test_the_lab_gives_its_output_along_one_variable() -> None:
    lab = Lab("x = 3\nf = 3*x**2 - 4*x + 5")
    assert curve(lab.along("x"), 3.0, 1e-6, 1.0).secant == pytest.approx(lab.gradient("x"), abs=1e-5)
    assert lab.gradient("nobody") == 0.0
