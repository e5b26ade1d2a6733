"""How wide the parts of a row are, for a row that leaves out what does not fit."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget


def width_without(row: QHBoxLayout, parts: Sequence[QWidget], left: Collection[QWidget]) -> int:
    """The width that the parts of a row need if some are left out. They may be shown or hidden now."""
    widths = [_wanted(part) for part in parts if part not in left]
    margins = row.contentsMargins()
    return sum(widths) + row.spacing() * len(widths) + margins.left() + margins.right()


def show_without(parts: Sequence[QWidget], left: Collection[QWidget]) -> None:
    """Hide the parts that are left out, and show the others."""
    for part in parts:
        if part.isHidden() != (part in left):
            part.setVisible(part not in left)


def _wanted(part: QWidget) -> int:
    part.ensurePolished()
    least, most = part.minimumWidth(), part.maximumWidth()
    return min(max(part.sizeHint().width(), part.minimumSizeHint().width(), least), most)
