"""How far training has come, and at a first start how far the engine."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.training.snapshot import Snapshot
from playground.style import number
from playground.style.style import Style
from playground.widgets.form import Readout
from playground.widgets.preparing_bar import PreparingBar


class Progress(QWidget):
    """The epoch, above a bar that is there while the engine is compiled."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.epoch = Readout(style, "Epoch", "00,000", left=True)
        self.preparing = PreparingBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addStretch(1)
        # As much above as the bar takes below, so that the number stays in the middle.
        column.addSpacing(self.preparing.height())
        column.addWidget(self.epoch)
        column.addWidget(self.preparing)
        column.addStretch(1)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the epoch."""
        self.epoch.display(number.count(snapshot.epoch) if snapshot.epoch >= 10 else str(snapshot.epoch))
        self.epoch.setToolTip(f"Update {snapshot.update:,}, sample {snapshot.sample:,} of the epoch")
