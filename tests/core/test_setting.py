"""Ranges: every number says its own, and files, edits and checks go by it."""

import math
import re
from dataclasses import replace

import msgspec
import pytest

from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS
from core.document import edits
from core.document.data_rows import DataRow, spec_of_row
from core.document.starter import default_document
from core.problem import Refusal
from core.setting import Number
from core.training.settings import NUMBERS, TrainingSettings, find_fault


@pytest.mark.parametrize(
    ("number", "inside", "outside", "words"),
    [
        (Number("n", 0.0, 1.0), (0.0, 1.0), (-5e-324, math.nan, 1.1), "a finite number from 0 to 1"),
        (Number("n", 0.0, 1.0, below=True), (0.0, 0.9), (1.0,), "a finite number from 0 and below 1"),
        (Number("n", 0.0, 100.0, above=True), (5e-324, 100.0), (0.0,), "a finite number above 0 and at most 100"),
        (Number("n", 1, 10_000, whole=True), (1, 10_000), (0, 10_001), "a whole number from 1 to 10,000"),
    ],
)
def test_a_number_accepts_what_its_words_say(
    number: Number, inside: tuple[float, ...], outside: tuple[float, ...], words: str
) -> None:
    assert all(map(number.accepts, inside))
    assert not any(map(number.accepts, outside))
    assert number.range == words


@pytest.mark.parametrize("name", NUMBERS)
def test_a_setting_may_be_what_its_field_says_and_no_more(name: str) -> None:
    number, document = NUMBERS[name], default_document()
    kind = int if number.whole else float
    for end, is_open, away in ((number.low, number.above, -1), (number.high, number.below, 1)):
        beyond = end + away if number.whole else math.nextafter(end, away * math.inf)
        assert find_fault(replace(TrainingSettings(), **{name: kind(beyond)})) is not None
        assert (find_fault(replace(TrainingSettings(), **{name: kind(end)})) is not None) == is_open
        with pytest.raises(Refusal, match=re.escape(f"The {number.label} must be {number.range}.")):
            edits.use_settings(document, **{name: kind(beyond)})


@pytest.mark.parametrize("name", [*SOURCE_NUMBERS, *SPEC_NUMBERS])
def test_the_data_of_a_file_may_be_what_the_spec_may_be(name: str) -> None:
    number = {**SOURCE_NUMBERS, **SPEC_NUMBERS}[name]
    beyond = math.nextafter(number.low, -math.inf), math.nextafter(number.high, math.inf)
    for value in (number.low, number.high, *beyond):
        row: dict = {
            "source": {"kind": "generated", "name": "circle", "noise": 5.0}, "train_share": 50.0, "seed": "",
            "scaling": "none", "stratified": False,
        }  # fmt: skip
        (row["source"] if name in SOURCE_NUMBERS else row)[name] = value
        if number.accepts(value):
            assert getattr(spec_of_row(msgspec.convert(row, DataRow)), name) == value
        else:
            with pytest.raises(msgspec.ValidationError):
                msgspec.convert(row, DataRow)


def test_defaults_are_in_their_ranges() -> None:
    assert find_fault(TrainingSettings()) is None
