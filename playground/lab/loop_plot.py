"""The loss over rounds on a log axis: the eager loop, the engine on top of it, and the broken run beside."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lab.loop import Loop
from playground.style import number
from playground.style.font import font
from playground.style.style import Style
from playground.widgets.form import Card, label
from playground.widgets.plot import calm_plot, dress, label_axis

LEAST = 1e-12
MANY = 5000
MOST_POINTS = 24
FIRST_END = 20
LABELS = 6
MARK_SIZE = 7
MARGIN = 0.012
"""Of the width, so that the first point is whole."""

Floats = NDArray[np.float64]


class LoopLegend(QWidget):
    """eager loop, engine and, while there is one, broken run, each as it is drawn."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.is_broken = False
        self.setAccessibleName("Legend")
        style.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(252 if self.is_broken else 156, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        painter.setPen(QPen(QColor(theme.train), 1.75))
        painter.drawLine(QPointF(0, 10), QPointF(18, 10))
        painter.setPen(QPen(QColor(theme.train), 1.25))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(QPointF(100, 10), MARK_SIZE / 2.0, MARK_SIZE / 2.0)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(23, 14), "eager loop")
        painter.drawText(QPointF(109, 14), "engine")
        if self.is_broken:
            painter.setPen(QPen(QColor(theme.warning), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(160, 10), QPointF(182, 10))
            painter.setPen(QColor(theme.warning))
            painter.drawText(QPointF(187, 14), "broken run")
        painter.end()


class LoopPlot(Card):
    """Draws the losses a loop printed."""

    def __init__(self, style: Style) -> None:
        super().__init__("Loss")
        self._style = style
        self._loop: Loop | None = None
        self._range = (0, 0, 0)
        self.legend = LoopLegend(style)
        self.header.addWidget(self.legend)
        self.plot = calm_plot()
        self.plot.setMinimumHeight(120)
        self.plot.setAccessibleName("Loss over rounds")
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(44)
        item.getAxis("bottom").setHeight(34)
        self._grid = [pg.InfiniteLine(angle=0, movable=False) for _ in range(LABELS + 2)]
        self.eager, self.broken = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.engine = pg.ScatterPlotItem(pxMode=True, size=MARK_SIZE)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        for child in (*self._grid, self.broken, self.eager, self.engine, self._cursor):
            item.addItem(child, ignoreBounds=True)
        self._cursor.hide()
        self._hint = label("Press Space to train.", quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.plot).addWidget(self._hint)
        self.readout = label("", "caption", quiet=True)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.readout)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self._show_range(-1, 1, FIRST_END)

    def display(self, loop: Loop) -> None:
        """Show the losses a loop printed so far."""
        self._loop = loop
        self._hint.setVisible(not loop.right.printed)
        is_broken = loop.wrong is not None
        if is_broken != self.legend.is_broken:
            self.legend.is_broken = is_broken
            self.legend.updateGeometry()
            self.legend.update()
        eager, engine = _logs(loop.right.printed), _logs(loop.twin.printed)
        broken = _logs(loop.wrong.printed if loop.wrong is not None else [])
        for curve, logs in ((self.eager, eager), (self.broken, broken)):
            curve.setData(np.arange(len(logs)), logs, antialias=len(logs) <= MANY, connect="finite")
        shown = np.arange(0, len(engine), _stride(len(engine)))
        shown = shown[np.isfinite(engine[shown])]
        self.engine.setData(shown, engine[shown])
        self._fit(np.concatenate([eager, broken]), max(len(eager), len(broken)))

    def _fit(self, logs: Floats, count: int) -> None:
        """Round the range outwards to whole decades, so that it does not move with every frame."""
        logs = logs[np.isfinite(logs)]
        if len(logs) == 0:
            self._show_range(-1, 1, FIRST_END)
            return
        low = math.floor(float(logs.min()) - 0.02)
        high = max(math.ceil(float(logs.max()) + 0.02), low + 1)
        end = FIRST_END
        while end < count - 1:
            end *= 2
        self._show_range(low, high, end)

    def _show_range(self, low: int, high: int, end: int) -> None:
        if (low, high, end) == self._range:
            return
        self._range = (low, high, end)
        self.plot.getViewBox().setRange(
            xRange=(-MARGIN * end, float(end)), yRange=(float(low), float(high)), padding=0.0
        )
        heights = range(low, high + 1, math.ceil((high - low) / LABELS))
        item = self.plot.getPlotItem()
        item.getAxis("left").setTicks([[(float(k), _decade(k)) for k in heights]])
        item.getAxis("bottom").setTicks([[(end * k / 4.0, number.short(end * k / 4.0)) for k in range(5)]])
        for line, height in zip(self._grid, [*heights, *[None] * len(self._grid)], strict=False):
            line.setVisible(height is not None)
            line.setValue(height or 0)

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        label_axis(self.plot, "bottom", "round", theme)
        for line in self._grid:
            line.setPen(pg.mkPen(theme.border, width=1))
        self.eager.setPen(pg.mkPen(theme.train, width=1.75))
        self.broken.setPen(pg.mkPen(theme.warning, width=1.5, style=Qt.PenStyle.DashLine))
        self.engine.setPen(pg.mkPen(theme.train, width=1.25))
        self.engine.setBrush(pg.mkBrush(theme.raised))
        self._cursor.setPen(pg.mkPen(theme.border_strong, width=1))

    def _read_at(self, position: QPointF) -> None:
        box, loop = self.plot.getViewBox(), self._loop
        scene = self.plot.mapToScene(position.toPoint())
        if loop is None or not loop.right.printed or not box.sceneBoundingRect().contains(scene):
            self._leave()
            return
        at = min(max(round(box.mapSceneToView(scene).x()), 0), len(loop.right.printed) - 1)
        self._cursor.setValue(at)
        self._cursor.show()
        runs = [("eager", loop.right.printed), ("engine", loop.twin.printed)]
        if loop.wrong is not None:
            runs.append(("broken", loop.wrong.printed))
        values = "   ".join(f"{name} {number.loss(run[at])}" for name, run in runs if at < len(run))
        self.readout.setText(f"round {at:,}   {values}")

    def _leave(self) -> None:
        self._cursor.hide()
        self.readout.setText("")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._read_at(event.position())
        elif event.type() == QEvent.Type.Leave:
            self._leave()
        return False


def _logs(values: Sequence[float]) -> Floats:
    """Decimal logarithms; what is not finite becomes NaN, what is below LEAST sits at the bottom."""
    numbers = np.array(values, dtype=np.float64)
    finite = np.isfinite(numbers)
    return np.where(finite, np.log10(np.where(finite, numbers, 1.0).clip(min=LEAST)), np.nan)


def _stride(count: int) -> int:
    """A power of 2, so that points stay where they are while others come."""
    stride = 1
    while count / stride > MOST_POINTS:
        stride *= 2
    return stride


def _decade(power: int) -> str:
    return f"{10.0**power:g}" if -4 < power < 5 else f"1e{power}".replace("-", number.MINUS)
