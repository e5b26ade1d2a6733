"""Rows: what of a table can be used, and as which numbers."""

import math

import numpy as np
import pytest

from core.data.rows import MOST_CLASSES, classes_of, input_columns, labels_of, points_of, usable_rows
from core.problem import UserError
from tests.core.data.tables import table_of

LETTERS = tuple("abcdefghijk")


def test_a_category_becomes_a_switch_for_each_of_its_values() -> None:
    table = table_of(size=[1.5, 2.5, 3.5], island=["Dream", "Biscoe", "Dream"], y=[1.0, 2.0, 3.0])
    columns = input_columns(table, ("size", "island"))
    assert [column.name for column in columns] == ["size", "island = Biscoe", "island = Dream"]
    assert [column.is_switch for column in columns] == [False, True, True]
    assert not any(column.values for column in columns)
    assert points_of(table, "y", ("size", "island")).tolist() == [[1.5, 0.0, 1.0], [2.5, 1.0, 0.0], [3.5, 0.0, 1.0]]


def test_a_switch_is_called_by_the_label_of_its_column() -> None:
    table = table_of(a=["x", "y"], y=[0.0, 1.0])
    (first, _) = input_columns(table, ("a",))
    assert (first.name, first.shown) == ("a = x", "a = x")


def test_a_category_of_more_than_ten_values_is_no_input_but_may_be_the_target() -> None:
    table = table_of(letter=LETTERS, ten=[*LETTERS[:10], "a"], x=range(11))
    with pytest.raises(UserError, match='The column "letter" has 11 values; as an input it has at most 10'):
        input_columns(table, ("letter",))
    assert len(input_columns(table, ("ten",))) == MOST_CLASSES == 10
    assert classes_of(table, "letter") == LETTERS
    assert labels_of(table, "letter", ("x",)).tolist() == list(range(11))


def test_two_columns_of_one_name_are_refused() -> None:
    table = table_of(**{"sex": ["male", "female"], "sex = male": [1.0, 2.0], "y": [1.0, 2.0]})
    with pytest.raises(UserError, match='Two columns would be called "sex = male": rename one of them'):
        input_columns(table, ("sex", "sex = male"))


def test_rows_that_lack_a_cell_of_a_chosen_column_are_left_out_and_no_others() -> None:
    table = table_of(a=[1.0, None, 3.0, 4.0], b=["x", "y", None, "x"], c=[None, 1.0, 1.0, 1.0], y=[1.0, 2.0, 3.0, 4.5])
    assert usable_rows(table, "y", ("a", "b")).tolist() == [0, 3]
    assert usable_rows(table, "y", ("a",)).tolist() == [0, 2, 3]
    assert usable_rows(table, "c", ("a", "b", "y")).tolist() == [3]
    assert points_of(table, "y", ("a", "b")).tolist() == [[1.0, 1.0, 0.0], [4.0, 1.0, 0.0]]
    assert labels_of(table, "y", ("a", "b")).tolist() == [1.0, 4.5]


def test_a_row_without_a_target_is_left_out() -> None:
    table = table_of(a=[1.0, 2.0, 3.0], y=["no", None, "yes"])
    assert labels_of(table, "y", ("a",)).tolist() == [-1.0, 1.0]


@pytest.mark.parametrize(
    ("cells", "classes", "labels"),
    [
        ([7.0, 5.0, 7.0], ("5", "7"), [1.0, -1.0, 1.0]),
        ([3.0, 1.0, 2.0], ("1", "2", "3"), [2.0, 0.0, 1.0]),
        ([-1.0, 4.0, 20.0], ("-1", "4", "20"), [0.0, 1.0, 2.0]),
        ([-0.0, 1.0, 0.0], ("0", "1"), [-1.0, 1.0, -1.0]),
        ([1.0, 2.0, 2.5], (), [1.0, 2.0, 2.5]),
        ([1e15, 2.0, None], ("2", "1000000000000000"), [1.0, -1.0]),
        (range(10), tuple("0123456789"), list(range(10))),
        (range(11), (), list(range(11))),
        (["yes", "no", "no"], ("no", "yes"), [1.0, -1.0, -1.0]),
        (["c", "a", "b"], ("a", "b", "c"), [2.0, 0.0, 1.0]),
        (["10", "9", "1"], ("1", "10", "9"), [1.0, 2.0, 0.0]),
        ([None, None], (), []),
    ],
)
def test_texts_and_few_whole_numbers_are_classes(cells: list, classes: tuple[str, ...], labels: list[float]) -> None:
    table = table_of(x=np.arange(float(len(cells))), y=cells)
    assert classes_of(table, "y") == classes
    assert labels_of(table, "y", ("x",)).tolist() == labels


def test_classes_are_those_of_the_whole_table_so_that_the_chosen_inputs_change_no_output() -> None:
    table = table_of(a=[1.0, 2.0, None], y=["p", "q", "r"])
    assert classes_of(table, "y") == ("p", "q", "r")
    assert labels_of(table, "y", ("a",)).tolist() == [0.0, 1.0]


def test_numbers_stay_as_they_are() -> None:
    cells = [1e100, -1e-300, 5e-324, math.pi]
    table = table_of(x=cells, y=[0.5, 1.5, 2.5, 3.5])
    assert points_of(table, "y", ("x",))[:, 0].tolist() == cells
