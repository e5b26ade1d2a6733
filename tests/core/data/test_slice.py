"""Points outside of the slice around a plane."""

import numpy as np
import pytest

from core.data.dataset import Dataset
from core.data.making import generate, usual_spec
from core.data.plane import PlaneChoice, component_values, plane_of
from core.data.slice import SPREADS, outside

WINE = generate(usual_spec("wine", train_share=70.0))
CHOICES = [
    None,
    PlaneChoice("components", (), (), ((3, 3.0),)),
    PlaneChoice("components", (), (("hue", 1.6),), ((4, -2.0),)),
    PlaneChoice("columns", ("hue", "ash")),
    PlaneChoice("columns", ("hue", "ash"), (("alcohol", 14.5), ("proline", 1500.0))),
]


def apart(data: Dataset, choice: PlaneChoice | None) -> np.ndarray:
    """The distances of points from a plane, one after the other."""
    plane, found = plane_of(data, choice), []
    for point in data.points:
        there = np.array(plane.at(*plane.place(point).tolist()))
        found.append(float(np.linalg.norm((point - there) / data.scale)))
    return np.array(found)


@pytest.mark.parametrize("choice", CHOICES)
def test_points_farther_than_two_usual_distances_are_outside(choice: PlaneChoice | None) -> None:
    kind, columns = ("components", ()) if choice is None else (choice.kind, choice.columns)
    usual = np.sqrt(np.square(apart(WINE, PlaneChoice(kind, columns))[: WINE.train_count]).mean())
    assert np.array_equal(outside(WINE, choice), apart(WINE, choice) > SPREADS * usual)


def test_a_component_held_far_away_leaves_the_points_of_the_other_side_outside() -> None:
    far = outside(WINE, PlaneChoice("components", (), (), ((3, 4.0),)))
    third = np.array([component_values(WINE, point)[2] for point in WINE.points])
    assert far.any() and third[far].mean() < third[~far].mean()
    assert outside(WINE, None).sum() < far.sum() < len(far)


@pytest.mark.parametrize("step", [2, 7])
def test_every_so_manieth_point_is_told(step: int) -> None:
    far = outside(WINE, CHOICES[1], step)
    assert far.shape == WINE.points[::step].shape[:1] and far.any()


@pytest.mark.parametrize("name", ["circle", "penguins"])
def test_two_columns_hold_nothing_and_all_points_are_inside(name: str) -> None:
    data = generate(usual_spec(name))
    assert not outside(data, None).any() and len(outside(data, None)) == len(data.points)
