"""Which weighted sums share a group: those with the same sources, or nearly the same.

The cost of a group is about its rows times its sources; rows that do not fill a tile of four cost more each. Sums with
different sources share a group where that is cheaper, with weights of 0 for the sources they lack.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TILE = 4
"""Rows of a tile on most machines."""

LEFT = (0.0, 2.5, 4.0, 4.6)
"""What 0 to 3 rows that do not fill a tile cost, in rows that do. The cost per row falls with their number, so that
such rows are put into one group."""

TURN = 3.0
"""What it costs a group to transpose its sources for their gradients, in rows. Groups of one row do not transpose but
are charged the same: with a lower charge, rows with overlapping sources stayed apart and took longer."""

NEAR = 8
"""How many groups a further one is compared with. Comparing more would cost arbitrary graphs more time than it
saves."""


@dataclass(slots=True)
class Group:
    """sources: a set as the bits of a number. members: the indices of the sums. cost: the time to compute it, in
    products of one sample."""

    sources: int
    members: list[int]
    cost: float = 0.0


def grouped(sources: Sequence[int]) -> list[Group]:
    """Groups of sums, given each sum's sources as the bits of a number; in the order of their first members."""
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
