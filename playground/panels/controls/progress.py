"""The progress of training, and of the engine's compilation at the first start."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.training.snapshot import Snapshot
from playground.panels.controls.bar_box import BETWEEN, CAPTION, CONTROL, HEIGHT
from playground.style import number
from playground.style.font import font
from playground.style.size import fix, set_font, space
from playground.widgets.drop_down import DropDown
from playground.widgets.form import label
from playground.widgets.preparing_bar import PreparingBar

NUMBER, PACE, BRIEF_PACE = 58, 104, 94
"""Widths of the epoch, and of the pace in a wide and in a narrow bar."""

ROLES = ("metric", "title", "heading")
"""Fonts for the epoch: the largest in which it fits."""


class Progress(QWidget):
    """The epoch beside the pace, above a bar that shows while the engine compiles."""

    def __init__(self, pace: DropDown) -> None:
        super().__init__()
        self._pace, self._epoch = pace, 0
        caption = label("Epoch", "caption", quiet=True)
        fix(caption, height=CAPTION)
        self.epoch = QLabel("0")
        self.epoch.setAccessibleName("Epoch 0")
        set_font(self.epoch, ROLES[0])
        fix(self.epoch, NUMBER, CONTROL)
        self.preparing = PreparingBar()
        column = QVBoxLayout(self)
        space(column, 0, (0, 10, 0, 3))
        column.addWidget(caption)
        row = QHBoxLayout()
        space(row, 2, (0, BETWEEN, 0, 2))
        row.addWidget(self.epoch)
        row.addWidget(pace)
        column.addLayout(row)
        column.addWidget(self.preparing)
        fix(self, height=HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the epoch."""
        if snapshot.epoch != self._epoch:
            self._epoch = snapshot.epoch
            self._show(snapshot.epoch)
        self.epoch.setToolTip(f"Update {snapshot.update:,}, sample {snapshot.sample:,} of the epoch")

    def use_width(self, *, is_brief: bool) -> None:
        """Leave the pace less room in a narrow bar."""
        self._pace.use_role("caption" if is_brief else "small")
        fix(self._pace, BRIEF_PACE if is_brief else PACE)

    def _show(self, epoch: int) -> None:
        """Write the epoch as large as it fits, and in whole if it does."""
        whole = f"{epoch:,}"
        forms = [(whole, role) for role in ROLES] + [(number.brief(epoch, digits), ROLES[-1]) for digits in (4, 3, 2)]
        text, role = next((form for form in forms if _width(*form) <= self.epoch.width()), forms[-1])
        set_font(self.epoch, role)
        self.epoch.setText(text)
        self.epoch.setAccessibleName(f"Epoch {whole}")


def _width(text: str, role: str) -> int:
    return QFontMetrics(font(role)).horizontalAdvance(text)
