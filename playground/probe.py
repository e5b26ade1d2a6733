"""The probe: the point of the space of columns at which the window shows numbers."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.data.dataset import Dataset
from core.data.plane import nearest
from playground.picture_words import sample_name

Point = tuple[float, ...]

NO_SAMPLE = -1


class Probe(QObject):
    """pinned: the point, in the columns' units; it stays until another one is pinned. sample: the number of the sample
    that was pinned, training points first, NO_SAMPLE for another point. origin: where another point comes from, such as
    "drawn by you"; "" if nobody said.

    pinned_changed() after a pin; wanted_changed(point): values are needed at a point, that of the cursor while it
    hovers over something with points.
    """

    pinned_changed = Signal()
    wanted_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pinned: Point = ()
        self.sample, self.origin = NO_SAMPLE, ""
        self._data: Dataset | None = None

    def begin(self, data: Dataset) -> None:
        """Pin the first sample of other data."""
        self._data = data
        self.pin_sample(0)

    def follow(self, data: Dataset) -> None:
        """The data got or lost rows that train: what is pinned stays, a sample with its new number. A sample that is
        gone stays as a point."""
        assert self._data is not None
        before, self._data = self._data.train_count, data
        if self.sample >= before:
            self.sample += data.train_count - before
        elif self.sample >= data.train_count:
            self.sample = NO_SAMPLE
        self.pinned_changed.emit()

    def pin(self, point: Point, origin: str = "") -> None:
        """Pin a point."""
        self._pin(point, NO_SAMPLE, origin)

    def pin_sample(self, number: int) -> None:
        """Pin a sample of the data."""
        assert self._data is not None
        self._pin(tuple(self._data.points[number].tolist()), number, "")

    def look(self, point: Point) -> None:
        """Ask for values at a point, for as long as the cursor is there."""
        self.wanted_changed.emit(point)

    def look_back(self) -> None:
        """Ask for values at the pinned point again."""
        self.wanted_changed.emit(self.pinned)

    @property
    def nearest_sample(self) -> int:
        """The number of the sample that is pinned, or is nearest to the probe in the scale of the columns."""
        assert self._data is not None
        data = self._data
        return nearest(data.scaled(data.points), data.scaled(np.array(self.pinned)))

    @property
    def name(self) -> str:
        """What is pinned: "row 12", or "the probe" for a point that is no sample."""
        return "the probe" if self.sample == NO_SAMPLE else self.name_of(self.sample)

    def name_of(self, sample: int) -> str:
        """What people call a sample of the data."""
        assert self._data is not None
        return sample_name(self._data, sample)

    def _pin(self, point: Point, sample: int, origin: str) -> None:
        self.pinned, self.sample, self.origin = point, sample, origin
        self.pinned_changed.emit()
        self.wanted_changed.emit(point)
