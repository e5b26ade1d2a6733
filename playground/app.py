"""The composition root builds every object once, connects them, runs them and stops them in order."""

import atexit
import os
import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from core import product
from core.document.kept_work import KeptWork, find_kept
from core.document.project import Project
from core.document.recall import as_kept
from core.document.source import read_source
from core.document.starter import default_document
from core.document.table_file import table_path
from core.shutdown import CleanedUp
from core.training.session import TrainingSession
from playground.autosave import Autosave
from playground.error_report import ErrorReports
from playground.frame_clock import FrameClock
from playground.lab.workspace import LabWorkspace
from playground.main_window import LEAST, MainWindow
from playground.recovery_dialog import RecoveryDialog
from playground.screen_fit import fit_to_screen
from playground.store import Store
from playground.style.style import CHOICES, TEXT_SIZES, Style
from playground.training_thread import TrainingThread
from playground.workbench import Workbench

LONGEST_COMPILE_MS = 60_000
SCREENLESS = ("offscreen", "minimal")

TURN_S = 0.0005
"""How long a thread may hold the interpreter while another waits for it. Qt calls Python many times in a frame; with
the default of 5 ms, each call waited that long while the training thread compiled or read an edit."""


class Application(QObject):
    """The whole program around one window. `start` shows it, `stop` ends it; tests may call both."""

    def __init__(self, app: QApplication, project: Project, theme: str = "system") -> None:
        super().__init__()
        document = project.document
        self.session = TrainingSession(document.experiment)
        self.store = Store(document, self.session)
        if project.training is not None:
            self.store.take_up(project)
        self.style = Style(app, theme)
        self.workbench, self.lab = Workbench(self.store, self.style), LabWorkspace(self.store, self.style)
        self.workbench.take_apart_requested.connect(self.lab.take_apart)
        self.window = MainWindow(self.store, self.style, (self.workbench, self.lab))
        self.workbench.table_pasted.connect(self.window.tables.open_text)
        self.style.dress()
        self.thread_ = TrainingThread(self.session)
        self.clock = FrameClock(self.session, self)
        self.clock.request = self.workbench.request()
        self.clock.snapshot_taken.connect(self.window.refresh)
        self.clock.compiled.connect(self.workbench.top_bar.progress.preparing.display)
        self.clock.compiled.connect(self.window.status.show_compiled)
        self.workbench.request_changed.connect(self._on_request_changed)
        self.window.closed.connect(self.stop)
        self.window.installEventFilter(self)
        self.errors = ErrorReports(self.window)
        self.thread_.failed.connect(self.errors.take)
        self.autosave: Autosave | None = None

    def start(self) -> None:
        """Show the window and start the threads."""
        self.window.show()
        self.thread_.start()
        self.clock.start()

    @Slot()
    def stop(self) -> None:
        """Stop the clock and the thread; then the window may be destroyed."""
        self.clock.stop()
        if self.thread_.isRunning():
            self.thread_.stop()
        if self.autosave is not None:
            self.autosave.stop()
            self.autosave = None
        self.store.undo_stack.clear()

    def keep_work(self) -> None:
        """Back up unsaved work from now on, and offer what an earlier run could not save."""
        try:
            kept = KeptWork.begin()
        except OSError as error:
            self.store.noted.emit(f"Cannot back up unsaved work: {error.strerror or error}.")
            return
        self.autosave = Autosave(self.store, self.window.file, kept, self.store.noted.emit)
        found = find_kept()
        if found:
            self._recovery = RecoveryDialog(self.window, found, self._recover)
            self._recovery.open()

    def _recover(self, kept: KeptWork) -> bool:
        """Open a backup and move it to our own folder; returns whether the user agreed, and it could be read."""
        if not self.window.file.may_leave() or not self.window.file.recover(kept):
            return False
        if self.autosave is not None:
            self.autosave.supersede(kept)
        return True

    def linger(self) -> None:
        """Wait for a thread that cannot stop at once because it compiles at the first start. The window is already
        closed, and the next start finds the engine ready. Destroying a running thread would abort."""
        if not self.thread_.wait(LONGEST_COMPILE_MS):
            os._exit(0)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """sys.excepthook: log and show every internal error."""
        self.errors.take("".join(traceback.format_exception(kind, error, trace)))

    def keep_now(self) -> None:
        """Back up unsaved work before a signal ends the process. Any thread may call it."""
        if self.autosave is not None:
            self.autosave.keep_now()

    @Slot(object)
    def _on_request_changed(self, request: object) -> None:
        self.clock.request = request  # type: ignore[assignment]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A minimized window needs no frames.
        if event.type() == QEvent.Type.WindowStateChange:
            self.clock.be_seen(not self.window.isMinimized())
        return False


def run(source: str | None) -> int:
    """Open the window with a project, a table or a link (None: the default network); returns the exit status."""
    table = table_path(source) if source else None
    project = first_project(source, table)
    app = make_app()
    settings = QSettings()
    theme = str(settings.value("theme", "system"))
    application = Application(app, project, theme if theme in CHOICES else "system")
    sys.excepthook = application.report
    if source and table is None:
        application.window.file.adopt_source(source, project)
    restore(application, settings)
    application.start()
    application.keep_work()
    if table is not None:
        QTimer.singleShot(0, partial(application.window.tables.open, table))
    elif source:
        read_table_of(application, source, project)
    with CleanedUp(application.keep_now):
        status = app.exec()
    application.stop()
    keep(application, settings)
    sys.excepthook = sys.__excepthook__
    application.linger()
    return status


def first_project(source: str | None, table: Path | None) -> Project:
    """What the window shows first. The table that a project refers to is read once the window is there."""
    return Project(default_document()) if source is None or table is not None else read_source(source, as_kept)


def read_table_of(application: Application, source: str, project: Project) -> None:
    """Open a project again with the table that it refers to, if it does."""
    if project.document.data.origin is not None:
        QTimer.singleShot(0, partial(application.window.file.open_source, source))


def restore(application: Application, settings: QSettings) -> None:
    """Use what the last run kept. A value that another version wrote, or a hand, may be none of ours."""
    geometry, text_size = settings.value("geometry"), str(settings.value("text_size", 100))
    if isinstance(geometry, QByteArray):
        application.window.restoreGeometry(geometry)
        fit_to_screen(application.window, LEAST)
    if text_size in map(str, TEXT_SIZES):
        application.style.choose_text_size(int(text_size))
    application.workbench.regions.sizes.read(str(settings.value("regions", "")))
    application.workbench.regions.apply()
    if settings.value("flow", False, bool):
        application.window.actions_by_id["flow"].trigger()


def keep(application: Application, settings: QSettings) -> None:
    """Keep what the next run restores."""
    settings.setValue("theme", application.style.choice)
    settings.setValue("text_size", application.style.text_size)
    settings.setValue("flow", application.window.actions_by_id["flow"].isChecked())
    settings.setValue("regions", application.workbench.regions.sizes.as_text())
    settings.setValue("geometry", application.window.saveGeometry())


def make_app() -> QApplication:
    """The Qt application with our name, in a process whose threads switch often."""
    sys.setswitchinterval(TURN_S)
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication([product.NAME])
    if present is None and app.platformName() in SCREENLESS:
        # Without a screen Qt keeps the clipboard longer than the interpreter lives, and crashes when it frees it.
        atexit.register(app.clipboard().clear)
    app.setApplicationName(product.ID)
    app.setApplicationDisplayName(product.NAME)
    app.setApplicationVersion(product.VERSION)
    app.setOrganizationName(product.ID)
    return app
