"""The collector of cycles rests while many objects are made, and starts again."""

import gc
from collections.abc import Iterator

import pytest

from core.collector import collector_rests


@pytest.fixture(autouse=True)
def enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_and_starts_again_also_after_an_error() -> None:
    with pytest.raises(KeyError), collector_rests():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_one_who_finds_it_resting_leaves_it_to_the_other() -> None:
    with collector_rests():
        with collector_rests():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_two_who_ask_in_turn_do_not_leave_it_resting() -> None:
    one, other = collector_rests(), collector_rests()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    other.__exit__(None, None, None)
    assert gc.isenabled()
