"""A number with few digits, which can be copied with all of them."""

from PySide6.QtCore import Qt

from playground.style.size import set_font
from playground.widgets.copying import make_copyable
from playground.widgets.focus_label import FocusLabel


class NumberLabel(FocusLabel):
    """`full` is copied by Ctrl+C and by its menu. Tab focuses it."""

    def __init__(self, name: str, role: str = "body", tone: str = "") -> None:
        super().__init__()
        self.full = ""
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_font(self, role)
        make_copyable(self, self.copied, picture=False)

    def display(self, text: str, full: str, note: str = "") -> None:
        """Show a number. note: more for the tool tip."""
        self.full = full
        if text != self.text():
            self.setText(text)
        self.setToolTip("\n".join(filter(None, (full, note))))

    def copied(self) -> str:
        """What is copied."""
        return self.full or self.text()
