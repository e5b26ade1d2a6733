"""Which weighted sums share a group: those of the same sources, and those whose sources are nearly the same.

A group costs about its rows times its sources; rows that do not fill a tile of four cost more, each for itself. Sums
whose sources differ share a group where that is cheaper, with weights of 0 for the sources they lack.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TILE = 4
"""Rows of a tile, on most machines."""

LEFT = (0.0, 2.5, 4.0, 4.6)
"""What so many rows cost that fill no tile of four, in rows that do; a little less the more they are, so that they find
to each other."""

TURN = 3.0
"""What it costs a group to turn its sources for their gradients, in rows. Groups of one row do not, and are charged all
the same: with less, rows whose sources overlap stayed apart and took longer."""

NEAR = 8
"""How many groups a further one is compared with; more would take time that arbitrary graphs do not give back."""


@dataclass(slots=True)
class Group:
    """sources: a set of them, as the bits of a number. members: which sums, by their place in what was given. cost:
    what it takes to compute, in products of one sample."""

    sources: int
    members: list[int]
    cost: float = 0.0


def grouped(sources: Sequence[int]) -> list[Group]:
    """Groups of sums, given the sources of each as the bits of a number; in the order of their first members."""
    same: dict[int, Group] = {}
    for member, mask in enumerate(sources):
        same.setdefault(mask, Group(mask, [])).members.append(member)
    if len(same) == 1:
        return list(same.values())
    found: list[Group] = []
    for group in sorted(same.values(), key=lambda group: -len(group.members)):
        group.cost = _cost(group.sources, len(group.members))
        best, most = None, 0.0
        for other in reversed(found[-NEAR:]):
            together = _cost(group.sources | other.sources, len(group.members) + len(other.members))
            gain = group.cost + other.cost - together
            if gain > most:
                best, most = other, gain
        if best is None:
            found.append(group)
        else:
            best.sources |= group.sources
            best.members += group.members
            best.cost = _cost(best.sources, len(best.members))
    for group in found:
        group.members.sort()
    return sorted(found, key=lambda group: group.members[0])


def _cost(sources: int, rows: int) -> float:
    left = rows % TILE
    return sources.bit_count() * (TURN + rows - left + LEFT[left])
