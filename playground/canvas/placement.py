"""Adds things to the canvas: dragged from the palette to a place, or requested, where there is space."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Slot
from PySide6.QtWidgets import QGraphicsView

from core.document import room
from core.document.document import Point
from playground.canvas import geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.palette import KINDS, Palette
from playground.canvas.pointer import Pointer
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import CanvasZoom

LAYER_SIZE = 4
BESIDE = 110.0
"""How far right of the selection to look for space."""


class Placement(QObject):
    """Shows the ghost of what is dragged, and adds it where it is dropped. handlers: command id -> its handler."""

    def __init__(
        self,
        view: QGraphicsView,
        scene: CanvasScene,
        zooming: CanvasZoom,
        commands: CanvasCommands,
        pointer: Pointer,
        palette: Palette,
    ) -> None:
        super().__init__(view)
        self._view, self._scene, self._zooming, self._commands = view, scene, zooming, commands
        self._pointer, self._palette = pointer, palette
        self._kinds = {button: kind for kind, button in palette.things.items()}
        self.handlers: Mapping[str, Callable[[], object]] = {f"add_{kind}": partial(self._add, kind) for kind in KINDS}
        for button in palette.things.values():
            button.dragged.connect(self._on_dragged)
            button.dropped.connect(self._on_dropped)
            button.cancelled.connect(self._on_cancelled)
            button.clicked.connect(self._on_clicked)

    def free_place(self, kind: str) -> Point:
        """The place nearest to the mouse, else right of the selection, else in the middle of the view, where something
        covers nothing; if possible, where it can be seen. kind: "neuron", "layer" or "output"."""
        at, document = self._wanted(), self._scene.document
        x, y = geometry.snapped(at.x(), at.y())
        mine = [_around(rect, x, y) for rect in room.rects_of(kind, LAYER_SIZE)]
        taken = [*room.rects(document).values()]
        taken += [geometry.sides_of(card) for card in self._zooming.covered()]
        away = room.shift(mine, taken, geometry.sides_of(self._zooming.seen()))
        return x + away[0], y + away[1]

    def _wanted(self) -> QPointF:
        nodes = self._scene.nodes
        chosen = [nodes[id].pos() for id in self._scene.selection if id in nodes]
        if not chosen or self._pointer.is_inside:
            return self._pointer.place()
        return QPointF(max(p.x() for p in chosen) + BESIDE, sum(p.y() for p in chosen) / len(chosen))

    def _add(self, kind: str) -> None:
        self._commands.place(kind, self.free_place(kind))

    def _link_under(self, point: QPointF) -> str:
        return self._scene.picker.link_at(point, self._zooming.reach(geometry.DROP_REACH))

    @Slot(str, QPoint)
    def _on_dragged(self, kind: str, at: QPoint) -> None:
        point = self._view.mapToScene(self._view.viewport().mapFromGlobal(at))
        self._scene.overlay.show_ghosts(_ghosts(kind, point))
        self._scene.hover(self._link_under(point) if kind == "neuron" else "")

    @Slot(str, QPoint)
    def _on_dropped(self, kind: str, at: QPoint) -> None:
        self._scene.overlay.clear()
        self._scene.hover("")
        local = self._view.viewport().mapFromGlobal(at)
        if not self._view.viewport().rect().contains(local) or self._palette.geometry().contains(local):
            return
        point = self._view.mapToScene(local)
        layer, link, place = self._scene.picker.layer_at(point), self._link_under(point), point.toTuple()
        if kind == "neuron" and link:
            self._commands.insert(link, geometry.snapped(*place))
        elif kind == "neuron" and layer:
            self._commands.grow(layer, 1)
        else:
            self._commands.place(kind, geometry.snapped(*place))
        self._view.setFocus()

    @Slot()
    def _on_cancelled(self) -> None:
        self._scene.overlay.clear()
        self._scene.hover("")
        self._view.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self._add(self._kinds[self.sender()])  # type: ignore[index]
        self._view.setFocus()


def _around(rect: room.Rect, x: float, y: float) -> room.Rect:
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y


def _ghosts(kind: str, point: QPointF) -> list[QRectF]:
    x, y = geometry.snapped(point.x(), point.y())
    side = geometry.OUTPUT if kind == "output" else geometry.NODE
    count = LAYER_SIZE if kind == "layer" else 1
    tops = [y + (k - (count - 1) / 2) * room.PITCH - side / 2 for k in range(count)]
    return [QRectF(x - side / 2, top, side, side) for top in tops]
