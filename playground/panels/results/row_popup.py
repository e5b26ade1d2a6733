"""The list of rows beside a card that has no room for it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from playground.panels.results.row_list import HEAD, ROW, RowList
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.popup import Popup

WIDTH, GAP, MOST_SEEN = 300, 8, 10


class RowPopup(Popup):
    """list: the list. Esc and a press elsewhere close it."""

    def __init__(self, parent: QWidget, style: Style) -> None:
        super().__init__(parent)
        self.list = RowList(style)
        self.column.addWidget(self.list)

    def open_beside(self, card: QWidget) -> None:
        """Open at the left of a card, so that it hides neither the card nor the points above it."""
        self.resize(px(WIDTH), px(HEAD))
        corner = card.mapToGlobal(QPoint(0, 0))
        self.move(corner.x() - px(WIDTH) - px(GAP), corner.y())
        self.show()
        self.list.view.setFocus()

    def fit(self) -> None:
        """Be as high as the rows need, up to some."""
        rows = min(len(self.list.texts), MOST_SEEN)
        sides = self.column.contentsMargins()
        self.resize(px(WIDTH), px(2 * HEAD) + rows * px(ROW) + sides.top() + sides.bottom() + px(4))
