"""The card about the file: its name, size and date; another file, and reading it again."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.data.reading.reading import Reading
from core.quotation import quote
from playground.importing import words
from playground.style.icon import pixmap
from playground.style.size import fix, px, space
from playground.style.style import Style
from playground.widgets.dialog import wrapped
from playground.widgets.elided import Name

ICON = 18


class FactsCard(QFrame):
    """other_wanted(): another file. again_wanted(): the same, from the disk."""

    other_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        space(column, 4, (12, 10, 12, 10))
        head, buttons = QHBoxLayout(), QHBoxLayout()
        space(head, 8)
        space(buttons, 4, (0, 6, 0, 0))
        self.name = Name("heading", 60, keeps_tip=True)
        head.addWidget(_Icon(style))
        head.addWidget(self.name, 1)
        self._size, self._changed = wrapped("", "small", quiet=True), wrapped("", "small", quiet=True)
        self.other, self.again = QPushButton("Other file\u2026"), QPushButton("Read again")
        self.again.setProperty("role", "toggle")
        self.other.setToolTip("Import another file instead")
        self.again.setToolTip("Read the file as it is on the disk now")
        for button, told in ((self.other, self.other_wanted), (self.again, self.again_wanted)):
            button.clicked.connect(told)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._size)
        column.addWidget(self._changed)
        column.addLayout(buttons)

    def display(self, reading: Reading, *, is_pasted: bool) -> None:
        """Show the facts of a reading. is_pasted: there is no file that a person knows."""
        facts = reading.facts
        self.name.setText("Pasted cells" if is_pasted else quote(facts.name))
        self._size.setText(words.about_file(facts, len(reading.columns), is_whole=reading.is_whole))
        self._changed.setText(words.changed(facts))
        self._changed.setVisible(not is_pasted)
        self.again.setVisible(not is_pasted)


class _Icon(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fix(self, ICON, ICON)
        style.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(ICON)
        drawn = pixmap("table", self._style.theme.text, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, 0), drawn)
        painter.end()
