"""The training loop's page in columns: the controls, the loop, and its numbers. Narrow pages have fewer columns."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.lab.source.panel import WIDTH
from playground.style.size import FLUSH, px, refit, space
from playground.style.style import Style
from playground.widgets.scroll_column import CARD_GAP, CARDS_WIDTH, CardColumn, ScrollColumn

LEAST_MIDDLE = 400
"""Pixels at a text size of 100 % below which the middle takes in the column beside it, at its end."""


class LoopColumns(QWidget):
    """left: a column. head: stands above the middle's cards. cards, beside: the cards of the middle, and those of the
    right column. count: how many columns there are."""

    def __init__(
        self, style: Style, left: ScrollColumn, head: QWidget, cards: Sequence[QWidget], beside: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self.left, self.right = left, CardColumn()
        controls = left.widget()
        assert controls is not None
        self._beside, self._controls = tuple(beside), controls
        self.count = 3
        self.middle = ScrollColumn(spacing=CARD_GAP)
        space(self.middle.column, margins=(CARD_GAP, CARD_GAP, CARD_GAP, CARD_GAP))
        for card in cards:
            self.middle.column.addWidget(card, 1)
        self.right.fill(*beside)
        row, middle = QHBoxLayout(self), QVBoxLayout()
        for layout in (row, middle):
            space(layout, 0, FLUSH)
        middle.addWidget(head)
        middle.addWidget(self.middle, 1)
        row.addWidget(left)
        row.addLayout(middle, 1)
        row.addWidget(self.right)
        style.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Use as many columns as there is room for."""
        free = self.width() - px(LEAST_MIDDLE)
        count = 3 if free >= px(WIDTH + CARDS_WIDTH) else 2 if free >= px(WIDTH) else 1
        if count == self.count:
            return
        had_right, had_left = self.count == 3, self.count > 1
        self.count = count
        if had_right != (count == 3):
            for at, card in enumerate(self._beside):
                if count == 3:
                    self.right.column.insertWidget(at, card)
                else:
                    self.middle.column.addWidget(card)
                _refit(card)
            self.right.setVisible(count == 3)
        if had_left != (count > 1):
            if count == 1:
                self.left.takeWidget()
                self.middle.column.addWidget(self._controls)
            else:
                self.left.setWidget(self._controls)
            self._controls.show()
            _refit(self._controls)
            self.left.setVisible(count > 1)


def _refit(widget: QWidget) -> None:
    """Apply the sizes again: Qt gives parts that get a new parent their first fonts."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.ensurePolished()
        refit(each)
