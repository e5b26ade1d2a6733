"""The loss over time: train and test on a log axis, and the run before as a ghost."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.training.snapshot import HistoryView, Snapshot
from playground.style import number
from playground.style.font import font
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.loss_plot import MOST_SMOOTH, LossPlot, decade, log_losses

DRAW_S = 0.03
MOST_LINES = 24


class Legend(QWidget):
    """train, test and earlier, each with its line."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.ghost = False
        style.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(176 if self.ghost else 112, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        x = 0.0
        entries = [("train", theme.train, 1.75), ("test", theme.test, 1.5)]
        for text, color, width in entries + ([("earlier", theme.ghost, 1.0)] if self.ghost else []):
            painter.setPen(QPen(QColor(color), width))
            painter.setBrush(QColor(color if text == "train" else theme.raised))
            painter.drawLine(QPointF(x, 10), QPointF(x + 18, 10))
            if text != "earlier":
                painter.drawEllipse(QPointF(x + 9, 10), 2.75, 2.75)
            painter.setPen(QColor(theme.test if text == "test" else theme.text))
            painter.drawText(QPointF(x + 23, 14), text)
            x += 62.0
        painter.end()


class LossCard(LossPlot):
    """Draws a snapshot's history."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "epoch", axis=40, lines=MOST_LINES)
        self._legend = Legend(style)
        self.header.addWidget(self._legend)
        self._ghost, self._test, self._train = pg.PlotCurveItem(), pg.PlotCurveItem(), pg.PlotCurveItem()
        self._ends = pg.ScatterPlotItem(pxMode=True, size=7)
        self._draw_between(self._ghost, self._test, self._train, self._ends)
        self.plot.setMinimumHeight(110)
        self._history: HistoryView | None = None
        self._past: HistoryView | None = None
        self._throttle = Throttle(DRAW_S)
        self._range = (0.0, 0.0, 0.0)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self._show_range(-2.0, 0.0, 100.0)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's history. One that begins earlier than the last ended is a new run: the last one becomes
        the ghost."""
        history = snapshot.history
        self._hint.setVisible(snapshot.update == 0 and self._past is None)
        if history is self._history or not self._throttle.due(at_once=snapshot.status != "playing"):
            return
        old = self._history
        if old is not None and len(old.epochs) > 2 and len(history.epochs) and history.epochs[-1] < old.epochs[-1]:
            self._past = old
            self._legend.ghost = True
            self._legend.updateGeometry()
        self._history = history
        self._draw()

    def clear(self) -> None:
        """Forget the run before; for another project."""
        self._past = self._history = None
        self._legend.ghost = False
        self._legend.updateGeometry()
        self._ghost.setData([], [])

    def reading(self, at: float) -> tuple[float, str] | None:
        history = self._history
        if history is None or len(history.epochs) == 0:
            return None
        nearest = int(np.abs(history.epochs - at).argmin())
        epoch = float(history.epochs[nearest])
        values = f"train {number.loss(history.train[nearest])}   test {number.loss(history.test[nearest])}"
        return epoch, f"epoch {number.short(round(epoch, 2))}   {values}"

    def _draw(self) -> None:
        history = self._history
        if history is None:
            return
        smooth = len(history.epochs) <= MOST_SMOOTH
        for curve, values in ((self._train, history.train), (self._test, history.test)):
            curve.setData(history.epochs, log_losses(values), antialias=smooth, connect="finite")
        if self._past is not None:
            self._ghost.setData(self._past.epochs, log_losses(self._past.train), connect="finite")
        self._mark_ends(history)
        self._fit(history)

    def _mark_ends(self, history: HistoryView) -> None:
        spots = []
        for values, mark in zip((history.test, history.train), self._marks, strict=True):
            logs = log_losses(values[-1:])
            if len(logs) and math.isfinite(logs[0]):
                spots.append({"pos": (history.epochs[-1], logs[0]), **mark})
        self._ends.setData(spots)

    def _fit(self, history: HistoryView) -> None:
        """Round the range outwards, so that it does not move with every frame."""
        columns = [history.train, history.test, *([self._past.train] if self._past is not None else [])]
        logs = np.concatenate([log_losses(values) for values in columns])
        logs = logs[np.isfinite(logs)]
        if len(logs) == 0:
            return
        low = math.floor(float(logs.min()) * 2.0 - 0.05) / 2.0
        high = max(math.ceil(float(logs.max()) * 2.0 + 0.05) / 2.0, low + 1.0)
        ends = [run.epochs[-1:] for run in (history, self._past) if run is not None]
        last = float(np.concatenate(ends).max())
        end = _round_up(max(last * 1.02, 1.0))
        if (low, high, end) != self._range:
            self._show_range(low, high, end)

    def _show_range(self, low: float, high: float, end: float) -> None:
        self._range = (low, high, end)
        decades = [k for k in range(math.floor(low), math.ceil(high) + 1) if low - 1e-9 <= k <= high + 1e-9]
        minor = [k + math.log10(f) for k in range(math.floor(low), math.ceil(high)) for f in (2, 5)]
        minor = [value for value in minor if low <= value <= high]
        labeled = [(float(k), decade(k)) for k in decades]
        if len(labeled) < 2:
            labeled += [(value, f"{10**value:.1g}") for value in minor]
        self._show_axes((0.0, end), (low, high), labeled, [*decades, *minor])

    def _on_style_changed(self) -> None:
        self._dress()
        theme = self._style.theme
        self._train.setPen(pg.mkPen(theme.train, width=1.75))
        self._test.setPen(pg.mkPen(theme.test, width=1.5))
        self._ghost.setPen(pg.mkPen(theme.ghost, width=1))
        # Once for a theme: pyqtgraph draws and keeps a symbol for every pen and brush it has not met yet.
        self._marks = [
            {"pen": pg.mkPen(color, width=1.5), "brush": pg.mkBrush(fill)}
            for color, fill in ((theme.test, theme.raised), (theme.train, theme.train))
        ]
        self._draw()


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 8 times a power of ten: divisible by four into short numbers."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * factor for factor in (1.0, 2.0, 4.0, 8.0, 10.0) if power * factor >= value)
