"""The project as a file: which one it is, whether it is changed, and the questions around opening and leaving."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from core.document.document import Document
from core.document.project import Project
from core.document.source import path_of, read_source
from core.document.starter import default_document
from core.document.storage import EXTENSION, save_project
from core.problem import UserError
from core.quoting import quote
from core.training.state import UPDATE
from playground.save_path import is_unasked, save_path
from playground.store import Store

FILTER = f"Gradient Playground projects (*{EXTENSION});;All files (*)"
UNTITLED = "Untitled"


class ProjectFile(QObject):
    """changed() when the file name or the changed mark is another one; opened(View) when a project was opened, and how
    it is looked at. Errors are one sentence in a dialog; the open document stays as it is."""

    changed = Signal()
    saved = Signal(str)
    opened = Signal(object)

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self.path: Path | None = None
        self._saved: Document = store.document
        self._saved_update = 0
        self._was_changed = False
        store.changed.connect(self._on_changed)

    @property
    def name(self) -> str:
        """What the project is called, as it may be shown."""
        return quote(self.path.name) if self.path else UNTITLED

    @property
    def is_changed(self) -> bool:
        """Whether saving would write something else than is on disk. A project without a file that was only trained
        does not count."""
        if self._store.document is not self._saved and self._store.document != self._saved:
            return True
        latest = self._store.session.latest
        return self.path is not None and latest is not None and latest.update != self._saved_update

    def watch(self) -> None:
        """Look whether training has changed the mark."""
        if self.is_changed != self._was_changed:
            self._was_changed = self.is_changed
            self.changed.emit()

    def new(self) -> None:
        """Begin anew with the default network."""
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
        """Ask for a link of TensorFlow Playground and open it."""
        if self.may_leave():
            ask = "The address of TensorFlow Playground, with everything behind its #:"
            text, accepted = QInputDialog.getText(self._window, "Open a link", ask)
            if accepted and text.strip():
                self.open_source(text.strip())

    def open_source(self, text: str) -> bool:
        """Open a file or link; False, with a dialog and nothing lost, if that cannot be."""
        try:
            project = read_source(text)
        except UserError as error:
            self._complain(str(error))
            return False
        self._go_to(project, _absolute(text))
        return True

    def adopt_source(self, text: str, project: Project) -> None:
        """The project in the store came from this file or link."""
        self.path = _absolute(text)
        self._mark_saved(_update(project))
        self._tell(project)

    def open_example(self, path: Path) -> None:
        """Open an example as a project without a file."""
        if self.may_leave():
            try:
                self._go_to(read_source(str(path)), None)
            except UserError as error:
                self._complain(str(error))

    def save(self) -> bool:
        """Save where the project is, or ask where; whether it was saved."""
        return self._write(self.path) if self.path else self.save_as()

    def save_as(self) -> bool:
        """Ask where and save; whether it was saved."""
        typed = str(self.path or Path.home() / f"network{EXTENSION}")
        while True:
            typed, _ = QFileDialog.getSaveFileName(self._window, "Save the project", typed, FILTER)
            if not typed:
                return False
            if not is_unasked(typed) or self._may_replace(save_path(typed)):
                return self._write(save_path(typed))

    def _may_replace(self, path: Path) -> bool:
        """Ask whether a file that is there may be replaced."""
        button = QMessageBox.StandardButton
        sentence = f'"{path.name}" is there already. Replace it?'
        box = QMessageBox(QMessageBox.Icon.Question, "Replace the file?", sentence)
        box.setParent(self._window, box.windowFlags())
        box.setStandardButtons(button.Yes | button.No)
        box.setDefaultButton(button.No)
        answer = box.exec()
        box.deleteLater()
        return answer == button.Yes

    def may_leave(self) -> bool:
        """Whether the present project may be left: it is unchanged, or the question was answered."""
        if not self.is_changed:
            return True
        button = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Question, "Save changes?", f"{self.name} has changes that are not saved.")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setParent(self._window, box.windowFlags())
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answer = box.exec()
        box.deleteLater()
        return self.save() if answer == button.Save else answer == button.Discard

    def _go_to(self, project: Project, path: Path | None) -> None:
        self.path = path
        self._store.open(project.document, project.training)
        self._mark_saved(_update(project))
        self._tell(project)

    def _tell(self, project: Project) -> None:
        self.opened.emit(project.view)
        if project.note:
            self._store.noted.emit(project.note)

    def _write(self, path: Path) -> bool:
        latest = self._store.session.latest
        document = self._store.document
        training = None
        if latest is not None and latest.experiment.network is document.network:
            training = latest.state
        try:
            save_project(path, Project(document, training))
        except UserError as error:
            self._complain(str(error))
            return False
        self.path = path
        self._mark_saved(0 if latest is None else latest.update)
        self.saved.emit(f"Saved {self.name}")
        return True

    def _mark_saved(self, update: int) -> None:
        self._saved, self._saved_update = self._store.document, update
        self._was_changed = False
        self.changed.emit()

    def _complain(self, sentence: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Gradient Playground", sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setParent(self._window, box.windowFlags())
        box.exec()
        box.deleteLater()

    def _on_changed(self, old: Document, new: Document) -> None:
        self.watch()


def _absolute(source: str) -> Path | None:
    """The file of a source; None for a link."""
    path = path_of(source)
    return None if path is None else path.absolute()


def _update(project: Project) -> int:
    """How many updates a project's training has made."""
    return 0 if project.training is None else int(project.training.counters[UPDATE])
