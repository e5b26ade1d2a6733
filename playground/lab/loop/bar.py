"""The row above the training loop: run, run a line or a round, start again, and the results. What does not fit is left
out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from core.lab.loop.comparison import Loop
from playground.lab.row_room import show_without, width_without
from playground.lab.source.panel import HEIGHT
from playground.style import number
from playground.style.size import fit_text, fix, px, space
from playground.style.style import Style
from playground.widgets.form import IconButton, Readout, rule

LEAST = 320


class LoopBar(QFrame):
    """The user's requests: run_toggled, line_requested, round_requested, restart_requested, weights_requested."""

    run_toggled = Signal()
    line_requested = Signal()
    round_requested = Signal()
    restart_requested = Signal()
    weights_requested = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        self._row = row = QHBoxLayout(self)
        space(row, 7, (16, 0, 16, 0))
        self.run = QPushButton("Run")
        self.run.setProperty("role", "play")
        self.run.setToolTip(
            "Run the first round line by line, then ten rounds a second; at the end, start again (Space)"
        )
        self.run.setAccessibleName("Run")
        self.first = IconButton(style, "step-first", "Start again with the same weights")
        self.next = IconButton(style, "step-next", "Next line (Right)")
        self.last = IconButton(style, "step-last", "Run to the end of the round")
        self.weights = QPushButton("New weights")
        self.weights.setToolTip("Start again with new weights from \u22121 to 1")
        self.weights.setAccessibleName("New weights")
        self._round = Readout(style, "Round", "88,888", left=True)
        self._loss = Readout(style, "Loss", "0.0008888")
        self._engine = Readout(style, "Engine\u2019s loss", "0.0008888")
        self._difference = Readout(style, "Difference", "8.8e\u221288")
        fit_text(self.run, "Pause", 60, fixed=True)
        self._rule = rule(vertical=True)
        begin = self.run, self.first, self.next, self.last, self.weights, self._rule, self._round
        end = self._loss, self._engine, self._difference
        for part in begin:
            row.addWidget(part)
        row.addStretch(1)
        for part in end:
            row.addWidget(part)
        self._parts: tuple[QWidget, ...] = (*begin, *end)
        # A click leaves the keys to the page; Tab still stops here.
        for button in (self.run, self.weights):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.run.clicked.connect(self.run_toggled)
        self.first.clicked.connect(self.restart_requested)
        self.next.clicked.connect(self.line_requested)
        self.last.clicked.connect(self.round_requested)
        self.weights.clicked.connect(self.weights_requested)
        style.changed.connect(self._leave_out)

    def display(self, loop: Loop, running: bool) -> None:
        """Show the state of a loop."""
        right, twin, difference = loop.right, loop.twin, loop.difference
        self._round.display(f"{right.step:,}")
        for readout, printed in ((self._loss, right.printed), (self._engine, twin.printed)):
            readout.display(number.loss(printed[-1] if printed else None), number.full(printed[-1]) if printed else "")
        self._difference.display(number.NONE if difference is None else number.short(float(f"{difference:.2g}")))
        self._difference.setToolTip(
            "The largest difference between the eager loop\u2019s loss and the engine\u2019s so far"
        )
        self.run.setText("Pause" if running else "Run")
        self.run.setAccessibleName(self.run.text())
        self.first.setEnabled(bool(right.step or right.line))
        for button in (self.next, self.last):
            button.setEnabled(not loop.fault)

    def _leave_out(self) -> None:
        """Leave out as little as makes the rest fit: results, then the jumps."""
        stages: tuple[tuple[QWidget, ...], ...] = (
            (), (self._engine,), (self._difference,), (self._rule,), (self._loss,), (self.first, self.last),
            (self._round,), (self.weights,),
        )  # fmt: skip
        left: set[QWidget] = set()
        for stage in stages:
            left.update(stage)
            if width_without(self._row, self._parts, left) <= self.width():
                break
        show_without(self._parts, left)

    def minimumSizeHint(self) -> QSize:
        # Less than its parts need: it leaves some out.
        return QSize(px(LEAST), px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_out()
