"""The surface card holds the columns that it does not draw at the probe, or at the mean."""

import numpy as np
import pytest

from core.data.plane import PlaneChoice, plane_of
from playground.panels.surface.held_row import HOLD_AT_MEAN, HOLD_AT_PROBE
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import Robot


@pytest.fixture
def iris(robot: Robot) -> SurfaceHand:
    robot.window.resize(1600, 1000)
    hand = SurfaceHand(robot)
    hand.choose("iris")
    return hand


def test_other_columns_are_held_at_the_mean_and_said_to_be(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.hold(HOLD_AT_MEAN)
    held = iris.card.held
    assert held.words.text() == "Others at the mean"
    mean = iris.data.points[: iris.data.train_count].mean(axis=0)
    assert held.words.toolTip() == f"sepal length {mean[0]:.4g} cm, petal width {mean[3]:.4g} cm"
    assert held.words.accessibleDescription() == held.words.toolTip()


def test_two_columns_begin_at_the_probe_and_can_go_through_the_mean_and_back(iris: SurfaceHand) -> None:
    iris.take("columns")
    card, mean = iris.card, plane_of(iris.data, PlaneChoice("columns", ("petal_length_cm", "sepal_width_cm")))
    for _ in range(2):
        assert card.choice is not None and card.held.words.text() == "Others at the probe"
        held = dict(card.choice.held)
        others = set(iris.data.about.names) - set(card.choice.columns)
        assert held == {name: card.probe.pinned[iris.data.about.names.index(name)] for name in others}
        place = iris.plane.place(np.array(card.probe.pinned))
        assert iris.robot.latest.plane.at(*place) == pytest.approx(card.probe.pinned)
        assert mean.at(*place) != pytest.approx(card.probe.pinned)
        assert card.held.words.toolTip().startswith("row 1: sepal length ")
        iris.hold(HOLD_AT_MEAN)
        assert card.held.words.text() == "Others at the mean"
        assert np.array_equal(iris.robot.latest.plane.origin, mean.origin)
        iris.hold(HOLD_AT_PROBE)


def test_a_plane_through_the_probe_follows_it_to_another_sample(iris: SurfaceHand) -> None:
    iris.take("columns")
    number = iris.lone_sample()
    iris.click(*iris.card.plot._places[number])
    assert iris.card.probe.pinned == tuple(iris.data.points[number].tolist())
    assert iris.card.held.words.toolTip().startswith(f"row {number + 1}: ")
    chosen, plane = iris.card.choice, iris.robot.latest.plane
    assert plane.at(*plane.place(iris.data.points[number])) == pytest.approx(iris.card.probe.pinned)
    iris.click(*iris.empty_place())
    assert iris.card.choice == chosen
    assert iris.card.held.words.toolTip().startswith("the probe: ")


def test_a_plane_through_the_mean_stays_where_it_is(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.hold(HOLD_AT_MEAN)
    chosen = iris.card.choice
    iris.click(*iris.card.plot._places[iris.lone_sample()])
    assert iris.card.choice == chosen


def test_a_value_that_is_held_elsewhere_moves_the_plane_at_once(iris: SurfaceHand) -> None:
    iris.take("columns")
    point = list(iris.card.probe.pinned)
    point[3] = 2.25
    iris.card.probe.pin(tuple(point))
    request = iris.robot.application.clock.request.plane
    assert request == iris.card.choice and dict(request.held)["petal_width_cm"] == 2.25
    iris.wait()
    assert iris.robot.latest.plane.origin[3] == 2.25


def test_a_plane_through_the_probe_stays_so_with_other_columns(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.take_column(0, "petal width (cm)")
    choice = iris.card.choice
    assert choice is not None
    assert [name for name, _ in choice.held] == ["sepal_length_cm", "petal_length_cm"]
    assert iris.card.held.button.text() == HOLD_AT_MEAN


@pytest.mark.parametrize("is_at_mean", [True, False])
def test_columns_and_components_are_held_apart_from_each_other(iris: SurfaceHand, is_at_mean: bool) -> None:
    iris.take("columns")
    if is_at_mean:
        iris.hold(HOLD_AT_MEAN)
    iris.take("components")
    assert iris.card.choice is None
    value = iris.slide(3, 0.8)
    iris.click(*iris.card.plot._places[iris.lone_sample()])
    iris.take("columns")
    assert iris.card.held.words.text() == ("Others at the mean" if is_at_mean else "Others at the probe")
    if not is_at_mean:
        place = iris.plane.place(np.array(iris.card.probe.pinned))
        assert iris.plane.at(*place) == pytest.approx(iris.card.probe.pinned)
    iris.take("components")
    assert iris.card.choice == PlaneChoice("components", components=((3, value),))
