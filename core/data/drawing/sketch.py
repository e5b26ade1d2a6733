"""A drawing that is being made: its strokes, and their ink at any moment."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.data.drawing.strokes import Stroke, add_ink, blank, raster

Floats = NDArray[np.float64]


class Sketch:
    """strokes: in their order. fine: their ink, see `strokes.raster`; it follows a stroke without drawing the others
    again."""

    def __init__(self, cells: int) -> None:
        self.strokes: tuple[Stroke, ...] = ()
        self._cells = cells
        self.fine: Floats = blank(cells)

    @property
    def has_ink(self) -> bool:
        """Whether anything is left to see."""
        return bool(self.fine.any())

    def begin(self, x: float, y: float, radius: float, *, erases: bool) -> None:
        """Begin a stroke."""
        self.strokes = (*self.strokes, Stroke(((x, y),), radius, erases))
        add_ink(self.fine, self.strokes[-1])

    def extend(self, x: float, y: float) -> None:
        """Move the last stroke on."""
        last = self.strokes[-1]
        longer = replace(last, points=(*last.points, (x, y)))
        self.strokes = (*self.strokes[:-1], longer)
        add_ink(self.fine, longer, len(last.points))

    def undo(self) -> None:
        """Take the last stroke back."""
        self.strokes = self.strokes[:-1]
        self.fine = raster(self.strokes, self._cells)

    def clear(self) -> None:
        """Begin anew."""
        self.strokes, self.fine = (), blank(self._cells)
