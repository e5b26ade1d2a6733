"""A name that is elided where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from playground.style.size import px, set_font
from playground.widgets.plain_tip import plain_tip


class Elided(QLabel):
    """Takes the room it gets, at least `least` pixels at a text size of 100 %. An elided name is whole in the tool tip.
    keeps_tip: show the tip of a whole name, too."""

    def __init__(self, role: str, least: float, *, keeps_tip: bool = False) -> None:
        super().__init__("")
        self.whole = ""
        self._least, self._keeps_tip = least, keeps_tip
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_font(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def display(self, name: str) -> None:
        """Show a name."""
        self.whole = name
        self.setAccessibleName(name)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self._least), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.whole) + 2
        return QSize(max(wide, px(self._least)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), px(self._least))
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideMiddle, room)
        self.setToolTip(plain_tip(self.whole) if self._keeps_tip or shown != self.whole else "")
        if shown != self.text():
            self.setText(shown)
