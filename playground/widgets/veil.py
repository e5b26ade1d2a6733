"""A veil over a window while a dialog is open above it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

STRENGTH = 0.82


class Veil(QWidget):
    """Covers a window until its dialog is closed; what is below goes on."""

    def __init__(self, window: QWidget, dialog: QDialog) -> None:
        super().__init__(window)
        self._covered = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        dialog.finished.connect(self._lift)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def _lift(self) -> None:
        self._covered.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = QColor(self.palette().window().color())
        color.setAlphaF(STRENGTH)
        painter.fillRect(self.rect(), color)
        painter.end()
