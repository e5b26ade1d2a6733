"""The lines of the top bar: captions on the upper one, controls on the lower one."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.style.size import FLUSH, Margins, fix, refit, space
from playground.widgets.form import label

HEIGHT, CAPTION, CONTROL = 64, 14, 28
LINES: Margins = (0, 10, 0, 8)
"""Above the captions, and below the controls."""

BETWEEN = 4
"""Pixels between both lines."""


class BarBox(QWidget):
    """Controls under a caption. Its width is that of its controls, whatever the caption says."""

    def __init__(self, caption: str | QLabel, *controls: QWidget, spacing: float = 8) -> None:
        super().__init__()
        heading = label(caption, "caption", quiet=True) if isinstance(caption, str) else caption
        fix(heading, height=CAPTION)
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._heading = heading
        column = QVBoxLayout(self)
        space(column, BETWEEN, LINES)
        column.addWidget(heading)
        row = QHBoxLayout()
        space(row, spacing, FLUSH)
        for control in controls:
            fix(control, height=CONTROL)
            row.addWidget(control)
            if not control.accessibleName():
                control.setAccessibleName(heading.text())
        column.addLayout(row)
        fix(self, height=HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refit(self) -> None:
        """Use the present text size again: in another window, Qt gives the caption the font it had at first."""
        refit(self._heading)
