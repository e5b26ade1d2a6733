"""The variables of a graph, each with a slider and a field."""

import math
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.lab.lab import Lab
from core.setting import Number
from playground.style.font import font_at_100
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import label
from playground.widgets.number_field import NumberField
from playground.widgets.slider import Slider

STEP, FIRST_STEP = Number("step size", -1e6, 1e6), 0.01
NAME_LEAST, NAME_MOST = 34, 80
LEAST_SPAN, MOST_DOUBLINGS = 4.0, 1000
"""A slider goes at least this far to either side of 0, and at most to 2 to this power."""


class Variables(QWidget):
    """value_changed(name, number) by the user; step_requested(size) to move all variables along their gradients."""

    value_changed = Signal(str, float)
    step_requested = Signal(float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._rows: dict[str, tuple[QLabel, Slider, NumberField]] = {}
        self._holders: list[QWidget] = []
        self._column = QVBoxLayout(self)
        space(self._column, 6, FLUSH)
        self._column.addWidget(label("Variables", "heading"))
        self._rows_column = QVBoxLayout()
        space(self._rows_column, 6)
        self._column.addLayout(self._rows_column)
        self._column.addLayout(self._make_step())

    def display(self, lab: Lab) -> None:
        """Show a lab's variables."""
        if tuple(self._rows) != lab.leaves:
            self._make_rows(lab)
        for name in lab.leaves:
            _, slider, field = self._rows[name]
            reach = span(lab.values[name])
            if reach > slider.high:
                slider.use_range(-reach, reach)
            slider.display(lab.values[name])
            field.display(lab.values[name])
        self.setVisible(bool(lab.leaves))

    @property
    def fields(self) -> dict[str, NumberField]:
        """The field of each variable."""
        return {name: parts[2] for name, parts in self._rows.items()}

    @property
    def sliders(self) -> dict[str, Slider]:
        """The slider of each variable."""
        return {name: parts[1] for name, parts in self._rows.items()}

    def _make_rows(self, lab: Lab) -> None:
        for holder in self._holders:
            # Not takeAt: its wrappers outlive the items, and later stand for other objects at the same address.
            self._rows_column.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self._rows.clear()
        self._holders.clear()
        metrics = QFontMetricsF(font_at_100("variable"))
        widest = max((metrics.horizontalAdvance(name) + 4.0 for name in lab.leaves), default=0.0)
        for name in lab.leaves:
            self._add_row(name, lab.values[name], min(max(widest, NAME_LEAST), NAME_MOST))
        for before, after in pairwise(part for _, *parts in self._rows.values() for part in parts):
            QWidget.setTabOrder(before, after)

    def _add_row(self, name: str, value: float, width: float) -> None:
        reach = span(value)
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row, 8, FLUSH)
        what = Elided("variable", NAME_LEAST, keeps_tip=True)
        slider, field = Slider(self._style, -reach, reach, width=90), NumberField()
        fix(what, width)
        what.display(name)
        slider.setAccessibleName(f"{name}, slider")
        field.setAccessibleName(name)
        fix(field, 74 if width == NAME_LEAST else 72)
        slider.setProperty("variable", name)
        field.setProperty("variable", name)
        slider.moved.connect(self._on_value)
        field.committed.connect(self._on_value)
        for part in (what, slider, field):
            row.addWidget(part)
        self._rows_column.addWidget(holder)
        self._holders.append(holder)
        self._rows[name] = (what, slider, field)

    def _make_step(self) -> QHBoxLayout:
        self.step_size = NumberField(STEP)
        self.step_size.display(FIRST_STEP)
        self.step_size.explanation = "A factor of each gradient; below 0 it descends, as training does"
        self.step_size.setAccessibleName("Step size")
        fix(self.step_size, 60)
        self.step = QPushButton("Step along the gradient")
        self.step.setToolTip("Add step size \u00d7 gradient to every variable: the output grows")
        self.step.clicked.connect(self._on_step)
        row = QHBoxLayout()
        space(row, 8)
        row.addWidget(self.step, 1)
        row.addWidget(self.step_size)
        return row

    def _on_step(self) -> None:
        self.step_requested.emit(self.step_size.value)

    def _on_value(self, value: float) -> None:
        self.value_changed.emit(self.sender().property("variable"), value)


def span(value: float) -> float:
    """How far a slider goes to either side of 0: a power of 2 with room beyond the value."""
    return max(LEAST_SPAN, 2.0 ** min(math.ceil(math.log2(max(abs(value), 1.0)) + 0.5), MOST_DOUBLINGS))
