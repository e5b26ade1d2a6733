"""The values that the table on the canvas shows and holds: those of the probe."""

import math
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from core.data.description import describe
from core.data.expression import token
from core.data.source import DataSource
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.scene import CanvasScene
from playground.probe import NO_SAMPLE, Point, Probe

FOOT, HELD = ("Drag a marker to hold another value", "Drag to hold a value"), ("Another value is held", "")
TYPING = ("Double-click a value to hold another", "Double-click a value")
"""What the foot says; the last, while the rows are too small for markers."""

FINE, COARSE = 0.01, 0.1
"""The shares of its range by which a value moves at a key."""


class TableValues(QObject):
    """The rows follow the point at which values are wanted, the header and the foot what is pinned.

    held(): somebody holds another value of a column.
    """

    held = Signal()

    def __init__(self, scene: CanvasScene, probe: Probe) -> None:
        super().__init__(scene)
        self._scene, self._probe = scene, probe
        self._wanted: Point = probe.pinned
        self._sample, self._columns = NO_SAMPLE, 0
        self._rows: list[tuple[RowItem, int]] = []
        self._has_markers = True
        probe.wanted_changed.connect(self._on_wanted)
        probe.pinned_changed.connect(self._on_pinned)

    def display(self) -> None:
        """Show the values in the table of another document."""
        self._find_rows()
        self._show_values()
        self._show_words()

    def follow_zoom(self, zoom: float) -> None:
        """Say how to hold a value at a zoom."""
        self._has_markers = any(row.has_bars(zoom) for row, _ in self._rows)
        self._show_words()

    def row(self, id: str) -> RowItem | None:
        """The row of a column whose value can be held; None for every other node."""
        item = self._scene.nodes.get(id)
        is_row = isinstance(item, RowItem) and item.distribution is not None and self._place_of(id) >= 0
        return item if is_row and isinstance(item, RowItem) else None

    def hold(self, id: str, value: float) -> None:
        """Hold a value of a column: pin the point with all other columns as they are."""
        at, pinned = self._place_of(id), self._probe.pinned
        if at < 0 or pinned[at] == value:
            return
        self._probe.pin((*pinned[:at], value, *pinned[at + 1 :]))
        self.held.emit()

    def pinned(self, id: str) -> float:
        """The value of a column that is pinned."""
        at = self._place_of(id)
        return self._probe.pinned[at] if at >= 0 else math.nan

    def toggle(self, id: str) -> None:
        """Hold the other value of a switch."""
        self.hold(id, float(self.pinned(id) < 0.5))

    def move(self, id: str, share: float) -> None:
        """Hold a value that is larger by a share of the column's range."""
        row = self.row(id)
        if row is not None and row.distribution is not None:
            self.hold(id, row.distribution.moved(self.pinned(id), share))

    def let_go(self) -> None:
        """Hold nothing: pin the sample that was pinned last."""
        self._probe.pin_sample(max(self._sample, 0))

    def restore(self, point: Point, sample: int, origin: str) -> None:
        """Pin what was pinned before."""
        if sample == NO_SAMPLE:
            self._probe.pin(point, origin)
        else:
            self._probe.pin_sample(sample)

    @property
    def kept(self) -> tuple[Point, int, str]:
        """What is pinned, for `restore`."""
        return self._probe.pinned, self._probe.sample, self._probe.origin

    @property
    def way_back(self) -> str:
        """What leads back from a held value; "" while a sample is pinned."""
        is_held = bool(self._probe.pinned) and self._probe.sample == NO_SAMPLE
        return f"Set to {self._probe.name_of(max(self._sample, 0))}" if is_held else ""

    def _place_of(self, id: str) -> int:
        """The number of a row's column among those of the data; -1 if it is none of them, or the probe is at other
        data."""
        document = self._scene.document
        places = _places(document.data.source)
        if len(places) != len(self._probe.pinned):
            return -1
        return places.get(getattr(document.network.nodes.get(id), "expression", ""), -1)

    def _find_rows(self) -> None:
        document = self._scene.document
        places = _places(document.data.source)
        self._columns, self._rows = len(places), []
        for id in self._scene.boxes.members("table"):
            item = self._scene.nodes[id]
            at = places.get(getattr(item.node, "expression", ""))
            if isinstance(item, RowItem) and at is not None:
                self._rows.append((item, at))

    def _show_values(self) -> None:
        if len(self._wanted) == self._columns:
            for row, at in self._rows:
                row.show_value(self._wanted[at])

    def _show_words(self) -> None:
        table, sample = self._scene.boxes.items.get("table"), self._probe.sample
        if table is None:
            return
        table.say(self._probe.name_of(sample) if sample != NO_SAMPLE else self._probe.origin)
        foot, brief = HELD if sample == NO_SAMPLE else FOOT if self._has_markers else TYPING
        table.tell(foot, self.way_back, brief)

    def _on_wanted(self, point: Point) -> None:
        self._wanted = point
        self._show_values()

    def _on_pinned(self) -> None:
        if self._probe.sample != NO_SAMPLE:
            self._sample = self._probe.sample
        self._show_words()


@lru_cache(maxsize=4)
def _places(source: DataSource) -> Mapping[str, int]:
    """The expression of each column -> its number."""
    return {token(name): at for at, name in enumerate(describe(source).names)}
