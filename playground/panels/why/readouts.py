"""Both losses and the accuracy; each readout can open "Why this number?"."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.training.snapshot import Metrics
from playground.panels.why.readout import WhyReadout
from playground.style import number
from playground.style.size import FLUSH, space
from playground.style.style import Style


class Readouts(QWidget):
    """Three readouts side by side, `spacing` pixels apart."""

    def __init__(self, style: Style, spacing: int) -> None:
        super().__init__()
        self.train_loss = WhyReadout(style, "Train loss", "0.0000", "filled")
        self.test_loss = WhyReadout(style, "Test loss", "0.0000", "hollow")
        self.accuracy = WhyReadout(style, "Test accuracy", "100.0 %")
        row = QHBoxLayout(self)
        space(row, spacing, FLUSH)
        for readout in (self.train_loss, self.test_loss, self.accuracy):
            row.addWidget(readout)

    def display(self, metrics: Metrics | None) -> None:
        """Show the metrics; None if there are none yet."""
        self.train_loss.display(*_loss(metrics.train_loss if metrics else None))
        self.test_loss.display(*_loss(metrics.test_loss if metrics else None))
        tested, trained = (metrics.test_accuracy, metrics.train_accuracy) if metrics else (None, None)
        full = "" if tested is None else number.full(tested)
        beside = "" if trained is None else f"Train accuracy {number.share(trained)}"
        self.accuracy.display(number.share(tested), "\n".join(filter(None, (full, beside))))


def _loss(value: float | None) -> tuple[str, str]:
    return number.loss(value), "" if value is None else number.full(value)
