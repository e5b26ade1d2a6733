"""Neurons in the desktop's clipboard: in a format of their own, and as text for other programs."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core import limits
from core.document import clipboard

PART = clipboard.MIME


def put(data: bytes) -> None:
    """Put copied neurons into the clipboard, as `core.document.clipboard.copy` gives them."""
    mime = QMimeData()
    mime.setData(PART, data)
    mime.setText(data.decode())
    QGuiApplication.clipboard().setMimeData(mime)


def held() -> bytes:
    """The text in the clipboard, neurons or not; if it is too long, only enough of it to show that."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return b""
    if mime.hasFormat(PART):
        return bytes(mime.data(PART).data())
    return mime.text()[: limits.PROJECT_BYTES + 1].encode(errors="replace")


def holds_neurons() -> bool:
    """Whether the clipboard holds neurons."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime is not None and (mime.hasFormat(PART) or clipboard.is_part(mime.text()))
