"""The image on the canvas: which one it shows, the next one, and examples that are dropped on it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from core.data.dataset import Dataset
from core.data.making import generate
from playground import image_words
from playground.canvas.paper import Paper
from playground.canvas.pointer import Pointer
from playground.probe import Point, Probe
from playground.store import Store

SAMPLE = "application/x-gradient-playground-sample"
"""What is dragged from the examples: the number of a sample, in digits."""


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
        # The paper would take every drop for its scene; the window opens what is no sample.
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def tell(self) -> None:
        """Say what the image shows, and what comes next."""
        item = self._scene.boxes.items.get("image")
        if item is None:
            return
        data = generate(self._store.document.data)
        if not self._under_cursor:
            self._scene.boxes.show_point(self._probe.pinned)
        noun = image_words.noun_of(data.about)
        is_there = self._probe.sample < len(data.points)
        state = image_words.probed(self._probe, data) if is_there else ""
        if self._under_cursor:
            state = "under the cursor"
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

    def _on_action(self, kind: str) -> None:
        if kind == "image":
            self.pin_next()

    def _on_wanted(self, point: Point) -> None:
        self._under_cursor = point != self._probe.pinned
        self._scene.boxes.show_point(point)
        self.tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            # Once taken, moves decide about the place.
            event.setAccepted(event.mimeData().hasFormat(SAMPLE) and "image" in self._scene.boxes.items)
        elif isinstance(event, QDragMoveEvent):
            event.setAccepted(self._show_target(event))
        elif isinstance(event, QDragLeaveEvent):
            self._mark(is_target=False)
        elif isinstance(event, QDropEvent):
            event.setAccepted(self._show_target(event))
            self._mark(is_target=False)
            number = bytes(event.mimeData().data(SAMPLE).data()).decode(errors="replace")
            if (
                event.isAccepted()
                and number.isdecimal()
                and int(number) < len(generate(self._store.document.data).points)
            ):
                self._probe.pin_sample(int(number))
        else:
            return False
        return True

    def _show_target(self, event: QDropEvent) -> bool:
        """Whether a sample would be dropped on the image; it is marked if so."""
        place = self._view.mapToScene(event.position().toPoint())
        is_over = event.mimeData().hasFormat(SAMPLE) and self._scene.boxes.at(place) == "image"
        self._mark(is_target=is_over)
        return is_over

    def _mark(self, *, is_target: bool) -> None:
        item = self._scene.boxes.items.get("image")
        if item is not None:
            item.mark(hovered=is_target)
