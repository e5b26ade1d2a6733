"""Pills: at the upper right of the canvas, what is drawn of its links and what is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.style.size import FLUSH, px, space
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

AWAY = 12
"""Pixels from the edges of the canvas."""

BESIDE = 60
"""The width of the palette with the space around it."""


class Pills(QWidget):
    """One pill for each topic that somebody tells about, below each other in the order of the first words. It takes
    the size of its pills, and stands at the upper right of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._pills: dict[str, QLabel] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._column = QVBoxLayout(self)
        space(self._column, 6, FLUSH)
        self.hide()

    def tell(self, topic: str, text: str, tip: str = "", short: str = "") -> None:
        """Show a text on a topic; "" hides its pill. tip: what it means, for the tool tip. short: what is shown without
        room for the text."""
        if topic not in self._pills:
            made = self._pills[topic] = label("", "small")
            made.setProperty("role", "pill")
            made.hide()
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
        pill = self._pills[topic]
        if (self._texts.get(topic, ("",))[0], pill.toolTip()) == (text, plain_tip(tip)):
            return
        self._texts[topic] = (text, short or text)
        pill.setToolTip(plain_tip(tip))
        pill.setAccessibleName(text)
        pill.setAccessibleDescription(tip)
        pill.setVisible(bool(text))
        self.setVisible(any(whole for whole, _ in self._texts.values()))
        self.arrange()

    def text(self, topic: str) -> str:
        """What is told on a topic; "" for nothing."""
        return self._texts[topic][0] if topic in self._texts else ""

    @property
    def taken(self) -> float:
        """The height at the top of the parent that they take; 0 for none."""
        return 0.0 if self.isHidden() else self.geometry().bottom() + 1 + px(AWAY) / 2

    def arrange(self) -> None:
        """Stand at the upper right of the parent, beside the palette."""
        room = self._over.width() - px(BESIDE) - 2 * px(AWAY)
        for topic, texts in self._texts.items():
            pill = self._pills[topic]
            for text in texts:
                pill.setText(text)
                if pill.sizeHint().width() <= room:
                    break
        self.adjustSize()
        self.move(self._over.width() - self.width() - px(AWAY), px(AWAY))
