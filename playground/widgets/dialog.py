"""A dialog of our own look: a heading with a drawn mark, a body that scrolls on a low screen, and buttons at its
foot."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.style.icon import pixmap
from playground.style.size import at_least, fix, px, space
from playground.widgets.form import label, rule

WIDTH, SIDE = 420, 24
"""The usual width of a text, and of the margins, in pixels at a text size of 100 %."""

MARGINS, LEAST = QSize(40, 80), QSize(640, 480)
"""What is left free of the window beside a dialog, and the window's size at which it may become larger than that."""


class Dialog(QDialog):
    """`body` takes the contents, `add_button` the buttons. mark: the name of an icon, tinted by a role of the palette.
    It is deleted when it closes."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        heading: str = "",
        mark: str = "",
        tint: QPalette.ColorRole = QPalette.ColorRole.Accent,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setProperty("role", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._inner, self._usual = QWidget(), WIDTH + 2 * SIDE
        upper = QVBoxLayout(self._inner)
        space(upper, 12, (SIDE, 20, SIDE, 20))
        if heading:
            head = QHBoxLayout()
            space(head, 10)
            if mark:
                head.addWidget(Mark(mark, tint), 0, Qt.AlignmentFlag.AlignTop)
            self.heading = wrapped(heading, "title")
            head.addWidget(self.heading, 1)
            upper.addLayout(head)
        self.body = QVBoxLayout()
        space(self.body, 10)
        upper.addLayout(self.body, 1)
        self._area = _Area(self._inner)
        whole.addWidget(self._area, 1)
        whole.addWidget(rule())
        foot = QWidget()
        self._foot = QHBoxLayout(foot)
        space(self._foot, 8, (SIDE, 12, SIDE, 12))
        self._lefts = 0
        self._foot.addStretch(1)
        whole.addWidget(foot)

    def add_button(self, text: str, *, filled: bool = False, at_left: bool = False) -> QPushButton:
        """Add a button, to the right of those before it. The filled one is pressed by Enter; there is one at most."""
        made = QPushButton(text)
        made.setAutoDefault(filled)
        made.setDefault(filled)
        if filled:
            made.setProperty("role", "filled")
        at_least(made, 80)
        if at_left:
            self._foot.insertWidget(self._lefts, made)
            self._lefts += 1
        else:
            self._foot.addWidget(made)
        return made

    def room(self) -> QSize:
        """The largest size: within its screen and its window."""
        screen, parent = self.screen().availableSize(), self.parentWidget()
        inside = parent.window().size().expandedTo(LEAST) if parent is not None else screen
        return inside.boundedTo(screen) - MARGINS

    def showEvent(self, event: QShowEvent) -> None:
        room = self.room()
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._inner.setMinimumWidth(min(px(self._usual), room.width() - bar))
        self._area.limit(room - QSize(0, self._foot.sizeHint().height() + 1))
        self.adjustSize()
        self.resize(self.size().boundedTo(room))
        super().showEvent(event)


class _Area(QScrollArea):
    """As large as its content, up to a limit."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._most = QSize(10_000, 10_000)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self._inner = inner

    def limit(self, most: QSize) -> None:
        """Be at most this large."""
        self._most = most
        self.setMinimumSize(self.sizeHint().boundedTo(most))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = self._inner.sizeHint().expandedTo(self._inner.minimumSize())
        if self._inner.hasHeightForWidth():
            hint.setHeight(self._inner.heightForWidth(min(hint.width(), self._most.width())))
        bar = self.verticalScrollBar().sizeHint().width()
        wide = hint.height() > self._most.height()
        high = hint.width() > self._most.width()
        return (hint + QSize(bar * wide, bar * high)).boundedTo(self._most)


class Mark(QWidget):
    """An icon in a color of the palette."""

    def __init__(self, name: str, tint: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._tint = name, tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fix(self, 20, 20)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self.palette().color(self._tint).name()
        painter.drawPixmap(0, 0, pixmap(self._name, color, px(20), self.devicePixelRatioF()))
        painter.end()


def wrapped(text: str, role: str = "body", *, quiet: bool = False) -> QLabel:
    """Text over several lines."""
    made = label(text, role, quiet=quiet)
    made.setWordWrap(True)
    return made
