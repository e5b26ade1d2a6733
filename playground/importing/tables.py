"""The doors through which tables come in: a file, or cells from a spreadsheet."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.importing.dialog import FILTER, TITLE, ImportDialog
from playground.questions import complain
from playground.store import Store
from playground.style.style import Style
from playground.widgets.veil import Veil

PASTED = "Pasted.tsv"


class Tables(QObject):
    """Opens the dialog over a window; training goes on below."""

    def __init__(self, store: Store, style: Style, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._style, self._window = store, style, window
        self._folder = ""

    def choose(self) -> None:
        """Ask for a file, and open the dialog on it."""
        name, _ = QFileDialog.getOpenFileName(self._window, TITLE, self._folder, FILTER)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open the dialog on a file, or say why it cannot be read."""
        self._folder = str(path.parent)
        self._show(path, pasted=False)

    def open_text(self, text: str) -> None:
        """Open the dialog on cells from a spreadsheet, separated by tabs."""
        folder = tempfile.TemporaryDirectory(prefix="gradient-playground-")
        path = Path(folder.name) / PASTED
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        dialog = self._show(path, pasted=True)
        if dialog is None:
            folder.cleanup()
        else:
            dialog.finished.connect(lambda _: folder.cleanup())

    def _show(self, path: Path, *, pasted: bool) -> ImportDialog | None:
        dialog = ImportDialog(self._window, self._store, self._style, path, pasted=pasted)
        complaints: list[str] = []
        dialog.reader.failed.connect(complaints.append)
        dialog.read()
        dialog.reader.failed.disconnect(complaints.append)
        if dialog.draft is None:
            dialog.deleteLater()
            complain(self._window, complaints[-1])
            return None
        Veil(self._window, dialog)
        dialog.open()
        return dialog
