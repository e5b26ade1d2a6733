"""Each awkward table is read with the right cells, or refused with the right sentence."""

from pathlib import Path

import pytest

from core.data.reading.reader import read
from core.problem import UserError
from tests.core.data.reading.corpus import Case, cases, columns_of

CASES = list(cases())


def test_there_are_two_hundred_cases_with_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_awkward_table_is_read_right_or_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(case.data)
    if case.error:
        with pytest.raises(UserError) as caught:
            read(path, case.choices)
        assert str(caught.value) == f'"t.csv" cannot be read: {case.error}'
        return
    reading = read(path, case.choices)
    assert columns_of(reading) == case.columns
    assert [(misfit.line, misfit.reason) for misfit in reading.misfits] == list(case.misfits)
    for field, value in case.dialect.items():
        assert getattr(reading.dialect, field) == value
    if case.doubts is not None:
        assert [doubt.field for doubt in reading.doubts] == list(case.doubts)
