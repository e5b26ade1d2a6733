"""Shares of parts of long work are shares of the whole."""

import pytest

from core.progress import Canceled, part_of, unheard


def test_the_shares_of_a_part_lie_between_its_ends() -> None:
    told: list[float] = []
    first, second = part_of(told.append, 0.0, 0.2), part_of(told.append, 0.2, 1.0)
    for tell in (first, second):
        for share in (0.0, 0.5, 1.0):
            tell(share)
    assert told == pytest.approx([0.0, 0.1, 0.2, 0.2, 0.6, 1.0])
    unheard(0.5)


def test_what_is_canceled_is_canceled_in_its_parts() -> None:
    def cancel(share: float) -> None:
        raise Canceled

    with pytest.raises(Canceled):
        part_of(cancel, 0.0, 0.5)(0.1)
