"""The works: what is measured is the same everywhere and every time."""

import json

import numpy as np
import pytest

from core.bench.works import WORKS, Work, expand, moons

SHAPES = {
    "W1": (100, 2, 337), "W2": (250, 2, 25), "W3b10": (250, 7, 433), "W3b1": (250, 7, 433), "W3full": (250, 7, 433),
    "W4": (1000, 2, 8577), "W4u": (1000, 2, 8384), "W5-W1-100": (10_000, 2, 337), "W5-W1-256": (65_536, 2, 337),
    "W5-W3-100": (10_000, 7, 433), "W5-W3-256": (65_536, 7, 433), "W5-W3all-100": (10_000, 7, 433),
    "W5-W4-100": (10_000, 2, 8577), "W5-W4-256": (65_536, 2, 8577),
}  # fmt: skip
SMALL = [name for name in WORKS if not name.endswith("256")]


@pytest.mark.parametrize("name", WORKS)
def test_every_work_has_its_points_and_parameters(name: str) -> None:
    work = WORKS[name]()
    points, inputs, parameters = SHAPES[name]
    assert work.name == name
    assert work.points.shape == (points, inputs)
    assert work.targets.shape == ((0,) if name.startswith("W5") else (points,))
    assert set(work.targets) <= {-1.0, 1.0}
    assert work.links + sum(map(len, work.biases)) == parameters


@pytest.mark.parametrize("name", SMALL)
def test_a_work_is_the_same_every_time_and_through_its_file(name: str) -> None:
    work = WORKS[name]()
    data = work.to_data()
    assert WORKS[name]().to_data() == data
    assert Work.from_data(json.loads(json.dumps(data))).to_data() == data


def test_moons_are_those_of_scikit_learn() -> None:
    points, targets = moons(100, 0.1, 1337)
    assert points[0].tolist() == [1.1221146075409685, 0.08147717341718697]
    assert targets[:3].tolist() == [-1.0, -1.0, 1.0]
    assert sorted(targets.tolist()) == [-1.0] * 50 + [1.0] * 50


def test_in_the_uneven_work_no_two_neighbors_share_their_sources() -> None:
    work = WORKS["W4u"]()
    assert work.masks is not None
    for weights, mask in zip(work.weights, work.masks, strict=True):
        neurons, sources = mask.shape
        assert [np.flatnonzero(~row).tolist() for row in mask] == [[number % sources] for number in range(neurons)]
        assert not weights[~mask].any()


def test_w5_stands_for_all_pictures_and_names_come_in_order_once() -> None:
    assert expand(["W2", "W1", "W2"]) == ["W1", "W2"]
    assert expand(["W5", "W5-W1-100"]) == [name for name in WORKS if name.startswith("W5")]
