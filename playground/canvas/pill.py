"""Pills: at the upper right of the canvas, what is drawn of its links and what is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.style.size import FLUSH, px, space
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

AWAY = 12
"""Pixels from the edges of the canvas."""


class Pills(QWidget):
    """One pill for each topic that somebody tells about, below each other in the order of the first words. It takes
    the size of its pills, and stands at the upper right of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._pills: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        space(self._column, 6, FLUSH)
        self.hide()

    def tell(self, topic: str, text: str, tip: str = "") -> None:
        """Show a text on a topic; "" hides its pill. tip: what it means, for the tool tip."""
        if topic not in self._pills:
            made = self._pills[topic] = label("", "small")
            made.setProperty("role", "pill")
            made.hide()
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
        pill = self._pills[topic]
        if (pill.text(), pill.toolTip()) == (text, plain_tip(tip)):
            return
        pill.setText(text)
        pill.setToolTip(plain_tip(tip))
        pill.setAccessibleName(text)
        pill.setAccessibleDescription(tip)
        pill.setVisible(bool(text))
        self.setVisible(any(each.text() for each in self._pills.values()))
        self.arrange()

    def text(self, topic: str) -> str:
        """What is told on a topic; "" for nothing."""
        return self._pills[topic].text() if topic in self._pills else ""

    def arrange(self) -> None:
        """Stand at the upper right of the parent."""
        self.adjustSize()
        self.move(self._over.width() - self.width() - px(AWAY), px(AWAY))
