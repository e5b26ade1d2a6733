"""A small panel below a button. The next press elsewhere closes it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QStyle, QStyleOption, QVBoxLayout, QWidget

from playground.style.size import FLUSH, px, space

EDGES = 32
"""Pixels of the screen that a popup leaves free, its own margins included."""


class Popup(QFrame):
    """hidden() when it closed. opener: a press on this button only closes; elsewhere, it counts there as well."""

    hidden = Signal()
    opener: QWidget | None = None

    def __init__(self, parent: QWidget) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        # Nothing is drawn outside of the round corners; Qt then leaves the background to us.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setProperty("role", "popup")
        self.column = QVBoxLayout(self)
        space(self.column, 12, (14, 12, 14, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        option, painter = QStyleOption(), QPainter(self)
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        opener = self.opener
        if opener is not None and opener.rect().contains(opener.mapFromGlobal(event.globalPosition().toPoint())):
            self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        super().mousePressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Contents that unfold make it taller, and may push it off a low screen.
        super().resizeEvent(event)
        self._stay_on_screen()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        room, box = self.screen().availableGeometry(), self.geometry()
        left = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
        top = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
        if (left, top) != (box.left(), box.top()):
            self.move(left, top)


class ScrollPopup(Popup):
    """A popup as large as its contents, which scroll on a screen that is too small. `contents` takes them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        area = _Area()
        self.contents = QVBoxLayout(area.inner)
        space(self.contents, 12, FLUSH)
        self.column.addWidget(area)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)


class _Area(QScrollArea):
    """As large as what it holds, if the screen is."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = QWidget()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inner)
        self.inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        whole, room = self.inner.sizeHint(), self.screen().availableGeometry().size()
        room -= QSize(px(EDGES), px(EDGES))
        beside = self.verticalScrollBar().sizeHint().width() if whole.height() > room.height() else 0
        below = self.horizontalScrollBar().sizeHint().height() if whole.width() + beside > room.width() else 0
        return (whole + QSize(beside, below)).boundedTo(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False
