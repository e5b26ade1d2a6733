"""The core checks itself, and notices where it is wrong."""

from dataclasses import replace

import pytest

from core.lab import self_check
from core.lab.self_check import REFERENCES, check_core


def test_the_core_gives_the_numbers_of_others() -> None:
    outcomes = check_core()
    assert [outcome.title for outcome in outcomes] == [reference.title for reference in REFERENCES]
    assert all(outcome.is_right for outcome in outcomes)


@pytest.mark.parametrize("change", [{"value": -20.000001}, {"gradients": {"x": 45.9}}])
def test_a_number_that_is_off_is_noticed(monkeypatch: pytest.MonkeyPatch, change: dict[str, object]) -> None:
    monkeypatch.setattr(self_check, "REFERENCES", (replace(REFERENCES[0], **change),))  # type: ignore[arg-type]
    assert [outcome.is_right for outcome in check_core()] == [False]
