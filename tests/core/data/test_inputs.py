"""Inputs: expressions over scaled columns, what the window offers, and what they are called."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.catalog import CATALOG
from core.data.column_names import token
from core.data.description import PLAIN, describe
from core.data.input_names import input_name
from core.data.inputs import check_inputs, inputs_at
from core.data.making import generate, usual_spec
from core.data.presets import FEATURES, PRESETS, expression_of_feature, offered, preset_of
from core.data.source import DatasetSpec
from core.data.table import Column, Table
from core.problem import UserError
from tests.core.data.tables import imported, table_of

FLOWERS = DatasetSpec(
    imported(
        Table(
            (
                Column("x1", "x one"), Column("x10", "x ten"), Column("size_mm", "size", "mm"),
                Column("mean size"), Column("sin", "sine"), Column("a^2*b"), Column("y", values=("p", "q")),
            ),
            np.arange(14.0).reshape(2, 7) % 7.0 % 5.0 % 2.0,
        )
    )
)  # fmt: skip


def test_inputs_read_scaled_columns() -> None:
    data = generate(usual_spec("iris", train_share=70.0))
    x = data.scaled(data.points)
    texts = ("petal_width_cm", "sepal_length_cm*sepal_width_cm", "sin(petal_length_cm)^2")
    values = inputs_at(texts, data, data.points)
    assert values.flags.c_contiguous and values.shape == (3, 150)
    assert np.array_equal(values[0], x[:, 3])
    assert np.array_equal(values[1], x[:, 0] * x[:, 1])
    assert values[2] == pytest.approx(np.sin(x[:, 2]) ** 2)


def test_an_input_that_is_no_number_somewhere_is_told_with_the_first_such_point() -> None:
    table = table_of(a=[1.0, 0.0, 2.0, 0.0], b=[1.0, 2.0, 3.0, 4.0], y=["p", "q", "p", "q"])
    data = generate(DatasetSpec(imported(table)))
    check_inputs(["a", "b/(a + 1)"], data)
    with pytest.raises(UserError) as refused:
        check_inputs(["a", "b/a"], data)
    first = next(point for point in data.points.tolist() if point[0] == 0.0)
    told = f"b/a is not a finite number at 2 of the 4 points, such as b = {first[1]:g} and a = 0."
    assert str(refused.value) == told
    scaled = generate(DatasetSpec(imported(table), scaling="standardize"))
    with pytest.raises(
        UserError, match=r"^log\(b - 9\) is .* at 4 of the 4 points, such as b = .* \(columns are scaled\)\.$"
    ):
        check_inputs(["log(b - 9)"], scaled)
    moved = generate(DatasetSpec(imported(table_of(a=[8.0, 9.0, 10.0], y=[0.1, 0.2, 0.3])), 100.0, scaling="range"))
    assert (moved.center.tolist(), moved.scale.tolist()) == ([9.0], [1.0])
    with pytest.raises(UserError, match=r"at 3 of the 3 points, such as a = .* \(columns are scaled\)\.$"):
        check_inputs(["log(a - 8)"], moved)


def test_points_of_the_plane_are_offered_the_presets_and_tables_their_columns() -> None:
    assert offered(PLAIN) == PRESETS
    about = describe(CATALOG["body-mass"].source)
    assert offered(about.columns) == (
        "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "`sex = female`", "`sex = male`",
    )  # fmt: skip
    assert offered(describe(CATALOG["penguins"].source).columns) == ("bill_length_mm", "bill_depth_mm")


def test_features_of_earlier_files_become_expressions_over_the_first_two_columns() -> None:
    penguins = describe(CATALOG["penguins"].source).columns
    assert {feature: expression_of_feature(feature, PLAIN) for feature in FEATURES} == dict(FEATURES)
    assert list(FEATURES)[-4:] == ["sin x1", "sin x2", "cos x1", "cos x2"]
    assert expression_of_feature("sin x2", penguins) == "sin(bill_depth_mm)"
    assert expression_of_feature("x1*x2", penguins) == "bill_length_mm*bill_depth_mm"
    assert expression_of_feature("x3", PLAIN) is None is expression_of_feature("x3", penguins)


def test_an_expression_that_says_the_same_as_an_offered_one_is_that_one() -> None:
    assert preset_of("x1 ** 2", PLAIN) == "x1^2"
    assert preset_of("(x2)", PLAIN) == "x2"
    assert preset_of("x2*x1", PLAIN) == "x2*x1"
    assert preset_of("x1 + x2", PLAIN) == "x1 + x2"
    columns = describe(CATALOG["body-mass"].source).columns
    assert preset_of("( `bill_length_mm` )", columns) == "bill_length_mm"
    assert preset_of("bill_length_mm ** 2", columns) == "bill_length_mm ** 2"
    assert preset_of("+`sex = male`", columns) == "`sex = male`"


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("x1", "x one"), ("x10", "x ten"), ("size_mm", "size"), ("`mean size`", "mean size"), ("`sin`", "sine"),
        ("`a^2*b`", "a^2*b"), ("size_mm^2", "size\u00b2"), ("size_mm ** 2", "size\u00b2"), ("size_mm^20", "size^20"),
        ("size_mm^2.5", "size^2.5"), ("x1*x10", "x one \u00b7 x ten"), ("x10 * x1", "x ten \u00b7 x one"),
        ("sin(`sin`)", "sin(sine)"), ("`mean size`*size_mm", "mean size \u00b7 size"),
        ("`a^2*b`^2*x1", "a^2*b\u00b2 \u00b7 x one"), ("x1^3", "x one^3"), ("sin(x1) + 1", "sin(x one) + 1"),
        ("x1 +  size_mm", "x one + size"), ("no such", "no such"), ("unknown*x1", "unknown*x1"), ("x1**3", "x one**3"),
    ],
)  # fmt: skip
def test_an_input_is_told_in_words_of_the_data(expression: str, name: str) -> None:
    assert input_name(expression, FLOWERS) == name


@pytest.mark.parametrize(
    ("expression", "name"),
    [("x1", "x1"), ("sin(x2)", "sin x2"), ("cos(x1)", "cos x1"), ("x1*x2", "x1*x2"), ("x1^2", "x1^2")],
)
def test_an_input_over_points_of_the_plane_keeps_its_formula(expression: str, name: str) -> None:
    assert input_name(expression, usual_spec("spiral")) == name


def test_every_column_of_every_table_can_be_an_input() -> None:
    for row in CATALOG.values():
        data = generate(replace(usual_spec(row.name), train_share=70.0))
        texts = [token(name) for name in data.about.names]
        assert np.array_equal(inputs_at(texts, data, data.points), data.scaled(data.points).T)
        check_inputs(texts, data)
        assert [input_name(text, usual_spec(row.name)) for text in texts] == [column.shown for column in data.columns]
