"""The file format: every version that was ever written opens, the next one is named, every encoding is read."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from core.cli.train import measure
from core.data.making import generate
from core.data.plane import PlaneChoice, component_values, plane_of
from core.data.source import Imported, Painted, Shipped
from core.document import data_rows, origin_rows, schema
from core.document.notes import LabNotes
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode, open_project
from core.document.view import View
from core.problem import UserError
from core.training.snapshot import HistoryView

SAMPLES = Path(__file__).parents[2] / "samples"
GOOD = encode(Project(default_document()))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.gp")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_of_every_version_opens_and_is_saved_as_the_present_one(path: Path) -> None:
    project = open_project(path)
    again = encode(project)
    assert json.loads(again)["version"] == schema.VERSION
    assert encode(decode(again, "again.gp")) == again
    assert decode(again, "again.gp").document == project.document


def test_there_is_a_sample_of_every_version() -> None:
    assert {path.parent.name for path in SAMPLES.glob("*/*.gp")} == {
        f"version-{number}" for number in range(1, schema.VERSION + 1)
    }


def test_training_of_version_1_goes_on_with_the_same_numbers() -> None:
    # Measured by the version of the program that wrote the sample.
    rows = measure(str(SAMPLES / "version-1" / "trained.gp"), [0, 2])["epochs"]
    assert rows[0]["train_loss"] == pytest.approx(0.2517521570192072, rel=1e-12)
    assert rows[1]["train_loss"] == pytest.approx(0.24132523196133557, rel=1e-9)


@pytest.mark.parametrize(
    ("name", "losses"),
    [
        ("trained", (0.3874106305669056, 0.36459262756051247)),
        ("untrained", (2.2921606932356386, 0.1590334973475792)),
        ("painted", (0.5152906475695599, 0.5012201950933329)),
    ],
)
def test_training_of_version_3_goes_on_with_the_same_numbers(name: str, losses: tuple[float, float]) -> None:
    # Measured by the version of the program that wrote the sample.
    rows = measure(str(SAMPLES / "version-3" / f"{name}.gp"), [0, 2])["epochs"]
    assert rows[0]["train_loss"] == pytest.approx(losses[0], rel=1e-12)
    assert rows[1]["train_loss"] == pytest.approx(losses[1], rel=1e-9)


@pytest.mark.parametrize("name", ["embedded", "referred"])
def test_training_of_version_4_goes_on_with_the_same_numbers(name: str) -> None:
    # Measured by the version of the program that wrote the sample.
    rows = measure(str(SAMPLES / "version-4" / f"{name}.gp"), [0, 2])["epochs"]
    assert rows[0]["train_loss"] == pytest.approx(0.5680786865216281, rel=1e-12)
    assert rows[1]["train_loss"] == pytest.approx(0.44331895392106935, rel=1e-9)


def test_the_samples_of_version_5_hold_what_it_added() -> None:
    table, image = (open_project(SAMPLES / "version-5" / f"{name}.gp").document for name in ("table", "image"))
    assert (len(table.boxes), {*table.boxes.values()}) == (12, {"table"})
    assert len(table.network.inputs) == 14
    assert [*image.boxes.values()].count("image") == 64
    assert [*image.boxes.values()].count("bars") == 10
    slice = open_project(SAMPLES / "version-5" / "slice.gp")
    assert slice.view.plane == PlaneChoice("components", (), (("petal_width_cm", 0.2),), ((3, -0.75),))
    data = generate(slice.document.data)
    assert component_values(data, plane_of(data, slice.view.plane).origin)[2] == pytest.approx(-0.75)


def test_an_earlier_version_holds_no_components() -> None:
    file = json.loads((SAMPLES / "version-3" / "untrained.gp").read_bytes())
    file["view"]["plane"]["components"] = {"3": 1.0}
    with pytest.raises(UserError, match='the field "components"'):
        decode(json.dumps(file).encode(), "p.gp")


@pytest.mark.parametrize("kind", ["inputs", "neurons"])
def test_an_earlier_version_has_no_boxes(kind: str) -> None:
    file = json.loads((SAMPLES / "version-4" / "embedded.gp").read_bytes())
    file[kind][0]["box"] = "table"
    with pytest.raises(UserError, match='the field "box"'):
        decode(json.dumps(file).encode(), "p.gp")


def test_the_samples_of_version_4_hold_what_it_added() -> None:
    embedded, referred = (
        json.loads((SAMPLES / "version-4" / f"{name}.gp").read_bytes()) for name in ("embedded", "referred")
    )
    for file, rows in ((embedded, 89), (referred, 31)):
        source = file["data"]["source"]
        assert (source["origin"]["path"], source["origin"]["rows"]) == ("wines.csv", 89)
        assert source["origin"]["choices"] == {"missing": ["", "?"]}
        assert len(source["table"]["columns"][0]["cells"]) == rows
    project = open_project(SAMPLES / "version-4" / "referred.gp")
    assert project.document == open_project(SAMPLES / "version-4" / "embedded.gp").document
    assert isinstance(project.document.data.source, Imported)
    assert len(project.document.data.source.table.cells) == 89
    assert (project.note, project.changed) == ("", None)


def test_the_samples_of_version_3_hold_what_it_added() -> None:
    trained, untrained, painted = (
        open_project(SAMPLES / "version-3" / f"{name}.gp") for name in ("trained", "untrained", "painted")
    )
    data = trained.document.data
    assert isinstance(data.source, Imported)
    assert (data.scaling, data.stratified, data.source.target) == ("range", True, "good")
    assert [column.values for column in data.source.table.columns[2:]] == [
        ("Merlot", "Pinot noir", "Syrah"), ("no", "yes"),
    ]  # fmt: skip
    assert np.isnan(data.source.table.cells).sum() == 2
    expressions = [node.expression for node in trained.document.network.inputs]
    assert {"`sugar (g/l)`*acid", "`grape = Merlot`*tanh(acid)"} < set(expressions)
    assert trained.training is not None
    assert trained.training.memory.any()
    plane = plane_of(generate(data), trained.view.plane)
    assert [axis.title for axis in plane.axes] == ["sugar (g/l)", "acid"]
    assert plane.origin[generate(data).about.names.index("grape = Merlot")] == 1.0
    assert untrained.document.data.source == Shipped("body-mass")
    assert untrained.view.plane == PlaneChoice("components", (), (("sex = male", 1.0),))
    assert isinstance(painted.document.data.source, Painted)


def test_every_field_is_on_the_page_of_the_format() -> None:
    page = (Path(__file__).parents[3] / "docs" / "format.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", page))
    sources = [data_rows.GeneratedRow, data_rows.ShippedRow, data_rows.ImportedRow, data_rows.PaintedRow]
    rows = [
        schema.ProjectFile, schema.InputRow, schema.NeuronRow, schema.LinkRow, schema.LayerRow, schema.TrainingRow,
        schema.LossesRow, schema.LabRow, schema.ViewRow, data_rows.DataRow, data_rows.TableRow, data_rows.ColumnRow,
        data_rows.PlaneRow, origin_rows.OriginRow, origin_rows.ChoicesRow, origin_rows.SamplingRow,
        origin_rows.RolesRow, *sources,
    ]  # fmt: skip
    missing = {name for row in rows for name in row.__struct_fields__} - named
    assert not missing
    assert {row.__struct_config__.tag for row in sources} <= named
    assert f"## Version {schema.VERSION}" in page


@pytest.mark.parametrize("version", [schema.VERSION + 1, 1000])
def test_a_higher_version_is_refused_as_newer(version: int) -> None:
    data = {**json.loads(GOOD), "version": version, "something": "of the future"}
    with pytest.raises(UserError, match=rf"newer version .*\(file version {version}, .*; update"):
        decode(json.dumps(data).encode(), "x.gp")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    data = GOOD.replace(b"Output", "Ausgang \u03c0".encode())
    assert encode(decode(data.decode().encode(encoding), "x.gp")) == data


def test_lab_losses_and_view_come_back() -> None:
    columns = np.array([0.0, 1.5, 2.0]), np.array([0.5, np.inf, 0.25]), np.array([np.nan, 0.5, 0.3])
    lab = LabNotes("a = 2\nb = a*", {"a": 3.5, "\u03bc": -1e308})
    project = Project(default_document(), None, HistoryView(*columns), lab, View(test_points=False, class_only=True))
    back = decode(encode(project), "x.gp")
    assert back.lab == lab
    assert back.view == View(test_points=False, class_only=True)
    assert back.losses is not None
    assert back.losses.epochs.tolist() == [0.0, 1.5, 2.0]
    np.testing.assert_array_equal(back.losses.train, [0.5, np.nan, 0.25])
    np.testing.assert_array_equal(back.losses.test, columns[2])
    assert encode(back) == encode(project)


@pytest.mark.parametrize(
    ("losses", "words"),
    [
        ({"epochs": [0.0, 1.0], "train": [0.5], "test": [None, None]}, "columns of different lengths"),
        ({"epochs": [1.0, 1.0], "train": [0.5, 0.5], "test": [None, None]}, "does not go forward in time"),
        ({"epochs": [0.0] * 5000, "train": [], "test": []}, "the epochs of the loss curve is wrong"),
    ],
)
def test_a_loss_curve_that_makes_no_sense_is_refused(losses: dict, words: str) -> None:
    with pytest.raises(UserError, match=words):
        decode(json.dumps({**json.loads(GOOD), "losses": losses}).encode(), "x.gp")


@pytest.mark.parametrize("name", ["comment", "git", "trailing"])
def test_what_is_no_json_is_told_with_line_and_column(name: str) -> None:
    data, where = {
        "comment": (b"// mine\n" + GOOD, "line 1, column 1 has a comment"),
        "git": (GOOD.replace(b' "serial"', b'<<<<<<< HEAD\n "serial"'), "column 1 has the mark of an unfinished merge"),
        "trailing": (GOOD.rstrip()[:-1].rstrip() + b",\n}\n", "has a comma before a closing bracket"),
    }[name]
    with pytest.raises(UserError, match=where):
        decode(data, "x.gp")
