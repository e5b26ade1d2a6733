"""The progress of training, and of the engine's compilation at the first start."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.training.snapshot import Snapshot
from playground.style import number
from playground.style.size import FLUSH, space
from playground.style.style import Style
from playground.widgets.form import Readout
from playground.widgets.preparing_bar import PreparingBar


class Progress(QWidget):
    """The epoch, above a bar that shows while the engine compiles."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.epoch = Readout(style, "Epoch", "00,000", left=True)
        self.preparing = PreparingBar()
        column = QVBoxLayout(self)
        space(column, 3, FLUSH)
        column.addStretch(1)
        # As much space above as the bar takes below keeps the number centered.
        column.addSpacing(self.preparing.height())
        column.addWidget(self.epoch)
        column.addWidget(self.preparing)
        column.addStretch(1)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the epoch."""
        self.epoch.display(number.count(snapshot.epoch) if snapshot.epoch >= 10 else str(snapshot.epoch))
        self.epoch.setToolTip(f"Update {snapshot.update:,}, sample {snapshot.sample:,} of the epoch")
