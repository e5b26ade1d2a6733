"""What the columns of a table probably are, and what is said of those that are left out."""

from pathlib import Path

import pytest

from core.data.reading.choices import Choices
from core.data.reading.reading import Reading
from core.data.reading.roles import Roles, usual_roles
from core.problem import UserError
from tests.core.data.reading.files import reading_of


def table(folder: Path, choices: Choices | None = None, /, **columns: str) -> Reading:
    """A table of columns whose cells are separated by blanks."""
    rows = zip(*(cells.split() for cells in columns.values()), strict=True)
    text = "\n".join(";".join(row) for row in [tuple(columns), *rows])
    return reading_of(folder, text, choices or Choices(delimiter=";", has_header=True))


X, NOISE = "1.5 2.5 3.5 1.5 2.5 7.5", "5 3 5 8 2 2"


@pytest.mark.parametrize(
    ("columns", "target"),
    [
        ({"species": "a b a b a b", "x": X, "sex": "m f m m f f"}, "species"),
        ({"kind": "a b a b a b", "x": X}, "kind"),
        ({"x": X, "size": "s l s l s l", "kind": "a b a b a c"}, "kind"),
        ({"size": "s l s l s l", "kind": "a b a b a c", "x": X}, "kind"),
        ({"size": "s l s l s l", "kind": "a b a b a c", "n": NOISE}, "n"),
        ({"x": X, "y": X}, "y"),
        ({"y": X, "x": X}, "y"),
        ({"x": X, "z": X}, "z"),
        ({"x": X, "label": "1 1 1 1 1 1"}, "label"),
        ({"x": X, "day": "1.2.24 1.2.24 3.2.24 3.2.24 5.2.24 5.2.24", "kind": "a b a b a b"}, "kind"),
    ],
)  # fmt: skip
def test_the_target_is_what_is_called_so_or_the_text_or_the_last_column(
    columns: dict[str, str], target: str, tmp_path: Path
) -> None:
    assert usual_roles(table(tmp_path, **columns)).target == target


def test_a_text_with_many_values_is_the_target_if_nothing_else_is(tmp_path: Path) -> None:
    names = " ".join("abcdefghijklab")
    reading = table(tmp_path, city=names, empty=" ".join(["NA"] * 14))
    assert reading.column("city").role == "target"
    assert reading.column("city").notes == ()
    with pytest.raises(UserError, match='There is no column to predict "city" from; choose inputs'):
        usual_roles(reading)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ("NA NA NA NA NA NA", '"c" is empty, so it is left out.'),
        ("7 7 7 7 7 7", '"c" has one value, so it is left out.'),
        ("k k k k k NA", '"c" has one value, so it is left out.'),
        ("p q r s t u", 'The values of "c" all differ, so they name the rows, and it is left out.'),
        ("1.2.2024 2.2.2024 1.2.2024 3/4/24 1.2.2024T10:00 x",
         '"c" holds dates, which are read as text, so it is left out.'),
    ],
)  # fmt: skip
def test_a_column_of_no_use_is_left_out_and_says_why(cells: str, note: str, tmp_path: Path) -> None:
    reading = table(tmp_path, c=cells, x=X, kind="a b a b a b")
    assert (reading.column("c").role, reading.column("c").notes) == ("left out", (note,))
    assert reading.column("c").notes_in_use == ()
    assert usual_roles(reading) == Roles("kind", ("x",))


def test_whole_numbers_that_all_differ_are_ids_if_they_are_called_so(tmp_path: Path) -> None:
    cells = {"x": X, "kind": "a b a b a b"}
    for name in ("id", "patient_id", "Index", "#"):
        column = table(tmp_path, **{name: "7 9 3 4 5 1"}, **cells).column(name)
        note = f'The values of "{name}" are whole and all differ, so they name the rows, and it is left out.'
        assert (column.role, column.notes) == ("left out", (note,))
    for name, numbers in {"age": "7 9 3 4 5 1", "id": "7 9 3 4 5 5", "idea": "7 9 3 4 5 1"}.items():
        column = table(tmp_path, **{name: numbers}, **cells).column(name)
        assert (column.role, column.notes) == ("input", ())


def test_numbers_that_count_the_rows_are_told(tmp_path: Path) -> None:
    column = table(tmp_path, t="1 2 3 4 5 6", x=X, kind="a b a b a b").column("t")
    assert (column.role, column.notes) == ("input", ('"t" counts the rows; leave it out unless it is measured.',))


def test_ids_are_an_input_if_nothing_else_is(tmp_path: Path) -> None:
    reading = table(tmp_path, id="1 2 3 4 5 6", kind="a b a b a b", one="1 1 1 1 1 1")
    assert usual_roles(reading) == Roles("kind", ("id",))
    assert [column.notes for column in reading.columns][:2] == [(), ()]


@pytest.mark.parametrize(
    ("cells", "roles"),
    [
        ("a b a b a b", ("input", "class", "left out")),
        ("a a a a a a", ("input", "left out")),
        ("1 2 1 2 1 2", ("input", "class", "left out")),
        ("1 2 1 2 1 2.5", ("input", "number", "left out")),
        ("NA NA NA NA NA NA", ("left out",)),
    ],
)
def test_a_column_says_what_it_can_be(cells: str, roles: tuple[str, ...], tmp_path: Path) -> None:
    assert table(tmp_path, c=cells, x=X).column("c").roles == roles


def test_more_values_make_other_roles(tmp_path: Path) -> None:
    letters = table(tmp_path, c=" ".join("abcdefghijkabcd"), n=" ".join(map(str, range(15))))
    assert letters.column("c").roles == ("class", "left out")
    assert letters.column("n").roles == ("input", "class", "number", "left out")
    assert not letters.column("n").has_classes
    assert letters.column("c").has_classes
    both = table(tmp_path, c=" ".join("abcdefghijkabcd"), n="1 2 3 " * 5).column("c")
    assert both.notes == ('"c" has 11 values; an input has at most 10, so it is left out.',)


def test_values_are_sorted_so_that_classes_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    reading = table(tmp_path, kind="c a b a NA c", flag="true false true false true false")
    assert reading.column("kind").values == ("a", "b", "c")
    assert (reading.column("kind").counts, reading.column("kind").missing) == ((2, 1, 2), 1)
    assert reading.column("flag").values == ("false", "true")


def image_text(side: int, first: str = "", last: str = "digit", names: str = "p{}") -> str:
    head = [first] * bool(first) + [names.format(at) for at in range(side**2)] + [last] * bool(last)
    rows = [
        [str(row % 3)] * bool(first) + [str(at * row % 17) for at in range(side**2)] + [str(row % 3)] * bool(last)
        for row in range(12)
    ]
    return "\n".join(",".join(cells) for cells in [head, *rows])


@pytest.mark.parametrize("side", [8, 16, 28])
def test_columns_that_are_pixels_are_recognized(side: int, tmp_path: Path) -> None:
    image = reading_of(tmp_path, image_text(side)).image
    assert image is not None
    assert (image.side, image.start) == (side, 0)


def test_pixels_may_follow_their_class_or_stand_alone(tmp_path: Path) -> None:
    image = reading_of(tmp_path, image_text(8, "label", "")).image
    assert image is not None
    assert (image.side, image.start) == (8, 1)
    reading = reading_of(tmp_path, image_text(8))
    assert reading.column("p0").role == "input"
    assert reading.column("p0").notes == ()
    assert reading_of(tmp_path, image_text(8, "", "")).image is not None


@pytest.mark.parametrize(
    "text",
    [
        image_text(8, "a", "b"),
        image_text(9),
        image_text(8).replace("p7,", "width,"),
        image_text(8).replace(",16,", ",-16,"),
        image_text(8).replace(",16,", ",a,").replace(",0", ",b"),
        image_text(8).replace(",0", ",3").replace("\n0", "\n3"),
    ],
)
def test_other_columns_are_no_pixels(text: str, tmp_path: Path) -> None:
    assert reading_of(tmp_path, text).image is None


def test_a_persons_words_count(tmp_path: Path) -> None:
    reading = table(tmp_path, x=X, z=X, kind="a b a b a b")
    assert usual_roles(reading) == Roles("kind", ("x", "z"))
    assert usual_roles(reading, "z") == Roles("z", ("x", "kind"))
    assert usual_roles(reading, "z", ("x",)) == Roles("z", ("x",))
    assert usual_roles(reading, None, ("x",)) == Roles("kind", ("x",))
    with pytest.raises(UserError, match=r'There is no column "q"; there are x, z, kind\.'):
        usual_roles(reading, "q")
    with pytest.raises(UserError, match=r'There is no column "r"'):
        usual_roles(reading, "z", ("x", "r"))
    with pytest.raises(UserError, match=r"Choose the column to predict\."):
        usual_roles(reading, None, ("x", "kind"))
    many = table(tmp_path, **{f"c{at}": X for at in range(12)})
    with pytest.raises(UserError, match="there are c0, c1, c2, c3, c4, c5, c6, c7 and 4 more"):
        usual_roles(many, "q")


def test_names_that_change_are_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "a,,a, b\x07c \n1,2,3,4\n2,3,5,9\n4,3,1,1\n3,3,2,2\n2,2,8,5\n4,7,9,9\n7,1,2,3\n")
    assert [column.notes for column in reading.columns] == [
        (),
        ('Column 2 has no name; it is called "column 2".',),
        ('Column 3 is called "a" as one before it; it becomes "a (2)".',),
        ('Column 4 is called "b c" here.',),
    ]
