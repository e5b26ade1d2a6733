"""From a reading to data: rows that cannot be used, filled cells, merged classes, and what stands against it."""

from pathlib import Path

import numpy as np
import pytest

from core.data.description import describe
from core.data.making import generate
from core.data.reading.choices import Choices
from core.data.reading.importing import Problem, import_table, problem_of
from core.data.reading.roles import Roles, usual_roles
from core.data.reading.use import use_of
from core.data.source import DatasetSpec
from core.problem import UserError
from tests.core.data.reading.files import reading_of
from tests.core.data.reading.test_roles import image_text

PENGUINS = """species,island,mass,wing,note
Adelie,Dream,3.5,181,
Adelie,Biscoe,NA,186,ok
Gentoo,Biscoe,heavy,217,
Gentoo,,5.5,inf,ok
Adelie,Dream,1e400,190,ok
Gentoo,Biscoe,5,,3
NA,Dream,4,190,ok
Gentoo,Biscoe,36,5,210,ok
Adelie,Dream
Gentoo,Biscoe,6.5,220,
Adelie,Dream,2.5,189,ok
Gentoo,Dream,2.5,189,ok
Adelie,Biscoe,4.5,180,ok
Gentoo,Biscoe,6.5,218,ok
Adelie,Dream,2.5,177,ok
"""
ROLES = Roles("species", ("mass", "wing", "island"))


def test_rows_that_cannot_be_used_are_told_with_line_and_reason(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, PENGUINS)
    use = use_of(reading, ROLES)
    assert [(row.line, row.reason) for row in use.skipped] == [
        (3, "mass is missing (NA)."),
        (4, 'mass holds text: "heavy".'),
        (5, "island is missing."),
        (6, "The number is too large."),
        (7, "wing is missing."),
        (8, "species is missing (NA)."),
        (9, '6 cells where the header has 5. Perhaps "36,5" was meant as one number: it is not quoted.'),
        (10, "2 cells where the header has 5."),
    ]
    third = use.skipped[2]
    assert (third.row, third.columns, third.cells) == (3, (1, 3), ("Gentoo", "", "5.5", "inf", "ok"))
    assert (use.skipped[6].row, use.skipped[6].columns) == (None, ())
    assert (use.skipped_count, use.staying, use.filled) == (8, 2, 0)
    assert use.rows.tolist() == [0, 7, 8, 9, 10, 11, 12]
    few = use_of(reading, ROLES, 2)
    assert ([row.line for row in few.skipped], few.skipped_count) == ([3, 4], 8)
    only_wing = use_of(reading, Roles("species", ("wing",)))
    assert only_wing.skipped[0].reason == 'wing is not finite: "inf".'


def test_all_cells_that_a_row_lacks_are_named(tmp_path: Path) -> None:
    names = [f"c{at}" for at in range(8)]
    reading = reading_of(
        tmp_path, "\n".join([",".join(names), *["1.5,2,3,4,5,6,7,8"] * 9, ",,3,4,5,6,7,8", "NA" + ",NA" * 6 + ",8"])
    )
    use = use_of(reading, Roles("c7", tuple(names[:7])))
    assert [row.reason for row in use.skipped] == [
        "c0 and c1 are missing.",
        "c0, c1, c2, c3 and 3 more are missing (NA).",
    ]


def test_an_import_is_data_that_can_be_learned(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, PENGUINS)
    made = import_table(reading, ROLES)
    source, report = made.source, made.report
    assert (source.name, source.target, source.inputs) == ("t", "species", ("mass", "wing", "island"))
    assert source.table.names == ("mass", "wing", "island", "species")
    assert source.table.column("species").values == report.classes == ("Adelie", "Gentoo")
    assert source.table.cells[:2].tolist() == [[3.5, 181, 1, 0], [6.5, 220, 0, 1]]
    assert (report.rows_read, report.rows_used, report.skipped_count, len(report.skipped)) == (15, 7, 8, 8)
    assert report.dialect == reading.dialect
    data = generate(DatasetSpec(source))
    assert (data.about.names, len(data.points)) == (("mass", "wing", "island = Biscoe", "island = Dream"), 7)


def test_missing_numbers_can_be_filled_with_the_median(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, PENGUINS)
    roles = Roles("species", ("mass", "wing"), fill=True)
    use = use_of(reading, roles)
    assert [row.line for row in use.skipped] == [4, 5, 6, 8, 9, 10]
    assert use.filled == 2
    made = import_table(reading, roles)
    mass, wing = made.source.table.cells_of("mass"), made.source.table.cells_of("wing")
    assert mass.tolist()[:3] == [3.5, 4.0, 5.0]
    assert mass[1] == np.median([3.5, 5, 6.5, 2.5, 2.5, 4.5, 6.5, 2.5])
    assert wing[2] == np.median([181, 186, 220, 189, 189, 180, 218, 177])
    assert made.report.filled == 2


def test_texts_and_empty_columns_cannot_be_filled(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "x,k,e,y\n1,a,,5\n2,,,6\n3,b,,7\n")
    assert use_of(reading, Roles("y", ("k",), fill=True)).skipped_count == 1
    assert use_of(reading, Roles("y", ("e",), fill=True)).skipped_count == 3
    reading = reading_of(tmp_path, "x,y\n1,5\n,6\n3,7\n")
    assert use_of(reading, Roles("y", ("x",), fill=True)).filled == 1


def test_notes_tell_what_was_left_out_and_doubts_what_is_doubtful(tmp_path: Path) -> None:
    text = "x,one,k,\n" + "".join(f"{at % 7}.5,1,{'ab'[at % 2]},{at}\n" for at in range(20))
    reading = reading_of(tmp_path, text, Choices(has_header=True, delimiter=","))
    notes = import_table(reading, usual_roles(reading)).report.notes
    assert notes == (
        '"one" has one value, so it is left out.',
        'Column 4 has no name; it is called "column 4".',
        '"column 4" counts the rows; leave it out unless it is measured.',
    )
    used = import_table(reading, Roles("k", ("one", "x"))).report.notes
    assert used == notes[1:]
    texts = reading_of(tmp_path, "color,wins\nred,yes\nblue,no\nred,no\n")
    report = import_table(texts, usual_roles(texts)).report
    assert report.doubts == ("Also possible: the first line is a row.",)


@pytest.mark.parametrize(
    ("text", "roles", "sentence"),
    [
        ("x,k\n1,a\n2,a\n", Roles("k", ("x",)), "k has one value; there is nothing to tell apart."),
        ("x,k\n1,a\n2,a\n,b\n", Roles("k", ("x",)), "k has one value; there is nothing to tell apart."),
        ("x,y\n1,4\n2,4\n", Roles("y", ("x",)), "y has one value; there is nothing to tell apart."),
        ("x,y\n1,4.5\n2,4.5\n", Roles("y", ("x",)), "y has one value; there is nothing to predict."),
        ("x,y\n,4.5\n,5.5\n", Roles("y", ("x",)), "No row can be used; line 2: x is missing."),
        ("x,y\n1,4.5\n2,5.5\n", Roles("y", ("x",), "class"),
         "y holds numbers that are not whole, so they are no classes."),
        ("x,k\n1,a\n2,b\n", Roles("k", ("x",), "number"), "k holds text, which is no number to predict."),
        ("x,k\n1,1\n2,2\n", Roles("k", ("x",), "number"),
         "k holds at most 10 whole numbers, which are classes to predict."),
        ("x,y\n1,4.5\n2,5.5\n", Roles("y", ("x", "y")),
         '"t" reads the column "y" twice: a column is an input or the target.'),
    ],
)  # fmt: skip
def test_what_stands_against_importing_is_one_sentence(text: str, roles: Roles, sentence: str, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, text, Choices(has_header=True, delimiter=","))
    problem = problem_of(reading, roles)
    assert problem is not None
    assert (problem.sentence, problem.offer) == (sentence, "")
    with pytest.raises(UserError) as caught:
        import_table(reading, roles)
    assert str(caught.value) == sentence


def test_rows_that_cannot_be_used_stand_against_importing_if_they_must_not_be_skipped(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, PENGUINS)
    assert problem_of(reading, ROLES) is None
    assert problem_of(reading, Roles("species", ROLES.inputs, skip=False)) == Problem(
        "8 rows cannot be used; line 3: mass is missing (NA).", "skip", "They can be left out."
    )


def many_classes(count: int) -> str:
    rows = [f"{at},{name}\n" for at, name in enumerate("abcdefghijklmnop"[:count]) for _ in range(20 - at)]
    return "x,k\n" + "".join(rows) + "1,other\n" * 3


def test_of_too_many_classes_the_rarest_become_one(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, many_classes(14))
    roles = Roles("k", ("x",))
    assert problem_of(reading, roles) == Problem(
        "k has 15 classes; 10 at most.", "merge", 'The 6 rarest become "other".'
    )
    made = import_table(reading, Roles("k", ("x",), merge=True))
    assert made.report.classes == (*"abcdefghi", "other")
    counts = np.bincount(made.source.table.cells_of("k").astype(int))
    assert counts.tolist() == [20, 19, 18, 17, 16, 15, 14, 13, 12, 11 + 10 + 9 + 8 + 7 + 3]
    few = reading_of(tmp_path, many_classes(5))
    assert import_table(few, Roles("k", ("x",), merge=True)).report.classes == (*"abcde", "other")


def test_whole_numbers_can_be_classes(tmp_path: Path) -> None:
    text = "x,y\n" + "".join(f"{at * 3 % 7}.5,{at % 12}\n" for at in range(60))
    reading = reading_of(tmp_path, text)
    assert import_table(reading, Roles("y", ("x",))).report.classes == ()
    assert problem_of(reading, Roles("y", ("x",), "class")) == Problem(
        "y has 12 classes; 10 at most.", "merge", 'The 3 rarest become "other".'
    )
    made = import_table(reading, Roles("y", ("x",), "class", merge=True))
    assert (
        made.report.classes == ("0", "1", "10", "11", "2", "3", "4", "5", "6", "other")
        or len(made.report.classes) == 10
    )
    assert made.source.table.column("y").values == made.report.classes


def test_a_class_that_lost_all_its_rows_is_none(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "x,k\n1,a\n2,b\n,c\n3,a\n")
    assert import_table(reading, Roles("k", ("x",))).report.classes == ("a", "b")


def test_an_input_with_too_many_values_is_refused(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, many_classes(14))
    problem = problem_of(reading, Roles("x", ("k",)))
    assert problem is not None
    assert (
        problem.sentence == 'The column "k" has 15 values; as an input it has at most 10: leave it out.'
        or "classes" in (problem.sentence)
    )


def test_images_stay_images_if_all_pixels_are_inputs(tmp_path: Path) -> None:
    for text in (image_text(8), image_text(8, "label", "")):
        reading = reading_of(tmp_path, text)
        source = import_table(reading, usual_roles(reading)).source
        assert (source.table.image, describe(source).image) == ((8, 8), (8, 8))
        assert source.table.names[0] == "p0"
    reading = reading_of(tmp_path, image_text(8))
    assert import_table(reading, Roles("digit", ("p1", "p2"))).source.table.image is None
