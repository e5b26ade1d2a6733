"""Opens what is dropped on the window: a project, a table, or a TensorFlow Playground link."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow, QWidget

from core.document.table_file import table_path
from playground.drops import Drops
from playground.importing.tables import Tables
from playground.project_file import ProjectFile


class Drop(QObject):
    """Opens what is dropped on a window. While a dialog is open above it, nothing can be dropped there."""

    def __init__(self, window: QMainWindow, file: ProjectFile, tables: Tables) -> None:
        super().__init__(window)
        self._file, self._tables = file, tables
        self._drops = Drops(window, _is_free)
        self._drops.taken.connect(self._on_taken)

    def adopt(self, part: QWidget) -> None:
        """Accept drops on a part of the window, too."""
        for view in part.findChildren(QGraphicsView):
            # Graphics views would accept every drop for their scenes, which ignore it.
            view.setAcceptDrops(False)

    def _on_taken(self, source: str) -> None:
        table = table_path(source)
        if table is not None:
            # It becomes part of the project, which stays.
            self._tables.open(table)
        elif self._file.may_leave():
            self._file.open_source(source)


def _is_free(_: str) -> bool:
    return QApplication.activeModalWidget() is None
