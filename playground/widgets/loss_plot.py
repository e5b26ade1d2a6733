"""What every plot of a loss is made of: a log axis, a hint while there is none, and a readout under the mouse."""

from collections.abc import Sequence

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

LEAST = 1e-12
"""What is below it sits at the bottom of the axis."""

MOST_SMOOTH = 5000
"""Curves of more points are drawn without antialiasing, which would take longer than a frame."""

Floats = NDArray[np.float64]


class LossPlot(Card):
    """Curves and `reading` come from who derives from it.

    unit: what is counted along the time axis. axis: the width of the loss axis in pixels. lines: the most grid lines.
    """

    def __init__(self, style: Style, unit: str, *, axis: int, lines: int) -> None:
        super().__init__("Loss")
        self._style, self._unit = style, unit
        self.plot = calm_plot()
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(axis)
        item.getAxis("bottom").setHeight(34)
        self._grid = [pg.InfiniteLine(angle=0, movable=False) for _ in range(lines)]
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
        """The moment next to a time that has a loss, and what to tell of it; None while there is none."""
        return None

    def _draw_between(self, *curves: pg.GraphicsObject) -> None:
        """Put curves before the grid lines and behind the cursor, the first one farthest behind."""
        for child in (*self._grid, *curves, self._cursor):
            self.plot.getPlotItem().addItem(child, ignoreBounds=True)
        self._cursor.hide()

    def _show_axes(
        self,
        times: tuple[float, float],
        powers: tuple[float, float],
        labels: Sequence[tuple[float, str]],
        lines: Sequence[float],
    ) -> None:
        """Show the losses 10**powers over times, from and to. labels: powers, each with its text; lines: those with a
        grid line."""
        self.plot.getViewBox().setRange(xRange=times, yRange=powers, padding=0.0)
        end = times[1]
        item = self.plot.getPlotItem()
        item.getAxis("left").setTicks([labels])
        item.getAxis("bottom").setTicks([[(end * k / 4.0, number.short(end * k / 4.0)) for k in range(5)]])
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


def log_losses(losses: ArrayLike) -> Floats:
    """Decimal logarithms; what is not finite becomes NaN, what is below LEAST counts as LEAST."""
    numbers = np.asarray(losses, dtype=np.float64)
    finite = np.isfinite(numbers)
    return np.where(finite, np.log10(np.where(finite, numbers, 1.0).clip(min=LEAST)), np.nan)


def decade(power: int) -> str:
    """A power of ten as an axis names it."""
    return f"{10.0**power:g}" if -5 < power < 5 else f"1e{power}".replace("-", number.MINUS)
