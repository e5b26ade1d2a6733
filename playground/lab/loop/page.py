"""The lecture's training loop, line by line, with a broken run and the engine beside it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.loop.comparison import Loop
from core.lab.notation import listed
from playground.lab.loop.bar import LoopBar
from playground.lab.loop.cards import CostCard, GradientCard, RowsCard
from playground.lab.loop.code import CodeCard
from playground.lab.loop.columns import LoopColumns
from playground.lab.loop.panel import LoopPanel
from playground.lab.loop.pictures import PicturesCard
from playground.lab.loop.plot import LoopPlot
from playground.style import number
from playground.style.size import FLUSH, at_least, space
from playground.style.style import Style
from playground.widgets.form import label

LINE_MS, ROUND_MS = 350, 100
CATCH_UP_MS, CATCH_UP_S = 15, 0.01
"""How often, and for how long at a time, a broken run catches up after it was switched on late."""


class LoopPage(QWidget):
    """Holds a `Loop` and shows it. `bar` belongs above the page; the owner places it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.loop = Loop()
        self.bar, self.panel = LoopBar(style), LoopPanel(style)
        self.code, self.pictures, self.plot = CodeCard(style), PicturesCard(style), LoopPlot(style)
        self.rows, self.cost, self.gradients = RowsCard(style), CostCard(style), GradientCard(style)
        self.warning = label("", "small")
        self._clock = QTimer(self, interval=LINE_MS)
        self._pursuit = QTimer(self, interval=CATCH_UP_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Training loop")
        self._lay_out(style)
        self._clock.timeout.connect(self._on_clock)
        self._pursuit.timeout.connect(self._on_pursuit)
        self.bar.run_toggled.connect(self.toggle)
        self.bar.line_requested.connect(self.run_line)
        self.bar.round_requested.connect(self.run_round)
        self.bar.restart_requested.connect(self._on_restart)
        self.bar.weights_requested.connect(self._on_weights)
        self.panel.rate_changed.connect(self._on_rate)
        self.panel.mistakes_changed.connect(self._on_mistakes)
        self._show_all()

    @property
    def is_running(self) -> bool:
        """Whether the loop is running."""
        return self._clock.isActive()

    def toggle(self) -> None:
        """Run, or stop. The first line runs at once, so that the press is visible. After the end, start again."""
        if self.is_running:
            self.stop()
            return
        if self.loop.fault:
            self._on_restart()
        self._clock.start()
        self._on_clock()

    def stop(self) -> None:
        """Stop running."""
        self._clock.stop()
        self._show_all()

    def run_line(self) -> None:
        """Stop, and run the next line."""
        self._clock.stop()
        self.loop.run_line()
        self._show_all()

    def run_round(self) -> None:
        """Stop, and run to the end of the loop."""
        self._clock.stop()
        self.loop.run_loop()
        self._show_all()

    def _lay_out(self, style: Style) -> None:
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        space(self.warning, margins=(16, 6, 16, 6))
        at_least(self.warning, height=44)
        self.warning.hide()
        cards, beside = (self.code, self.pictures, self.plot), (self.rows, self.cost, self.gradients)
        self.columns = LoopColumns(style, self.panel, self.warning, cards, beside)
        self.columns.middle.column.setStretchFactor(self.code, 0)
        row = QHBoxLayout(self)
        space(row, 0, FLUSH)
        row.addWidget(self.columns)

    def _show_all(self) -> None:
        if self.loop.fault:
            self._clock.stop()
        self.bar.display(self.loop, self.is_running)
        for part in (self.panel, self.code, self.pictures, self.plot, self.rows, self.cost, self.gradients):
            part.display(self.loop)
        # The pictures hold the same numbers as the table.
        has_losses = self.loop.right.step > 0
        self.pictures.setVisible(not has_losses)
        for part in (self.plot, self.rows):
            part.setVisible(has_losses)
        words = _warning(self.loop)
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        if self.loop.is_level or not self.isVisible():
            self._pursuit.stop()
        elif not self._pursuit.isActive():
            self._pursuit.start()

    def _on_clock(self) -> None:
        """Run single lines in the first round, whole rounds afterwards."""
        if self.loop.right.step == 0:
            self.loop.run_line()
        else:
            self.loop.run_loop()
        self._clock.setInterval(ROUND_MS if self.loop.right.step else LINE_MS)
        self._show_all()

    def _on_pursuit(self) -> None:
        self.loop.catch_up(CATCH_UP_S)
        self._show_all()

    def _on_restart(self) -> None:
        self.loop.restart()
        self._clock.setInterval(LINE_MS)
        self._show_all()

    def _on_weights(self) -> None:
        self.loop.restart(self.loop.seed + 1)
        self._clock.setInterval(LINE_MS)
        self._show_all()

    def _on_rate(self, rate: float) -> None:
        self.loop.rate = rate
        self._show_all()

    def _on_mistakes(self, mistakes: Mistakes) -> None:
        self.loop.use_mistakes(mistakes)
        self._show_all()

    def event(self, event: QEvent) -> bool:
        # Space and Right belong to the page, not to the window's shortcuts, unless a widget in the page takes them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Right:
            self.run_line()
        elif not event.isAutoRepeat():
            self.toggle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_all()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()


def _is_ours(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Right)
    return event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _warning(loop: Loop) -> str:
    if loop.fault or loop.wrong is None:
        return loop.fault
    names = listed(tuple(loop.mistakes.words().values()))
    wrong, right = loop.wrong, loop.right
    begun = f"Broken on purpose: {names}."
    if wrong.fault:
        return f"{begun} {wrong.fault.replace('Training', 'Its training', 1)}"
    if not loop.is_level:
        return f"{begun} It is catching up: {wrong.step:,} of {right.step:,} rounds are done."
    if not wrong.printed:
        return f"{begun} It runs beside the right loop, from the same weights."
    loss = number.loss
    return f"{begun} Loss {loss(wrong.printed[-1])}; right loop {loss(right.printed[-1])}."
