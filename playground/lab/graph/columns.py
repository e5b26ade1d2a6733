"""The Lab's page in columns: sides of a width that can be dragged, and can be folded away."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from playground.style.font import text_scale
from playground.style.icon import pixmap
from playground.style.size import FLUSH, fix, px, space
from playground.style.style import Style

LEAST, MOST, LEAST_MIDDLE = 220, 520, 380
"""The widths that a side can have, and the least one of the middle, at a text size of 100 %."""

GRIP, TAB = 7, (16, 44)
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


class FoldTab(QAbstractButton):
    """A flap at the edge of the middle, with an arrow to where the column goes."""

    def __init__(self, style: Style, middle: QWidget) -> None:
        super().__init__(middle)
        self._style = style
        self.points_left = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        fix(self, *TAB)
        style.changed.connect(self.update)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if is_focused else theme.border), 2.0 if is_focused else 1.0))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), px(5), px(5))
        side = px(14)
        drawn = pixmap(
            "chevron-left" if self.points_left else "chevron-right", theme.text_2, side, self.devicePixelRatioF()
        )
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)
        painter.end()


class Side(QWidget):
    """A column that can be dragged and folded: its grip, and a tab over the middle that folds it. wanted: whether a
    person has shown (True) or folded (False) it; None: it is shown where there is room. toggled(): by its tab."""

    toggled = Signal()

    def __init__(self, style: Style, column: QWidget, middle: QWidget, width: int, name: str, key: str) -> None:
        super().__init__()
        self.column, self._middle, self._usual = column, middle, width
        self._width = float(width)
        self._is_left = name == "left"
        self.grip = Grip(style)
        self.grip.setProperty("side", name)
        self.grip.dragged.connect(self._on_dragged)
        self.grip.reset.connect(self.reset)
        self._tips = f"Fold the {name} column ({key})", f"Show the {name} column ({key})"
        self.tab = FoldTab(style, middle)
        self.tab.clicked.connect(self.toggled)
        self.wanted: bool | None = None
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

    @property
    def needed(self) -> int:
        """The pixels that the column takes if it is shown."""
        return px(self._width + GRIP)

    def fold(self, folded: bool) -> None:
        """Fold the column away, or show it again."""
        if folded == self.is_folded:
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.column.isAncestorOf(focus)
        self.column.setVisible(not folded)
        if had_focus and folded:
            self._middle.setFocus()
        self._show()

    def reset(self) -> None:
        """Show the column at its usual width."""
        self._width = float(self._usual)
        self._show()

    def place_tab(self) -> None:
        """Put the tab at the edge of the middle."""
        x = 0 if self._is_left else self._middle.width() - self.tab.width()
        self.tab.move(x, (self._middle.height() - self.tab.height()) // 2)
        self.tab.raise_()

    def _show(self) -> None:
        fix(self.column, self._width)
        self.grip.setVisible(not self.is_folded)
        self.tab.points_left = self._is_left != self.is_folded
        tip = self._tips[self.is_folded]
        self.tab.setToolTip(tip)
        self.tab.setAccessibleName(tip.partition(" (")[0])
        self.tab.update()

    def _on_dragged(self, pixels: int) -> None:
        by = pixels / text_scale()
        self._width = min(max(self._width + (by if self._is_left else -by), LEAST), MOST)
        self._show()


class Columns(QWidget):
    """Left side, middle and right side. Where there is no room for both sides beside LEAST_MIDDLE pixels, the one on
    the right is folded first, unless a person wants it."""

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
        for side in (self.left, self.right):
            side.toggled.connect(self._on_toggled)
        style.changed.connect(self.arrange)

    def toggle(self, name: str) -> None:
        """Fold or show the "left" or the "right" column."""
        side, other = (self.left, self.right) if name == "left" else (self.right, self.left)
        side.wanted = side.is_folded
        if side.wanted and side.needed + other.needed + px(LEAST_MIDDLE) > self.width():
            other.wanted = None
        self.arrange()

    def reset(self) -> None:
        """Show both sides in their usual widths, where there is room."""
        for side in (self.left, self.right):
            side.wanted = None
            side.reset()
        self.arrange()

    def arrange(self) -> None:
        """Fold the sides for which there is no room."""
        room = self.width() - px(LEAST_MIDDLE)
        for side in sorted((self.left, self.right), key=lambda side: side.wanted is not True):
            shown = side.wanted if side.wanted is not None else side.needed <= room
            side.fold(not shown)
            room -= side.needed if shown else 0
        self.place_tabs()

    def place_tabs(self) -> None:
        """Put the tabs at the edges of the middle."""
        for side in (self.left, self.right):
            side.place_tab()

    def _on_toggled(self) -> None:
        self.toggle("left" if self.sender() is self.left else "right")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
