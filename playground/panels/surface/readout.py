"""The readout of the surface: a place of the plane, and below it the answer there, in the width there is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.data.table import Column
from playground.panels.surface.axes import axis_markup, stand_for_themselves, with_unit
from playground.style import number
from playground.style.size import FLUSH, at_least, space
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

NARROWEST, PLACE_HEIGHT, VALUE_HEIGHT = 40, 15, 18


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a plane: its axes, the numbers there and how many decimals each has. told: the values of the columns
    there, in words."""

    axes: tuple[Column, ...]
    numbers: tuple[float, ...]
    decimals: tuple[int, ...]
    told: str

    def forms(self) -> list[tuple[str, str]]:
        """Ways to write it, as plain text and markup, the longest first."""
        found = []
        for texts in (self._texts(0), self._texts(1)):
            named = list(zip(self.axes, texts, strict=True))
            plain = "  ".join(f"{axis.shown} {text}" for axis, text in named)
            found.append((plain, "&nbsp; ".join(f"{axis_markup(axis.shown)} {text}" for axis, text in named)))
        short = self._texts(1)
        if not stand_for_themselves(axis.shown for axis in self.axes) and any(axis.unit for axis in self.axes):
            measured = ", ".join(with_unit(text, axis) for axis, text in zip(self.axes, short, strict=True))
            found.append((measured, measured))
        return [*found, (", ".join(short), ", ".join(short))]

    def _texts(self, fewer: int) -> list[str]:
        pairs = zip(self.numbers, self.decimals, strict=True)
        return [number.weight(x, max(decimals - fewer, 0)) for x, decimals in pairs]


@dataclass(frozen=True, slots=True)
class Reading:
    """A place of the plane, and the answer there: its name, the mark between name and value, and the value. full: the
    answer in full precision."""

    place: Place
    name: str
    mark: str
    value: str
    full: str

    @property
    def told(self) -> str:
        """All of it in words."""
        return f"{self.place.told}: {self.name}{self.mark}{self.value}"


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
        forms = reading.place.forms()
        fitting = (markup for plain, markup in forms if metrics.horizontalAdvance(plain) <= room)
        self.place.setText(next(fitting, forms[-1][1]))
        self.place.setToolTip(plain_tip(reading.place.told))
        metrics, rest = self.value.fontMetrics(), reading.mark + reading.value
        name = metrics.elidedText(reading.name, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(rest))
        self.value.setText(name + rest)
        self.value.setToolTip(plain_tip(reading.full))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
