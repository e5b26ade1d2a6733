"""A list that is closed to a shorter text than its entries have."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

from playground.style.size import px
from playground.widgets.elided import shortened
from playground.widgets.form import Choice

LIST_EDGES = 32
"""Pixels beside the longest entry of the open list."""


class ShortChoice(Choice):
    """choices: (text, data) of each entry. The tool tip says the whole of what is chosen."""

    def __init__(self, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        for text, data in choices:
            self.addItem(text, data)

    def abbreviate(self, texts: Sequence[str], tip: str) -> None:
        """Set the texts for the closed list, the longest first, and its tool tip. It shows the first that fits."""
        self.setToolTip(tip)
        if tuple(texts) != self._texts:
            self._texts = tuple(texts)
            self.update()

    @property
    def shown(self) -> str:
        """The text as it is drawn."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitting(option)

    def showPopup(self) -> None:
        """Open the list, wide enough for its entries."""
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + px(LIST_EDGES)))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._fitting(option)  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2
        metrics = self.fontMetrics()
        shown = next((text for text in self._texts if metrics.horizontalAdvance(text) <= room), self._texts[-1])
        return shortened(shown, metrics, room)
