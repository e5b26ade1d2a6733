"""The row above the graph: run, step forward or backward, the position, and the results."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from core.lab.lab import Lab
from playground.style import number
from playground.style.size import fix, space
from playground.style.style import Style
from playground.widgets.form import IconButton, Readout, rule

HEIGHT = 64
STEP_MS = 600
LEAVES, PHASES = "Leaves", {"forward": "Forward step", "seed": "Backward step", "backward": "Backward step"}


class StepBar(QFrame):
    """went(position) when the user, or the clock while it runs, goes to a position: the number of steps done."""

    went = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._position = self._count = 0
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        row = QHBoxLayout(self)
        space(row, 8, (16, 0, 16, 0))
        self.run = QPushButton("Run")
        self.run.setProperty("role", "play")
        self.run.setToolTip("Run step by step from start to end")
        self.first = IconButton(style, "step-first", "To the start: only the leaves")
        self.back = IconButton(style, "step-back", "Step back (Left)")
        self.next = IconButton(style, "step-next", "Step forward (Right)")
        self.last = IconButton(style, "step-last", "To the end: all gradients complete")
        self._step = Readout(style, "Step", "888 of 888", left=True)
        self._output = Readout(style, "Output", "\u2212888.8888")
        self._complete = Readout(style, "Gradients", "888 of 888")
        buttons = (self.run, self.first, self.back, self.next, self.last)
        for part in (*buttons, rule(vertical=True), self._step):
            row.addWidget(part)
        self.quiz = QPushButton("Quiz")
        self.quiz.setCheckable(True)
        self.quiz.setToolTip("Work out every gradient by hand, and check it")
        row.addStretch(1)
        row.addWidget(self.quiz)
        row.addSpacing(16)
        row.addWidget(self._output)
        row.addSpacing(16)
        row.addWidget(self._complete)
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(self._on_clock)
        self.run.clicked.connect(self._on_run)
        self.first.clicked.connect(self._on_first)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.last.clicked.connect(self._on_last)

    def display(self, lab: Lab) -> None:
        """Show the stepper's position."""
        stepper = lab.stepper
        self._position, self._count = stepper.position, len(stepper.steps)
        at_end = self._position == self._count
        phase = PHASES[stepper.done[-1].phase] if stepper.done else LEAVES
        self._step.display(f"{self._position} of {self._count}", caption=phase)
        output = stepper.output
        shown = number.scalar(output.data) if output in stepper.known else "\u2013"
        self._output.display(shown, number.full(output.data))
        values = [value for value in stepper.values if not value.constant]
        waiting = stepper.waiting
        self._complete.display(f"{sum(value not in waiting for value in values)} of {len(values)}")
        free = not self.quiz.isChecked()
        self.run.setEnabled(free)
        for button, on in (
            (self.first, self._position > 0),
            (self.back, self._position > 0),
            (self.next, not at_end),
            (self.last, not at_end),
        ):
            button.setEnabled(on and free)

    def step(self, by: int) -> None:
        """Go forward by a number of steps, or back if it is negative. A quiz forbids it: it would show the answers."""
        self.stop()
        if self.quiz.isChecked():
            return
        self.went.emit(min(max(self._position + by, 0), self._count))

    def stop(self) -> None:
        """Stop running."""
        self._clock.stop()
        self.run.setText("Run")

    @property
    def is_running(self) -> bool:
        """Whether it steps by itself."""
        return self._clock.isActive()

    def _on_run(self) -> None:
        if self.is_running:
            self.stop()
            return
        self._clock.start()
        self.run.setText("Pause")
        self.went.emit(0 if self._position == self._count else self._position + 1)

    def _on_clock(self) -> None:
        if self._position < self._count and self.isVisible():
            self.went.emit(self._position + 1)
        else:
            self.stop()

    def _on_first(self) -> None:
        self.stop()
        self.went.emit(0)

    def _on_back(self) -> None:
        self.step(-1)

    def _on_next(self) -> None:
        self.step(1)

    def _on_last(self) -> None:
        self.stop()
        self.went.emit(self._count)
