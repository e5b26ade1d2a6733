"""Examples of each class of pictures, in place of the list of inputs."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.data.dataset import Dataset
from core.data.drawing.reader import PictureReader, reader_of
from core.data.making import generate
from core.data.source import DatasetSpec
from core.training.results import true_classes
from playground.panels.drawing.strip import PictureStrip, Sample
from playground.picture_words import DRAWN, sample_name
from playground.style.size import FLUSH, at_least, fit_text, space
from playground.style.style import Style
from playground.widgets.elided import Elided, Name
from playground.widgets.form import label

SIDE, GAP, ROW_GAP = 30, 6, 2
LISTED = 60
"""The most pictures of a class; the arrow keys reach those that have no room."""

LONGEST = 60
"""The most pixels of a class's name."""


class Examples(QWidget):
    """chosen(number): a sample was chosen; dropped(number, place): dragged to a place of the screen. foot: a place for
    more below the pictures."""

    chosen = Signal(int)
    dropped = Signal(int, QPoint)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._data: Dataset | None = None
        self.rows: list[ExampleRow] = []
        column = QVBoxLayout(self)
        space(column, ROW_GAP, FLUSH)
        head, hint = QHBoxLayout(), Elided("caption")
        space(head, 8)
        hint.setText("drag one onto the image")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label("Examples", "heading"))
        head.addWidget(hint, 1)
        column.addLayout(head)
        column.addSpacing(4)
        self._column = QVBoxLayout()
        space(self._column, ROW_GAP, FLUSH)
        column.addLayout(self._column)
        self.foot = QVBoxLayout()
        space(self.foot, 0, FLUSH)
        column.addLayout(self.foot)

    def display(self, spec: DatasetSpec) -> bool:
        """Show examples of data; whether they are pictures."""
        data = generate(spec)
        reader = reader_of(data)
        if reader is None:
            self._data = None
            return False
        if data is not self._data:
            self._data = data
            self._fill(data, reader, len(spec.drawn))
        return True

    def mark(self, number: int) -> None:
        """Mark the sample that is pinned."""
        for row in self.rows:
            row.strip.mark(number)

    def _fill(self, data: Dataset, reader: PictureReader, drawn: int) -> None:
        while len(self.rows) < len(data.classes):
            row = ExampleRow(self._style)
            row.strip.chosen.connect(self.chosen)
            row.strip.dropped.connect(self.dropped)
            self._column.addWidget(row)
            self.rows.append(row)
        widest = max(data.classes, key=len)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(data.classes))
            if at < len(data.classes):
                numbers = np.flatnonzero(true_classes(data) == at)
                row.display(data.classes[at], widest, len(numbers), _samples(data, reader, numbers, drawn))


class ExampleRow(QWidget):
    """The name of a class, pictures of it, and how many rows it has."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.name = Name("small_strong", 12, keeps_tip=True)
        self.strip = PictureStrip(style, "", side=SIDE, gap=GAP)
        self.count = label("", "small", quiet=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        space(row, 6, FLUSH)
        row.addWidget(self.name)
        row.addWidget(self.strip, 1)
        row.addWidget(self.count)

    def display(self, name: str, widest: str, count: int, samples: list[Sample]) -> None:
        """Show a class. widest: the longest name of all classes, which decides where pictures begin."""
        self.name.setText(name)
        metrics = self.name.fontMetrics()
        self.name.setFixedWidth(min(metrics.horizontalAdvance(widest) + 2, round(metrics.height() * LONGEST / 15)))
        self.strip.setAccessibleName(f"Examples of {name}")
        self.strip.display(samples)
        self.count.setText(f"{count:,}")
        fit_text(self.count, "000")
        at_least(self, height=SIDE)


def _samples(data: Dataset, reader: PictureReader, numbers: np.ndarray, drawn: int) -> list[Sample]:
    """Pictures of a class: the newest drawn one first."""
    begin, end = data.train_count - drawn, data.train_count
    own = [int(number) for number in numbers[::-1] if begin <= number < end]
    others = [int(number) for number in numbers[: LISTED + len(own)] if not begin <= number < end]
    told: Mapping[int, str] = dict.fromkeys(own, DRAWN)
    listed = [*own, *others][:LISTED]
    return [
        Sample(number, reader.shares(data.points[number]), told.get(number, sample_name(data, number)))
        for number in listed
    ]
