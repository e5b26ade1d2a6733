"""A side of a page: a column that scrolls if the window is too low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from playground.style.size import fix, space

CARD_GAP, CARDS_WIDTH = 12, 316


class ScrollColumn(QScrollArea):
    """`column` takes the contents, `spacing` pixels apart."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        space(self.column, spacing, (16, 14, 14, 16))
        self.setWidget(inner)

    def fill(self, *parts: QWidget) -> None:
        """Add parts from the top down; the rest of the height stays free."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)


class CardColumn(ScrollColumn):
    """A side made of cards, with the same gap between cards and at the edges."""

    def __init__(self) -> None:
        super().__init__(spacing=CARD_GAP)
        space(self.column, margins=(CARD_GAP, CARD_GAP, CARD_GAP, CARD_GAP))
        fix(self, CARDS_WIDTH)
