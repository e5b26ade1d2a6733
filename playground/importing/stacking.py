"""Rows that become columns where there is no room beside each other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from playground.style.size import px

BESIDE, STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


def width_of(parts: Sequence[QWidget], gap: float) -> int:
    """The width of visible parts beside each other, `gap` apart at a text size of 100 %."""
    shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
    return sum(shown) + px(gap) * max(len(shown) - 1, 0)


def stack(layout: QBoxLayout, needed: int, room: int) -> None:
    """Put the parts of a layout beside each other if what they need fits the room, else one below the other."""
    layout.setDirection(BESIDE if needed <= room else STACKED)
