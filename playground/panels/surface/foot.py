"""The foot of the plot: the key of its colors, and the readout at its right or below it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QBoxLayout

from playground.panels.surface.color_bar import ColorBar
from playground.panels.surface.readout import PointReadout
from playground.style.size import px, space
from playground.style.style import Style

LEAST = 212
"""The width in pixels that key and readout need beside each other."""


class Foot(QBoxLayout):
    """bar: the key. readout: the place and the answer there."""

    def __init__(self, style: Style) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.bar, self.readout = ColorBar(style), PointReadout()
        space(self, 12)
        self.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(self.readout, 1)

    def follow(self, square: QRect, width: int, *, is_narrow: bool) -> None:
        """Put key and readout below the square, and beyond it on both sides if it is small; one below the other in a
        narrow card. width: that of the plot."""
        direction = QBoxLayout.Direction
        self.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        lacking = max(px(LEAST) - square.width(), 0)
        left = max(square.left() - lacking // 2, 0)
        right = max(width - left - max(square.width(), px(LEAST)), 0)
        if self.contentsMargins().left() != left or self.contentsMargins().right() != right:
            self.setContentsMargins(left, 0, right, 0)
