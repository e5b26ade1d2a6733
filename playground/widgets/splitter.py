"""Lines between regions that can be dragged, and moved by the arrow keys."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from playground.style.size import px
from playground.style.style import Style

GRAB = 5
"""How wide a line is for the mouse, and while it has the keyboard, in pixels. It is drawn one pixel wide."""

STEP = 16
"""Pixels that an arrow key moves a line, at a text size of 100 %."""

TIP = "Drag, or use the arrow keys; double-click for the usual size"


class Splitter(QSplitter):
    """Regions side by side. dragged(): the user moved a line. usual_requested(): a line was double-clicked."""

    dragged = Signal()
    usual_requested = Signal()

    def __init__(self, style: Style, names: tuple[str, ...]) -> None:
        """names: of the lines, from left to right."""
        super().__init__(Qt.Orientation.Horizontal)
        self._style, self._names = style, iter(names)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def createHandle(self) -> QSplitterHandle:
        # Qt creates one for the first part, too, which is never shown.
        return Handle(self, self._style, "" if self.count() == 0 else next(self._names, ""))

    def _on_moved(self, *_: int) -> None:
        self.dragged.emit()


class Handle(QSplitterHandle):
    """A line between two regions."""

    def __init__(self, parent: Splitter, style: Style, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style, self._owner = style, parent
        self.setAccessibleName(name)
        self.setToolTip(TIP)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -px(STEP), Qt.Key.Key_Right: px(STEP)}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.moveSplitter(self.closestLegalPosition(self.x() + self.contentsMargins().left() + step))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._owner.usual_requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clearMask()
        self.raise_()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setMask(self.contentsRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._style.theme
        painter.fillRect(self.contentsRect(), QColor(theme.border))
        if self.hasFocus():
            painter.fillRect(QRect(self.width() // 2 - 1, 0, 3, self.height()), QColor(theme.accent))
        painter.end()


class Grip(QWidget):
    """A line above a region. dragged(pixels downward) as it is moved; usual_requested() when it was double-clicked."""

    dragged = Signal(int)
    usual_requested = Signal()

    def __init__(self, style: Style, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._from = style, QPoint()
        self._is_live = False
        self.setAccessibleName(name)
        style.changed.connect(self.update)

    def set_live(self, live: bool) -> None:
        """Whether it can be moved."""
        self._is_live = live
        self.setCursor(Qt.CursorShape.SplitVCursor if live else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if live else Qt.FocusPolicy.NoFocus)
        self.setToolTip(TIP if live else "")

    def lie_on(self, top: int, width: int) -> None:
        """Lie over a boundary."""
        self.setGeometry(0, top - GRAB // 2, width, GRAB)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -px(STEP), Qt.Key.Key_Down: px(STEP)}.get(Qt.Key(event.key()))
        if step is None or not self._is_live:
            event.ignore()
        else:
            self.dragged.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_live and event.buttons() & Qt.MouseButton.LeftButton:
            now = event.globalPosition().toPoint()
            self.dragged.emit(now.y() - self._from.y())
            self._from = now

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.usual_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, middle = QPainter(self), self._style.theme, self.height() // 2
        painter.fillRect(QRect(0, middle, self.width(), 1), QColor(theme.border))
        if self.hasFocus():
            painter.fillRect(QRect(0, middle - 1, self.width(), 3), QColor(theme.accent))
        painter.end()
