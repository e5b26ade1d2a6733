"""What a hand does on the canvas: each gesture is an object; nothing is committed before it ends."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.problem import Refusal
from playground.canvas import geometry
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import Lens
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView


class Gesture:
    """Begins with a press; `move` and `release` get points of the scene; `cancel` leaves everything as it was."""

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse went on."""

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse button came up: commit."""

    def cancel(self) -> None:
        """Escape, or the focus went: forget it."""


class MoveGesture(Gesture):
    """Drags the selected nodes; a click without a drag only selects."""

    def __init__(self, view: "CanvasView", store: Store, start: QPointF, nodes: list[str]) -> None:
        self._view = view
        self._scene: CanvasScene = view.canvas
        self._store = store
        self._start = start
        self._loose = _is_loose(self._scene, nodes)
        self._before = {id: QPointF(self._scene.nodes[id].pos()) for id in nodes}
        self._threshold = QApplication.startDragDistance() / view.zoom
        self._moved = False

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        away = point - self._start
        if not self._moved and away.manhattanLength() < self._threshold:
            return
        self._moved = True
        free = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if not free and self._before:
            away = self._snapped(away)
        self._scene.move_to({id: at + away for id, at in self._before.items()})
        if self._loose:
            self._scene.hover(self._link_under())

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._moved:
            return
        self.move(point, modifiers)
        self._scene.overlay.clear()
        places = {id: self._scene.nodes[id].pos() for id in self._before}
        link = self._link_under() if self._loose else ""
        if link:
            neuron, place = next(iter(places.items()))
            self._view.editing.splice(neuron, link, (place.x(), place.y()))
            return
        names = self._scene.document.network.nodes
        what = names[next(iter(places))].name if len(places) == 1 else f"{len(places)} nodes"
        moved = {id: (place.x(), place.y()) for id, place in places.items()}
        self._store.apply(f"Move {what}", partial(edits.move, positions=moved))

    def cancel(self) -> None:
        self._scene.move_to(self._before)
        self._scene.hover("")
        self._scene.overlay.clear()

    def _link_under(self) -> str:
        place = next(self._scene.nodes[id].pos() for id in self._before)
        return self._scene.link_at(place, self._view.reach(geometry.DROP_REACH))

    def _snapped(self, away: QPointF) -> QPointF:
        """To the line of another node where one is near, with a guide along it; else to the grid."""
        lead = next(iter(self._before.values()))
        goal = lead + away
        others = [item.pos() for id, item in self._scene.nodes.items() if id not in self._before]
        x, y = geometry.snapped(goal.x(), goal.y())
        near_x = geometry.nearest((other.x() for other in others), goal.x())
        near_y = geometry.nearest((other.y() for other in others), goal.y())
        place = QPointF(x if near_x is None else near_x, y if near_y is None else near_y)
        lines = [QLineF(place, other) for other in others if other.x() == near_x or other.y() == near_y]
        self._scene.overlay.show_guides(lines)
        return place - lead


def _is_loose(scene: CanvasScene, nodes: list[str]) -> bool:
    """Whether it is one hidden neuron without links, which can be put into a link."""
    network = scene.document.network
    hidden = {neuron.id for neuron in network.hidden}
    return len(nodes) == 1 and nodes[0] in hidden and not network.incoming[nodes[0]] and not network.outgoing[nodes[0]]


class MarqueeGesture(Gesture):
    """Selects what a rectangle touches; a click on nothing selects nothing."""

    def __init__(self, view: "CanvasView", start: QPointF, *, adding: bool) -> None:
        self._scene: CanvasScene = view.canvas
        self._start = start
        self._kept = self._scene.selection if adding else ()
        self._before = self._scene.selection

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        rect = QRectF(self._start, point).normalized()
        self._scene.overlay.show_marquee(rect)
        touched = [id for id, item in self._scene.nodes.items() if rect.intersects(item.box.translated(item.pos()))]
        self._scene.select((*self._kept, *touched))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if QRectF(self._start, point).normalized().isEmpty():
            self._scene.select(self._kept)
        self._scene.overlay.clear()

    def cancel(self) -> None:
        self._scene.overlay.clear()
        self._scene.select(self._before)


class ConnectGesture(Gesture):
    """Pulls a link from the port of a node or layer to a node or layer. Valid targets light up, others go gray."""

    def __init__(self, view: "CanvasView", store: Store, source: str) -> None:
        self._view = view
        self._scene: CanvasScene = view.canvas
        self._store = store
        self.source = source
        self.targets = target_states(self._scene, source)
        self._scene.mark_targets(self.targets)

    def target_at(self, point: QPointF) -> str:
        """The node or layer a link would end at."""
        return self._scene.node_at(point) or self._scene.layer_at(point)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        target = self.target_at(point)
        state = self.targets.get(target, "")
        end = _entry(self._scene, target) if state == "valid" else point
        self._scene.hover(target)
        self._scene.overlay.show_link(_exit(self._scene, self.source), end, valid=state != "invalid")

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        target, away = self.target_at(point), point - _exit(self._scene, self.source)
        self.cancel()
        if target and target != self.source:
            self._view.connect_ends(self.source, target)
        elif not target and away.manhattanLength() > geometry.NODE:
            self._view.quick_add.open_at(point, self.source)

    def cancel(self) -> None:
        self._scene.mark_targets({})
        self._scene.overlay.clear()


class UnplugGesture(ConnectGesture):
    """Pulls a link's end out of its target: into another one, or away. A click without a drag only selects."""

    def __init__(self, view: "CanvasView", store: Store, start: QPointF, link: str) -> None:
        self._link = store.document.network.links_by_id[link]
        self._start, self._pulled = start, False
        self._threshold = QApplication.startDragDistance() / view.zoom
        super().__init__(view, store, self._link.source)
        self._scene.mark_targets({})

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._pulled and (point - self._start).manhattanLength() < self._threshold:
            return
        if not self._pulled:
            self._pulled = True
            self.targets[self._link.target] = "valid"
            self._scene.mark_targets(self.targets)
            self._scene.lift(self._link.id)
        super().move(point, modifiers)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        target = self.target_at(point)
        pulled, name = self._pulled, self._view.keyboard.name(self._link.id)
        self.cancel()
        if not pulled or target == self._link.target:
            return
        if not target:
            self._store.apply(f"Disconnect {name}", partial(edits.delete, ids=[self._link.id]))
        elif target in self._scene.layers:
            self._view.refuse("A link ends at one neuron: drop it on a neuron, or beside it to disconnect.", target)
        else:
            self._replug(target, name)

    def _replug(self, target: str, name: str) -> None:
        try:
            edits.redirect(self._store.document, self._link.id, target)
        except Refusal as refusal:
            self._view.refuse(str(refusal), target)
            return
        self._store.apply(f"Move {name}", partial(edits.redirect, link=self._link.id, target=target))

    def cancel(self) -> None:
        super().cancel()
        self._scene.lift("")


class PanGesture(Gesture):
    """Drags the paper."""

    def __init__(self, lens: Lens, start: QPointF) -> None:
        self._lens, self._last = lens, start

    def pan(self, position: QPointF) -> None:
        """The mouse went on, to a point of the viewport."""
        self._lens.pan(position - self._last)
        self._last = position


def target_states(scene: CanvasScene, source: str) -> dict[str, str]:
    """Every node and layer as "valid" or "invalid" end of a link from source; the source itself is left out."""
    network = scene.document.network
    sources = [n.id for n in network.members(source)] if source in network.layers_by_id else [source]
    inside = {source, *sources}
    upstream = network.upstream(*sources)
    present = {(link.source, link.target) for id in sources for link in network.outgoing[id]}
    states = {node.id: "invalid" for node in network.inputs}
    for neuron in network.neurons:
        new = any((id, neuron.id) not in present for id in sources)
        states[neuron.id] = "valid" if new and neuron.id not in upstream else "invalid"
    for layer in network.layers:
        members = network.members(layer.id)
        good = layer.id != source and any(states[neuron.id] == "valid" for neuron in members)
        free = not any(neuron.id in upstream for neuron in members)
        states[layer.id] = "valid" if good and free else "invalid"
    return {id: state for id, state in states.items() if id not in inside}


def can_connect(store: Store, source: str, target: str) -> str:
    """Why a link cannot be, in one sentence; "" if it can."""
    try:
        edits.connect(store.document, source, target)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _exit(scene: CanvasScene, id: str) -> QPointF:
    return scene.nodes[id].port if id in scene.nodes else scene.layers[id].port


def _entry(scene: CanvasScene, id: str) -> QPointF:
    if id in scene.nodes:
        item = scene.nodes[id]
        return item.pos() - QPointF(item.side / 2, 0)
    rect = scene.layers[id].rect
    return QPointF(rect.left(), rect.center().y())
