"""A free name is as short as names must be."""

from core import limits
from core.free_name import free_name


def test_a_second_name_is_numbered_and_a_long_one_stays_short_enough() -> None:
    taken: set[str] = set()
    assert [free_name("x", taken) for _ in range(3)] == ["x", "x (2)", "x (3)"]
    long = ["w" * limits.NAME, "w" * (limits.NAME - 1)]
    found = [free_name(name, taken) for name in long * 60]
    assert len(set(found)) == len(found)
    assert found[:2] == long
    assert max(map(len, found)) <= limits.NAME
