"""The pills over the canvas: short notes, at its top right, on what is drawn there."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.style.size import px
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

EDGE, GAP = 16, 6
"""Pixels from the edges of the view, and between two pills."""

LEFT = 68
"""Pixels at the left of the view that belong to the palette."""


class Pills:
    """Notes by a key, one below the other in the order in which they were first told."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._words: dict[str, Sequence[str]] = {}
        self.labels: dict[str, QLabel] = {}

    def tell(self, key: str, words: Sequence[str], tip: str = "") -> None:
        """Show a note in as many words as there is room for. words: the sentence, then shorter ones; none hide it."""
        if list(words) == list(self._words.get(key, ())):
            return
        self._words[key] = words
        if key not in self.labels:
            made = self.labels[key] = label("", "small_strong")
            made.setProperty("role", "pill")
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setParent(self._view)
        self.labels[key].setToolTip(plain_tip(tip) if tip else "")
        self.place()

    def text(self, key: str) -> str:
        """What a pill says; "" while it is hidden."""
        shown = self.labels.get(key)
        return "" if shown is None or shown.isHidden() else shown.text()

    def place(self) -> None:
        """Follow the size of the view and that of text."""
        top, edge = px(EDGE), px(EDGE)
        room = self._view.width() - px(LEFT) - 2 * edge
        for key, shown in self.labels.items():
            words = self._words[key]
            shown.setVisible(bool(words))
            if not words:
                continue
            for text in words:
                shown.setText(text)
                shown.adjustSize()
                if shown.width() <= room:
                    break
            shown.setAccessibleName(words[0])
            shown.move(QPoint(self._view.width() - shown.width() - edge, top))
            shown.raise_()
            top += shown.height() + px(GAP)
