"""The roles of a draft, its histograms, and its words, without a window."""

from pathlib import Path

import numpy as np
import pytest

from core.data.reading.choices import Choices
from core.data.reading.reader import read
from core.data.reading.reading import ReadColumn
from core.document.starter import default_document
from playground.importing.draft import Draft
from playground.importing.histogram import BINS, histogram_of
from playground.importing.how_to_read import marks_shown
from playground.importing.words import listed, outcome_of, size
from tests.playground.importing.conftest import HEADER, rows


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """The penguins."""
    path = tmp_path / "field.csv"
    path.write_text("\n".join((HEADER, *rows())))
    return Draft(read(path))


def test_a_new_target_takes_the_place_of_the_old_one(draft: Draft) -> None:
    assert draft.target == "species"
    other = draft.with_role("mass", "number")
    assert other.target == "mass" and other.roles["species"] == "input"
    assert other.with_role("species", "class").roles == {**draft.roles, "mass": "input"}


def test_roles_that_a_person_chose_stay_when_the_file_is_read_in_another_way(draft: Draft, tmp_path: Path) -> None:
    chosen = draft.with_role("island", "left out").with_role("mass", "number")
    again = Draft(read(tmp_path / "field.csv", Choices(decimal=",")), chosen=chosen.chosen)
    assert again.roles["island"] == "left out"
    # With a decimal comma, bill and depth are text.
    assert again.target == "mass"
    names = Draft(read(tmp_path / "field.csv", Choices(has_header=False)), chosen=chosen.chosen)
    assert set(names.roles).isdisjoint({"island", "mass"})


def test_a_share_that_leaves_no_row_to_train_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("a,b\n1,x\n2,y\n3,x\n4,y\n")
    draft = Draft(read(path), train_share=10.0, stratified=False)
    assert outcome_of(draft, default_document()).strong == "10 % of 4 rows leave none to train on."


def test_numbers_have_bars_of_equal_width_and_their_range() -> None:
    cells = np.array([*np.linspace(-1.5, 2.0, 99), np.nan])
    found = histogram_of(ReadColumn("x"), cells)
    assert len(found.heights) == BINS and max(found.heights) == 1.0 and found.texts == ("\u22121.5 to 2",)
    assert histogram_of(ReadColumn("x"), np.array([0.0, 1.5, 14.0, 0.5])).told == "0 to 14; 50 % of them from 0 to 1"


@pytest.mark.parametrize("cells", [[5.0], [np.nan, 3.5], [-1e308, 1e308, 0.5], [0.1] * 9])
def test_any_numbers_have_bars(cells: list[float]) -> None:
    found = histogram_of(ReadColumn("x"), np.array(cells))
    assert max(found.heights) == 1.0 and all(0.0 <= height <= 1.0 for height in found.heights)


def test_few_whole_numbers_and_texts_have_a_bar_each() -> None:
    assert histogram_of(ReadColumn("x"), np.array([1.0, 2.0, 2.0])).values == ("1", "2")
    text = ReadColumn("x", kind="text", values=("a", "b"), counts=(4, 2))
    assert histogram_of(text, np.array([])).heights == (1.0, 0.5)
    assert histogram_of(text, np.array([])).texts[0] == "4 / 2"
    assert histogram_of(text, np.array([])).told == "rows of a: 4, b: 2"


def test_a_column_without_a_number_is_empty() -> None:
    assert histogram_of(ReadColumn("x"), np.array([np.nan])).texts == ("empty",)


def test_many_texts_have_the_largest_bars_and_no_names() -> None:
    text = ReadColumn("x", kind="text", values=tuple("abcdefghijklmnop"), counts=tuple(range(1, 17)))
    found = histogram_of(text, np.array([]))
    assert found.heights[0] == 1.0 and len(found.heights) == 12 and found.values == ()
    assert found.texts[0] == found.told == "1 to 16 rows each"
    alike = ReadColumn("x", kind="text", values=text.values, counts=(1,) * 16)
    assert histogram_of(alike, np.array([])).texts == ("1 row each", "1 row", "1")


def test_sizes_names_and_marks_are_said_in_words() -> None:
    assert [size(count) for count in (1, 999, 15_300, 689_000_000)] == ["1 byte", "999 bytes", "15.3 kB", "689 MB"]
    assert [listed(names) for names in (("a",), ("a", "b"), ("a", "b", "c"))] == ["a", "a and b", "a, b and c"]
    assert [marks_shown(marks) for marks in (("",), ("", "NA"), ("", "NA", "?"))] == [
        "empty",
        "NA, empty",
        "NA, empty \u2026",
    ]
