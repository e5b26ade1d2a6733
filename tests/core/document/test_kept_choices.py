"""How tables are to be read is remembered for the last fifty files."""

import os
from pathlib import Path

import pytest

from core.data.reading.choices import Choices
from core.document.kept_choices import MOST, KeptChoices

CHOSEN = Choices("Latin-1", ";", "", ",", "'", ("", "n/a"), True)


def test_choices_come_back_for_their_file_alone(tmp_path: Path) -> None:
    kept = KeptChoices()
    kept.keep(tmp_path / "a.csv", CHOSEN)
    kept.keep(tmp_path / "b.csv", Choices(delimiter="\t", has_header=False))
    again = KeptChoices(kept.text)
    assert again.text == kept.text
    assert again.of(tmp_path / "a.csv") == CHOSEN
    assert again.of(tmp_path / "b.csv") == Choices(delimiter="\t", has_header=False)
    assert again.of(tmp_path / "c.csv") == Choices()


def test_a_file_goes_by_its_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept = KeptChoices()
    kept.keep(Path("a.csv"), CHOSEN)
    assert kept.of(tmp_path / "a.csv") == CHOSEN


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_name_that_is_no_text_is_remembered_too() -> None:
    path, kept = Path(os.fsdecode(b"/caf\xe9\n.csv")), KeptChoices()
    kept.keep(path, CHOSEN)
    assert KeptChoices(kept.text).of(path) == CHOSEN


def test_the_file_that_was_read_the_longest_time_ago_is_forgotten() -> None:
    kept = KeptChoices()
    for number in range(MOST):
        kept.keep(Path(f"/{number}.csv"), CHOSEN)
    kept.keep(Path("/0.csv"), CHOSEN)
    kept.keep(Path("/new.csv"), CHOSEN)
    assert kept.of(Path("/1.csv")) == Choices()
    assert kept.of(Path("/0.csv")) == kept.of(Path("/2.csv")) == kept.of(Path("/new.csv")) == CHOSEN
    assert kept.text.count("csv") == MOST


def test_choices_that_are_taken_back_are_forgotten() -> None:
    kept = KeptChoices()
    kept.keep(Path("/a.csv"), CHOSEN)
    kept.keep(Path("/a.csv"), Choices())
    assert kept.text == "{}"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"a": 1}', '{"a": {"color": 1}}', '{"a": {"delimiter": ";;"}}', "\ud800", "[" * 100_000,
        '{"a": {"encoding": "KOI8"}}', '{"a": {"decimal": ".", "thousands": "."}}',
    ],
)  # fmt: skip
def test_what_is_none_of_ours_is_not_remembered(text: str) -> None:
    assert KeptChoices(text).text == "{}"
