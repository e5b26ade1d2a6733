"""Sources: generated, shipped, a person's own table, painted points; what fits none is told in one sentence."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from core import limits
from core.data.catalog import CATALOG
from core.data.description import PLAIN, describe, group_of, table_of
from core.data.making import chosen, generate, usual_spec
from core.data.plane import plane_of
from core.data.source import DatasetSpec, DataSource, Generated, Imported, Painted, Shipped
from core.data.table import Column, Table
from core.problem import UserError
from tests.core.data.tables import imported
from tests.core.data.tables import table_of as made

FRUIT = made(
    weight=[150.5, 120.0, 8.0, None, 140.0, 7.0], color=["red", "green", "red", "red", "green", "red"],
    kind=["apple", "apple", "cherry", "cherry", "apple", "cherry"],
)  # fmt: skip


def painted(*points: tuple[float, float, str]) -> Painted:
    """Points painted by hand, with their classes."""
    x1, x2, classes = zip(*points, strict=True)
    return Painted(made(x1=x1, x2=x2, target=classes))


def test_a_persons_table_is_described_by_itself() -> None:
    source = Imported("Fruit", FRUIT, "kind", ("weight", "color"))
    about = describe(source)
    assert (about.label, about.kind, about.classes, about.outputs) == (
        "Fruit",
        "classification",
        ("apple", "cherry"),
        1,
    )
    assert about.names == ("weight", "color = green", "color = red")
    assert about.target == FRUIT.column("kind")
    assert about.is_measured and not about.note and not about.noise_meaning
    data = generate(DatasetSpec(source, 60.0))
    assert (len(data.points), data.train_count) == (5, 3)
    assert sorted(data.targets[:, 0].tolist()) == [-1.0, -1.0, -1.0, 1.0, 1.0]
    assert sorted(data.points[:, 0].tolist()) == [7.0, 8.0, 120.0, 140.0, 150.5]
    assert np.array_equal(data.points[:, 1], 1.0 - data.points[:, 2])
    assert group_of(source) == "" == group_of(painted((0.0, 0.0, "a")))


def test_a_persons_numbers_are_predicted_by_one_output() -> None:
    data = generate(DatasetSpec(Imported("Fruit", FRUIT, "weight", ("color",))))
    assert (data.kind, data.classes, data.outputs) == ("regression", (), 1)
    assert sorted(data.targets[:, 0].tolist()) == [7.0, 8.0, 120.0, 140.0, 150.5]


def test_pixels_of_a_persons_table_stay_an_image() -> None:
    table = Table((*map(Column, "abcd"), Column("y", values=("p", "q"))), np.arange(10.0).reshape(2, 5) % 2.0, (2, 2))
    assert describe(imported(table)).image == (2, 2)


def test_painted_points_are_a_table_whose_last_column_is_the_target() -> None:
    source = painted((1.0, 2.0, "a"), (-3.0, 4.0, "b"), (5.0, -6.0, "c"))
    about = describe(source)
    assert (about.label, about.names, about.classes) == ("Painted", ("x1", "x2"), ("a", "b", "c"))
    assert about.columns == PLAIN and not about.is_measured
    data = generate(DatasetSpec(source, 100.0))
    assert data.ranges == ((-6.0, 6.0), (-6.0, 6.0))
    rows = sorted(zip(data.points.tolist(), data.targets.tolist(), strict=True))
    assert rows == [([-3.0, 4.0], [0, 1, 0]), ([1.0, 2.0], [1, 0, 0]), ([5.0, -6.0], [0, 0, 1])]
    assert DatasetSpec(source).name == "Painted"


def test_a_spec_is_called_by_its_source_and_only_generated_data_have_noise() -> None:
    specs = [DatasetSpec(source) for source in (Generated("moons", 7.0), Shipped("iris"), imported(FRUIT, "kind"))]
    assert [spec.name for spec in specs] == ["moons", "iris", "mine"]
    assert [spec.noise for spec in specs] == [7.0, 0.0, 0.0]


def test_another_set_keeps_split_and_noise_and_takes_its_usual_scaling() -> None:
    spec = DatasetSpec(Generated("moons", 7.0), 30.0, "seed", "range", True)
    assert chosen(spec, "xor") == DatasetSpec(Generated("xor", 7.0), 30.0, "seed", "range", True)
    wine = chosen(spec, "wine")
    assert wine == DatasetSpec(Shipped("wine"), 30.0, "seed", "standardize", True)
    assert chosen(wine, "xor") == DatasetSpec(Generated("xor", 0.0), 30.0, "seed", "none", True)
    assert chosen(DatasetSpec(imported(FRUIT, "kind"), scaling="range"), "iris").scaling == "standardize"


def test_every_row_of_the_catalog_is_in_a_group_and_describes_itself() -> None:
    for name, row in CATALOG.items():
        assert row.name == name
        assert group_of(row.source) == row.group in ("2-D", "Real")
        assert describe(row.source).label == row.label
    assert len({row.label for row in CATALOG.values()}) == len(CATALOG)


ABC = Table((Column("a"), Column("b"), Column("y")), np.arange(12.0).reshape(4, 3))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Generated("irises"), 'There is no data set "irises"; there are circle, xor, '),
        (Generated("iris"), 'There is no data set "iris"'),
        (Shipped("irises"), 'There is no data set "irises"; there are penguins, penguins-4, '),
        (Shipped("circle"), 'There is no data set "circle"'),
        (Imported("mine", ABC, "z", ("a",)), '"mine" has no column "z".'),
        (Imported("mine", ABC, "y", ("a", "c")), '"mine" has no column "c".'),
        (Imported("mine", ABC, "y", ()), '"mine" has no column to predict "y" from.'),
        (Imported("mine", ABC, "y", ("a", "b", "a")), '"mine" reads the column "a" twice'),
        (Imported("mine", ABC, "y", ("a", "y")), '"mine" reads the column "y" twice'),
        (Painted(Table((Column("y"),), np.zeros((2, 1)))), '"Painted" has no column to predict "y" from.'),
        (imported(made(a=[1.0, 2.0], y=["p", "p"])), "y has one value; there is nothing to tell apart"),
        (imported(made(a=[1.0, 2.0], y=[3.0, 3.0])), "y has one value; there is nothing to tell apart"),
        (imported(made(a=range(11), y=list("abcdefghijk"))), 'The column "y" has 11 values; as classes it has at most'),
        (imported(made(a=range(3), y=[0.0, 1.0, 1e300])), 'The column "y" has a number beyond 1e+100: change it'),
        (imported(made(a=[None, 2.0, None], y=["p", None, "q"])), "No row has a number or category in each"),
        (imported(made(a=[1.0, 2.0], y=[None, None])), "No row has a number or category in each"),
        (imported(made(a=list("abcdefghijk"), y=range(11))), 'The column "a" has 11 values'),
        (imported(made(a=[1.0, 1.1e100], y=[0.5, 1.5])), 'The column "a" has a number beyond 1e+100: change it'),
        (imported(made(a=[1.0, 2.0], y=[0.5, -1e101])), 'The column "y" has a number beyond 1e+100: change it'),
        (imported(made(a=[1.0, np.inf], y=[0.5, 1.5])), 'The column "a" has a number beyond 1e+100: change it'),
        (imported(made(**{"a\n" * 200: [1.0, 1e101], "y": [0.5, 1.5]})), 'has a number beyond 1e+100'),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_in_one_sentence(source: DataSource, words: str) -> None:
    with pytest.raises(UserError) as refused:
        generate(DatasetSpec(source))
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 400


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (DatasetSpec(scaling="log"), 'There is no scaling "log"; there are standardize, range, none.'),
        (DatasetSpec(seed="x" * (limits.SEED + 1)), "is too long: it has at most 1,000 characters."),
        (DatasetSpec(train_share=0.01), "At a share of 0.01 %, none of 500 points trains; use a larger share."),
        (DatasetSpec(train_share=0.0), "The share of training points is 0 %; it must be above 0 and at most 100."),
        (DatasetSpec(Generated("xor", 101.0)), "The noise is 101 %; it must be from 0 to 100."),
    ],
)
def test_a_spec_that_gives_no_data_is_told_in_one_sentence(spec: DatasetSpec, words: str) -> None:
    with pytest.raises(UserError) as refused:
        generate(spec)
    assert words in str(refused.value)


def test_numbers_up_to_the_limit_can_be_scaled_and_drawn() -> None:
    cells = [-limits.CELL, limits.CELL, 0.0, 1.0]
    for scaling in ("standardize", "range", "none"):
        data = generate(
            DatasetSpec(imported(made(a=cells, b=cells, y=[1e100, -1e100, 0.5, 0.0])), 100.0, scaling=scaling)
        )
        assert np.isfinite(data.scaled(data.points)).all() and np.isfinite(data.targets).all()
        assert np.isfinite(data.ranges).all()


@pytest.mark.parametrize("scaling", ["standardize", "range"])
def test_a_test_row_far_from_training_rows_that_are_nearly_equal_stays_finite(scaling: str) -> None:
    far = [0.0, 1e-320, 1e100, 0.0]
    for seed in "012345":
        data = generate(DatasetSpec(imported(made(a=far, y=far)), seed=seed, scaling=scaling))
        assert np.isfinite(data.scaled(data.points)).all() and np.isfinite(data.targets).all(), seed


def test_data_of_a_large_table_do_not_pile_up_when_share_or_seed_change() -> None:
    spec = DatasetSpec(imported(made(a=[1.0, 2.0], b=[2.0, 1.0], y=[0.5, 1.5])), seed="first")
    first = weakref.ref(generate(spec).points)
    assert generate(replace(spec)).points is first()
    for seed in range(10):
        plane_of(generate(replace(spec, seed=str(seed))))
    gc.collect()
    assert first() is None


def test_the_inputs_of_a_shipped_table_are_all_columns_but_the_target_unless_it_names_them() -> None:
    table, target, inputs = table_of(Shipped("wine"))
    assert set(inputs) == set(table.names) - {target} and len(inputs) == 13
    assert table_of(Shipped("penguins"))[2] == ("bill_length_mm", "bill_depth_mm")
    assert usual_spec("wine").source == Shipped("wine")
