"""Backs up an unsaved project in the state folder, so that a crash costs a few seconds of work at most."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.document.document import Document
from core.document.file_stamp import FileStamp
from core.document.kept_work import About, KeptWork
from core.document.project import project_of
from core.problem import UserError
from core.training.pending_changes import Moment
from playground.project_file import ProjectFile
from playground.store import Store
from playground.workspace import Beside

PERIOD_MS = 400
"""How often it looks for edits."""

TRAINING_S = 2.5
"""How often it backs up progress that is training only."""


class Autosave(QObject):
    """Checks the project in the GUI thread, and writes it in a separate thread. say(sentence) is called once if writing
    fails."""

    def __init__(self, store: Store, file: ProjectFile, kept: KeptWork, say: Callable[[str], None]) -> None:
        super().__init__(file)
        self._store, self._file, self._kept, self._say = store, file, kept, say
        self._beside = file.beside()
        self._seen: tuple[object, ...] = ()
        self._written_at = 0.0
        self._writing: Future[None] | None = None
        self._writer = ThreadPoolExecutor(1, "autosave")
        self._lock = threading.Lock()
        self._superseded: list[KeptWork] = []
        self._is_told = False
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def keep_now(self) -> None:
        """Write a backup at once, before the process ends. Any thread may call it; it reads no widget."""
        if self._file.has_unsaved_work:
            self._write(self._store.document, self._moment(), self._beside, self._file.path, self._file.stamp)

    def supersede(self, kept: KeptWork) -> None:
        """Delete an earlier run's backup as soon as our own backup of the same work is written."""
        self._superseded.append(kept)

    def stop(self) -> None:
        """Stop and delete the backup: the user has saved or discarded the work."""
        self._timer.stop()
        self._writer.shutdown(wait=True)
        for each in (self._kept, *self._superseded):
            each.remove()

    def _on_timeout(self) -> None:
        self._look_at_the_last()
        if self._writing is not None:
            return
        self._beside = self._file.beside()
        moment = self._store.session.moment()
        if not self._file.is_changed:
            self._keep_nothing()
            return
        seen = (self._store.session.pending.count, self._store.document, *self._beside, self._file.path)
        if seen != self._seen or time.monotonic() - self._written_at >= TRAINING_S:
            self._seen = seen
            self._writing = self._writer.submit(
                self._write, self._store.document, moment, self._beside, self._file.path, self._file.stamp
            )

    def _keep_nothing(self) -> None:
        if self._seen:
            self._seen = ()
            self._kept.clear()

    def _look_at_the_last(self) -> None:
        """Say once that writing failed."""
        if self._writing is None or not self._writing.done():
            return
        error, self._writing = self._writing.exception(), None
        self._written_at = time.monotonic()
        if error is not None and not self._is_told:
            self._is_told = True
            reason = str(error) if isinstance(error, UserError | OSError) else type(error).__name__
            self._say(f"Cannot back up unsaved work: {reason}")

    def _write(
        self, document: Document, moment: Moment, beside: Beside, path: Path | None,
        stamp: FileStamp | None,
    ) -> None:  # fmt: skip
        project = project_of(document, moment, beside.lab, beside.view)
        with self._lock:
            self._kept.write(project, About(path, stamp))
        while self._superseded:
            self._superseded.pop().remove()

    def _moment(self) -> Moment:
        """The present moment, read from another thread than the one that edits; try again if an edit interferes."""
        while True:
            try:
                return self._store.session.moment()
            except RuntimeError:
                continue
