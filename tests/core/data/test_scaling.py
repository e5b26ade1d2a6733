"""Scalings: numbers of about the size 1, by the training part alone."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.dataset import Dataset
from core.data.making import generate, usual_spec
from core.data.scaling import SCALINGS, measured
from core.data.source import DatasetSpec
from tests.core.data.tables import drawn, imported, table_of


def seen(data: Dataset) -> np.ndarray:
    """The training part as the network sees it."""
    return data.scaled(data.points[: data.train_count])


def test_standardized_columns_have_mean_0_and_spread_1() -> None:
    data = generate(DatasetSpec(drawn(5, 1), 70.0, scaling="standardize"))
    assert seen(data).mean(axis=0) == pytest.approx(np.zeros(5), abs=1e-12)
    assert seen(data).std(axis=0) == pytest.approx(np.ones(5))


def test_columns_scaled_by_their_range_reach_from_minus_1_to_1() -> None:
    data = generate(DatasetSpec(drawn(5, 2), 70.0, scaling="range"))
    assert seen(data).min(axis=0) == pytest.approx(-np.ones(5))
    assert seen(data).max(axis=0) == pytest.approx(np.ones(5))


def test_columns_can_stay_as_they_are() -> None:
    data = generate(DatasetSpec(drawn(5, 3), 70.0, scaling="none"))
    assert np.array_equal(data.scaled(data.points), data.points)


@pytest.mark.parametrize("scaling", SCALINGS)
def test_only_the_training_part_counts(scaling: str) -> None:
    source = drawn(4, 4, classes=0)
    data = generate(DatasetSpec(source, 50.0, scaling=scaling))
    rows, targets = data.points[: data.train_count], data.targets * data.target_scale + data.target_center
    center, scale = measured(scaling, rows)
    assert np.array_equal(data.center, center) and np.array_equal(data.scale, scale)
    center, scale = measured(scaling, targets[: data.train_count])
    assert (data.target_center, data.target_scale) == pytest.approx((center[0], scale[0]))
    whole = measured(scaling, data.points)
    assert scaling == "none" or not np.allclose(whole[0], data.center)


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("value", [0.0, 0.1, -7.3, 1e17, 1e-300])
@pytest.mark.parametrize("rows", [1, 7, 100])
def test_a_column_of_equal_values_keeps_its_scale(scaling: str, value: float, rows: int) -> None:
    center, scale = measured(scaling, np.full((rows, 1), value))
    assert scale.tolist() == [1.0]
    assert center[0] == (0.0 if scaling == "none" else pytest.approx(value, rel=1e-12))


def test_a_column_that_varies_in_the_test_part_alone_keeps_its_scale() -> None:
    table = table_of(a=[0.1] * 9 + [5.1], b=range(10), y=["no", "yes"] * 5)
    seeds = (str(seed) for seed in range(200))
    specs = (DatasetSpec(imported(table), 90.0, seed, "standardize") for seed in seeds)
    data = next(data for data in map(generate, specs) if data.points[-1, 0] == 5.1)
    assert data.scale[0] == 1.0
    assert data.scaled(data.points)[:, 0] == pytest.approx([0.0] * 9 + [5.0])
    low, high = data.ranges[0]
    assert low == pytest.approx(-2.9) and high == 5.1


@pytest.mark.parametrize("scaling", SCALINGS)
def test_switches_stay_0_and_1(scaling: str) -> None:
    data = generate(replace(usual_spec("body-mass", train_share=70.0), scaling=scaling))
    switches = [at for at, column in enumerate(data.columns) if column.is_switch]
    assert len(switches) == 2
    assert np.array_equal(data.scaled(data.points)[:, switches], data.points[:, switches])
    assert np.unique(data.points[:, switches]).tolist() == [0.0, 1.0]
    assert [data.ranges[at] for at in switches] == [(-0.5, 1.5)] * 2


@pytest.mark.parametrize("scaling", ["standardize", "range"])
def test_the_target_of_a_regression_is_scaled_and_can_be_told_in_its_unit(scaling: str) -> None:
    data = generate(replace(usual_spec("body-mass", train_share=70.0), scaling=scaling))
    train = data.targets[: data.train_count, 0]
    assert data.about.target.title == "body mass (g)"
    if scaling == "standardize":
        assert (train.mean(), train.std()) == pytest.approx((0.0, 1.0))
    else:
        assert (train.min(), train.max()) == (-1.0, 1.0)
    masses = [data.measured(target) for target in data.targets[:, 0].tolist()]
    assert min(masses) == pytest.approx(2700.0) and max(masses) == pytest.approx(6300.0)


def test_what_is_drawn_of_a_measured_column_has_all_rows_and_three_spreads() -> None:
    data = generate(DatasetSpec(drawn(6, 5), 50.0, scaling="none"))
    mean, spread = (part(data.points[: data.train_count], axis=0) for part in (np.mean, np.std))
    for at, (low, high) in enumerate(data.ranges):
        assert low <= data.points[:, at].min() and data.points[:, at].max() <= high
        assert low <= mean[at] - 2.999 * spread[at] and mean[at] + 2.999 * spread[at] <= high


def test_generated_columns_are_drawn_from_minus_6_to_6() -> None:
    assert generate(usual_spec("spiral")).ranges == ((-6.0, 6.0), (-6.0, 6.0))
