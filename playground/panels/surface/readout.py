"""The readout of the surface: a position, and below it the answer there, in the width there is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from playground.panels.surface.axes import PLAIN, axis_markup, axis_name, axis_unit
from playground.style import number
from playground.style.size import FLUSH, at_least, space
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

NARROWEST, PLACE_HEIGHT, VALUE_HEIGHT = 40, 15, 18


@dataclass(frozen=True, slots=True)
class Reading:
    """A point, and the answer there: its name, the mark between name and value, and the value. full: the
    answer in full precision."""

    axes: tuple[str, ...]
    point: tuple[float, ...]
    name: str
    mark: str
    value: str
    full: str


class PointReadout(QWidget):
    """Two lines at the right. Their height and width stay the same whatever they say."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self.place, self.value = label("", "caption", quiet=True), label("", "heading")
        self.place.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        space(column, 0, FLUSH)
        for part, height in ((self.place, PLACE_HEIGHT), (self.value, VALUE_HEIGHT)):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            at_least(part, NARROWEST, height)
            column.addWidget(part)
        column.addStretch(1)
        # It takes the room that the key leaves.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def display(self, reading: Reading | None) -> None:
        """Show a reading; None for nothing."""
        if reading != self._reading:
            self._reading = reading
            self._fit()

    def _fit(self) -> None:
        reading = self._reading
        if reading is None:
            for part in (self.place, self.value):
                part.setText("")
                part.setToolTip("")
            return
        metrics, room = self.place.fontMetrics(), self.width()
        forms = place_forms(reading.axes, reading.point)
        fitting = (markup for plain, markup in forms if metrics.horizontalAdvance(plain) <= room)
        self.place.setText(next(fitting, forms[-1][1]))
        named = zip(reading.axes, reading.point, strict=True)
        self.place.setToolTip(", ".join(f"{axis_name(axis)} {number.full(x)}" for axis, x in named))
        metrics, rest = self.value.fontMetrics(), reading.mark + reading.value
        name = metrics.elidedText(reading.name, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(rest))
        self.value.setText(name + rest)
        self.value.setToolTip(plain_tip(reading.full))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()


def place_forms(axes: tuple[str, ...], point: tuple[float, ...]) -> list[tuple[str, str]]:
    """Ways to write a point, as plain text and markup, the longest first."""
    names, units = [axis_name(axis) for axis in axes], [axis_unit(axis) for axis in axes]
    forms = []
    for decimals in (2, 1):
        texts = [number.weight(x, decimals) for x in point]
        plain = "  ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True))
        parts = (f"{axis_markup(name)} {text}" for name, text in zip(names, texts, strict=True))
        forms.append((plain, "&nbsp; ".join(parts)))
    short = [number.weight(x, 1) for x in point]
    if axes != PLAIN and any(units):
        measured = ", ".join(f"{text} {unit}".rstrip() for text, unit in zip(short, units, strict=True))
        forms.append((measured, measured))
    return [*forms, (", ".join(short), ", ".join(short))]
