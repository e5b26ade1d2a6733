"""A readout that opens "Why this number?"."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from playground.actions import text_of
from playground.style.style import Style
from playground.widgets.form import Readout

KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhyReadout(Readout):
    """asked() when it was clicked or its key was pressed."""

    asked = Signal()

    def __init__(self, style: Style, caption: str, widest: str, mark: str = "") -> None:
        super().__init__(style, caption, widest, mark)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(text_of("why"))

    def display(self, text: str, full: str = "", *, caption: str = "") -> None:
        """See `Readout.display`."""
        super().display(text, full, caption=caption)
        self.setToolTip(f"{full}\n{text_of('why')}" if full else text_of("why"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._style.theme.accent), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0), 6.0, 6.0)
            painter.end()
