"""`train FILE.csv`: a person's table, read, prepared and trained as the options say."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.cli import train
from core.cli.own_table import TableOptions, read_table
from core.data.making import generate
from core.problem import UserError

CATS = """name,weight,age,coat,happy
Tom,4.1,3,short,yes
Mia,5.2,,long,no
Leo,heavy,1,none,yes
Ada,4.4,9,short,no
Max,6.5,12,long,no
Bob,4.0,2,short,yes,!
Kit,5.5,11,none,no
Lux,3.5,4,long,yes
Zoe,5.0,8,short,no
Ivy,4.5,5,none,yes
"""


@pytest.fixture
def cats(tmp_path: Path) -> str:
    """Ten cats, three of which have something that cannot be used."""
    path = tmp_path / "cats.csv"
    path.write_text(CATS, encoding="utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], source: str, *, epochs: int | None = 2, **options: Any) -> dict[str, Any]:
    """What `train --json` prints."""
    assert train.run(source, epochs, (), True, **options) == 0
    return json.loads(capsys.readouterr().out)


def test_json_adds_rows_inputs_and_classes(cats: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = told(capsys, cats, target="happy", inputs=("weight", "age", "coat"))
    assert list(result) == ["source", "parameters", "epochs", "seconds", "rows", "inputs", "classes"]
    assert (result["rows"]["read"], result["rows"]["used"]) == (10, 7)
    lines = {each["line"]: each["reason"] for each in result["rows"]["skipped"]}
    assert lines.keys() == {3, 4, 7}
    assert lines[3] == "age is missing."
    assert lines[4] == 'weight holds text: "heavy".'
    assert lines[7].startswith("6 cells where the header has 5")
    assert result["inputs"] == ["weight", "age", "coat"]
    assert result["classes"] == ["no", "yes"]
    # Five inputs (three switches of the coat), eight hidden neurons and one output.
    assert result["parameters"] == 5 * 8 + 8 + 8 + 1


def test_numbers_to_predict_have_no_classes(cats: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = told(capsys, cats, target="weight", inputs=("age",))
    assert result["classes"] == []
    assert result["epochs"][0]["train_accuracy"] is None


def test_the_likely_target_is_guessed_and_told(cats: str, capsys: pytest.CaptureFixture[str]) -> None:
    train.run(cats, 1, (), True)
    found = capsys.readouterr()
    assert '"happy" is predicted; --target NAME chooses another column.' in found.err.splitlines()
    assert json.loads(found.out)["classes"] == ["no", "yes"]
    train.run(cats, 1, (), True, target="happy", inputs=("age",))
    assert "--target" not in capsys.readouterr().err


def test_a_table_without_a_likely_target_asks_for_one(cats: str) -> None:
    with pytest.raises(UserError, match=r'^Name the column of "cats.csv" to predict with --target\.$'):
        train.run(cats, 1, (), True, inputs=("happy",))


def test_doubts_are_told_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "constant.csv"
    path.write_text("a,b,kind\n" + "".join(f"{row}.5,7,{'xy'[row % 2]}\n" for row in range(30)))
    told_before = told(capsys, str(path), target="kind")
    assert told_before["inputs"] == ["a"]
    train.run(str(path), 1, (), True, target="kind")
    assert "b" in capsys.readouterr().err


def test_without_a_number_of_epochs_a_table_trains_for_a_hundred(cats: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["epoch"] for row in told(capsys, cats, epochs=None)["epochs"]] == [0, 100]


def test_scale_share_and_seed_prepare_the_data(cats: str) -> None:
    options = TableOptions("happy", ("weight", "age"), "range", 50.0, "7")
    document = read_table(Path(cats), options)[0].document
    spec, data = document.data, generate(document.data)
    assert (spec.scaling, spec.train_share, spec.seed, document.seed) == ("range", 50.0, "7", "7")
    assert data.train_count == 3
    usual = read_table(Path(cats), TableOptions("happy", ("weight", "age")))[0].document
    assert (usual.data.scaling, usual.data.train_share, usual.data.seed) == ("standardize", 70.0, "0.5")
    assert list(usual.initial.values()) != list(document.initial.values())


def test_a_table_with_the_columns_of_the_plane_gets_its_own_network_too(tmp_path: Path) -> None:
    path = tmp_path / "plane.csv"
    path.write_text("x1,x2,kind\n" + "".join(f"{row}.5,{-row},{'xy'[row % 2]}\n" for row in range(30)))
    document = read_table(path, TableOptions("kind"))[0].document
    assert len(document.network.hidden) == 8
    assert document.settings.optimizer == "adam"


def test_without_a_header_columns_go_by_their_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("".join(f"{row}.5,{-row},{row % 2}\n" for row in range(30)))
    result = told(capsys, str(path), target="3", inputs=("1",))
    assert (result["rows"]["used"], result["inputs"], result["classes"]) == (30, ["1"], ["0", "1"])


def test_a_person_reads_what_was_skipped_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text("a,b,kind\n" + "".join(f"{row}.5,{row},{'xy'[row % 2]}\n,1,x\n" for row in range(12)))
    train.run(str(path), 1, (), False, target="kind", inputs=("a",))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "24 rows read, 12 used, 12 skipped"
    assert lines[1] == "  line 3: a is missing."
    assert lines[11] == "  and 2 more"
    assert lines[12].endswith("parameters")


def test_a_person_reads_no_more_than_there_is(cats: str, capsys: pytest.CaptureFixture[str]) -> None:
    train.run(cats, 1, (), False, target="happy", inputs=("weight",))
    assert "  and " not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("", {}, "is empty"),
        ("a,b\n", {}, "header and no rows"),
        ("a,b\n1,x\n2,x\n", {"target": "b"}, "b has one value; there is nothing to"),
        ("a,b\n,x\n,y\n", {"target": "b", "inputs": ("a",)}, "No row can be used"),
        ('a,b\n1,"x\n2,y\n', {"target": "b"}, "line 2"),
        ("a,b\n1,x\n2,y\n", {"target": "c" * 500}, "there are a, b."),
        ("a,b\n1,x\n2,y\n", {"target": "b", "inputs": ("a", "c")}, 'no column "c"'),
        ("a,b\n" + "".join(f"{row}.5,c{row % 11}\n" for row in range(50)), {"target": "b"}, "b has 11 classes; 10 at"),
    ],
)
def test_what_cannot_be_used_is_one_short_sentence(
    tmp_path: Path, text: str, options: dict[str, Any], words: str
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(text)
    with pytest.raises(UserError) as refusal:
        train.run(str(path), 1, (), True, **options)
    assert words in str(refusal.value)
    assert len(str(refusal.value)) < 390
    assert "\n" not in str(refusal.value)
