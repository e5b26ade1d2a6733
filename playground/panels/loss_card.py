"""The train and test loss over time on a log axis, and the previous run as a ghost curve."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent

from core.training.snapshot import HistoryView, Snapshot
from playground.panels.loss_values import NOW, LossValues
from playground.style import number
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.form import IconButton
from playground.widgets.legend import Entry, Legend
from playground.widgets.loss_axes import next_end
from playground.widgets.loss_plot import MOST_SMOOTH, BareLossPlot, Floats, Reading, log_losses
from playground.widgets.plot import line_pen

DRAW_S = 0.03
CURVES = (Entry("train", "train", 1.75, "filled"), Entry("test", "test", 1.5, "hollow", "test"))
EARLIER = Entry("earlier", "ghost", 1.0)
EMPTY = (-2.0, 0.0, 100.0)
"""The range of the empty plot: two powers of ten, and the last epoch."""

ROOMY = 300
"""The width in pixels from which the legend has room beside the title."""

MARK = 7

HEIGHT = 188
"""The height in pixels below which the card does not shrink beside others."""


class LossCard(BareLossPlot):
    """Draws a snapshot's history."""

    def __init__(self, style: Style) -> None:
        self.values = LossValues(style)
        super().__init__(style, "epoch", axis=40, foot=self.values)
        self.legend = Legend(style)
        self.dismissal = IconButton(style, "close", "Hide the earlier run", side=20, tone="text_2")
        self.expand_button = IconButton(style, "expand", "Show the loss larger", side=28)
        for part in (self.legend, self.dismissal, self.expand_button):
            self.header.addWidget(part)
        self._ghost, self._test, self._train = pg.PlotCurveItem(), pg.PlotCurveItem(), pg.PlotCurveItem()
        self._ends = pg.ScatterPlotItem(pxMode=True)
        self._flag = pg.TextItem()
        self._draw_between(self._ghost, self._test, self._train, self._ends, self._flag)
        self._history: HistoryView | None = None
        self._past: HistoryView | None = None
        self._is_playing = False
        self._read: int | None = None
        self._throttle, self._text_throttle = Throttle(DRAW_S), Throttle()
        self._range = (0.0, 0.0, 0.0)
        make_copyable(self, self.text)
        self.dismissal.clicked.connect(self.dismiss)
        self.expand_button.clicked.connect(self.expand_requested)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.clear()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's history. If it ends earlier than the last one did, it is a new run and the last one becomes
        the ghost."""
        history = snapshot.history
        is_same = history is self._history and snapshot.is_playing == self._is_playing
        if is_same or not self._throttle.due(at_once=not snapshot.is_playing):
            return
        old = self._history
        if old is not None and len(old.epochs) > 2 and len(history.epochs) and history.epochs[-1] < old.epochs[-1]:
            self._keep(old)
        self._history, self._is_playing = history, snapshot.is_playing
        self._draw()

    def height_for(self, width: int) -> int:
        return px(HEIGHT)

    def clear(self) -> None:
        """Clear all runs, for another project."""
        self._history, self._is_playing = None, False
        self._keep(None)
        for curve in (self._train, self._test, self._ends):
            curve.setData([], [])
        self._show_range(*EMPTY)
        self._show_state()

    def dismiss(self) -> None:
        """Hide the previous run."""
        self._keep(None)
        self._draw()

    def text(self) -> str:
        """All losses as a table, for the clipboard."""
        history = self._history
        rows = [] if history is None else zip(history.epochs, history.train, history.test, strict=True)
        return "\n".join(["epoch\ttrain\ttest", *("\t".join(map(number.full, row)) for row in rows)])

    def _keep(self, past: HistoryView | None) -> None:
        """Set or clear the previous run."""
        self._past = past
        self._show_legend()
        self.dismissal.setVisible(past is not None)
        if past is None:
            self._ghost.setData([], [])

    def _show_legend(self) -> None:
        """Name the curves beside the title, or, in a narrow card, in the line of values."""
        is_roomy = self.width() >= px(ROOMY)
        named = CURVES if is_roomy and not self._is_empty else ()
        entries = (*named, *(() if self._past is None else (EARLIER,)))
        self.legend.display(entries)
        self.legend.setVisible(bool(entries))
        self.values.show_marks(not is_roomy)

    def reading(self, at: float) -> Reading | None:
        history = self._history
        if history is None or not self._has_begun:
            return None
        nearest = int(np.abs(history.epochs - at).argmin())
        epoch = float(history.epochs[nearest])
        values = f"train {number.loss(history.train[nearest])}   test {number.loss(history.test[nearest])}"
        return epoch, f"{_named(epoch)}   {values}"

    def tell(self, found: Reading | None) -> None:
        """Mark an epoch and show its losses; None for the losses now."""
        super().tell(found)
        history = self._history
        self._read = int(np.abs(history.epochs - found[0]).argmin()) if history is not None and found else None
        self._flag.setVisible(self._read is not None)
        if history is None or not self._has_begun:
            self.values.display("", 0.0, 0.0)
            return
        at = -1 if self._read is None else self._read
        epoch = float(history.epochs[at])
        self.values.display(NOW if at < 0 else _named(epoch), float(history.train[at]), float(history.test[at]))
        if at >= 0:
            _, high, end = self._range
            self._flag.setText(_named(epoch))
            self._flag.setAnchor((0.0 if epoch < end / 2.0 else 1.0, 0.0))
            self._flag.setPos(epoch, high)
        self.setAccessibleDescription(self.values.text)

    @property
    def _has_begun(self) -> bool:
        """Whether there is a loss after the first update."""
        return self._history is not None and len(self._history.epochs) > 0 and self._history.epochs[-1] > 0.0

    @property
    def _is_empty(self) -> bool:
        """Whether there is no curve to draw."""
        return not self._has_begun and self._past is None

    def _show_state(self) -> None:
        """Before the first update, show the hint and nothing else."""
        is_empty = self._is_empty
        self._hint.setVisible(is_empty)
        item = self.plot.getPlotItem()
        if item.isVisible() == is_empty:
            item.setVisible(not is_empty)
            # pyqtgraph gives an axis no room while it is hidden.
            self._size_axes()
            self._show_legend()
        if self._read is None and self._text_throttle.due(at_once=not self._is_playing):
            self.tell(None)

    def _draw(self) -> None:
        history = self._history
        if history is None:
            return
        smooth = len(history.epochs) <= MOST_SMOOTH
        for curve, values in ((self._train, history.train), (self._test, history.test)):
            curve.setData(history.epochs, log_losses(values), antialias=smooth, connect="finite")
        self._mark_ends(history)
        self._fit(history)
        if self._past is not None:
            self._ghost.setData(self._past.epochs, _between(log_losses(self._past.train), *self._range[:2]),
                                connect="finite")  # fmt: skip
        self._show_state()

    def _mark_ends(self, history: HistoryView) -> None:
        spots = []
        for values, mark in zip((history.test, history.train), self._marks, strict=True):
            logs = log_losses(values[-1:])
            if len(logs) and math.isfinite(logs[0]):
                spots.append({"pos": (history.epochs[-1], logs[0]), **mark})
        self._ends.setData(spots)

    def _fit(self, history: HistoryView) -> None:
        """Round the range outward, so that it does not change in every frame. Paused, it ends at the last epoch."""
        logs = log_losses(np.concatenate([history.train, history.test]))
        logs = logs[np.isfinite(logs)]
        if len(logs) == 0:
            return
        lowest, highest = float(logs.min()), float(logs.max())
        if self._past is not None:
            lowest, highest = _stretched(lowest, highest, log_losses(self._past.train))
        low = math.floor(lowest * 2.0 - 0.15) / 2.0
        high = math.ceil(highest * 2.0 + 0.05) / 2.0
        # The room that is left is below, where the loss is going.
        low = min(low, high - 1.0)
        ends = [run.epochs[-1:] for run in (history, self._past) if run is not None]
        last = float(np.concatenate(ends).max())
        end = next_end(last) if self._is_playing or last <= 0.0 else last
        if (low, high, end) != self._range:
            self._show_range(low, high, end)

    def _show_range(self, low: float, high: float, end: float) -> None:
        self._range = (low, high, end)
        self._show_axes((0.0, end), (low, high))

    def _on_style_changed(self) -> None:
        self._dress()
        theme = self._style.theme
        self._train.setPen(line_pen(self.plot, theme.train, 1.75))
        self._test.setPen(line_pen(self.plot, theme.test, 1.5))
        self._ghost.setPen(line_pen(self.plot, theme.ghost, 1.0))
        self._ends.setSize(px(MARK))
        self._flag.setFont(font("caption"))
        self._flag.setColor(QColor(theme.text))
        self._flag.fill = pg.mkBrush(theme.raised)
        # Once per theme: pyqtgraph draws and caches a symbol for every new pen and brush.
        self._marks = [
            {"pen": line_pen(self.plot, color, 1.5), "brush": pg.mkBrush(fill), "size": px(MARK)}
            for color, fill in ((theme.test, theme.raised), (theme.train, theme.train))
        ]
        self._show_legend()
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        history = self._history
        if step is None or history is None or not self._has_begun or not self.hasFocus():
            super().keyPressEvent(event)
            return
        last = len(history.epochs) - 1
        at = last if self._read is None else min(max(self._read + step, 0), last)
        self.tell(self.reading(float(history.epochs[at])))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()


def _named(epoch: float) -> str:
    return f"epoch {number.short(round(epoch, 2))}"


def _between(logs: Floats, low: float, high: float) -> Floats:
    """Losses on the axis; the others are not drawn."""
    return np.where((logs >= low) & (logs <= high), logs, np.nan)


def _stretched(low: float, high: float, past: Floats) -> tuple[float, float]:
    """A range of powers of ten, extended to the lowest and the first loss of the previous run. Its highest loss is
    ignored: it may have diverged."""
    known = past[np.isfinite(past)]
    return (low, high) if len(known) == 0 else (min(low, float(known.min())), max(high, float(known[0])))
