"""The Playground's regions side by side, and their widths for each window size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.style.style import Style
from playground.widgets.form import IconButton

RAIL = 48
WIDTHS = {1900: (272, 392), 1500: (256, 344), 1220: (232, 304), 1024: (232, 284)}
"""Least total width -> the widths of left and right side."""

INSPECTED = 1500
"""The least width at which the inspector is open."""


class Regions(QWidget):
    """Left side (or a rail of buttons for it), middle, right side. rearranged(width): the width has moved to another
    class of WIDTHS."""

    rearranged = Signal(int)

    def __init__(
        self,
        style: Style,
        left: QWidget,
        middle: Sequence[QWidget],
        right: QWidget,
        rail: Sequence[tuple[str, str, Callable[[], object]]],
    ) -> None:
        """middle: from top to bottom; the second part fills the free space. rail: icon, tool tip and handler of each
        button."""
        super().__init__()
        self._left, self._right = left, right
        self._kind = 0
        self._rail = QWidget()
        self._rail.setProperty("role", "panel")
        self._rail.setFixedWidth(RAIL)
        buttons = QVBoxLayout(self._rail)
        buttons.setContentsMargins(8, 12, 8, 12)
        for icon, tip, handler in rail:
            button = IconButton(style, icon, tip)
            button.clicked.connect(handler)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for at, part in enumerate(middle):
            lines.addWidget(part, 1 if at == 1 else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for region in (self._rail, left, line(), column, line(), right):
            row.addWidget(region, 1 if region is column else 0)

    def _arrange(self, width: int) -> None:
        """Set the widths of the regions when the total width moves to another class."""
        kind = next((least for least in WIDTHS if width >= least), min(WIDTHS))
        if kind == self._kind:
            return
        self._kind = kind
        self._rail.setVisible(kind == min(WIDTHS))
        self._left.setVisible(kind > min(WIDTHS))
        self._left.setFixedWidth(WIDTHS[kind][0])
        self._right.setFixedWidth(WIDTHS[kind][1])
        self.rearranged.emit(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width())


def line() -> QWidget:
    """A hairline between regions, vertical or horizontal."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setMinimumSize(1, 1)
    return made


def column(*parts: QWidget, filling: QWidget) -> QWidget:
    """Parts from top to bottom; `filling` takes the free space."""
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    for part in parts:
        lines.addWidget(part, 1 if part is filling else 0)
    return made
