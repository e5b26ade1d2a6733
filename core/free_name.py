"""A name that nothing else has: the wanted one, or the wanted one with a number."""

from core import limits

ROOM = 10
"""Letters of a name that leave room for its number."""


def free_name(wanted: str, taken: set[str], numbered: str = "{} ({})") -> str:
    """The wanted name, or the first numbered one, from 2 on, that is not taken; it is as short as a name must be, if
    the wanted one is. It is taken from now on."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = numbered.format(wanted[: limits.NAME - ROOM], number)
    taken.add(free)
    return free
