"""The base of all loss plots: a log axis, a hint while the plot is empty, and a readout under the mouse."""

import math
from functools import partial

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout

from playground.style import number
from playground.style.style import Style
from playground.widgets.form import Card, label
from playground.widgets.plot import calm_plot, dress, label_axis

LEAST, MOST = 1e-12, 1e12
"""Losses beyond are drawn at the bottom or the top of the axis."""

LABELS = 6
"""The most labels of the loss axis."""

MOST_LINES = 24

ROOM_FOR = 100_000
"""Times from here on have too many digits to fit side by side."""

MOST_SMOOTH = 5000
"""Curves with more points are drawn without antialiasing, which would take longer than a frame."""

Floats = NDArray[np.float64]


class LossPlot(Card):
    """Subclasses add the curves and `reading`.

    unit: the unit of the time axis. axis: the width of the loss axis in pixels.
    """

    def __init__(self, style: Style, unit: str, *, axis: int) -> None:
        super().__init__("Loss")
        self._style, self._unit = style, unit
        self.plot = calm_plot()
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(axis)
        item.getAxis("bottom").setHeight(34)
        self._grid = [pg.InfiniteLine(angle=0, movable=False) for _ in range(MOST_LINES)]
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._hint = label("Press Space to train.", quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.plot).addWidget(self._hint)
        self.readout = label("", "caption", quiet=True)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.readout)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)

    def reading(self, at: float) -> tuple[float, str] | None:
        """The nearest time with a loss, and the text of its readout; None if the plot is empty."""
        return None

    def _draw_between(self, *curves: pg.GraphicsObject) -> None:
        """Draw curves above the grid lines and below the cursor, the first one lowest."""
        for child in (*self._grid, *curves, self._cursor):
            self.plot.getPlotItem().addItem(child, ignoreBounds=True)
        self._cursor.hide()

    def _show_axes(self, times: tuple[float, float], powers: tuple[float, float]) -> None:
        """Set the axes: the first and last time, and the first and last power of ten of the loss."""
        self.plot.getViewBox().setRange(xRange=times, yRange=powers, padding=0.0)
        end = times[1]
        item = self.plot.getPlotItem()
        labels, lines = loss_ticks(*powers)
        item.getAxis("left").setTicks([labels])
        write = number.short if end < ROOM_FOR else partial(number.brief, digits=2)
        item.getAxis("bottom").setTicks([[(end * k / 4.0, write(end * k / 4.0)) for k in range(5)]])
        for line, height in zip(self._grid, [*lines, *[None] * len(self._grid)], strict=False):
            line.setVisible(height is not None)
            line.setValue(height or 0.0)

    def _dress(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        label_axis(self.plot, "bottom", self._unit, theme)
        for line in self._grid:
            line.setPen(pg.mkPen(theme.border, width=1))
        self._cursor.setPen(pg.mkPen(theme.border_strong, width=1))

    def _read_at(self, position: QPointF) -> None:
        box = self.plot.getViewBox()
        scene = self.plot.mapToScene(position.toPoint())
        found = self.reading(box.mapSceneToView(scene).x()) if box.sceneBoundingRect().contains(scene) else None
        if found is None:
            self._leave()
            return
        self._cursor.setValue(found[0])
        self._cursor.show()
        self.readout.setText(found[1])

    def _leave(self) -> None:
        self._cursor.hide()
        self.readout.setText("")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._read_at(event.position())
        elif event.type() == QEvent.Type.Leave:
            self._leave()
        return False


def loss_ticks(low: float, high: float) -> tuple[list[tuple[float, str]], list[float]]:
    """The ticks of a loss axis from 10**low to 10**high: at most LABELS (power, text), and at most MOST_LINES powers
    with a grid line."""
    stride = 1
    while len(decades := _multiples(stride, low, high)) > LABELS:
        stride += 1
    labels = [(power, decade(round(power))) for power in decades]
    minor = [k + math.log10(f) for k in range(math.floor(low), math.ceil(high)) for f in (2, 5)] if stride == 1 else []
    minor = [power for power in minor if low <= power <= high]
    if len(labels) < 2:
        labels += [(power, f"{10**power:.1g}") for power in minor]
    return labels, [*decades, *minor]


def _multiples(stride: int, low: float, high: float) -> list[float]:
    first, last = math.ceil((low - 1e-9) / stride), math.floor((high + 1e-9) / stride)
    return [float(k * stride) for k in range(first, last + 1)]


def log_losses(losses: ArrayLike) -> Floats:
    """Decimal logarithms, clipped to those of LEAST and MOST; NaN for losses that are not finite."""
    numbers = np.asarray(losses, dtype=np.float64)
    finite = np.isfinite(numbers)
    return np.where(finite, np.log10(np.where(finite, numbers, 1.0).clip(LEAST, MOST)), np.nan)


def decade(power: int) -> str:
    """A power of ten, as written at an axis."""
    return f"{10.0**power:g}" if -5 < power < 5 else f"1e{power}".replace("-", number.MINUS)
