"""The Lab's expression as a PyTorch program to copy, or to run where PyTorch is installed and compare."""

import importlib.util
import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QProcess, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.lab.lab import Lab
from core.lab.notation import listed
from core.lab.pytorch import PyTorchProgram, pytorch_program
from core.problem import UserError
from playground.lab.cards.code_view import CodeSheet, CodeView
from playground.lab.source.sentence import Sentence
from playground.style import number
from playground.style.size import FLUSH, at_least, space
from playground.style.style import Style
from playground.widgets.form import IconButton

LEAST_HEIGHT = 260
LONGEST_MS = 60_000
KILL_MS = 1000
MOST_SHOWN = 6
"""The most gradients that the sentence on a run names."""

NOT_INSTALLED = "PyTorch is not installed; the text can be copied."


class TorchView(QWidget):
    """Shows a lab's graph as a PyTorch program. command: a Python with PyTorch, and arguments that make it read a
    program from standard input; without one, the text can only be copied. A run ends when another graph is shown, when
    the view is hidden or deleted, and after LONGEST_MS."""

    def __init__(self, style: Style, command: Sequence[str] | None = None) -> None:
        super().__init__()
        self._style = style
        self._command = torch_command() if command is None else tuple(command)
        self._lab: Lab | None = None
        self._program: PyTorchProgram | None = None
        self._make_parts()
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._clock = QTimer(self, interval=LONGEST_MS, singleShot=True)
        self._clock.timeout.connect(self._on_too_long)
        self.destroyed.connect(partial(_end, self._process))

    def display(self, lab: Lab) -> None:
        """Show a lab's graph with its numbers, now or when the view becomes visible."""
        self._lab = lab
        if self.isVisible():
            self._write()

    @property
    def is_running(self) -> bool:
        """Whether PyTorch is running."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def sentence(self) -> str:
        """The sentence below the text."""
        return self._sentence.text()

    def _make_parts(self) -> None:
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        self.text = CodeView("PyTorch program")
        at_least(self.text, height=LEAST_HEIGHT)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        space(row, 8)
        self.copy, self.run = QPushButton("Copy"), QPushButton("Run in PyTorch")
        self.copy.setToolTip("Copy the whole program")
        self.enlarge = IconButton(self._style, "expand", "Show the program in a window of its own")
        self.enlarge.clicked.connect(self._on_enlarge)
        self.copy.clicked.connect(self._on_copy)
        self.run.clicked.connect(self._on_run)
        self.run.setVisible(bool(self._command))
        row.addWidget(self.copy)
        row.addWidget(self.run)
        row.addStretch(1)
        row.addWidget(self.enlarge)
        column.addLayout(row)
        self._sentence = Sentence(self._style)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._sentence)
        self._say("")

    def _write(self) -> None:
        if self._lab is None:
            return
        program = pytorch_program(self._lab.stepper.output)
        if self._program is None or program.text != self._program.text:
            self._program = program
            self._stop("")
            self.text.show_text(program.text)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._sentence.say(words or ("" if self._command else NOT_INSTALLED), wrong=wrong)

    def _stop(self, words: str, *, wrong: bool = False) -> None:
        """End a run, and show why."""
        self._clock.stop()
        if self.is_running:
            _end(self._process)
        self.run.setEnabled(True)
        self._say(words, wrong=wrong)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _on_enlarge(self) -> None:
        CodeSheet(self, "The same in PyTorch", self.text.toPlainText()).open()

    def _on_run(self) -> None:
        self.run.setEnabled(False)
        self._say("PyTorch is running; its first start can take seconds.")
        self._clock.start()
        self._process.start(self._command[0], list(self._command[1:]))
        self._process.write(QByteArray(self.text.toPlainText().encode()))
        self._process.closeWriteChannel()

    def _on_finished(self, code: int) -> None:
        assert self._program is not None
        printed, said = (
            bytes(output.data()).decode(errors="replace")
            for output in (self._process.readAllStandardOutput(), self._process.readAllStandardError())
        )
        if code != 0:
            reason = (said.strip().splitlines() or ["it gave no reason"])[-1]
            self._stop(f"PyTorch failed: {reason}.".replace("..", "."), wrong=True)
            return
        try:
            self._stop(_compared(self._program, self._program.read(printed)))
        except UserError as error:
            self._stop(str(error), wrong=True)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._stop("Could not start the Python that has PyTorch.", wrong=True)

    def _on_too_long(self) -> None:
        self._stop(f"PyTorch took longer than {self._clock.interval() // 1000} s and was stopped.", wrong=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write()

    def hideEvent(self, event: QHideEvent) -> None:
        # A minimized window comes back: its run goes on.
        if self.is_running and not event.spontaneous():
            self._stop("")
        super().hideEvent(event)


def torch_command() -> tuple[str, ...]:
    """The command of this Python reading a program from standard input, if it has PyTorch; else ()."""
    is_bundled = bool(getattr(sys, "frozen", False))
    if is_bundled or importlib.util.find_spec("torch") is None:
        return ()
    return (sys.executable, "-I", "-")


def _end(process: QProcess, *_: object) -> None:
    """Disconnect a process, kill it and wait until it has ended."""
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(KILL_MS)
    process.blockSignals(False)


def _compared(program: PyTorchProgram, found: dict[str, float]) -> str:
    """PyTorch's numbers in one sentence, with the largest difference from ours."""
    gradients = [
        f"{name.removesuffix('.grad')} {number.scalar(x)}" for name, x in found.items() if name != program.output
    ]
    if len(gradients) > MOST_SHOWN:
        gradients[MOST_SHOWN - 1 :] = [f"{len(gradients) - MOST_SHOWN + 1} more"]
    slopes = f" with the gradient{'s' if len(gradients) > 1 else ''} {listed(gradients)}" if gradients else ""
    off = number.short(program.difference(found))
    return (
        f"PyTorch gives {program.output} = {number.scalar(found[program.output])}{slopes}; "
        f"the largest difference from ours is {off}."
    )
