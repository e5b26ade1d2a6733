"""The project file: its path, whether the project has changed, and the questions before opening and closing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core import product
from core.data.ready import make_ready
from core.document.document import Document
from core.document.file_stamp import FileStamp, doubts, stamp_of
from core.document.kept_work import KeptWork
from core.document.project import Project, project_of
from core.document.recall import recall
from core.document.source import path_of, read_source
from core.document.starter import default_document
from core.document.storage import EXTENSION, save_project
from core.problem import UserError
from core.progress import Canceled, Tell
from core.quotation import quote
from core.training.state import UPDATE
from playground.long_work import work_on
from playground.questions import Button, ask, ask_text, complain
from playground.save_path import is_unasked, save_path
from playground.store import Store
from playground.unsaved import Work, unsaved
from playground.workspace import Beside

FILTER = f"{product.NAME} projects (*{EXTENSION});;All files (*)"
UNTITLED = "Untitled"


class ProjectFile(QObject):
    """changed(): the file name or the "Edited" mark has changed. opened(Project): a project was opened; each workspace
    shows its part. An error is one sentence in a dialog and leaves the open document unchanged."""

    changed = Signal()
    saved = Signal(str)
    opened = Signal(object)

    def __init__(self, store: Store, window: QWidget, beside: Callable[[], Beside]) -> None:
        super().__init__(window)
        self._store, self._window, self.beside = store, window, beside
        self.path: Path | None = None
        self.stamp: FileStamp | None = None
        self._saved: Work | None = self.work()
        self._was_changed = False
        store.changed.connect(self._on_changed)

    @property
    def name(self) -> str:
        """The name of the project, safe to display."""
        return quote(self.path.name) if self.path else UNTITLED

    @property
    def unsaved(self) -> list[str]:
        """What would be lost without saving, each in a few words. In a project without a file, the Lab counts only
        once the user has typed there."""
        if self._saved is None:
            return ["recovered work"]
        return unsaved(self.work(), self._saved, lab_counts=self.path is not None or self.beside().is_own)

    @property
    def is_changed(self) -> bool:
        """Whether saving would change the file; training counts, too."""
        saved, document = self._saved, self._store.document
        # Called in every frame: after an edit there is no need to compare all weights.
        if saved is None or not document.is_kept_alike(saved.document):
            return True
        return bool(self.unsaved)

    def work(self) -> Work:
        """The present work."""
        return Work(self._store.document, self._store.state(), self.beside().lab)

    def project(self) -> Project:
        """The project that would be saved now."""
        beside = self.beside()
        return project_of(self._store.document, self._store.session.moment(), beside.lab, beside.view)

    def watch(self) -> None:
        """Update the mark after training or typing in the Lab."""
        if self.is_changed != self._was_changed:
            self._was_changed = not self._was_changed
            self.changed.emit()

    @property
    def has_unsaved_work(self) -> bool:
        """Whether the mark was set, or an edit or update followed; for other threads, which must not read widgets."""
        saved, latest = self._saved, self._store.session.latest
        if self._was_changed or saved is None or self._store.document is not saved.document:
            return True
        return latest is not None and latest.update != saved.state.counters[UPDATE]

    def new(self) -> None:
        """Start a new project with the default network."""
        if self.may_leave():
            self._go_to(Project(default_document()), None)

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_leave():
            folder = str(self.path.parent) if self.path else ""
            name, _ = QFileDialog.getOpenFileName(self._window, "Open a project", folder, FILTER)
            if name:
                self.open_source(name)

    def open_link(self) -> None:
        """Ask for a TensorFlow Playground link and open it."""
        if self.may_leave():
            question = "TensorFlow Playground address, with everything after the #:"
            text = ask_text(self._window, "Open a link", question, "Open")
            if text:
                self.open_source(text)

    def open_source(self, text: str) -> bool:
        """Open a file or link. On failure, show a dialog, keep the present project and return False."""
        try:
            path = _absolute(text)
            project = self._read(path.name if path else "the link", partial(_read, text))
        except UserError as error:
            complain(self._window, str(error))
            return False
        except Canceled:
            return False
        self._go_to(project, path)
        return True

    def adopt_source(self, text: str, project: Project) -> None:
        """Set the file or link that the project in the store came from."""
        self.path = _absolute(text)
        self._arrive(project)

    def open_example(self, path: Path) -> None:
        """Open an example as a project without a file."""
        if self.may_leave():
            try:
                self._go_to(read_source(str(path)), None)
            except UserError as error:
                complain(self._window, str(error))

    def recover(self, kept: KeptWork) -> bool:
        """Open the backup of a run that ended without saving; returns whether it could be read. The project counts as
        changed."""
        about = kept.about
        try:
            project = self._read(about.path.name if about.path else UNTITLED, partial(_read_kept, kept))
        except UserError as error:
            complain(self._window, str(error))
            return False
        except Canceled:
            return False
        self._go_to(project, about.path)
        self.stamp, self._saved = about.stamp, None
        self.watch()
        return True

    def save(self) -> bool:
        """Save to the project's file, or ask for one; returns whether it was saved."""
        if self.path is None:
            return self.save_as()
        button = self._answer_doubts(self.path, self.stamp)
        if button == Button.Save:
            return self.save_as()
        return button == Button.Replace and self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save; returns whether it was saved."""
        typed = str(self.path or Path.home() / f"network{EXTENSION}")
        while True:
            typed, _ = QFileDialog.getSaveFileName(self._window, "Save the project", typed, FILTER)
            if not typed:
                return False
            path = save_path(typed)
            if is_unasked(typed) and not self._may_replace(path):
                continue
            button = self._answer_doubts(path, None)
            if button != Button.Save:
                return button == Button.Replace and self._write(path)

    def may_leave(self) -> bool:
        """Whether the project may be closed: it is unchanged, or the user saved or discarded the changes."""
        lost = self.unsaved
        if not lost:
            return True
        listed = ", ".join(lost[:-1]) + " and " * bool(lost[1:]) + lost[-1]
        sentence = f"{self.name} has unsaved changes: {listed}."
        buttons = (Button.Save, Button.Discard, Button.Cancel)
        answer = ask(self._window, "Save changes?", sentence, buttons, Button.Save)
        return self.save() if answer == Button.Save else answer == Button.Discard

    def _may_replace(self, path: Path) -> bool:
        sentence = f'"{quote(path.name)}" already exists. Replace it?'
        return (
            ask(self._window, "Replace the file?", sentence, (Button.Replace, Button.Cancel), Button.Cancel)
            == Button.Replace
        )

    def _answer_doubts(self, path: Path, stamp: FileStamp | None) -> Button:
        """Ask if there are doubts about replacing a file. Replace: do so anyway. Save: save elsewhere."""
        found = doubts(path, stamp)
        if not found:
            return Button.Replace
        sentence = f"{' '.join(found)} Replace it anyway? Save asks for another name."
        return ask(
            self._window, "Replace the file?", sentence, (Button.Replace, Button.Save, Button.Cancel), Button.Save
        )

    def _read(self, name: str, work: Callable[[Tell], Project]) -> Project:
        """Read a project, which may refer to a large table."""
        canceling = "Cancel opens it with the rows that the project itself has."
        return work_on(self._window, f"Opening {quote(name)}", canceling, partial(_ready, work))

    def _go_to(self, project: Project, path: Path | None) -> None:
        self.path = path
        self._store.open(project)
        self._arrive(project)

    def _arrive(self, project: Project) -> None:
        self.opened.emit(project)
        self._mark_saved()
        if project.note:
            self._store.noted.emit(project.note)

    def _write(self, path: Path) -> bool:
        work, project = self.work(), self.project()
        try:
            save_project(path, project)
        except UserError as error:
            complain(self._window, str(error))
            return False
        self.path = path
        self._mark_saved(work)
        self.saved.emit(f"Saved {self.name}")
        return True

    def _mark_saved(self, work: Work | None = None) -> None:
        self._saved = work or self.work()
        self.stamp = stamp_of(self.path) if self.path is not None else None
        self._was_changed = False
        self.changed.emit()

    def _on_changed(self, old: Document, new: Document) -> None:
        self.watch()


def _ready(work: Callable[[Tell], Project], tell: Tell) -> Project:
    project = work(tell)
    make_ready(project.document.data)
    return project


def _read(text: str, tell: Tell) -> Project:
    return read_source(text, partial(recall, tell=tell))


def _read_kept(kept: KeptWork, tell: Tell) -> Project:
    return kept.project(partial(recall, tell=tell))


def _absolute(source: str) -> Path | None:
    """The file of a source; None for a link."""
    path = path_of(source)
    return None if path is None else path.absolute()
