"""Internal errors are logged and shown in one dialog, from which the report can be copied."""

import contextlib
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core import product
from core.log import write_report
from playground.style.size import at_least, set_font
from playground.widgets.breakable import breakable
from playground.widgets.dialog import Dialog, wrapped

HEADING = "Something went wrong in the program. Your work is still open; save it."
QUIET_S = 10.0
"""A known error is shown again only after it has been absent this long; an error in every frame is not repeated."""

LOG = 260
"""The height of the log's text, in pixels at a text size of 100 %."""

MOST_CHARACTERS = 200_000
"""How much of the log's end is shown."""


class ErrorReports(QObject):
    """Collects reports, which are tracebacks as text."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._known: dict[str, tuple[int, float]] = {}
        self._log = ""
        self._path: Path | None = None
        self.dialog: ErrorDialog | None = None

    def take(self, report: str) -> None:
        """Log an error and show it; a repeated one is only counted."""
        kind, now = _kind(report), time.monotonic()
        count, last = self._known.get(kind, (0, -QUIET_S))
        self._known[kind] = count + 1, now
        if count == 0:
            self._keep(report)
        elif count & (count + 1) == 0:
            self._keep(f"{count + 1} times so far: {kind.splitlines()[-1]}\n")
        if self.dialog is not None:
            self.dialog.display(sum(count for count, _ in self._known.values()), self._log)
        elif now - last >= QUIET_S and self._window.isVisible():
            self.show(report)

    def log_text(self) -> str:
        """The end of the log; if it cannot be read, the reports since the start."""
        with contextlib.suppress(OSError):
            if self._path is not None:
                return self._path.read_text(encoding="utf-8", errors="replace")[-MOST_CHARACTERS:]
        return self._log

    @property
    def place(self) -> str:
        """A sentence that says where the log is."""
        return f"The log is {self._path}." if self._path else "No log could be written."

    def _keep(self, report: str) -> None:
        """Write a report to the log and the terminal. Neither may raise: the error would be lost."""
        self._log = (self._log + report + "\n")[-MOST_CHARACTERS:]
        self._path = write_report(report)
        with contextlib.suppress(OSError, ValueError):
            print(f"error: {report.strip().splitlines()[-1]} ({self.place.rstrip('.')})", file=sys.stderr)

    def show(self, report: str) -> None:
        """Open the dialog with a report."""
        self.dialog = ErrorDialog(self._window, self)
        self.dialog.display(1, report)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None


class ErrorDialog(Dialog):
    """Stays open while the user copies the report or reads the log."""

    def __init__(self, window: QWidget, reports: ErrorReports) -> None:
        super().__init__(window, product.NAME, HEADING, "warning", QPalette.ColorRole.BrightText)
        self._reports = reports
        self._report = ""
        self.sentence = wrapped("", quiet=True)
        self.body.addWidget(self.sentence)
        self.copy = self.add_button("Copy report", at_left=True)
        self.show_log = self.add_button("Show log", at_left=True)
        self.close_button = self.add_button("Close", filled=True)
        self.copy.clicked.connect(self._on_copy)
        self.show_log.clicked.connect(self._on_show_log)
        self.close_button.clicked.connect(self.accept)

    def display(self, count: int, report: str) -> None:
        """Show how many errors there were, and keep their report."""
        self._report = report
        last = breakable(report.strip().splitlines()[-1][:200])
        self.sentence.setText(last if count == 1 else f"{count:,} errors so far. {last}")

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.copy.setText("Copied")

    def _on_show_log(self) -> None:
        LogSheet(self, self._reports.log_text(), self._reports.place).open()


class LogSheet(Dialog):
    """The log as text, scrolled to its end."""

    def __init__(self, parent: QWidget, text: str, place: str) -> None:
        super().__init__(parent, "Log", "Log")
        self.text = QPlainTextEdit(text)
        self.text.setProperty("role", "code")
        self.text.setReadOnly(True)
        set_font(self.text, "code_small")
        at_least(self.text, height=LOG)
        self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())
        self.place = wrapped(breakable(place), "small", quiet=True)
        self.add_button("Close", filled=True).clicked.connect(self.accept)
        self.body.addWidget(self.place)
        self.body.addWidget(self.text, 1)


def _kind(report: str) -> str:
    """The identity of an error: its location and type, without its message."""
    lines = report.strip().splitlines() or [""]
    return "\n".join([*(line for line in lines if line.startswith('  File "')), lines[-1].partition(":")[0]])
