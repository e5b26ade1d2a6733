"""A line of text that is shortened where its room ends; its tool tip then holds the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from playground.style.size import px, set_font
from playground.widgets.plain_tip import plain_tip

LEAST = 24
"""The least width in pixels at 100 %: a letter and the mark of what is left out."""


def shortened(text: str, metrics: QFontMetrics, room: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """A text, shortened if it is wider than its room. Qt shortens some texts that just fit."""
    return text if metrics.horizontalAdvance(text) <= room else metrics.elidedText(text, mode, room)


class Elided(QLabel):
    """`text` is always the whole text. mode: where it is shortened."""

    def __init__(self, role: str = "body", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "quiet")
        set_font(self, role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._refresh()

    @property
    def shown(self) -> str:
        """The text as it is drawn."""
        return shortened(self.text(), self.fontMetrics(), self.contentsRect().width(), self._mode)

    def _refresh(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.shown != self.text() else "")

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(px(LEAST), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), self.shown)
        painter.end()
