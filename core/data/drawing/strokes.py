"""Strokes of a brush on a pad, and the fine picture of their ink."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FINE = 224
"""About so many pixels are on each side of the fine picture."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a round brush. points: x and y in shares of the pad's side, from its left and top; one point is a dot.
    radius: in the same unit. erases: it takes ink away."""

    points: tuple[tuple[float, float], ...]
    radius: float
    erases: bool = False


def blank(cells: int) -> Floats:
    """A fine picture without ink, of a pad with so many cells on each side. Each cell has as many of its pixels."""
    side = cells * max(2, round(FINE / cells))
    return np.zeros((side, side))


def raster(strokes: Iterable[Stroke], cells: int) -> Floats:
    """The ink of strokes in their order: how much of each fine pixel it covers, 0 to 1. The same strokes give the same
    bits."""
    made = blank(cells)
    for stroke in strokes:
        add_ink(made, stroke)
    return made


def add_ink(fine: Floats, stroke: Stroke, drawn: int = 0) -> None:
    """Draw a stroke into a fine picture. drawn: so many of its points are there already. In whatever parts a stroke is
    drawn, the bits are the same."""
    places = np.array(stroke.points) * len(fine)
    for at in range(drawn, len(places)):
        _draw_line(fine, places[max(at - 1, 0)], places[at], stroke.radius * len(fine), stroke.erases)


def _draw_line(fine: Floats, start: Floats, end: Floats, radius: float, erases: bool) -> None:
    """Draw a line with round ends, in units of fine pixels."""
    low = np.floor(np.minimum(start, end) - radius - 2.0).clip(0, len(fine)).astype(int)
    high = np.ceil(np.maximum(start, end) + radius + 2.0).clip(0, len(fine)).astype(int)
    x = np.arange(low[0], high[0]) + 0.5 - start[0]
    y = np.arange(low[1], high[1])[:, None] + 0.5 - start[1]
    along, down = end - start
    # The nearest point of the line, as a share of its length.
    share = ((x * along + y * down) / ((along * along + down * down) or 1.0)).clip(0.0, 1.0)
    distance = np.sqrt(np.square(x - share * along) + np.square(y - share * down))
    # An eraser takes the soft edge of a line of its width, too.
    cover = (radius + (1.5 if erases else 0.5) - distance).clip(0.0, 1.0)
    part = fine[low[1] : high[1], low[0] : high[0]]
    if erases:
        np.minimum(part, 1.0 - cover, out=part)
    else:
        np.maximum(part, cover, out=part)
