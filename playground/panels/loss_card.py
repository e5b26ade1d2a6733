"""The train and test loss over time on a log axis, and the previous run as a ghost curve."""

import math

import numpy as np
import pyqtgraph as pg

from core.training.snapshot import HistoryView, Snapshot
from playground.style import number
from playground.style.size import at_least
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import IconButton
from playground.widgets.legend import Entry, Legend
from playground.widgets.loss_plot import MOST_SMOOTH, Floats, LossPlot, log_losses

DRAW_S = 0.03
CURVES = (Entry("train", "train", 1.75, "filled"), Entry("test", "test", 1.5, "hollow", "test"))
EARLIER = Entry("earlier", "ghost", 1.0)
EMPTY = (-2.0, 0.0, 100.0)
"""The range of the empty plot: two powers of ten, and the last epoch."""


class LossCard(LossPlot):
    """Draws a snapshot's history."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "epoch", axis=40)
        self.legend = Legend(style)
        self.header.addWidget(self.legend)
        self.dismissal = IconButton(style, "close", "Hide the earlier run", side=20, tone="text_2")
        self.dismissal.clicked.connect(self.dismiss)
        self.header.addWidget(self.dismissal)
        self._ghost, self._test, self._train = pg.PlotCurveItem(), pg.PlotCurveItem(), pg.PlotCurveItem()
        self._ends = pg.ScatterPlotItem(pxMode=True, size=7)
        self._draw_between(self._ghost, self._test, self._train, self._ends)
        at_least(self.plot, height=110)
        self._history: HistoryView | None = None
        self._past: HistoryView | None = None
        self._throttle = Throttle(DRAW_S)
        self._range = (0.0, 0.0, 0.0)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.clear()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's history. If it ends earlier than the last one did, it is a new run and the last one becomes
        the ghost."""
        history = snapshot.history
        self._hint.setVisible(snapshot.update == 0 and self._past is None)
        if history is self._history or not self._throttle.due(at_once=not snapshot.is_playing):
            return
        old = self._history
        if old is not None and len(old.epochs) > 2 and len(history.epochs) and history.epochs[-1] < old.epochs[-1]:
            self._keep(old)
        self._history = history
        self._draw()

    def clear(self) -> None:
        """Clear all runs, for another project."""
        self._history = None
        self._keep(None)
        for curve in (self._train, self._test, self._ends):
            curve.setData([], [])
        self._show_range(*EMPTY)

    def dismiss(self) -> None:
        """Hide the previous run."""
        self._keep(None)
        self._draw()

    def _keep(self, past: HistoryView | None) -> None:
        """Set or clear the previous run."""
        self._past = past
        self.legend.display(CURVES if past is None else (*CURVES, EARLIER))
        self.dismissal.setVisible(past is not None)
        if past is None:
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
        """Round the range outward, so that it does not change in every frame."""
        logs = log_losses(np.concatenate([history.train, history.test]))
        logs = logs[np.isfinite(logs)]
        if len(logs) == 0:
            return
        lowest, highest = float(logs.min()), float(logs.max())
        if self._past is not None:
            lowest, highest = _stretched(lowest, highest, log_losses(self._past.train))
        low = math.floor(lowest * 2.0 - 0.05) / 2.0
        high = max(math.ceil(highest * 2.0 + 0.05) / 2.0, low + 1.0)
        ends = [run.epochs[-1:] for run in (history, self._past) if run is not None]
        last = float(np.concatenate(ends).max())
        end = _round_up(max(last * 1.02, 1.0))
        if (low, high, end) != self._range:
            self._show_range(low, high, end)

    def _show_range(self, low: float, high: float, end: float) -> None:
        self._range = (low, high, end)
        self._show_axes((0.0, end), (low, high))

    def _on_style_changed(self) -> None:
        self._dress()
        theme = self._style.theme
        self._train.setPen(pg.mkPen(theme.train, width=1.75))
        self._test.setPen(pg.mkPen(theme.test, width=1.5))
        self._ghost.setPen(pg.mkPen(theme.ghost, width=1))
        # Once per theme: pyqtgraph draws and caches a symbol for every new pen and brush.
        self._marks = [
            {"pen": pg.mkPen(color, width=1.5), "brush": pg.mkBrush(fill)}
            for color, fill in ((theme.test, theme.raised), (theme.train, theme.train))
        ]
        self._draw()


def _stretched(low: float, high: float, past: Floats) -> tuple[float, float]:
    """A range of powers of ten, extended to the lowest and the first loss of the previous run. Its highest loss is
    ignored: it may have diverged."""
    known = past[np.isfinite(past)]
    return (low, high) if len(known) == 0 else (min(low, float(known.min())), max(high, float(known[0])))


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 8 times a power of ten: a quarter of it is a short number."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * factor for factor in (1.0, 2.0, 4.0, 8.0, 10.0) if power * factor >= value)
