"""Where a table comes from: what it holds, whose work it is, and its licence, to read and to copy."""

from PySide6.QtCore import Qt

from playground.style.size import set_font
from playground.widgets.breakable import breakable
from playground.widgets.copying import make_copyable
from playground.widgets.focus_label import FocusLabel

LONGEST_WORD = 20
"""Letters of a word that is not broken."""

LICENCE, TIE = "CC BY 4.0", "\u00a0"
"""A licence inside of which no line ends, by its blanks."""

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SourceLine(FocusLabel):
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
