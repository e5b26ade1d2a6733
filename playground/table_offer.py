"""Offers to read a project's table again if its file has changed since it was imported."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.data.reading.origin import FileOrigin, read_again
from core.data.ready import make_ready
from core.data.source import DatasetSpec, Imported
from core.document.data_edits import use_data
from core.document.project import Project
from core.problem import UserError
from core.progress import Canceled, Tell
from core.quotation import quote
from playground.long_work import work_on
from playground.questions import Button, ask, complain
from playground.store import Store


class TableOffer(QObject):
    """Asks after a project was opened. To read the table again is one edit; weights and training stay."""

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._changed: FileOrigin | None = None
        self._sentence = ""
        # When the project is shown: at the start, the window comes first.
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._on_asking)

    def display(self, project: Project) -> None:
        """Ask if the table of a project that was just opened has changed."""
        self._changed, self._sentence = project.changed, project.note
        if self._changed is not None:
            self._asking.start()
        else:
            self._asking.stop()

    def _on_asking(self) -> None:
        changed, self._changed = self._changed, None
        if changed is None:
            return
        buttons = (Button.Keep, Button.ReadAgain)
        question = f"{self._sentence} Read it again? One undo takes it back."
        if ask(self._window, "Read the table again?", question, buttons, Button.ReadAgain) is Button.ReadAgain:
            self._read(changed)

    def _read(self, changed: FileOrigin) -> None:
        spec = self._store.document.data
        if not isinstance(spec.source, Imported):
            return
        name, doing = quote(spec.source.name), f"Reading {quote(Path(changed.path).name)}"
        try:
            source = work_on(
                self._window, doing, "Cancel keeps the rows as they are.", partial(_read_again, changed, spec)
            )
        except UserError as error:
            complain(self._window, str(error))
            return
        except Canceled:
            self._store.noted.emit(f'"{name}" was not read again; the project keeps its rows.')
            return
        if self._store.apply(f"Read {name} again", partial(use_data, spec=replace(spec, source=source))):
            has = "the same rows as before" if source == spec.source else f"{len(source.table.cells):,} rows now"
            self._store.noted.emit(f'"{name}" has {has}.')


def _read_again(origin: FileOrigin, spec: DatasetSpec, tell: Tell) -> Imported:
    """The table in a spec, as its file has it now."""
    source = replace(read_again(origin, tell), name=spec.name)
    make_ready(replace(spec, source=source))
    return source
