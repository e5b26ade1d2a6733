"""What a person may choose is checked before a file is touched."""

from pathlib import Path

import pytest

from core.data.reading.choices import Choices, Sampling
from core.data.reading.reader import read
from core.problem import UserError


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (Choices(encoding="EBCDIC"), 'There is no encoding "EBCDIC"; there are UTF-8, UTF-16 LE, UTF-16 BE, '
         "Latin-1, Windows-1252."),
        (Choices(quote="`"), 'There is no quote "`"; there are double, single, none.'),
        (Choices(decimal="'"), 'There is no decimal mark "\'"; there are point, comma.'),
        (Choices(thousands="_"), 'There is no thousands mark "_"; there are none, comma, point, space, apostrophe.'),
        (Choices(delimiter="ab"), '"ab" cannot be a delimiter; choose a comma, semicolon, tab, pipe or space.'),
        (Choices(delimiter="5"), '"5" cannot be a delimiter; choose a comma, semicolon, tab, pipe or space.'),
        (Choices(delimiter="\n"), '"\ufffd" cannot be a delimiter; choose a comma, semicolon, tab, pipe or space.'),
        (Choices(decimal=",", thousands=","), "The decimal mark and the thousands mark are the same; choose another "
         "one of them."),
    ],
)  # fmt: skip
def test_what_is_no_choice_is_refused(choices: Choices, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path / "not there.csv", choices)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("sampling", "sentence"),
    [
        (Sampling("some"), 'There is no sample "some"; there are spread, first, each class.'),
        (Sampling(rows=0), "A sample of 0 rows is empty; keep at least 1."),
    ],
)
def test_what_is_no_sample_is_refused(sampling: Sampling, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path / "not there.csv", sampling=sampling)
    assert str(caught.value) == sentence
