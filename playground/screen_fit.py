"""A window on a screen smaller than it would like: no larger than there is room for, and wholly on it."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

FRAME = QMargins(2, 32, 2, 2)
"""What a desktop puts round a window, while that is not known yet, in pixels."""


def room_on_screen(window: QWidget) -> QRect:
    """Where the inside of a window can be on its screen, in pixels of the application."""
    return window.screen().availableGeometry().marginsRemoved(FRAME)


def fit_to_screen(window: QWidget, least: QSize) -> None:
    """Bring a window onto its screen and make it no larger; at least as large as `least`, where there is room."""
    room = room_on_screen(window)
    window.setMinimumSize(least.boundedTo(room.size()))
    size = window.size().boundedTo(room.size())
    if size != window.size():
        window.resize(size)
    x = min(max(window.geometry().left(), room.left()), room.right() + 1 - size.width())
    y = min(max(window.geometry().top(), room.top()), room.bottom() + 1 - size.height())
    if not room.contains(QRect(window.geometry().topLeft(), size)):
        window.setGeometry(QRect(x, y, size.width(), size.height()))


def scrolled(content: QWidget, least: QSize) -> QScrollArea:
    """Content that fills a window, and scrolls in one smaller than what it needs."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_Filled(content, least))
    return area


class _Filled(QWidget):
    """Its only child fills it. Not a layout: that would ask for the height that a wrapped text would like to have, and
    the window would scroll whenever a banner shows."""

    def __init__(self, content: QWidget, least: QSize) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.setMinimumSize(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content.setGeometry(self.rect())
