"""The image on the canvas: which one it shows, and the next one."""

from PySide6.QtCore import QObject, QPoint

from core.data.dataset import Dataset
from core.data.making import generate
from playground.canvas.paper import Paper
from playground.canvas.pointer import Pointer
from playground.picture_words import sample_name, thing_of
from playground.probe import NO_SAMPLE, Point, Probe
from playground.store import Store


class ImageNode(QObject):
    """Tells in the foot of the image what is pinned, and pins what a person chooses there."""

    def __init__(self, view: Paper, pointer: Pointer, store: Store, probe: Probe) -> None:
        super().__init__(view)
        self._view, self._scene, self._store, self._probe = view, view.canvas, store, probe
        self._data: Dataset | None = None
        self._last = -1
        self._under_cursor = False
        pointer.action_requested.connect(self._on_action)
        probe.pinned_changed.connect(self.tell)
        probe.wanted_changed.connect(self._on_wanted)

    def tell(self) -> None:
        """Say what the image shows, and what comes next."""
        item = self._scene.boxes.items.get("image")
        if item is None:
            return
        data = generate(self._store.document.data)
        if not self._under_cursor:
            self._scene.boxes.show_point(self._probe.pinned)
        noun, sample = thing_of(data), self._probe.sample
        state = self._probe.origin or "another point"
        if self._under_cursor:
            state = "under the cursor"
        elif NO_SAMPLE < sample < len(data.points):
            state = sample_name(data, sample)
        part = "test " if data.train_count < len(data.points) else ""
        item.tell(state, f"Next {part}{noun}", state.replace(f" {noun} ", " "), "Next")

    def pin_next(self) -> None:
        """Pin the next test sample, after the last one the first."""
        data = generate(self._store.document.data)
        if data is not self._data:
            self._data, self._last = data, -1
        count, first = len(data.points), data.train_count if data.train_count < len(data.points) else 0
        present = self._probe.sample if self._probe.sample >= first else self._last
        self._last = present + 1 if first <= present < count - 1 else first
        self._probe.pin_sample(self._last)

    def takes(self, place: QPoint) -> bool:
        """Whether an example that is dropped at a place of the screen is meant for it: on the image or, where pixels
        stand alone, on the canvas."""
        viewport, boxes = self._view.viewport(), self._scene.boxes
        at = viewport.mapFromGlobal(place)
        is_inside = self._view.isVisible() and viewport.rect().contains(at)
        return is_inside and ("image" not in boxes.items or boxes.at(self._view.mapToScene(at)) == "image")

    def _on_action(self, kind: str) -> None:
        if kind == "image":
            self.pin_next()

    def _on_wanted(self, point: Point) -> None:
        self._under_cursor = point != self._probe.pinned
        self._scene.boxes.show_point(point)
        self.tell()
