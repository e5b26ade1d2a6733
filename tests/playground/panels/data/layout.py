"""Layouts that follow what was just changed."""

from PySide6.QtWidgets import QApplication, QWidget

ROUNDS = 3
"""Rounds of events after which every layout has followed the newest texts."""


def wait_for_layout(widget: QWidget) -> None:
    """Let the layouts around a widget follow its new texts and sizes."""
    for _ in range(ROUNDS):
        widget.updateGeometry()
        QApplication.processEvents()
