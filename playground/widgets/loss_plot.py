"""The base of all loss plots: a log axis, a hint while the plot is empty, and a readout under the mouse."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.style.color_map import mixed
from playground.style.font import font
from playground.style.size import at_least, px
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.loss_axes import MOST_LINES, loss_ticks, time_ticks
from playground.widgets.plot import calm_plot, dress, line_pen
from playground.widgets.side_card import SideCard

LEAST, MOST = 1e-12, 1e12
"""Losses beyond are drawn at the bottom or the top of the axis."""

MOST_SMOOTH = 5000
"""Curves with more points are drawn without antialiasing, which would take longer than a frame."""

ROOM = 6
"""The pixels between the numbers of an axis and the plot."""

LEAST_HEIGHT = 90

Floats = NDArray[np.float64]
Reading = tuple[float, str]
"""A time with a loss, and the text of its readout."""


class BareLossPlot(SideCard):
    """Subclasses add the curves, `reading`, and what shows it.

    unit: the unit of the time axis, for screen readers. axis: the width of the loss axis in pixels. foot: stands under
    the plot.
    """

    def __init__(self, style: Style, unit: str, *, axis: int, foot: QWidget) -> None:
        super().__init__("Loss")
        self._style, self._axis = style, axis
        self.plot = calm_plot()
        self.plot.setAccessibleName(f"Loss by {unit}")
        self.setAccessibleName("Loss")
        # Marks at the ends of a curve are whole.
        self.plot.getViewBox().setFlag(pg.ViewBox.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._decades, self._between = (
            [pg.InfiniteLine(angle=0, movable=False) for _ in range(MOST_LINES)] for _ in range(2)
        )
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._hint = label("Press Space to train.", quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        QVBoxLayout(self.plot).addWidget(self._hint)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(foot)
        at_least(self.plot, height=LEAST_HEIGHT)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)

    def reading(self, at: float) -> Reading | None:
        """The nearest time with a loss, and the text of its readout; None if the plot is empty."""
        return None

    def tell(self, found: Reading | None) -> None:
        """Mark the time of a reading; None for none."""
        self._cursor.setVisible(found is not None)
        if found is not None:
            self._cursor.setValue(found[0])

    def _draw_between(self, *curves: pg.GraphicsObject) -> None:
        """Draw curves above the grid lines and below the cursor, the first one lowest."""
        for child in (*self._between, *self._decades, *curves, self._cursor):
            self.plot.getPlotItem().addItem(child, ignoreBounds=True)
        self._cursor.hide()

    def _show_axes(self, times: tuple[float, float], powers: tuple[float, float]) -> None:
        """Set the axes: the first and last time, and the first and last power of ten of the loss."""
        self.plot.getViewBox().setRange(xRange=times, yRange=powers, padding=0.0)
        item = self.plot.getPlotItem()
        labels, decades, between = loss_ticks(*powers)
        item.getAxis("left").setTicks([labels])
        item.getAxis("bottom").setTicks([time_ticks(times[1])])
        for lines, heights in ((self._decades, decades), (self._between, between)):
            for line, height in zip(lines, [*heights, *[None] * len(lines)], strict=False):
                line.setVisible(height is not None)
                line.setValue(height or 0.0)

    def _size_axes(self) -> None:
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(px(self._axis))
        item.getAxis("bottom").setHeight(QFontMetrics(font("caption")).height() + px(ROOM))

    def _dress(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        self._size_axes()
        for lines, share in ((self._decades, 1.0), (self._between, 0.5)):
            for line in lines:
                line.setPen(line_pen(self.plot, mixed(theme.raised, theme.border, share), 1.0))
        self._cursor.setPen(line_pen(self.plot, theme.border_strong, 1.0))

    def _read_at(self, position: QPointF) -> None:
        box = self.plot.getViewBox()
        scene = self.plot.mapToScene(position.toPoint())
        is_inside = box.sceneBoundingRect().contains(scene)
        self.tell(self.reading(box.mapSceneToView(scene).x()) if is_inside else None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._read_at(event.position())
        elif event.type() == QEvent.Type.Leave:
            self.tell(None)
        return False


class LossPlot(BareLossPlot):
    """A loss plot with its readout as a line of text."""

    def __init__(self, style: Style, unit: str, *, axis: int) -> None:
        self.readout = label("", "caption", quiet=True)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight)
        super().__init__(style, unit, axis=axis, foot=self.readout)

    def tell(self, found: Reading | None) -> None:
        super().tell(found)
        self.readout.setText(found[1] if found is not None else "")


def log_losses(losses: ArrayLike) -> Floats:
    """Decimal logarithms, clipped to those of LEAST and MOST; NaN for losses that are not finite."""
    numbers = np.asarray(losses, dtype=np.float64)
    finite = np.isfinite(numbers)
    return np.where(finite, np.log10(np.where(finite, numbers, 1.0).clip(LEAST, MOST)), np.nan)
