"""Colors of single labels."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel


def tint(text: QLabel, color: str) -> None:
    """Give a label's text a color (#RRGGBB)."""
    palette = text.palette()
    if palette.color(QPalette.ColorRole.WindowText) != QColor(color):
        palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
        text.setPalette(palette)
