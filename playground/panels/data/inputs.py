"""The inputs to choose from: a box for every feature, in two columns if the names leave room."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.data.input_names import input_name
from core.data.presets import PRESETS
from core.data.source import DatasetSpec
from playground.panels.data.thumbnail import input_thumbnail
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.feature_box import FeatureBox

GAP = 8


class Inputs(QWidget):
    """chosen(feature): the user checked or unchecked a box."""

    chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._columns = 0
        self._grid = QGridLayout(self)
        space(self._grid, margins=FLUSH)
        self.boxes: dict[str, FeatureBox] = {}
        for name in PRESETS:
            box = FeatureBox(style, name)
            box.clicked.connect(partial(self.chosen.emit, name))
            self.boxes[name] = box
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, used: Iterable[str], data: DatasetSpec) -> None:
        """Check the features in use, and call all as the data do."""
        checked = set(used)
        for name, box in self.boxes.items():
            box.setChecked(name in checked)
            box.call(input_name(name, data))
        self._arrange()

    def _fitting(self) -> int:
        """How many columns fit."""
        widest = max(box.needed_width for box in self.boxes.values())
        return 2 if 2 * widest + px(GAP) <= self.width() else 1

    def minimumSizeHint(self) -> QSize:
        # One column, whose names may be shortened.
        least = max(box.minimumSizeHint().width() for box in self.boxes.values())
        return QSize(least, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = self._fitting()
        self._grid.setHorizontalSpacing(px(GAP))
        self._grid.setVerticalSpacing(0)
        if columns == self._columns:
            return
        self._columns = columns
        for box in self.boxes.values():
            self._grid.removeWidget(box)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
        for at, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, at // columns, at % columns)

    def _on_style_changed(self) -> None:
        for name, box in self.boxes.items():
            box.display(input_thumbnail(name, self._style.theme))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
