"""Data in project files: every source comes back equal, and what is broken is named in one sentence."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core import limits
from core.data.catalog import CATALOG
from core.data.making import generate, generate_with_source, usual_spec
from core.data.plane import PlaneChoice, plane_of
from core.data.source import DatasetSpec, Imported, Painted
from core.document import data_edits
from core.document.data_rows import plane_of_row, row_of_plane, row_of_spec, spec_of_row
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.document.view import View
from core.problem import UserError
from tests.core.data.tables import imported, table_of
from tests.core.document.tables import CATS, ORIGIN, OWN

SPECS = {**OWN, **{name: usual_spec(name, 10.0, 60.0, "a seed") for name in CATALOG}}
PLANE = PlaneChoice("columns", ("weight (kg)", "age"), (("coat = long", 1.0),))
SLICE = PlaneChoice("components", (), (("coat = long", 1.0),), ((4, -0.5), (3, 1.25)))
CATS_DOCUMENT = data_edits.use_data(default_document(), OWN["imported"]).document
CATS_SOURCE = replace(CATS_DOCUMENT.data.source, origin=ORIGIN)
GOOD = encode(
    Project(replace(CATS_DOCUMENT, data=replace(CATS_DOCUMENT.data, source=CATS_SOURCE)), view=View(plane=PLANE))
)

Mutation = Callable[[dict[str, Any]], None]


def broken(mutate: Mutation) -> str:
    """The sentence that refuses the file with a change."""
    file = json.loads(GOOD)
    mutate(file)
    with pytest.raises(UserError) as refusal:
        decode(json.dumps(file).encode(), "x.gp")
    return str(refusal.value)


def put(path: str, value: Any) -> Mutation:
    """Put a value at a path such as data/source/table/columns/0/name; `...` deletes."""

    def mutate(file: dict[str, Any]) -> None:
        *folders, last = [int(part) if part.isdigit() else part for part in path.split("/")]
        place: Any = file
        for folder in folders:
            place = place[folder]
        if value is ...:
            del place[last]
        else:
            place[last] = value

    return mutate


@pytest.mark.parametrize("name", SPECS)
def test_every_source_comes_back_equal_with_the_same_bits(name: str) -> None:
    spec = SPECS[name]
    again = spec_of_row(row_of_spec(spec))
    assert again == spec
    one, other = generate(spec), generate_with_source(again)[0]
    for array in ("points", "targets", "center", "scale"):
        np.testing.assert_array_equal(getattr(one, array), getattr(other, array))
    document = data_edits.use_data(default_document(), spec).document
    opened = decode(encode(Project(document)), "x.gp").document
    assert opened.data == spec
    assert opened == document


def test_an_origin_comes_back_whatever_the_roles_it_has() -> None:
    source = decode(GOOD, "x.gp").document.data.source
    assert isinstance(source, Imported)
    # The target and the inputs are those of the data.
    assert source.origin == replace(ORIGIN, roles=replace(ORIGIN.roles, inputs=source.inputs))
    assert source == replace(source, origin=None)
    again = spec_of_row(row_of_spec(OWN["imported from a file"])).source
    assert isinstance(again, Imported)
    assert again.origin == ORIGIN


def test_a_missing_cell_a_label_and_an_image_are_kept() -> None:
    source = decode(GOOD, "x.gp").document.data.source
    assert isinstance(source, Imported)
    assert source.table == CATS
    assert source.table.columns == CATS.columns
    assert np.isnan(source.table.cells).sum() == 2
    assert not source.table.cells.flags.writeable
    images = spec_of_row(row_of_spec(OWN["imported images"])).source
    assert isinstance(images, Imported)
    assert images.table.image == (2, 3)
    painted = spec_of_row(row_of_spec(OWN["painted"])).source
    assert isinstance(painted, Painted)
    assert painted.table.image is None


@pytest.mark.parametrize("choice", [None, PLANE, SLICE, PlaneChoice("components"), PlaneChoice("curve", ("age",))])
def test_a_plane_comes_back(choice: PlaneChoice | None) -> None:
    assert plane_of_row(row_of_plane(choice)) == choice
    document = decode(GOOD, "x.gp").document
    assert decode(encode(Project(document, view=View(plane=choice))), "x.gp").view.plane == choice


def test_a_plane_over_a_switch_with_the_longest_name_comes_back() -> None:
    name, value = "n" * limits.NAME, "v" * limits.NAME
    table = table_of(**{"a": [1.0, 2.0, 3.0], name: [value, "b", value], "y": ["p", "q", "q"]})
    spec = DatasetSpec(imported(table), 60.0, "7")
    document = data_edits.use_data(default_document(), spec).document
    switch = generate(spec).columns[2].name
    assert len(switch) == limits.SWITCH
    for choice in (PlaneChoice("columns", ("a", switch)), PlaneChoice("columns", ("a", "a"), ((switch, 1.0),))):
        assert decode(encode(Project(document, view=View(plane=choice))), "x.gp").view.plane == choice


def test_a_plane_that_does_not_fit_the_data_is_kept_and_shows_the_usual_one() -> None:
    file = json.loads(GOOD)
    file["view"]["plane"]["columns"] = ["height", "age"]
    project = decode(json.dumps(file).encode(), "x.gp")
    data = generate(project.document.data)
    assert project.view.plane is not None
    assert plane_of(data, project.view.plane).kind == plane_of(data).kind == "components"


TABLE = "data/source/table"
COLUMN = f"{TABLE}/columns"
TEN = [0.0] * 10


@pytest.mark.parametrize(
    ("mutate", "sentence"),
    [
        (put(f"{COLUMN}/1/name", "weight (kg)"), 'two columns of the table have the same name: "weight (kg)"'),
        (put(f"{COLUMN}/1/cells", TEN[1:]), '"age" of the table has 9 cells, but the column "weight (kg)" has 10'),
        (put(f"{COLUMN}/2/cells", [*TEN[1:], 3]), 'cell 10 of the column "coat" of the table names none of its categ'),
        (put(f"{COLUMN}/2/cells/0", -1), 'cell 1 of the column "coat" of the table names none of its categories'),
        (put(f"{COLUMN}/2/cells/1", 0.5), 'cell 2 of the column "coat" of the table names none of its categories'),
        (put(f"{COLUMN}/2/values/0", "long"), 'the column "coat" of the table has the same category twice'),
        (put(f"{COLUMN}/2/values/0", ""), 'the categories of the column "coat" of the table is wrong: expected a text'),
        (put(f"{COLUMN}/2/values/0", "a\nb"), "expected a text without control characters"),
        (put(f"{COLUMN}/2/values/0", "a\u200bb"), 'the column "coat" of the table has a text with characters that can'),
        (put(f"{COLUMN}/2/values", [str(at) for at in range(11)]), '"coat" has 11 values; as an input it has at most'),
        (put(f"{COLUMN}/0/name", "a\nb"), "the name of the column \"a\ufffdb\" of the table is wrong: expected a"),
        (put(f"{COLUMN}/0/name", "a\u202eb"), 'the column "a\ufffdb" of the table has a text with characters th'),
        (put(f"{COLUMN}/0/name", "x" * 201), "of the table is wrong: expected a text of a length of at most 200"),
        (put(f"{COLUMN}/0/name", ""), "the name of column 1 of the table is wrong: expected a text of length of at le"),
        (put(f"{COLUMN}/1/name", ...), 'the field "name" of column 2 of the table is missing'),
        (put(f"{COLUMN}/1/name", 5), "the name of column 2 of the table is wrong: expected a text, got a whole number"),
        (put(f"{COLUMN}/0/label", "a\tb"), 'the label of the column "weight (kg)" of the table is wrong: expected'),
        (put(f"{COLUMN}/0/unit", "x" * 201), 'the unit of the column "weight (kg)" of the table is wrong: expected'),
        (put(f"{COLUMN}/0/color", "red"), 'the field "color" of the column "weight (kg)" of the table is not known to'),
        (put(f"{COLUMN}/1/cells/0", "one"), 'the cells of the column "age" of the table is wrong: expected a number'),
        (put(f"{COLUMN}/1/cells/0", True), 'the cells of the column "age" of the table is wrong: expected a number'),
        (put(f"{COLUMN}/1/cells", [0.0] * 200_001), '"age" of the table is wrong: expected a list of a length of at'),
        (put(f"{COLUMN}/0/cells", [None] * 10), "No row has a number or category in each of its columns"),
        (put(f"{COLUMN}/3/values", ["no"]), 'cell 1 of the column "is `happy`" of the table names none of its categ'),
        (put(COLUMN, []), "the columns of the table of the source of the data is wrong: expected a list"),
        (put(f"{TABLE}/image", [2, 2]), "the image of the table has more pixels than there are columns beside the tar"),
        (put(f"{TABLE}/image", [10**18, 10**18]), "the image of the table has more pixels than there are columns"),
        (put(f"{TABLE}/image", [0, 2]), "the image of the table of the source of the data is wrong: expected a whole"),
        (put(f"{TABLE}/image", [2]), "the image of the table of the source of the data is wrong"),
        (put(TABLE, []), "the table of the source of the data is wrong: expected an object, got a list"),
        (put(TABLE, ...), 'the field "table" of the source of the data is missing'),
        (put("data/source", None), "the source of the data is wrong: expected an object, got nothing"),
        (put("data/source/kind", "stolen"), 'the kind of the source of the data is wrong: "stolen" is unknown'),
        (put("data/source/kind", "shipped"), 'of the source of the data is not known to this version'),
        (put("data/source/kind", ...), 'the field "kind" of the source of the data is missing'),
        (put("data/source/name", "a\u200bb"), "the name of the data has a text with characters that cannot be shown"),
        (put("data/source/target", "mood"), '"My cats" has no column "mood"'),
        (put("data/source/inputs", ["age", "height"]), '"My cats" has no column "height"'),
        (put("data/source/inputs", []), "the inputs of the source of the data is wrong: expected a list of length of"),
        (put("data/source/inputs", ["coat"]), 'input 1 cannot be computed: There is no column "weight (kg)"; there'),
        (put("data/source/origin", ...), 'the field "origin" of the source of the data is missing'),
        (put("data/source/origin/path", ""), "the path of the origin of the source of the data is wrong: expecte"),
        (put("data/source/origin/sha256", "a" * 63), "the sha256 of the origin of the source of the data is wrong"),
        (put("data/source/origin/rows", 0), "the rows of the origin of the source of the data is wrong: expected"),
        (put("data/source/origin/rows", 200_001), "the rows of the origin of the source of the data is wrong: ex"),
        (put("data/source/origin/choices/encoding", "KOI8"), 'There is no encoding "KOI8"; there are UTF-8, UTF-'),
        (put("data/source/origin/choices/delimiter", ";;"), "the delimiter of the choices of the origin of the s"),
        (put("data/source/origin/choices/color", 1), 'the field "color" of the choices of the origin of the sour'),
        (put("data/source/origin/sampling/how", "all"), 'There is no sample "all"; there are spread, first, each'),
        (put("data/source/origin/sampling/rows", 0), "the rows of the sampling of the origin of the source of th"),
        (put("data/source/origin/roles/target_is", "x"), "the target is of the roles of the origin of the source"),
        (put("data/scaling", "magic"), 'There is no scaling "magic"; there are standardize, range, none'),
        (put("data/stratified", 1), "the stratified of the data is wrong: expected true or false"),
        (put("data/train_share", 101), "the train share of the data is wrong: expected a number of at most 100"),
        (put("data/noise", 0.0), 'the field "noise" of the data is not known to this version'),
        (put("inputs/0/expression", "`weight"), "input 1 cannot be computed: A backtick is not closed"),
        (put("inputs/1/expression", "import os"), "input 2 cannot be computed: "),
        (put("inputs/1/expression", "age.__class__"), "input 2 cannot be computed: "),
        (put("inputs/1/expression", "log(age)"), "input 2 cannot be computed: log(age) is not a finite number at"),
        (put("inputs/1/expression", "2"), "input 2 cannot be computed: 2 reads no column, so it is the same for eve"),
        (put("inputs/1/expression", "("*400 + "age" + ")"*400), "input 2 cannot be computed: "),
        (put("inputs/1/expression", "age+" * 300 + "age"), "expected a text of a length of at most 1000"),
        (put("inputs/1/expression", "+(`weight (kg)`)"), "two inputs have the same expression: `weight (kg)`"),
        (put("view/plane/kind", "cube"), 'the kind of the plane of the view is wrong: "cube" is unknown'),
        (put("view/plane/columns", ["age"] * 3), "the columns of the plane of the view is wrong: expected a list of"),
        (put("view/plane/held", {"coat = long": "yes"}), "the held values of the plane of the view is wrong: expected"),
        (put("view/plane/components", {"2": 1.0}), "of the plane of the view is wrong: expected a whole number"),
        (put("view/plane/components", {"3": "x"}), "the held components of the plane of the view is wrong: expected a"),
        (put("view/plane/held", {"a\nb": 1.0}), "the held values of the plane of the view is wrong: expected a text w"),
        (put("view/plane/zoom", 2), 'the field "zoom" of the plane of the view is not known to this version'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_data_is_said_with_its_place(mutate: Mutation, sentence: str) -> None:
    said = broken(mutate)
    assert sentence in said
    assert said.startswith('"x.gp" cannot be opened: ')
    assert said.endswith(".")
    assert said.isprintable()


def test_as_many_rows_as_a_table_can_have_are_opened() -> None:
    file = json.loads(GOOD)
    for column in file["data"]["source"]["table"]["columns"]:
        column["cells"] = (column["cells"] * 20_000)[:200_000]
    opened = decode(json.dumps(file).encode(), "x.gp").document
    assert len(generate(opened.data).points) == 160_000
