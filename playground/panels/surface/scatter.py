"""The points on the plane: training points filled, test points hollow, and faint ones below both."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from core.data.dataset import Dataset
from playground.panels.surface.points import point_colors, point_shapes, point_size
from playground.style.size import px
from playground.style.theme import Theme
from playground.widgets.plot import line_pen

DIM = 0.35
"""The opacity of points outside of the slice around the plane."""


class Scatter:
    """items: the lowest first. test, train: those that are not faint."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._far_test, self._far_train, self.test, self.train = self.items = tuple(
            pg.ScatterPlotItem(pxMode=True) for _ in range(4)
        )
        for faint in (self._far_test, self._far_train):
            faint.setOpacity(DIM)

    def display(
        self, data: Dataset, places: NDArray[np.float64], far: NDArray[np.bool_], limit: float, theme: Theme,
        *, show_test: bool,
    ) -> None:  # fmt: skip
        """Draw the points of data at places of the plane, (n, 2). far: which of them are faint. limit: that of the
        colors of targets."""
        count = data.train_count
        size = px(point_size(len(data.points) if show_test else count))
        colors, shapes = point_colors(data, theme, limit), point_shapes(data)
        halo, clear = line_pen(self._plot, theme.halo, 1.1), QColor(theme.raised)
        # One of each color: pyqtgraph draws and keeps a symbol for every new pen and brush.
        brushes = {color: pg.mkBrush(color) for color in set(colors)}
        pens = {color: line_pen(self._plot, color, 1.5) for color in set(colors)}
        for is_far, train, test in ((False, self.train, self.test), (True, self._far_train, self._far_test)):
            drawn = np.flatnonzero(far == is_far).tolist()
            here, there = [k for k in drawn if k < count], [k for k in drawn if k >= count]
            train.setData(
                *places[here].T, symbol=_of(shapes, here), size=size, pen=halo,
                brush=[brushes[color] for color in _of(colors, here)],
            )  # fmt: skip
            test.setData(
                *places[there].T, symbol=_of(shapes, there), size=size - 1,
                pen=[pens[color] for color in _of(colors, there)], brush=clear,
            )  # fmt: skip
            test.setVisible(show_test)


def _of(values: Sequence[Any], at: Sequence[int]) -> list[Any]:
    return [values[k] for k in at]
