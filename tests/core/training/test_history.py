"""The loss curve keeps the whole run, however long it gets."""

import numpy as np
import pytest

from core.limits import CURVE
from core.training.history import History


def descent(epoch: float) -> float:
    return 1e-3 + 0.5 / (1.0 + epoch)


@pytest.mark.parametrize("spacing", [0.02, 1.0, 700.0])
def test_every_part_of_a_long_run_keeps_its_points(spacing: float) -> None:
    history = History()
    for k in range(10 * CURVE):
        history.record(k * spacing, descent(k * spacing), descent(k * spacing) * 1.1)
    view = history.view()
    end = (10 * CURVE - 1) * spacing
    counts, _ = np.histogram(view.epochs, bins=10, range=(0.0, end))
    assert len(view.epochs) <= CURVE
    assert counts.min() >= CURVE // 50
    assert view.epochs[0] == 0.0
    assert view.epochs[-1] == end


def test_the_descent_at_the_beginning_stays_in_sight() -> None:
    history = History()
    for k in range(20 * CURVE):
        history.record(float(k), descent(float(k)), None)
    view = history.view()
    for epoch in (1.0, 3.0, 10.0, 100.0):
        nearest = float(np.abs(view.epochs - epoch).min())
        assert nearest <= 0.5 * epoch


def test_losses_that_are_not_finite_do_not_disturb_what_is_kept() -> None:
    history = History()
    for k in range(5 * CURVE):
        history.record(float(k), np.inf if k % 7 == 0 else descent(float(k)), None)
    counts, _ = np.histogram(history.view().epochs, bins=10, range=(0.0, 5.0 * CURVE))
    assert counts.min() >= CURVE // 50


def test_a_curve_goes_on_from_a_kept_one() -> None:
    first = History()
    for k in range(5):
        first.record(float(k), 1.0 / (k + 1), 2.0 / (k + 1))
    second = History(first.view())
    assert second.view() is first.view()
    second.record(5.0, 0.1, None)
    assert second.view().epochs.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert first.view().epochs.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_a_run_that_is_set_back_drops_what_lay_behind() -> None:
    history = History()
    for epoch in (0.0, 1.0, 2.0, 3.0):
        history.record(epoch, 1.0, None)
    history.record(1.5, 0.5, None)
    assert history.view().epochs.tolist() == [0.0, 1.0, 1.5]
