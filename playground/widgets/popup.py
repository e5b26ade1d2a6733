"""A small panel below a button. The next press elsewhere closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.style.size import space


class Popup(QFrame):
    """hidden() when it closed."""

    hidden = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.column = QVBoxLayout(self)
        space(self.column, 12, (14, 12, 14, 14))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Contents that unfold make it taller, and may push it off a low screen.
        super().resizeEvent(event)
        self._stay_on_screen()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        room, box = self.screen().availableGeometry(), self.geometry()
        left = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
        top = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
        if (left, top) != (box.left(), box.top()):
            self.move(left, top)
