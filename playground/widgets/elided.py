"""A line of text that is shortened where its room ends; its tool tip then holds the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from playground.style.size import px, set_font
from playground.widgets.plain_tip import plain_tip

LEAST = 24
"""The least width in pixels at 100 %: a letter and the mark of what is left out."""


def shortened(text: str, metrics: QFontMetrics, room: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """A text, shortened if it is wider than its room. Qt shortens some texts that just fit."""
    return text if metrics.horizontalAdvance(text) <= room else metrics.elidedText(text, mode, room)


class Elided(QLabel):
    """`text` is always the whole text. mode: where it is shortened. least: the least width in pixels at 100 %."""

    def __init__(
        self,
        role: str = "body",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        *,
        least: float = LEAST,
        quiet: bool = True,
    ) -> None:
        super().__init__()
        self._mode, self._least = mode, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        if quiet:
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
        return QSize(min(px(self._least), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), self.shown)
        painter.end()


class Name(Elided):
    """A name, shortened in its middle, that takes the room there is. keeps_tip: show the tip of a whole name, too."""

    def __init__(self, role: str, least: float, *, keeps_tip: bool = False) -> None:
        super().__init__(role, Qt.TextElideMode.ElideMiddle, least=least, quiet=False)
        self._keeps_tip = keeps_tip
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another name."""
        super().setText(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self._least), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(px(self._least), 0))

    def _refresh(self) -> None:
        super()._refresh()
        if self._keeps_tip:
            self.setToolTip(plain_tip(self.text()))
