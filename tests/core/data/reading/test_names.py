"""Categories that a file holds are unique, can be seen, and are short; what looks the same is the same."""

from pathlib import Path

import pytest

from core import limits
from core.data.reading.choices import Choices, check_choices
from core.data.reading.names import LONGEST, category_names, visible
from core.problem import UserError
from tests.core.data.reading.files import reading_of

LONG = "w" * 300


def test_categories_that_look_the_same_are_one() -> None:
    found = category_names(["Adelie", "Ade\u200blie", "\u202eAdelie\u202c", "two\nlines", "two lines", "'-", "-"])
    assert set(found.values()) == {"Adelie", "two lines", "-"}


def test_categories_that_are_cut_stay_apart() -> None:
    cut = LONG[:LONGEST]
    found = category_names([f"{LONG}b", f"{LONG}a", cut, "\ue001", "\ue002"])
    assert found == {
        f"{LONG}b": f"{cut} (3)", f"{LONG}a": f"{cut} (2)", cut: cut, "\ue001": "\ufffd", "\ue002": "\ufffd (2)",
    }  # fmt: skip
    assert max(map(len, found.values())) <= limits.NAME


def test_what_has_nothing_to_see_is_missing_whatever_the_marks_are(tmp_path: Path) -> None:
    assert visible("\u200b\u202e \ufeff") == ""
    reading = reading_of(
        tmp_path, "x,kind\n1,a\n2,b\n3,\u200b\n4,\n5,a\n6,N\u200bA\n", Choices(missing=("NA",), delimiter=",")
    )
    column = reading.column("kind")
    assert (column.values, column.counts, column.missing) == (("a", "b"), (2, 1), 3)


def test_categories_that_changed_are_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f'x,kind\n1,a\u200bb\n2,{LONG}\n3,c\n4,"c"\n5,c\n')
    assert reading.column("kind").notes[0] == (
        'In "kind", 2 values lost what cannot be shown, or all after 190 letters.'
    )


def test_marks_that_no_project_can_hold_are_refused() -> None:
    for missing in (("x" * 201,), tuple(map(str, range(201)))):
        with pytest.raises(UserError, match="at most 200 marks of missing cells, each of at most 200 letters"):
            check_choices(Choices(missing=missing))
    check_choices(Choices(missing=("x" * 200,)))
