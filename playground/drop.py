"""What is dropped on the window is opened: a file, or a link of TensorFlow Playground."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsView, QMainWindow, QWidget

from core.document.address import is_link
from core.document.source import is_source
from playground.project_file import ProjectFile

ADDRESSES = "text/uri-list"


class Drop(QObject):
    """Opens what is dropped anywhere on a window but in its text fields, which take it as text."""

    def __init__(self, window: QMainWindow, file: ProjectFile) -> None:
        super().__init__(window)
        self._file = file
        self._dropped = ""
        # Behind the drop: a question must not hold up the program it was dragged from.
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._on_opening)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def adopt(self, part: QWidget) -> None:
        """Take what is dropped on a part of the window, too."""
        for view in part.findChildren(QGraphicsView):
            # They would take everything for their scenes, which want nothing.
            view.setAcceptDrops(False)

    def _on_opening(self) -> None:
        if self._file.may_leave():
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
    """The one file or link in what is dropped; empty where there is none, or more than one."""
    text = data.text()
    if data.hasFormat(ADDRESSES) and not is_link(text):
        # Of a link the text comes first: as an address, Qt has mended what the page would not.
        text = bytes(data.data(ADDRESSES).data()).decode(errors="surrogateescape")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return lines[0] if len(lines) == 1 and is_source(lines[0]) else ""
