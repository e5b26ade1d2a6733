"""The keys that move the probe over the surface."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}
FINE, COARSE = 0.01, 0.1
"""What an arrow key moves the probe by, as a share of the axis; coarse with Shift."""


def step_of(event: QKeyEvent) -> tuple[float, float] | None:
    """The step of a key across and up, as shares of the axes; None for other keys."""
    step = STEPS.get(Qt.Key(event.key()))
    share = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
    return None if step is None else (step[0] * share, step[1] * share)
