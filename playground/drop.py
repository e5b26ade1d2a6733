"""Opens what is dropped on the window: a project, a table, or a TensorFlow Playground link."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsView, QMainWindow, QWidget

from core.document.address import is_link
from core.document.source import is_source
from playground.canvas.view import CanvasView
from playground.importing.table_file import table_path
from playground.importing.tables import Tables
from playground.project_file import ProjectFile

ADDRESSES = "text/uri-list"


class Drop(QObject):
    """Opens what is dropped on a window, except on text fields, which insert it as text."""

    def __init__(self, window: QMainWindow, file: ProjectFile, tables: Tables) -> None:
        super().__init__(window)
        self._file, self._tables = file, tables
        self._dropped = ""
        # After the drop: a question must not block the program it was dragged from.
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._on_opening)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def adopt(self, part: QWidget) -> None:
        """Accept drops on a part of the window, too."""
        for view in part.findChildren(QGraphicsView):
            # Graphics views would accept every drop for their scenes, which ignore it.
            view.setAcceptDrops(False)
            if isinstance(view, CanvasView):
                # It takes examples for its image, and leaves the rest to the window.
                view.viewport().setAcceptDrops(True)

    def _on_opening(self) -> None:
        table = table_path(self._dropped)
        if table is not None:
            # It becomes part of the project, which stays.
            self._tables.open(table)
        elif self._file.may_leave():
            self._file.open_source(self._dropped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        source = dropped_source(event.mimeData()) if event.source() is None else ""
        if not source:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._dropped = source
            self._opening.start()
        return True


def dropped_source(data: QMimeData) -> str:
    """The file or link in a drop; empty if there is none, or more than one."""
    text = data.text()
    if data.hasFormat(ADDRESSES) and not is_link(text):
        # For a link, use the text: in the address, Qt has already changed characters.
        text = bytes(data.data(ADDRESSES).data()).decode(errors="surrogateescape")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return lines[0] if len(lines) == 1 and is_source(lines[0]) else ""
