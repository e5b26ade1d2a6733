"""The loss over rounds on a log axis: the eager loop, the engine on top of it, and the broken run."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from core.lab.loop.comparison import Loop
from playground.style import number
from playground.style.size import at_least
from playground.style.style import Style
from playground.widgets.legend import Entry, Legend
from playground.widgets.loss_plot import MOST_SMOOTH, Floats, LossPlot, log_losses
from playground.widgets.plot import line_pen

MOST_POINTS = 24
FIRST_END = 20
MARK_SIZE = 7
MARGIN = 0.012
"""A share of the width, so that the first point is drawn whole."""

RUNS = (Entry("eager loop", "train", 1.75), Entry("engine", "train", 1.25, "alone"))
BROKEN = Entry("broken run", "warning", 1.5, text="warning", dashed=True)


class LoopPlot(LossPlot):
    """Draws the losses that a loop printed."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "round", axis=44)
        self._loop: Loop | None = None
        self._range = (0, 0, 0)
        self.legend = Legend(style)
        self.legend.display(RUNS)
        self.header.addWidget(self.legend)
        at_least(self.plot, height=180)
        # Where the page scrolls, a plot would ask for the height of a page.
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.plot.setAccessibleName("Loss over rounds")
        self.eager, self.broken = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.engine = pg.ScatterPlotItem(pxMode=True, size=MARK_SIZE)
        self._draw_between(self.broken, self.eager, self.engine)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self._show_range(-1, 1, FIRST_END)

    def display(self, loop: Loop) -> None:
        """Show the losses that a loop has printed."""
        self._loop = loop
        self._hint.setVisible(not loop.right.printed)
        self.legend.display(RUNS if loop.wrong is None else (*RUNS, BROKEN))
        eager, engine = log_losses(loop.right.printed), log_losses(loop.twin.printed)
        broken = log_losses(loop.wrong.printed if loop.wrong is not None else [])
        for curve, logs in ((self.eager, eager), (self.broken, broken)):
            curve.setData(np.arange(len(logs)), logs, antialias=len(logs) <= MOST_SMOOTH, connect="finite")
        shown = np.arange(0, len(engine), _stride(len(engine)))
        shown = shown[np.isfinite(engine[shown])]
        self.engine.setData(shown, engine[shown])
        self._fit(np.concatenate([eager, broken]), max(len(eager), len(broken)))

    def reading(self, at: float) -> tuple[float, str] | None:
        loop = self._loop
        if loop is None or not loop.right.printed:
            return None
        step = min(max(round(at), 0), len(loop.right.printed) - 1)
        runs = [("eager", loop.right.printed), ("engine", loop.twin.printed)]
        if loop.wrong is not None:
            runs.append(("broken", loop.wrong.printed))
        values = "   ".join(f"{name} {number.loss(run[step])}" for name, run in runs if step < len(run))
        return step, f"round {step:,}   {values}"

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
        self._show_axes((-MARGIN * end, end), (low, high))

    def _on_style_changed(self) -> None:
        self._dress()
        theme = self._style.theme
        self.eager.setPen(line_pen(self.plot, theme.train, 1.75))
        broken = line_pen(self.plot, theme.warning, 1.5)
        broken.setStyle(Qt.PenStyle.DashLine)
        self.broken.setPen(broken)
        self.engine.setPen(line_pen(self.plot, theme.train, 1.25))
        self.engine.setBrush(pg.mkBrush(theme.raised))


def _stride(count: int) -> int:
    """A power of 2, so that drawn points stay while new ones come."""
    stride = 1
    while count / stride > MOST_POINTS:
        stride *= 2
    return stride
