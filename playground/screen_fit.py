"""Fits a window to a small screen: no larger than the free area, and completely on it."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from playground.style.size import at_least

FRAME = QMargins(2, 32, 2, 2)
"""The assumed window frame of the desktop, in pixels, until the real one is known."""


def room_on_screen(window: QWidget) -> QRect:
    """The area of the screen for a window's content, in device-independent pixels."""
    return window.screen().availableGeometry().marginsRemoved(FRAME)


def fit_to_screen(window: QWidget, least: QSize) -> None:
    """Move and shrink a window to fit its screen; at least `least` in size, if there is room."""
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
    """Content that fills a window, and scrolls if the window is smaller than `least` at a text size of 100 %."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_Filled(content, least))
    return area


class _Filled(QWidget):
    """Its only child fills it. A layout would request the height of wrapped text, and the window would scroll whenever
    a banner shows."""

    def __init__(self, content: QWidget, least: QSize) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        at_least(self, least.width(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content.setGeometry(self.rect())
