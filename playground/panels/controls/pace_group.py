"""The pace slider, and the measured speed of training."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.training.pace import DEFAULT_PACE
from core.training.snapshot import Snapshot
from playground.panels.controls import pace_scale
from playground.style import number
from playground.style.size import fix, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.slider import Slider

WIDTH, TEXT_WIDTH = 120, 114


class PaceGroup(QWidget):
    """chosen(Pace): the user moved the slider."""

    chosen = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.slider = Slider(style, 0.0, 1.0, step=0.05)
        self.slider.setAccessibleName("Pace")
        self.slider.setToolTip("Training speed, from one update a second to full speed")
        self.slider.display(pace_scale.share_of(DEFAULT_PACE))
        self.slider.moved.connect(self._on_moved)
        self._name = label(pace_scale.describe(DEFAULT_PACE), "caption", quiet=True)
        self._speed = label("", "caption", quiet=True)
        fix(self._speed, TEXT_WIDTH)
        column = QVBoxLayout(self)
        space(column, margins=(4, 0, 0, 0))
        column.setSpacing(1)
        column.addWidget(self._name)
        column.addWidget(self.slider)
        column.addWidget(self._speed)
        fix(self, WIDTH)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the speed, or the update while paused."""
        text, tip = f"update {snapshot.update:,}", ""
        if not snapshot.is_ready:
            text = "Preparing\u2026"
        elif snapshot.is_playing:
            text = f"{number.count(snapshot.updates_per_second)} updates/s"
            tip = f"{snapshot.epochs_per_second:,.1f} epochs a second"
        self._speed.setText(text)
        self._speed.setToolTip(tip)

    def _on_moved(self, share: float) -> None:
        pace = pace_scale.pace_at(share)
        self._name.setText(pace_scale.describe(pace))
        self.chosen.emit(pace)
