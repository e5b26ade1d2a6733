"""A sentence below a field: what the input is, or what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from playground.style.size import at_least, set_font
from playground.style.style import Style

LINE = 15


class Sentence(QLabel):
    """Quiet, or in the color of danger. lines: reserved height, so that nothing below jumps."""

    def __init__(self, style: Style, lines: int = 0) -> None:
        super().__init__("")
        self._style, self._is_wrong = style, False
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_font(self, "small")
        self.setWordWrap(True)
        if lines:
            at_least(self, height=LINE * lines + 2)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        style.changed.connect(self._on_style_changed)

    def say(self, sentence: str, *, wrong: bool) -> None:
        """Show a sentence."""
        self.setText(sentence)
        self._is_wrong = wrong
        self._on_style_changed()

    def _on_style_changed(self) -> None:
        palette, theme = self.palette(), self._style.theme
        palette.setColor(self.foregroundRole(), QColor(theme.danger if self._is_wrong else theme.text_2))
        self.setPalette(palette)
