"""Files of versions 1 and 2 are the same projects in this version, to the last bit."""

import json

import pytest

from core.data.making import generate
from core.document import earlier
from core.document.storage import decode, encode
from core.document.view import View
from core.problem import UserError
from tests.core.document.earlier_files import FACTS, earlier_files, numbers_of

FILES = earlier_files()
KNOWN = json.loads(FACTS.read_text(encoding="utf-8"))
UNTRAINED = json.loads(FILES["version-2/untrained"])


def test_there_are_numbers_of_each_file() -> None:
    assert FILES.keys() == KNOWN.keys()


@pytest.mark.parametrize("name", FILES)
def test_points_parameters_and_losses_are_those_of_the_program_that_wrote_the_file(name: str) -> None:
    assert numbers_of(FILES[name]) == KNOWN[name]


@pytest.mark.parametrize("name", FILES)
def test_they_stay_so_in_a_file_of_this_version(name: str) -> None:
    again = encode(decode(FILES[name], "earlier.gp"))
    assert json.loads(again)["version"] > earlier.LAST
    assert numbers_of(again) == KNOWN[name]


def test_a_feature_is_the_expression_over_the_columns_of_its_data() -> None:
    def expressions(name: str, *features: str) -> list[str]:
        rows = [{**row, "feature": text} for row, text in zip(UNTRAINED["inputs"], features, strict=True)]
        data = {**UNTRAINED["data"], "name": name}
        settings = {**UNTRAINED["settings"], "loss": "huber"}
        file = json.dumps({**UNTRAINED, "inputs": rows, "data": data, "settings": settings}).encode()
        return [node.expression for node in decode(file, "x.gp").document.network.inputs]

    assert expressions("blobs", "cos x1", "x1*x2") == ["cos(x1)", "x1*x2"]
    assert expressions("penguins", "sin x2", "x1^2") == ["sin(bill_depth_mm)", "bill_length_mm^2"]


def test_measurements_are_scaled_as_they_were_and_points_are_not() -> None:
    assert decode(FILES["version-2/untrained"], "x.gp").document.data.scaling == "standardize"
    data = decode(FILES["version-2/trained"], "x.gp").document.data
    assert data.scaling == "none"
    assert not data.stratified
    assert (generate(data).center == 0.0).all()


def test_a_view_of_version_2_shows_the_usual_plane() -> None:
    assert decode(FILES["version-2/trained"], "x.gp").view == View(test_points=False, class_only=True)
    assert decode(FILES["version-1/trained"], "x.gp").view == View()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"data": {**UNTRAINED["data"], "name": "irises"}}, 'the data set "irises" is not known to this version'),
        ({"data": {**UNTRAINED["data"], "scaling": "none"}}, 'the field "scaling" of the data is not known'),
        ({"data": {**UNTRAINED["data"], "noise": -1.0}}, "the noise of the data is wrong: expected a number of at lea"),
        ({"inputs": [{"id": "i1", "feature": "tan x", "at": [0, 0]}]}, 'the input "tan x" is not known'),
        ({"inputs": [{"id": "i1", "expression": "x1", "at": [0, 0]}]}, 'the field "expression" of input x1 is not'),
        (
            {"inputs": [{"id": f"i{at}", "feature": "x1", "at": [0, 0]} for at in (1, 2)]},
            "two inputs have the same expression: bill_length_mm",
        ),
        ({"view": {"test_points": True, "class_only": False, "plane": None}}, 'the field "plane" of the view is not'),
    ],
)
def test_what_is_wrong_in_an_earlier_file_is_named(changes: dict, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        decode(json.dumps({**UNTRAINED, **changes}).encode(), "x.gp")
    assert words in str(refusal.value)


def test_a_catalog_name_that_is_newer_than_the_file_can_be_read_all_the_same() -> None:
    data = {**UNTRAINED["data"], "name": "iris"}
    rows = [{**row, "feature": text} for row, text in zip(UNTRAINED["inputs"], ("x1", "x2"), strict=True)]
    opened = decode(json.dumps({**UNTRAINED, "data": data, "inputs": rows}).encode(), "x.gp")
    assert [node.expression for node in opened.document.network.inputs] == ["sepal_length_cm", "sepal_width_cm"]
