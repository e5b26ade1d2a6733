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


def held_table() -> str:
    """The cells of a spreadsheet in the clipboard: at least two lines of at least two cells, separated by tabs; "" if
    there are none, or neurons."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None or holds_neurons():
        return ""
    text = mime.text()
    lines = [line for line in text[: limits.PROJECT_BYTES].splitlines() if line.strip()][:2]
    return text if len(lines) == 2 and all("\t" in line for line in lines) else ""


def holds_neurons() -> bool:
    """Whether the clipboard holds neurons."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime is not None and (mime.hasFormat(PART) or clipboard.is_part(mime.text()))
