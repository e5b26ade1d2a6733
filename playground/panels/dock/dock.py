"""The dock: a strip with one line, and below it the content of one of its faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from playground.actions import tip
from playground.style.icon import icon
from playground.style.size import fix, px, size_icon, space
from playground.style.style import Style
from playground.widgets.segment import Segment

STRIP = 40
NARROW = 360
"""The width below which the button to the Lab has its short text. Both are at a text size of 100 %."""

LAB, SHORT_LAB = "Open in the Lab", "Lab"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """line: what the strip shows; body: the content."""

    name: str
    line: QWidget
    body: QWidget


class Dock(QFrame):
    """Shows the first face. Only several faces have a segment to choose from.

    opened(bool): the user opened or closed the content. lab_requested(): the selection shall be shown in the Lab.
    """

    opened = Signal(bool)
    lab_requested = Signal()

    def __init__(self, style: Style, faces: Sequence[Face]) -> None:
        super().__init__()
        self._style = style
        self._faces = {face.name: face for face in faces}
        self.is_open = False
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._lines, self._bodies = QStackedWidget(), QStackedWidget()
        for face in faces:
            self._lines.addWidget(face.line)
            self._bodies.addWidget(face.body)
        strip = QWidget()
        fix(strip, height=STRIP)
        row = QHBoxLayout(strip)
        space(row, 10, (16, 0, 12, 0))
        if len(faces) > 1:
            self.segment = Segment(style, tuple(self._faces), "Face of the dock")
            self.segment.chosen.connect(self.show_face)
            row.addWidget(self.segment)
        self.lab = QPushButton(LAB)
        self.lab.setAccessibleName(LAB)
        self.lab.setProperty("role", "link")
        self.lab.setToolTip(tip("take_apart"))
        self.lab.clicked.connect(self.lab_requested)
        self.button = QPushButton("Inspect")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setToolTip(tip("inspector"))
        size_icon(self.button, 16)
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self._lines, 1)
        row.addWidget(self.lab)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._bodies, 1)
        self._bodies.hide()
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.offer("Legend", lab=False)

    def show_face(self, name: str) -> None:
        """Show a face."""
        if len(self._faces) > 1:
            self.segment.display(name)
        self._lines.setCurrentWidget(self._faces[name].line)
        self._bodies.setCurrentWidget(self._faces[name].body)

    def set_open(self, opened: bool) -> None:
        """Show or hide the content."""
        self.is_open = opened
        self._bodies.setVisible(opened)
        self.button.setAccessibleDescription("open" if opened else "closed")
        self._on_style_changed()

    def offer(self, text: str, *, lab: bool) -> None:
        """Set the text of the button that opens the content, and whether there is something for the Lab."""
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.lab.setVisible(lab)

    def _on_clicked(self) -> None:
        self.opened.emit(not self.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lab.setText(LAB if self.width() >= px(NARROW) else SHORT_LAB)

    def _on_style_changed(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-up"
        self.button.setIcon(icon(name, self._style.theme.text_2))
