"""A view with a dock below it, whose content lies beside the view in a large window and over it in a small one."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.panels.dock.dock import STRIP, Dock
from playground.region_sizes import CONTENT
from playground.style.font import text_scale
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.splitter import Grip

LEAST, LEAST_VIEW = 96, 120
"""The least heights of the dock's content, and of what is left of the view, at a text size of 100 %."""


class DockArea(QWidget):
    """resized(height of the content): the user dragged the dock's upper edge. usual_requested(): the usual height is
    wanted."""

    resized = Signal(float)
    usual_requested = Signal()

    def __init__(self, style: Style, view: QWidget, dock: Dock) -> None:
        super().__init__()
        self._view, self.dock = view, dock
        self._content, self._is_over = float(CONTENT), False
        self.grip = Grip(style, "Height of the dock", self)
        for part in (view, dock):
            part.setParent(self)
        self.grip.raise_()
        self.grip.dragged.connect(self._on_dragged)
        self.grip.usual_requested.connect(self.usual_requested)
        style.changed.connect(self._place)

    def arrange(self, content: float, *, over: bool) -> None:
        """Set the height of the content, and whether it lies over the view."""
        self._content, self._is_over = content, over
        self._place()

    def set_open(self, opened: bool) -> None:
        """Show or hide the content of the dock."""
        self.dock.set_open(opened)
        self._place()

    def _place(self) -> None:
        strip, whole = px(STRIP), self.rect()
        content = px(min(max(self._content, LEAST), max(LEAST, self._room())))
        open_ = content if self.dock.is_open else 0
        top = whole.height() - strip - open_
        self._view.setGeometry(QRect(0, 0, whole.width(), whole.height() - strip - (0 if self._is_over else open_)))
        self.dock.setGeometry(QRect(0, top, whole.width(), strip + open_))
        self.dock.raise_()
        self.grip.lie_on(top, whole.width())
        self.grip.set_live(self.dock.is_open)
        self.grip.raise_()

    def _room(self) -> float:
        """The largest height of the content."""
        return self.height() / text_scale() - STRIP - LEAST_VIEW

    def _on_dragged(self, down: int) -> None:
        self._content = min(max(self._content - down / text_scale(), LEAST), max(LEAST, self._room()))
        self._place()
        self.resized.emit(self._content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
