"""Where a table comes from: what it holds, whose work it is, and its licence, to read and to copy."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from playground.style.size import set_font
from playground.widgets.breakable import breakable
from playground.widgets.copying import make_copyable

LONGEST_WORD = 20
"""Letters of a word that is not broken."""

LICENCE, TIE = "CC BY 4.0", "\u00a0"
"""A licence inside of which no line ends, by its blanks."""

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SourceLine(QLabel):
    """Some lines of small text. Mouse and keyboard select; Ctrl+C copies what is selected, else everything."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("tone", "quiet")
        self.setTextInteractionFlags(SELECTABLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_font(self, "caption")
        make_copyable(self, self.copied, picture=False)

    def display(self, note: str) -> None:
        """Show a table's note; the line is hidden if there is none."""
        self._whole = note
        self.setText(breakable(note.replace(LICENCE, LICENCE.replace(" ", TIE)), LONGEST_WORD))
        self.setAccessibleName(note)
        self.setVisible(bool(note))

    def copied(self) -> str:
        """What is copied."""
        return self.selectedText().replace("\u200b", "").replace(TIE, " ") or self._whole

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().link().color(), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4.0, 4.0)
            painter.end()
