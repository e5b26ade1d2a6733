"""Windows for tests: opened, closed, and one kept for the next test while it equals a new one."""

import time

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.document.project import Project
from core.document.starter import default_document
from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from core.lab.loop.comparison import Loop
from core.training.pace import DEFAULT_PACE
from playground.app import Application, make_app
from playground.lab.graph.step_bar import STEP_MS
from playground.lab.pages import EXPRESSION, LabPages
from tests.portrait import Portrait, portrait

SIZE = QSize(1600, 1000)
TOGGLED = ("flow", "quiet")
"""Commands that switch something on or off."""

PATIENCE_S, LONGEST_S = 5.0, 120.0
"""How long a window may take to show its document, and the first window of a machine, which compiles."""

LAYOUTS = 3
"""Rounds of events after which every layout has followed the newest texts."""


def open_window(project: Project | None = None, size: QSize = SIZE) -> Application:
    """Open the whole application on a project, with its real window and thread. None: the default network."""
    app = make_app()
    # Otherwise Qt applies the last window's style sheet to each part of this one while it is built.
    app.setStyleSheet("")
    made = Application(app, project or Project(default_document()), "light")
    made.window.resize(size)
    made.start()
    return made


def close_window(application: Application) -> None:
    """Stop an application and destroy its window."""
    application.stop()
    assert not application.thread_.isRunning()
    application.store.undo_stack.clear()
    application.window.hide()
    for each in (application.window, application.style, application):
        each.deleteLater()
    # Now: during the next test, its style sheet would be applied to every widget of this window, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Windows:
    """Hands out a window on the default network. A window that is given back is reset, and closed if it then differs in
    anything from one that was just opened."""

    def __init__(self) -> None:
        self._kept: Application | None = None
        self._new: dict[bool, Portrait] = {}

    def take(self) -> Application:
        """A window as it is after the start. Its Lab may be built."""
        made, self._kept = self._kept, None
        return made or open_window()

    def give_back(self, application: Application) -> None:
        """Keep a window for the next test, if it can be reset."""
        try:
            if self._new and is_whole(application):
                reset(application)
                if settle(application, PATIENCE_S) and portrait(application) == self._new[application.lab.is_built]:
                    self._kept = application
        finally:
            if self._kept is None:
                close_window(application)
        if not self._new:
            self._kept = open_window()
            self._new = portraits(self._kept)

    @property
    def owners(self) -> tuple[QObject, ...]:
        """What owns the parts of the kept window."""
        kept = self._kept
        return () if kept is None else (kept, kept.window, kept.style, kept.thread_)

    def drop(self) -> None:
        """Close the kept window."""
        if self._kept is not None:
            close_window(self._kept)
            self._kept = None


def portraits(application: Application) -> dict[bool, Portrait]:
    """What can be asked of a window that was just opened: without the Lab (False), and with it (True)."""
    assert settle(application, LONGEST_S)
    found = {False: portrait(application)}
    application.window.show_workspace(application.lab.name)
    reset(application)
    assert settle(application, PATIENCE_S)
    return {**found, True: portrait(application)}


def is_whole(application: Application) -> bool:
    """Whether the application is still open, and does not back up unsaved work."""
    return application.thread_.isRunning() and application.window.isVisible() and application.autosave is None


def reset(application: Application) -> None:
    """Make a window show what a new one shows."""
    window, bench = application.window, application.workbench
    for other in QApplication.topLevelWidgets():
        if shiboken6.isValid(other) and other is not window and not other.isHidden():
            other.close()
    QApplication.clipboard().clear()
    application.clock.start()
    application.session.pause()
    application.session.set_pace(DEFAULT_PACE)
    bench.top_bar.pace.show_pace(DEFAULT_PACE)
    if application.lab.is_built:
        application.lab.pages.show_mode(EXPRESSION)
    window.show_workspace(bench.name)
    application.style.choose("light")
    application.style.choose_text_size(100)
    window.showNormal()
    window.resize(SIZE)
    bench.reset_layout()
    bench.canvas.pointer.set_mode("select")
    bench.canvas.pointer.leave()
    for toggled in TOGGLED:
        if window.actions_by_id[toggled].isChecked():
            window.actions_by_id[toggled].trigger()
    document = default_document()
    if list(bench.canvas.canvas.nodes) != list(document.network.nodes):
        # The items that a project has in common with the last one keep their order. Without any, they begin anew.
        application.store.open(Project(edits.delete(document, [*document.network.nodes]).document))
    window.file._go_to(Project(document), None)
    bench.canvas.canvas.focus("")
    bench.canvas.keyboard._walked = ""
    if application.lab.is_built:
        _reset_lab(application.lab.pages)
    window.status._on_note_over()
    window.status.hint("")
    bench.canvas.bubble._timer.stop()
    window.activateWindow()
    bench.take_focus()


def _reset_lab(pages: LabPages) -> None:
    page, loop = pages.page, pages.loop
    page.bar.quiz.setChecked(False)
    page.bar._clock.setInterval(STEP_MS)
    page.excerpt.__init__(page.excerpt._store)  # type: ignore[misc]
    page.typed = Lab(EXAMPLES[0].text)
    page.choose("")
    page.graph.show_breakpoints(frozenset())
    page.use(page.typed, network=False)
    page._looks.clear()
    page.moment = ""
    page.detail.__init__()  # type: ignore[misc]
    page.columns.reset()
    page.side.numbers.use(())
    page.side.expression.examples.setCurrentIndex(0)
    loop.stop()
    loop.loop = Loop()
    loop._show_all()


def settle(application: Application, seconds: float) -> bool:
    """Let an application work until it shows the newest numbers of its document; whether it does."""
    session, clock, window = application.session, application.clock, application.window

    def is_shown() -> bool:
        latest = session.latest
        known = latest is not None and latest.status == "paused" and not session.moment().changes
        return known and clock._last is latest and window.isActiveWindow()

    end = time.monotonic() + seconds
    while not is_shown() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    for _ in range(LAYOUTS):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    return is_shown()
