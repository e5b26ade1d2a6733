"""Both losses and the accuracy; each readout can open "Why this number?"."""

import math

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.training.snapshot import Metrics
from playground.panels.why.readout import WhyReadout
from playground.style import number
from playground.style.size import FLUSH, space
from playground.style.style import Style

LEAST_DIGITS = 3
"""With fewer, a loss is written as a power of ten."""


class Readouts(QWidget):
    """Three readouts side by side. Their widths never depend on their numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._metrics: Metrics | None = None
        self._digits = 4
        self.train_loss = WhyReadout(style, "Train loss", "", "filled")
        self.test_loss = WhyReadout(style, "Test loss", "", "hollow")
        self.accuracy = WhyReadout(style, "Test accuracy", "")
        self._row = row = QHBoxLayout(self)
        space(row, 12, FLUSH)
        for readout in (self.train_loss, self.test_loss, self.accuracy):
            row.addWidget(readout)
        style.changed.connect(self._show)

    def use_widths(self, loss: int, accuracy: int, *, digits: int, gap: int) -> None:
        """Give the readouts other widths. digits: significant digits of a loss, if they fit."""
        self._digits = digits
        for readout, width in ((self.train_loss, loss), (self.test_loss, loss), (self.accuracy, accuracy)):
            readout.use_width(width)
        space(self._row, gap)
        self._show()

    def display(self, metrics: Metrics | None) -> None:
        """Show the metrics; None if there are none yet."""
        self._metrics = metrics
        self._show()

    def _show(self) -> None:
        metrics = self._metrics
        penalty = metrics.penalty if metrics else 0.0
        beside = f"The penalty is {number.loss(penalty)}; the losses do not include it." if penalty else ""
        for readout, value in (
            (self.train_loss, metrics.train_loss if metrics else None),
            (self.test_loss, metrics.test_loss if metrics else None),
        ):
            full = "" if value is None else number.full(value)
            readout.display_first_fit(loss_forms(value, self._digits), _lines(full, beside))
        tested, trained = (metrics.test_accuracy, metrics.train_accuracy) if metrics else (None, None)
        full = "" if tested is None else number.full(tested)
        train = "" if trained is None else f"Train accuracy {number.share(trained)}"
        self.accuracy.display(number.share(tested), _lines(full, train))


def loss_forms(value: float | None, digits: int) -> tuple[str, ...]:
    """Texts for a loss, the most exact first: plain with so many significant digits, then as powers of ten."""
    if value is None or not math.isfinite(value):
        return (number.NONE,)
    powers = tuple(number.power(value, fewer) for fewer in range(digits, 0, -1))
    if not 1e-4 <= abs(value) < 1e4:
        return (number.loss(value), *powers)
    return (*(number.fixed(value, fewer) for fewer in range(digits, LEAST_DIGITS - 1, -1)), *powers)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
