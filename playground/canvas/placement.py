"""Putting new things on the canvas: dragged from the palette to a place, or clicked there for a free one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Slot

from playground.canvas import geometry
from playground.canvas.palette import Palette
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

LAYER_SIZE = 4


class Placing(QObject):
    """Shows the ghost of what is dragged, and adds it where it is dropped."""

    def __init__(self, view: "CanvasView", store: Store, palette: Palette) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self._kinds = {button: kind for kind, button in palette.things.items()}
        for button in palette.things.values():
            button.dragged.connect(self._on_dragged)
            button.dropped.connect(self._on_dropped)
            button.cancelled.connect(self._on_cancelled)
            button.clicked.connect(self._on_clicked)

    def _scene_point(self, at: QPoint) -> QPointF:
        return self._view.mapToScene(self._view.viewport().mapFromGlobal(at))

    @Slot(str, QPoint)
    def _on_dragged(self, kind: str, at: QPoint) -> None:
        point = self._scene_point(at)
        self._view.canvas.overlay.show_ghosts(_ghosts(kind, point))
        link = self._view.canvas.link_at(point, self._view.reach(geometry.DROP_REACH))
        self._view.canvas.hover(link if kind == "neuron" else "")

    @Slot(str, QPoint)
    def _on_dropped(self, kind: str, at: QPoint) -> None:
        canvas = self._view.canvas
        canvas.overlay.clear()
        canvas.hover("")
        local = self._view.viewport().mapFromGlobal(at)
        if not self._view.viewport().rect().contains(local) or self._view.palette_card.geometry().contains(local):
            return
        point = self._scene_point(at)
        layer, link = canvas.layer_at(point), canvas.link_at(point, self._view.reach(geometry.DROP_REACH))
        if kind == "neuron" and link:
            self._view.editing.insert(link, geometry.snapped(point.x(), point.y()))
        elif kind == "neuron" and layer:
            self._view.grow(layer, 1)
        else:
            self._view.add(kind, geometry.snapped(point.x(), point.y()))
        self._view.setFocus()

    @Slot()
    def _on_cancelled(self) -> None:
        self._view.canvas.overlay.clear()
        self._view.canvas.hover("")
        self._view.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self._view.keyboard.add(self._kinds[self.sender()])  # type: ignore[index]
        self._view.setFocus()


def _ghosts(kind: str, point: QPointF) -> list[QRectF]:
    x, y = geometry.snapped(point.x(), point.y())
    side = geometry.OUTPUT if kind == "output" else geometry.NODE
    count = LAYER_SIZE if kind == "layer" else 1
    tops = [y + (k - (count - 1) / 2) * 64.0 - side / 2 for k in range(count)]
    return [QRectF(x - side / 2, top, side, side) for top in tops]
