"""Offers to read a project's table again if its file has changed since it was imported."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.data.reading.origin import FileOrigin, read_again
from core.data.source import Imported
from core.document.data_edits import use_data
from core.document.project import Project
from core.problem import UserError
from core.quotation import quote
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
        try:
            source = replace(read_again(changed), name=spec.source.name)
        except UserError as error:
            complain(self._window, str(error))
            return
        edit = partial(use_data, spec=replace(spec, source=source))
        if source == spec.source:
            self._store.noted.emit(f'"{quote(source.name)}" has the same rows as before.')
        elif self._store.apply(f"Read {quote(source.name)} again", edit):
            self._store.noted.emit(f'"{quote(source.name)}" has {len(source.table.cells):,} rows now.')
