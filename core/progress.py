"""How far long work has come, and how it is given up."""

from collections.abc import Callable

Tell = Callable[[float], object]
"""Told the share of the work that is done, from 0 to 1, now and then. It may raise `Canceled`, which ends the work."""


class Canceled(Exception):  # noqa: N818
    """The work was given up."""


def unheard(share: float) -> None:
    """For work that nobody waits for."""


def part_of(tell: Tell, begin: float, end: float) -> Tell:
    """For a part of the work: its shares from 0 to 1 are told as those from begin to end."""

    def told(share: float) -> object:
        return tell(begin + (end - begin) * share)

    return told
