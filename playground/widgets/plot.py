"""The base of all plots: pyqtgraph without its menus, frames and mouse actions, in the theme's colors."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from playground.style.font import font
from playground.style.size import px
from playground.style.theme import Theme


def calm_plot() -> pg.PlotWidget:
    """A plot that neither pans nor zooms."""
    plot = pg.PlotWidget()
    item = plot.getPlotItem()
    item.setMenuEnabled(False)
    # pyqtgraph's own menu has no parent: it would outlive the plot, and every change of theme would reach it.
    item.ctrlMenu.setParent(plot, item.ctrlMenu.windowFlags())
    item.hideButtons()
    item.getViewBox().setMouseEnabled(x=False, y=False)
    item.getViewBox().setDefaultPadding(0.0)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for side in ("bottom", "left"):
        axis = item.getAxis(side)
        # Otherwise it adds a factor to the name of large or small numbers, which our ticks do not leave out.
        axis.enableAutoSIPrefix(False)
        axis.setStyle(tickLength=0, autoExpandTextSpace=False, tickTextOffset=4, hideOverlappingLabels=False)
    return plot


def dress(plot: pg.PlotWidget, theme: Theme) -> None:
    """Give a plot the theme's colors and the present text size."""
    plot.setBackground(QColor(theme.raised))
    # Room for half of the label at the end of an axis.
    plot.getPlotItem().layout.setContentsMargins(0, px(7), px(14), 0)
    for side in ("bottom", "left"):
        axis = plot.getPlotItem().getAxis(side)
        axis.setPen(QColor(theme.raised))
        axis.setTextPen(QColor(theme.text_2))
        axis.setStyle(tickFont=font("caption"))


def label_axis(plot: pg.PlotWidget, side: str, text: str, theme: Theme) -> None:
    """Name an axis ("bottom" or "left"); "" for no name."""
    axis = plot.getPlotItem().getAxis(side)
    if not text:
        axis.showLabel(False)
        return
    axis.setLabel(text, color=theme.text_2)
    axis.label.setFont(font("caption"))


def line_pen(plot: pg.PlotWidget, color: str | QColor, width: float) -> QPen:
    """The pen of a curve. width: in pixels at a screen scale of 1, which Qt does not apply to pens of plots."""
    return pg.mkPen(color, width=width * plot.devicePixelRatioF())
