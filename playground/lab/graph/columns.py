"""The Lab's page in columns: sides of a width that can be dragged, and can be folded away."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.style.font import text_scale
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.widgets.form import IconButton

LEAST, MOST = 220, 520
"""The widths that a side can have, at a text size of 100 %."""

GRIP, TAB = 7, (18, 44)
"""Pixels: the width of the line between two columns that can be dragged, and the size of the tab that folds one."""


class Grip(QWidget):
    """The line between two columns. dragged(pixels) to the right; reset() by a double click."""

    dragged = Signal(int)
    reset = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._at: QPoint | None = None
        fix(self, GRIP)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip("Drag to make the column wider or narrower; double-click for its usual width")
        style.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._at is not None:
            at = event.globalPosition().toPoint()
            self.dragged.emit(at.x() - self._at.x())
            self._at = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.theme.canvas))
        painter.fillRect(0 if self.property("side") == "left" else self.width() - 1, 0, 1, self.height(),
                         QColor(self._style.theme.border))  # fmt: skip
        painter.end()


class Side(QWidget):
    """A column that can be dragged and folded: its grip, and a tab over the middle that folds it."""

    def __init__(self, style: Style, column: QWidget, middle: QWidget, width: int, name: str, key: str) -> None:
        super().__init__()
        self.column, self._middle, self._usual = column, middle, width
        self._width = float(width)
        self._is_left = name == "left"
        self.grip = Grip(style)
        self.grip.setProperty("side", name)
        self.grip.dragged.connect(self._on_dragged)
        self.grip.reset.connect(self.reset)
        self._names = f"Fold the {name} column ({key})", f"Show the {name} column ({key})"
        self.tabs = [IconButton(style, icon, self._names[0], side=18) for icon in ("chevron-left", "chevron-right")]
        for tab in self.tabs:
            tab.setParent(middle)
            fix(tab, *TAB)
            tab.setProperty("role", "tab")
            tab.clicked.connect(self.toggle)
        row = QHBoxLayout(self)
        space(row, margins=FLUSH)
        row.setSpacing(0)
        for part in (column, self.grip) if self._is_left else (self.grip, column):
            row.addWidget(part)
        self._show()

    @property
    def is_folded(self) -> bool:
        """Whether the column is hidden."""
        return self.column.isHidden()

    def toggle(self) -> None:
        """Fold the column away, or show it again."""
        had_focus = self.column.isAncestorOf(self.column.window().focusWidget() or self)
        self.column.setVisible(self.is_folded)
        if had_focus and self.is_folded:
            self._middle.setFocus()
        self._show()

    def reset(self) -> None:
        """Show the column at its usual width."""
        self._width = float(self._usual)
        self.column.show()
        self._show()

    def place_tabs(self) -> None:
        """Put the tabs at the edge of the middle."""
        for tab in self.tabs:
            x = 0 if self._is_left else self._middle.width() - tab.width()
            tab.move(x, (self._middle.height() - tab.height()) // 2)
            tab.raise_()

    def _show(self) -> None:
        fix(self.column, self._width)
        self.grip.setVisible(not self.is_folded)
        # The arrow points to where the column goes.
        left, right = self.tabs
        left.setVisible(self._is_left != self.is_folded)
        right.setVisible(self._is_left == self.is_folded)
        for tab in self.tabs:
            tab.setToolTip(self._names[self.is_folded])
            tab.setAccessibleName(self._names[self.is_folded].partition(" (")[0])

    def _on_dragged(self, pixels: int) -> None:
        by = pixels / text_scale()
        self._width = min(max(self._width + (by if self._is_left else -by), LEAST), MOST)
        self._show()


class Columns(QWidget):
    """Left side, middle and right side."""

    def __init__(self, style: Style, left: tuple[QWidget, int], middle: QWidget, right: tuple[QWidget, int]) -> None:
        """left, right: a column and its usual width."""
        super().__init__()
        self._middle = middle
        self.left = Side(style, left[0], middle, left[1], "left", "[")
        self.right = Side(style, right[0], middle, right[1], "right", "]")
        row = QHBoxLayout(self)
        space(row, margins=FLUSH)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(middle, 1)
        row.addWidget(self.right)
        style.changed.connect(self._place_tabs)

    def _place_tabs(self) -> None:
        for side in (self.left, self.right):
            side.place_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tabs()
