"""The split: which rows train and which test."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from core.data.making import generate, usual_spec
from core.data.random_source import RandomSource
from core.data.source import DatasetSpec
from core.data.split import stratified, train_count
from core.problem import UserError
from tests.core.data.tables import imported, table_of


@pytest.mark.parametrize(("count", "share", "trained"), [(10, 99.9, 9), (3, 33.0, 0), (3, 34.0, 1), (7, 100.0, 7)])
def test_a_share_is_rounded_down(count: int, share: float, trained: int) -> None:
    assert train_count(count, share) == trained


@pytest.mark.parametrize("name", ["penguins", "iris", "wine", "breast-cancer", "digits", "blobs", "circle"])
@pytest.mark.parametrize("share", [10.0, 50.0, 70.0, 99.0, 100.0])
def test_each_class_keeps_its_share_in_both_parts(name: str, share: float) -> None:
    plain = generate(usual_spec(name, train_share=share))
    data = generate(replace(usual_spec(name, train_share=share), stratified=True))
    labels = data.targets.argmax(axis=1) if data.outputs > 1 else data.targets[:, 0]
    whole, trained = Counter(labels.tolist()), Counter(labels[: data.train_count].tolist())
    for label, count in whole.items():
        assert abs(trained[label] - count * share / 100.0) <= 0.5, label
    assert sorted(map(tuple, data.points.tolist())) == sorted(map(tuple, plain.points.tolist()))


def test_stratified_parts_keep_the_order_of_the_shuffle() -> None:
    draw = RandomSource("split")
    labels = np.array([int(draw.uniform(0.0, 3.0)) for _ in range(200)], dtype=np.float64)
    order = list(range(200))
    draw.shuffle(order)
    place = {row: at for at, row in enumerate(order)}
    rows, count = stratified(order, labels, 60.0)
    assert sorted(rows) == list(range(200))
    for part in (rows[:count], rows[count:]):
        assert [place[row] for row in part] == sorted(place[row] for row in part)
    for label in range(3):
        of_class = [row for row in order if labels[row] == label]
        assert [row for row in rows if labels[row] == label] == of_class
        assert [row for row in rows[:count] if labels[row] == label] == of_class[: round(len(of_class) * 0.6)]


def test_without_classes_a_stratified_split_is_the_plain_one() -> None:
    plain = usual_spec("reg-plane", train_share=30.0)
    assert np.array_equal(generate(replace(plain, stratified=True)).points, generate(plain).points)
    assert generate(replace(plain, stratified=True)).train_count == 360


def test_a_class_too_rare_for_a_share_still_trains() -> None:
    table = table_of(a=range(21), y=["often"] * 20 + ["rare"])
    data = generate(DatasetSpec(imported(table), 5.0, stratified=True))
    assert data.train_count == 2
    assert sorted(data.targets[:2, 0].tolist()) == [-1.0, 1.0]


def test_the_rows_of_a_table_are_shuffled_as_generated_points_are() -> None:
    table = table_of(a=range(50), y=["no", "yes"] * 25)
    orders = [generate(DatasetSpec(imported(table), seed=seed)).points[:, 0].tolist() for seed in ("a", "a", "b")]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == list(range(50)) != orders[0]
    wanted = list(range(50))
    RandomSource("a").shuffle(wanted)
    assert orders[0] == wanted


def test_columns_and_classes_of_a_row_stay_together() -> None:
    table = table_of(a=range(50), b=[-a for a in range(50)], y=[a % 5 for a in range(50)])
    data = generate(DatasetSpec(imported(table), 70.0, stratified=True))
    assert np.array_equal(data.points[:, 1], -data.points[:, 0])
    assert np.array_equal(data.targets.argmax(axis=1), data.points[:, 0] % 5)


def test_a_category_whose_usable_rows_have_one_value_is_refused() -> None:
    table = table_of(a=[1.0, 2.0, math.nan], y=["yes", "yes", "no"])
    with pytest.raises(UserError, match="y has one value; there is nothing to tell apart"):
        generate(DatasetSpec(imported(table)))
