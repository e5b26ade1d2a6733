"""The windows of tests: opened, closed, and one of them kept for the next test where it is as good as new."""

import time

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from core.document.project import Project
from core.document.starter import default_document
from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from core.lab.loop.comparison import Loop
from core.training.pace import DEFAULT_PACE
from playground.app import Application, make_app
from playground.lab.graph.step_bar import STEP_MS
from playground.lab.network_excerpt import NetworkExcerpt
from playground.lab.workspace import EXPRESSION
from playground.main_window import DATA, PLAYGROUND
from playground.panels.controls import pace_scale
from tests.portrait import Portrait, portrait

SIZE = QSize(1600, 1000)
TOGGLED = ("flow", "quiet")
"""Commands that turn something on or off."""

PATIENCE_S, LONGEST_S = 5.0, 120.0
"""How long a window may take until it shows what it was told to, and the first one of a machine, which compiles."""


def open_window(project: Project | None = None, size: QSize = SIZE) -> Application:
    """The whole application on a project, with its real window and thread; on the default network if none is given."""
    app = make_app()
    # Else Qt works the last window's style sheet out for each part of this one as it is put in its place.
    app.setStyleSheet("")
    made = Application(app, project or Project(default_document()), "light")
    made.window.resize(size)
    made.start()
    return made


def close_window(program: Application) -> None:
    """End a program, and have nothing of its window left."""
    program.stop()
    assert not program.thread_.isRunning()
    program.store.undo_stack.clear()
    program.window.hide()
    for each in (program.window, program.style, program):
        each.deleteLater()
    # Now, not in the next test: its style would be given to every widget of this window, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Windows:
    """Hands out a window on the default network. What is given back is made new; where it then differs in anything from
    a window that was just opened, it is closed."""

    def __init__(self) -> None:
        self._kept: Application | None = None
        self._new: Portrait = {}

    def take(self) -> Application:
        """A window as it is after the start."""
        made, self._kept = self._kept, None
        return made or open_window()

    def give_back(self, program: Application) -> None:
        """Keep a window for whoever asks next, if it can be made new."""
        try:
            if self._new and is_whole(program):
                renew(program)
                if settle(program, PATIENCE_S) and portrait(program) == self._new:
                    self._kept = program
        finally:
            if self._kept is None:
                close_window(program)
        if not self._new:
            self._look_at_new()

    def _look_at_new(self) -> None:
        """Look at a window that nobody has used."""
        self._kept = open_window()
        if settle(self._kept, LONGEST_S):
            self._new = portrait(self._kept)

    def drop(self) -> None:
        """Close the window that is kept."""
        if self._kept is not None:
            close_window(self._kept)
            self._kept = None


def is_whole(program: Application) -> bool:
    """Whether a program was neither closed nor told to keep work for a crash."""
    return program.thread_.isRunning() and program.window.isVisible() and program.autosave is None


def renew(program: Application) -> None:
    """Have a window show what a new one shows."""
    window = program.window
    for other in QApplication.topLevelWidgets():
        if shiboken6.isValid(other) and other is not window and not other.isHidden():
            other.close()
    QApplication.clipboard().clear()
    program.clock.start()
    program.session.pause()
    program.session.set_pace(DEFAULT_PACE)
    window.top_bar.pace_slider.display(pace_scale.share_of(DEFAULT_PACE))
    window.top_bar._pace_name.setText(pace_scale.describe(DEFAULT_PACE))
    window.lab.show_mode(EXPRESSION)
    window.show_workspace(PLAYGROUND)
    program.style.choose("light")
    window.showNormal()
    window.resize(SIZE)
    window.side.open(DATA)
    window.canvas.set_mode("select")
    for toggled in TOGGLED:
        if window.actions_by_id[toggled].isChecked():
            window.actions_by_id[toggled].trigger()
    window.file._go_to(Project(default_document()), None)
    window.canvas.canvas.focus("")
    window.canvas.keyboard._walked = ""
    _renew_lab(program)
    window.status._on_note_over()
    window.status.hint("")
    window.canvas.bubble._timer.stop()
    window.activateWindow()
    window.home.go()


def _renew_lab(program: Application) -> None:
    page, loop = program.window.lab.page, program.window.lab.loop
    page.bar.quiz.setChecked(False)
    page.bar._clock.setInterval(STEP_MS)
    page.excerpt = NetworkExcerpt(program.store)
    page.lab = page.typed = Lab(EXAMPLES[0].text)
    page._looks.clear()
    page.graph.show_stops(frozenset())
    page.cards.check.network.clear()
    page.choose("")
    page.side.expression.examples.setCurrentIndex(0)
    page._show_all()
    loop.stop()
    loop.loop = Loop()
    loop._show_all()


def settle(program: Application, seconds: float) -> bool:
    """Let a program work until it shows the newest numbers of its document; whether it does."""
    session, clock, window = program.session, program.clock, program.window

    def is_shown() -> bool:
        latest = session.latest
        known = latest is not None and latest.status == "paused" and not session.moment().changes
        return known and clock._last is latest and window.isActiveWindow()

    end = time.monotonic() + seconds
    while not is_shown() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    QCoreApplication.processEvents()
    return is_shown()
