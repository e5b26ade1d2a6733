"""The row above the graph: run, step forward or backward, the position, the level of detail, and the results. What does
not fit is left out, piece by piece."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from core.lab.graph.detail import LEVELS
from core.lab.graph.folding import Walk
from core.lab.lab import Lab
from playground.lab.row_room import show_without, width_without
from playground.lab.source.panel import HEIGHT
from playground.style import number
from playground.style.icon import icon
from playground.style.size import fit_text, fix, px, size_icon, space
from playground.style.style import Style
from playground.widgets.form import IconButton, Readout, captioned, combo, rule, show_choice
from playground.widgets.segment import Segment

LEAST, ROUNDS = 320, 3
STEP_MS = 600
RUN, RUN_SHORT, PAUSE, QUIZ = "Run backward", "Run", "Pause", "Quiz"
QUIZ_TIP = "Work out every gradient by hand, and check it"
MOST_ASKED = 150
"""The most gradients of a quiz: each takes a row."""

PHASES = {True: "Forward step", False: "Backward step"}


class StepBar(QFrame):
    """went(position) when the user, or the clock while it runs, goes to a position: the number of steps done.
    level_chosen(level) by the user."""

    went = Signal(int)
    level_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._position = self._count = self._forward = 0
        self._walk: Walk | None = None
        self._has_levels = self._is_collapsing = False
        self._run_words = RUN
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        self.run = QPushButton(RUN)
        self.run.setProperty("role", "play")
        self.run.setToolTip("Run step by step to the end; from the end, the backward pass again")
        size_icon(self.run, 20)
        fit_text(self.run, RUN, 60, fixed=True)
        self.first = IconButton(style, "step-first", "To the start: only the leaves")
        self.back = IconButton(style, "step-back", "Step back (Left)")
        self.next = IconButton(style, "step-next", "Step forward (Right)")
        self.last = IconButton(style, "step-last", "To the end: all gradients complete")
        self._step = Readout(style, PHASES[False], "888 of 888", left=True)
        self._output = Readout(style, "Loss of this point", "\u2212888.8888")
        self._complete = Readout(style, "Gradients done", "888 of 888")
        self.levels = Segment(style, LEVELS, "Level of detail")
        self.levels.setToolTip("How much of the network is shown (1, 2, 3)")
        fit_text(self.levels, "".join(LEVELS), 90, fixed=True)
        self.level_list: QComboBox = combo([(level, level) for level in LEVELS])
        self.level_list.setToolTip(self.levels.toolTip())
        self._segment = captioned("Show", self.levels)
        self._list = captioned("Show", self.level_list)
        self.quiz = QPushButton(QUIZ)
        self.quiz.setAccessibleName(QUIZ)
        self.quiz.setCheckable(True)
        self.quiz.setToolTip(QUIZ_TIP)
        size_icon(self.quiz, 20)
        self._rules = rule(vertical=True), rule(vertical=True)
        self._row = QHBoxLayout(self)
        space(self._row, 8, (16, 0, 16, 0))
        parts: tuple[QWidget, ...] = (
            self.run, self.first, self.back, self.next, self.last, self._rules[0], self._step, self._rules[1],
            self._segment, self._list,
        )  # fmt: skip
        for part in parts:
            self._row.addWidget(part)
        self._row.addStretch(1)
        ends = self.quiz, self._output, self._complete
        for part in ends:
            self._row.addWidget(part)
        self._parts = (*parts, *ends)
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(self._on_clock)
        self.run.clicked.connect(self._on_run)
        self.first.clicked.connect(self._on_first)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.last.clicked.connect(self._on_last)
        self.levels.chosen.connect(self.level_chosen)
        self.level_list.activated.connect(self._on_level)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.show_levels("")

    def display(self, lab: Lab, walk: Walk | None = None) -> None:
        """Show the stepper's position. walk: its steps in groups, if the graph is folded."""
        stepper = lab.stepper
        self._walk = walk
        self._position, self._count = stepper.position, len(stepper.steps)
        self._forward = sum(step.phase == "forward" for step in stepper.steps)
        is_forward = self._position <= self._forward
        self._step.display(self._place(is_forward=is_forward), caption=PHASES[is_forward])
        output = stepper.output
        shown = number.scalar(output.data) if output in stepper.known else number.NONE
        self._output.display(
            shown, number.full(output.data), caption=_output_caption(output.label) if self._has_levels else "Output"
        )
        values = [value for value in stepper.values if not value.constant]
        waiting = stepper.waiting
        self._complete.display(f"{sum(value not in waiting for value in values)} of {len(values)}")
        self._allow_quiz(len(values))
        free, at_end = not self.quiz.isChecked(), self._position == self._count
        self.run.setEnabled(free)
        for button, on in (
            (self.first, self._position > 0),
            (self.back, self._position > 0),
            (self.next, not at_end),
            (self.last, not at_end),
        ):
            button.setEnabled(on and free)

    def _allow_quiz(self, count: int) -> None:
        """A large graph has no quiz."""
        is_small = count <= MOST_ASKED
        self.quiz.setEnabled(is_small)
        large = f"A quiz asks for {MOST_ASKED} gradients at most; this graph has {count:,}"
        self.quiz.setToolTip(QUIZ_TIP if is_small else large)

    def show_levels(self, level: str) -> None:
        """Show the present level of detail; "" if there are none."""
        self._has_levels = bool(level)
        self.levels.display(level)
        show_choice(self.level_list, level)
        self._collapse()

    def step(self, by: int) -> None:
        """Go forward by a number of steps, or back if it is negative. A quiz forbids it: it would show the answers."""
        self.stop()
        if not self.quiz.isChecked():
            self.went.emit(self._beside(by))

    def stop(self) -> None:
        """Stop running."""
        self._clock.stop()
        self._show_running()

    @property
    def is_running(self) -> bool:
        """Whether it steps by itself."""
        return self._clock.isActive()

    def _place(self, *, is_forward: bool) -> str:
        """The step of the phase, and the number of its steps: "4 of 8"."""
        if self._walk is not None:
            step = self._walk.current
            count = self._walk.count["forward" if is_forward else "backward"]
            return f"{step.number if step is not None else 0} of {count}"
        if is_forward:
            return f"{self._position} of {self._forward}"
        return f"{self._position - self._forward} of {self._count - self._forward}"

    def _beside(self, by: int) -> int:
        if self._walk is not None:
            return self._walk.beside(self._position, by)
        return min(max(self._position + by, 0), self._count)

    def _show_running(self) -> None:
        self.run.setText(PAUSE if self.is_running else self._run_words)
        self.run.setIcon(icon("pause" if self.is_running else "play", self._style.theme.on_accent))

    def _on_style_changed(self) -> None:
        self._show_running()
        self.quiz.setIcon(icon("cap", self._style.theme.text))
        colors = self._complete.palette()
        colors.setColor(QPalette.ColorRole.WindowText, QColor(self._style.theme.gradient))
        self._complete.setPalette(colors)
        self._collapse()

    def _on_run(self) -> None:
        if self.is_running:
            self.stop()
            return
        self._clock.start()
        self._show_running()
        self.went.emit(self._forward if self._position == self._count else self._beside(1))

    def _on_clock(self) -> None:
        if self._position < self._count and self.isVisible():
            self.went.emit(self._beside(1))
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

    def _on_level(self) -> None:
        self.level_chosen.emit(self.level_list.currentData())

    def _collapse(self) -> None:
        """Leave out what does not fit; again if showing the rest has changed the width."""
        if self._is_collapsing:
            return
        self._is_collapsing = True
        for _ in range(ROUNDS):
            width = self.width()
            self._leave_out()
            if self.width() == width:
                break
        self._is_collapsing = False

    def _leave_out(self) -> None:
        """Leave out as little as makes the rest fit: the list in place of the segment, then rules, the jumps, the
        results."""
        stages: tuple[tuple[QWidget, ...], ...] = (
            (), (self._segment,), self._rules, (self.run,), (self.first, self.last), (self._complete,), (self._output,),
            (self._step,), (self.quiz,), (self._list,),
        )  # fmt: skip
        left: set[QWidget] = {self._list} if self._has_levels else {self._list, self._segment, self._rules[1]}
        self._shorten(run=False, quiz=False)
        for at, stage in enumerate(stages):
            if self.run in stage or self.quiz in stage:
                self._shorten(run=True, quiz=self.quiz in stage)
            else:
                left.update(stage)
            if at == 1 and self._has_levels:
                left.discard(self._list)
            if width_without(self._row, self._parts, left) <= self.width():
                break
        show_without(self._parts, left)

    def _shorten(self, *, run: bool, quiz: bool) -> None:
        """Say "Run" instead of "Run backward", and show the quiz as an icon alone."""
        self._run_words = RUN_SHORT if run else RUN
        fit_text(self.run, PAUSE if run else RUN, 60, fixed=True)
        self.quiz.setText("" if quiz else QUIZ)
        fit_text(self.quiz, "" if quiz else QUIZ, 44 if quiz else 50, fixed=True)
        self._show_running()

    def minimumSizeHint(self) -> QSize:
        # Less than its parts need: it leaves some out.
        return QSize(px(LEAST), px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._collapse()


def _output_caption(label: str) -> str:
    """What the output is called above its number."""
    return {"loss": "Loss of this point", "mean loss": "Mean loss", "objective": "Objective"}.get(label, "Output")
