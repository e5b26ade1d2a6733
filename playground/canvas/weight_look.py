"""Looking at the weights from an image: enlarged at the neuron under the cursor or the keyboard focus, and counted at
the ribbon under the cursor."""

import math

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF
from PySide6.QtGui import QImage

from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.lens import SIDE, Lens
from playground.canvas.links.links import Links
from playground.canvas.paper import Paper
from playground.style import number
from playground.style.size import px
from playground.style.style import Style
from playground.throttle import Throttle

DECIMALS = 3


class WeightLook(QObject):
    """Shows the lens of one neuron or ribbon at a time."""

    def __init__(self, view: Paper, links: Links, style: Style) -> None:
        super().__init__(view)
        self._view, self._scene, self._links = view, view.canvas, links
        self.lens = Lens(style, view.viewport())
        self._at: QPoint | None = None
        self._ribbon = self._neuron = ""
        self._throttle = Throttle()
        self._scene.focus_changed.connect(self._on_focus)

    def follow(self, at: QPoint) -> None:
        """The mouse has moved, to a point of the viewport, outside gestures."""
        self._at, scene = at, self._scene
        hovered = scene.hovered
        ribbon = ""
        if hovered == "" or hovered in scene.layers:
            point = self._view.mapToScene(at)
            reach = geometry.LINK_REACH / min(1.0, self._view.zoom)
            ribbon = "" if scene.boxes.at(point) else self._links.ribbon_at(point, reach)
        self._point_at(ribbon)
        self._neuron = hovered if self._has_weights(hovered) else ""
        self._show()

    def close(self) -> None:
        """Stay hidden until the mouse moves or the focus goes elsewhere."""
        self._point_at("")
        self._at, self._neuron = None, ""
        self.lens.hide()

    def keep_up(self) -> None:
        """The view has moved: stand at the same neuron."""
        if self.lens.isVisible():
            self._show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the present weights."""
        if self.lens.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self._show()

    def _on_focus(self, id: str) -> None:
        self.close()
        if self._has_weights(id):
            self._neuron = id
            self._show()

    def _has_weights(self, id: str) -> bool:
        item = self._scene.nodes.get(id)
        return item is not None and item.shows_weights and not item.target

    def _point_at(self, ribbon: str) -> None:
        if ribbon != self._ribbon:
            for id, is_pointed in ((self._ribbon, False), (ribbon, True)):
                if id in self._links.ribbons:
                    self._links.ribbons[id].point_at(is_pointed=is_pointed)
            self._ribbon = ribbon

    def _show(self) -> None:
        if self._ribbon in self._links.ribbons and self._at is not None:
            self.lens.display(self._told(self._ribbon), QImage(), (1, 1), None)
            self.lens.stand_beside(QRectF(self._at, self._at))
        elif self._has_weights(self._neuron):
            self._enlarge(self._neuron)
        else:
            self.lens.hide()

    def _enlarge(self, id: str) -> None:
        item, seen = self._scene.nodes[id], self._scene.live.of_weights.seen(id)
        if seen is None:
            self.lens.hide()
            return
        rect = self._view.mapFromScene(item.box.translated(item.pos())).boundingRect()
        cell = self._cell(id, seen.weights.shape) if self._at is not None else None
        text = self._counted(id)
        if cell is not None:
            place = f"row {cell[0] + 1}, column {cell[1] + 1}"
            weight = float(seen.weights[cell])
            text = f"{place}: {'no link' if seen.missing[cell] else number.signed(weight, DECIMALS)}"
        is_large = rect.width() >= px(SIDE)
        self.lens.display(text, QImage() if is_large else seen.picture, seen.weights.shape, cell)
        self.lens.stand_beside(QRectF(rect))

    def _cell(self, id: str, shape: tuple[int, ...]) -> tuple[int, int] | None:
        """The row and column of the weight under the cursor."""
        assert self._at is not None
        item = self._scene.nodes[id]
        corner = QPointF(self._view.mapToScene(self._at)) - item.pos() - item.box.topLeft()
        side = item.side / max(shape)
        row, column = math.floor(corner.y() / side), math.floor(corner.x() / side)
        return (row, column) if 0 <= row < shape[0] and 0 <= column < shape[1] else None

    def _told(self, id: str) -> str:
        """The ribbon to a neuron in words: "64 weights from the image to h1.3, norm 2.41"."""
        name = self._scene.document.network.nodes[id].name
        return self._counted(id, f" from the image to {name}")

    def _counted(self, id: str, which: str = "") -> str:
        bundles = self._links.bundles
        count = int(bundles.counts[bundles.targets.index(id)])
        norm = number.weight(self._links.ribbons[id].norm)
        return f"{count:,} weight{'s' if count > 1 else ''}{which}, norm {norm}"
