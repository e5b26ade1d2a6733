"""The left side shows one of its pages; the control at the top selects it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.style.size import FLUSH, space
from playground.style.style import Style
from playground.widgets.segment import Segment


class LeftSide(QFrame):
    """pages: by name, in display order. changed(): another page is open, or none."""

    changed = Signal()

    def __init__(self, style: Style, pages: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._pages = pages
        self.setProperty("role", "panel")
        self._choice = Segment(style, tuple(pages), "Left side page")
        self._stack = QStackedWidget()
        for page in pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        space(column, margins=FLUSH)
        column.setSpacing(0)
        head = QHBoxLayout()
        space(head, margins=(16, 12, 16, 0))
        head.addWidget(self._choice)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._choice.chosen.connect(self.open)

    @property
    def page(self) -> str:
        """The open page; "" while the side is closed."""
        shown = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is shown) if self.isVisible() else ""

    def open(self, name: str) -> None:
        """Open a page."""
        self._choice.display(name)
        self._stack.setCurrentWidget(self._pages[name])
        self.show()
        self.changed.emit()

    def toggle(self, name: str) -> None:
        """Open a page, or close the side if that page is open."""
        if self.page == name:
            self.hide()
            self.changed.emit()
        else:
            self.open(name)
