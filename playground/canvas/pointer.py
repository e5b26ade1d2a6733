"""The mouse on the canvas: which gesture a press begins, what a double-click opens, what lies under the cursor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from playground.canvas import geometry
from playground.canvas.gesture import (
    ConnectGesture,
    Gesture,
    MarqueeGesture,
    MoveGesture,
    PanGesture,
    UnplugGesture,
)
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView


class Pointer(QObject):
    """mode: "select" or "connect", what a press on a node begins. at: where the mouse was last, in the viewport."""

    def __init__(self, view: "CanvasView", store: Store) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self.mode = "select"
        self.at = QPoint()
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton

    def begin(self, gesture: Gesture) -> None:
        """Let a gesture have the mouse."""
        self.cancel()
        self._view.chip.close_chip()
        self._gesture = gesture

    def cancel(self) -> bool:
        """End a gesture halfway, with nothing done; whether there was one."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    @property
    def is_busy(self) -> bool:
        """Whether a gesture has the mouse."""
        return self._gesture is not None

    def press(self, event: QMouseEvent, *, panning: bool) -> None:
        """A button went down. A second one while the first is held changes nothing."""
        self.at = event.position().toPoint()
        if self.is_busy and event.buttons() & self._button and event.button() != self._button:
            return
        self._button = event.button()
        if panning or event.button() == Qt.MouseButton.MiddleButton:
            self.begin(PanGesture(self._view.lens, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._press_at(self._view.mapToScene(self.at), adding)

    def move(self, event: QMouseEvent) -> None:
        """The mouse went on."""
        self.at = event.position().toPoint()
        point = self._view.mapToScene(self.at)
        if self.is_busy and not event.buttons() & self._button:
            # The release went elsewhere, to a menu or dialog.
            self.cancel()
        if isinstance(self._gesture, PanGesture):
            self._gesture.pan(event.position())
        elif self._gesture is not None:
            self._gesture.move(point, event.modifiers())
        else:
            self._hover_at(point)

    def release(self, event: QMouseEvent) -> None:
        """A button came up: the gesture it began is committed."""
        self.at = event.position().toPoint()
        if event.button() != self._button:
            return
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(self._view.mapToScene(self.at), event.modifiers())
            self._hover_at(self._view.mapToScene(self.at))

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the number or name under the cursor; on the empty canvas, ask what to add; else it is a press like any
        other."""
        self.at = event.position().toPoint()
        point, canvas = self._view.mapToScene(self.at), self._view.canvas
        if event.button() != Qt.MouseButton.LeftButton or self.is_busy:
            self.press(event, panning=False)
            return
        named = canvas.name_at(point) if self._view.zoom >= geometry.NAMED else ""
        if named:
            self._view.name_field.open_for(named)
        elif self._view.field.open_at(point):
            return
        elif canvas.node_at(point) or canvas.layer_at(point):
            self.press(event, panning=False)
        else:
            self._view.quick_add.open_at(point)

    def leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover("")

    def _press_at(self, point: QPointF, adding: bool) -> None:
        canvas = self._view.canvas
        port = canvas.port_at(point, geometry.PORT_REACH / 2 / min(1.0, self._view.zoom) + geometry.PORT)
        node = canvas.node_at(point)
        if port and not (node and node != port):
            self.begin(ConnectGesture(self._view, self._store, port))
        elif self._glyph_at(point):
            self._view.choose_activation(self._glyph_at(point), self.at)
        elif node and self.mode == "connect" and not canvas.nodes[node].is_output:
            self.begin(ConnectGesture(self._view, self._store, node))
        elif node:
            self._press_node(node, point, adding)
        else:
            self._press_elsewhere(point, canvas.layer_at(point), adding)

    def _glyph_at(self, point: QPointF) -> str:
        return self._view.canvas.glyph_at(point) if self._view.zoom >= geometry.COARSE else ""

    def _press_node(self, node: str, point: QPointF, adding: bool) -> None:
        selection, canvas = self._view.selection, self._view.canvas
        if adding:
            canvas.select([id for id in selection if id != node] if node in selection else [*selection, node])
            return
        if node not in selection:
            canvas.select([node])
        self._begin_move(point)

    def _begin_move(self, point: QPointF) -> None:
        """Drag all that is selected, layers with their neurons."""
        network, selection = self._store.document.network, self._view.selection
        nodes = [id for id in selection if id in network.nodes]
        nodes += [neuron.id for id in selection for neuron in network.members(id)]
        self.begin(MoveGesture(self._view, self._store, point, list(dict.fromkeys(nodes))))

    def _press_elsewhere(self, point: QPointF, layer: str, adding: bool) -> None:
        canvas, selection = self._view.canvas, self._view.selection
        link = canvas.link_at(point, self._view.reach(geometry.LINK_REACH))
        part = canvas.layers[layer].part_at(point) if layer else ""
        if part in ("plus", "minus"):
            self._view.grow(layer, 1 if part == "plus" else -1)
        elif part == "activation":
            corner = canvas.layers[layer].activation_box.bottomLeft()
            self._view.choose_activation(layer, self._view.mapFromScene(corner))
        elif link and part != "header":
            canvas.select(set(selection) ^ {link} if adding else [link])
            if canvas.is_near_end(link, point):
                self.begin(UnplugGesture(self._view, self._store, point, link))
        elif part == "header":
            if adding or layer not in selection:
                canvas.select([*selection, layer] if adding else [layer])
            self._begin_move(point)
        else:
            self.begin(MarqueeGesture(self._view, point, adding=adding))

    def _hover_at(self, point: QPointF) -> None:
        canvas = self._view.canvas
        port = canvas.port_at(point, geometry.PORT_REACH)
        link = canvas.link_at(point, self._view.reach(geometry.LINK_REACH))
        self._hover(canvas.node_at(point) or port or link or canvas.layer_at(point))

    def _hover(self, found: str) -> None:
        canvas = self._view.canvas
        self._view.chip.follow(found if found in self._store.document.network.links_by_id else "", self.at)
        if found != canvas.hovered:
            canvas.hover(found)
            self._view.hinted.emit(self._view.keyboard.hint(found))
