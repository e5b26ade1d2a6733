"""The error of the secant's slope for every h, on logarithmic axes. It falls with h until rounding dominates."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.plot import calm_plot, dress, label_axis, line_pen

DECADES = range(-16, 5, 4)

Floats = NDArray[np.float64]


class ErrorPlot(QWidget):
    """A curve, and a mark at the present h."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.plot = calm_plot()
        item = self.plot.getPlotItem()
        ticks = [(float(k), f"1e{k}" if k else "1") for k in DECADES]
        for side in ("left", "bottom"):
            item.getAxis(side).setTicks([ticks])
        self._grid = [pg.InfiniteLine(pos=float(k), angle=0, movable=False) for k in DECADES]
        self._curve = pg.PlotCurveItem()
        self._mark = pg.ScatterPlotItem(pxMode=True, size=9)
        for child in (*self._grid, self._curve, self._mark):
            item.addItem(child, ignoreBounds=True)
        column = QVBoxLayout(self)
        space(column, margins=FLUSH)
        column.addWidget(self.plot)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, hs: Floats, errors: Floats, h: float) -> None:
        """Show the errors, (n,), at hs, (n,) and falling. Errors that are 0 or not finite are left out."""
        shown = np.isfinite(errors) & (errors > 0.0)
        xs, ys = np.log10(hs[shown]), np.log10(errors[shown])
        self._curve.setData(xs, ys, antialias=True)
        self.plot.setXRange(-14.0, 0.3, padding=0.0)
        low, high = (float(ys.min()), float(ys.max())) if len(ys) else (-12.0, 0.0)
        self.plot.setYRange(min(low, -12.0) - 1.0, max(high, 0.0) + 1.0, padding=0.0)
        at = int(np.abs(xs - np.log10(h)).argmin()) if len(xs) else 0
        theme = self._style.theme
        self._mark.setData(
            pos=[(xs[at], ys[at])] if len(xs) else [],
            brush=QColor(theme.accent),
            pen=line_pen(self.plot, theme.raised, 1.0),
        )

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        axes = self.plot.getPlotItem()
        axes.getAxis("left").setWidth(px(44))
        axes.getAxis("bottom").setHeight(px(34))
        label_axis(self.plot, "bottom", "h", theme)
        for line in self._grid:
            line.setPen(line_pen(self.plot, theme.grid, 1.0))
        self._curve.setPen(line_pen(self.plot, theme.text, 1.5))
