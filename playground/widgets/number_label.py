"""A number with few digits, which can be copied with all of them."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from playground.style.size import set_font
from playground.widgets.copying import make_copyable


class NumberLabel(QLabel):
    """`full` is copied by Ctrl+C and by its menu. Tab focuses it."""

    def __init__(self, name: str, role: str = "body", tone: str = "") -> None:
        super().__init__()
        self.full = ""
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_font(self, role)
        make_copyable(self, self.copied, picture=False)

    def display(self, text: str, full: str, note: str = "") -> None:
        """Show a number. note: more for the tool tip."""
        self.full = full
        if text != self.text():
            self.setText(text)
        self.setToolTip("\n".join(filter(None, (full, note))))

    def copied(self) -> str:
        """What is copied."""
        return self.full or self.text()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().link().color(), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4.0, 4.0)
            painter.end()
