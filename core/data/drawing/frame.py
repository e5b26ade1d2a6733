"""Which square of a drawing a network sees, and the cells that it reduces to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLOSEST = 1.0 / 3.0
"""The smallest frame, in shares of the pad: a dot is not magnified to a blot."""

EQUAL = 1e-9
"""A variance that is as good as none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A square in shares of the pad's side; it may reach beyond the pad, where there is no ink."""

    left: float = 0.0
    top: float = 0.0
    side: float = 1.0


@dataclass(frozen=True, slots=True)
class Ink:
    """Where the ink of a picture is, in shares of its side: its center of mass, and the box around it."""

    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0

    @property
    def extent(self) -> float:
        """The longer side of the box."""
        return max(self.right - self.left, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Usual:
    """Where the ink of some pictures is, and how large it is. mass, middle: the mean center of mass, and the mean
    middle of the box, as x and y. trust: how much the center of mass counts against the middle, 0 to 1, across and
    down. extent: the mean of the boxes' longer sides."""

    mass: tuple[float, float]
    middle: tuple[float, float]
    trust: tuple[float, float]
    extent: float


def ink_of(picture: Floats) -> Ink | None:
    """Where the ink of a square picture is; None if there is none. An edge in the middle of a gray pixel counts by its
    gray, so that a coarse picture and a fine one of the same thing have the same box."""
    peak, side = float(picture.max()), len(picture)
    if peak <= 0.0:
        return None
    total, middles = picture.sum(), np.arange(side) + 0.5
    x, y = float((picture.sum(axis=0) * middles).sum() / total), float((picture.sum(axis=1) * middles).sum() / total)
    left, right = _ends(picture.max(axis=0) / peak)
    top, bottom = _ends(picture.max(axis=1) / peak)
    return Ink(*(length / side for length in (x, y, left, top, right, bottom)))


def usual_of(inks: Sequence[Ink]) -> Usual:
    """What is usual of some pictures, at least one. Center of mass and middle count by how precisely the pictures keep
    them: some sets were centered by the one, some by the other."""
    mass = np.array([(ink.x, ink.y) for ink in inks])
    middle = np.array([ink.middle for ink in inks])
    spread, other = mass.var(axis=0) + EQUAL, middle.var(axis=0) + EQUAL
    trust, extent = other / (spread + other), float(np.mean([ink.extent for ink in inks]))
    return Usual(_pair(mass.mean(axis=0)), _pair(middle.mean(axis=0)), _pair(trust), extent)


def fitting(ink: Ink, usual: Usual) -> Frame:
    """The frame in which ink is as large as usual, and lies where it usually does, or as near to it as the whole ink is
    in the frame."""
    side = max(ink.extent / usual.extent, CLOSEST)
    parts = zip((ink.x, ink.y), ink.middle, usual.mass, usual.middle, usual.trust, strict=True)
    left, top = (
        trust * (mass - side * mass_at) + (1.0 - trust) * (middle - side * middle_at)
        for mass, middle, mass_at, middle_at, trust in parts
    )
    return Frame(min(max(left, ink.right - side), ink.left), min(max(top, ink.bottom - side), ink.top), side)


def reduced(fine: Floats, frame: Frame, cells: int) -> Floats:
    """The share of ink in each cell of a frame of a fine picture: (cells, cells), 0 to 1."""
    edges = np.arange(cells + 1) / cells * frame.side
    down = _sums((edges + frame.top) * len(fine), fine)
    across = _sums((edges + frame.left) * len(fine), down.T).T
    area = (frame.side * len(fine) / cells) ** 2
    return np.asarray((across / area).clip(0.0, 1.0))


def _pair(place: Floats) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def _ends(shares: Floats) -> tuple[float, float]:
    """Where something begins and ends along a line of pixels, each covered by its share."""
    covered = np.flatnonzero(shares)
    first, last = int(covered[0]), int(covered[-1])
    return first + 1.0 - float(shares[first]), last + float(shares[last])


def _sums(edges: Floats, rows: Floats) -> Floats:
    """The sum of the rows between each two edges, (edges - 1, columns); a row counts by the share of it that lies
    there. Sums from the first row on always have the same bits; a product of matrices may not."""
    count = len(rows)
    before = np.zeros((count + 1, rows.shape[1]))
    np.cumsum(rows, axis=0, out=before[1:])
    at = edges.clip(0.0, count)
    row = np.minimum(at.astype(int), count - 1)
    return np.diff(before[row] + (at - row)[:, None] * rows[row], axis=0)
