"""A button that opens a list. How it looks is its subclass's business."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class ListButton(QAbstractButton):
    """clicked() asks to open the list: by mouse, Space, Enter or Down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # With the focus, the button takes Down before the window's shortcuts do.
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
