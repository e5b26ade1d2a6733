"""Rows that were drawn: one edit each, undone and redone, kept in the file."""

import json
from dataclasses import replace

import numpy as np
import pytest

from core import limits
from core.data.making import generate, usual_spec
from core.data.source import DrawnRow
from core.document.data_edits import add_drawn, use_data
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.problem import Refusal, UserError

ROW, OTHER = DrawnRow((0.0, 16.0) * 32, "3"), DrawnRow((8.0,) * 64, "7")


@pytest.fixture(scope="module")
def digits() -> Document:
    return use_data(default_document(), usual_spec("digits", train_share=70.0)).document


def test_a_drawing_is_one_edit_that_keeps_everything_else(digits: Document) -> None:
    change = add_drawn(digits, ROW)
    assert change.document == replace(digits, data=replace(digits.data, drawn=(ROW,)))
    assert change.document.network is digits.network
    assert not change.restart and not change.note


def test_an_edit_keeps_the_rows_added_and_no_copy_of_the_others(digits: Document) -> None:
    first = add_drawn(digits, ROW).document
    second = add_drawn(first, OTHER).document
    assert second.data.drawn[0] is first.data.drawn[0] is ROW
    assert second.data.source is digits.data.source


def test_a_drawing_of_another_class_or_of_too_many_is_refused(digits: Document) -> None:
    with pytest.raises(Refusal, match='the class "x", which'):
        add_drawn(digits, replace(ROW, label="x"))
    full = replace(digits, data=replace(digits.data, drawn=(ROW,) * limits.DRAWN_ROWS))
    with pytest.raises(Refusal, match="at most 1,000 drawn rows; undo some"):
        add_drawn(full, ROW)


def test_drawn_rows_come_back_from_the_file(digits: Document) -> None:
    document = add_drawn(add_drawn(digits, ROW).document, OTHER).document
    opened = decode(encode(Project(document)), "x.gp").document
    assert opened.data == document.data
    one, other = generate(opened.data), generate(document.data)
    assert np.array_equal(one.points, other.points) and np.array_equal(one.targets, other.targets)


def test_a_file_without_drawn_rows_does_not_speak_of_them(digits: Document) -> None:
    assert "drawn" not in json.loads(encode(Project(digits)))["data"]


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("label", "ten", 'Drawn row 1 is of the class "ten", which the data do not have'),
        ("cells", [1.0], "Drawn row 1 has 1 cell, but the data have 64 columns"),
        ("cells", ["a"], "the cells of the drawn rows of the data is wrong"),
        ("cells", [1e101] * 64, "beyond 1e\\+100"),
        ("brush", 1, "brush"),
    ],
)
def test_what_is_wrong_with_a_drawn_row_in_a_file_is_told(
    digits: Document, place: str, value: object, sentence: str
) -> None:
    file = json.loads(encode(Project(add_drawn(digits, ROW).document)))
    file["data"]["drawn"][0][place] = value
    with pytest.raises(UserError, match=sentence):
        decode(json.dumps(file).encode(), "x.gp")


def test_version_4_had_no_drawn_rows(digits: Document) -> None:
    file = json.loads(encode(Project(digits)))
    for node in (*file["inputs"], *file["neurons"]):
        node.pop("box", None)
    file["version"] = 4
    assert decode(json.dumps(file).encode(), "x.gp").document.data == digits.data
    file["data"]["drawn"] = []
    with pytest.raises(UserError, match='the field "drawn"'):
        decode(json.dumps(file).encode(), "x.gp")
