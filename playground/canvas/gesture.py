"""The mouse gestures on the canvas. Each is an object; nothing is committed before it ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from playground.canvas import geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import CanvasZoom


class Gesture:
    """Begins with a press. `move` and `release` get points of the scene; `cancel` restores everything."""

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse has moved."""

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse button was released: commit."""

    def cancel(self) -> None:
        """Escape, or the focus was lost: discard it."""


class MoveGesture(Gesture):
    """Drags the selected nodes; a click without a drag only selects."""

    def __init__(
        self, scene: CanvasScene, commands: CanvasCommands, zooming: CanvasZoom, start: QPointF, nodes: Sequence[str]
    ) -> None:
        self._scene, self._commands, self._zooming = scene, commands, zooming
        self._start = start
        self._loose = len(nodes) == 1 and scene.document.network.is_loose(nodes[0])
        self._before = {id: QPointF(scene.nodes[id].pos()) for id in nodes}
        self._threshold = zooming.reach_of_drag()
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
        places = {id: self._scene.boxes.true_place(id, self._scene.nodes[id].pos()) for id in self._before}
        link = self._link_under() if self._loose else ""
        if link:
            neuron, place = next(iter(places.items()))
            self._commands.splice(neuron, link, place.toTuple())
        else:
            self._commands.move({id: place.toTuple() for id, place in places.items()})

    def cancel(self) -> None:
        self._scene.move_to(self._before)
        self._scene.hover("")
        self._scene.overlay.clear()

    def _link_under(self) -> str:
        place = next(self._scene.nodes[id].pos() for id in self._before)
        return self._scene.picker.link_at(place, self._zooming.reach(geometry.DROP_REACH))

    def _snapped(self, away: QPointF) -> QPointF:
        """Snap to the line of a nearby node, with a guide along it; otherwise to the grid."""
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


class MarqueeGesture(Gesture):
    """Selects what a rectangle touches; a click on nothing clears the selection."""

    def __init__(self, scene: CanvasScene, start: QPointF, *, adding: bool) -> None:
        self._scene = scene
        self._start = start
        self._kept = scene.selection if adding else ()
        self._before = scene.selection

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        rect = QRectF(self._start, point).normalized()
        self._scene.overlay.show_marquee(rect)
        self._scene.select((*self._kept, *self._scene.picker.touched(rect)))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if QRectF(self._start, point).normalized().isEmpty():
            self._scene.select(self._kept)
        self._scene.overlay.clear()

    def cancel(self) -> None:
        self._scene.overlay.clear()
        self._scene.select(self._before)


class PullGesture(Gesture):
    """Drags a link from a node or layer to another. Valid targets light up, others turn gray."""

    def __init__(self, scene: CanvasScene, commands: CanvasCommands, source: str) -> None:
        self._scene, self._commands = scene, commands
        self.source = source
        self.targets = scene.targets(source)

    def target_at(self, point: QPointF) -> str:
        """The node or layer where a link would end."""
        return self._scene.picker.node_at(point) or self._scene.picker.layer_at(point)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        target = self.target_at(point)
        state = self.targets.get(target, "")
        end = _entry(self._scene, target) if state == "valid" else point
        self._scene.hover(target)
        self._scene.overlay.show_link(_exit(self._scene, self.source), end, valid=state != "invalid")

    def cancel(self) -> None:
        self._scene.mark_targets({})
        self._scene.overlay.clear()


class ConnectGesture(PullGesture):
    """Drags a new link from the port of a node or layer. If it ends on nothing, open_list(point, source) asks what to
    add there."""

    def __init__(
        self, scene: CanvasScene, commands: CanvasCommands, source: str, open_list: Callable[[QPointF, str], None]
    ) -> None:
        super().__init__(scene, commands, source)
        self._open_list = open_list
        scene.mark_targets(self.targets)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        target, away = self.target_at(point), point - _exit(self._scene, self.source)
        self.cancel()
        if target and target != self.source:
            self._commands.connect(self.source, target)
        elif not target and away.manhattanLength() > geometry.NODE:
            self._open_list(point, self.source)


class UnplugGesture(PullGesture):
    """Drags a link's end off its target: onto another one, or away. A click without a drag only selects."""

    def __init__(
        self, scene: CanvasScene, commands: CanvasCommands, zooming: CanvasZoom, start: QPointF, link: str
    ) -> None:
        self._link = scene.document.network.links_by_id[link]
        super().__init__(scene, commands, self._link.source)
        self._start, self._pulled = start, False
        self._threshold = zooming.reach_of_drag()
        scene.mark_targets({})

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
        target, pulled = self.target_at(point), self._pulled
        self.cancel()
        if not pulled or target == self._link.target:
            return
        if target:
            self._commands.redirect(self._link.id, target)
        else:
            self._commands.disconnect(self._link.id)

    def cancel(self) -> None:
        super().cancel()
        self._scene.lift("")


class PanGesture(Gesture):
    """Drags the paper."""

    def __init__(self, zooming: CanvasZoom, start: QPointF) -> None:
        self._zooming, self._last = zooming, start

    def pan(self, position: QPointF) -> None:
        """The mouse has moved to a point of the viewport."""
        self._zooming.pan(position - self._last)
        self._last = position


def _exit(scene: CanvasScene, id: str) -> QPointF:
    return scene.nodes[id].port if id in scene.nodes else scene.layers[id].port


def _entry(scene: CanvasScene, id: str) -> QPointF:
    if id in scene.nodes:
        return scene.nodes[id].entry
    rect = scene.layers[id].rect
    return QPointF(rect.left(), rect.center().y())
