"""What is dragged over a part of the window and dropped there: one file, or a link."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from core.document.address import is_link
from core.document.source import is_source
from core.document.table_file import table_path

ADDRESSES = "text/uri-list"


class Drops(QObject):
    """taken(source): a file or link was dropped on a widget, except on text fields, which insert it as text. accepts:
    whether a source can be dropped there now; it is asked once for each drag."""

    taken = Signal(str)

    def __init__(self, widget: QWidget, accepts: Callable[[str], bool]) -> None:
        super().__init__(widget)
        self._accepts, self._source = accepts, ""
        # After the drop: a question must not block the program it was dragged from.
        self._taking = QTimer(self, singleShot=True, interval=0)
        self._taking.timeout.connect(self._on_taking)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def _on_taking(self) -> None:
        self.taken.emit(self._source)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        if event.type() == QEvent.Type.DragEnter:
            source = dropped_source(event.mimeData()) if event.source() is None else ""
            self._source = source if source and self._accepts(source) else ""
        if not self._source:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._taking.start()
        return True


def is_table_source(source: str) -> bool:
    """Whether a source is a table."""
    return table_path(source) is not None


def dropped_source(data: QMimeData) -> str:
    """The file or link in a drop; empty if there is none, or more than one."""
    text = data.text()
    if data.hasFormat(ADDRESSES) and not is_link(text):
        # For a link, use the text: in the address, Qt has already changed characters.
        text = bytes(data.data(ADDRESSES).data()).decode(errors="surrogateescape")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return lines[0] if len(lines) == 1 and is_source(lines[0]) else ""
