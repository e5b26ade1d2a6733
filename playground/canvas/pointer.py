"""The mouse on the canvas: which gesture a press begins, what a double-click opens, what is under the cursor."""

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView

from core.document import boxes
from core.document.document import Box
from playground.canvas import geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.gesture import (
    ConnectGesture,
    Gesture,
    MarqueeGesture,
    MoveGesture,
    PanGesture,
    UnplugGesture,
)
from playground.canvas.hints import Hints
from playground.canvas.scene import CanvasScene
from playground.canvas.table_hand import TableHand
from playground.canvas.zoom import CanvasZoom


class Pointer(QObject):
    """mode: "select" or "connect", the gesture that a press on a node begins. at: the last position of the mouse, in
    the viewport. is_inside: whether the mouse is over the canvas.

    began(): a gesture has the mouse. link_pointed(link or "", at): at every move of the mouse outside gestures. The
    requests open something on the canvas: the number or name of an item; its list of activations, at a point of the
    viewport; the list of what can be added at a point of the scene, connected from a source or "".
    action_requested(kind): the foot of a box was clicked where it offers something.
    """

    began = Signal()
    mode_changed = Signal(str)
    link_pointed = Signal(str, QPoint)
    number_requested = Signal(str)
    name_requested = Signal(str)
    activation_requested = Signal(str, QPoint)
    addition_requested = Signal(QPointF, str)
    action_requested = Signal(str)

    def __init__(
        self,
        view: QGraphicsView,
        scene: CanvasScene,
        zooming: CanvasZoom,
        commands: CanvasCommands,
        hints: Hints,
        table: TableHand,
    ) -> None:
        super().__init__(view)
        self._table = table
        self._view, self._scene, self._zooming = view, scene, zooming
        self._commands, self._hints = commands, hints
        self.mode = "select"
        self.at = QPoint()
        self.is_inside = False
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._holds_paper = self._held_only = False

    def set_mode(self, mode: str) -> None:
        """Change what a press on a node begins."""
        self.mode = mode
        self.mode_changed.emit(mode)

    def begin(self, gesture: Gesture) -> None:
        """Give the mouse to a gesture."""
        self.cancel()
        self.began.emit()
        self._gesture = gesture

    def cancel(self) -> bool:
        """Cancel the gesture without effect; returns whether there was one."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    @property
    def is_busy(self) -> bool:
        """Whether a gesture has the mouse."""
        return self._gesture is not None

    def hold_paper(self) -> None:
        """Space was pressed: until it is released, a press drags the paper."""
        self._holds_paper, self._held_only = True, not self.is_busy

    def let_paper_go(self) -> bool:
        """Space was released; returns whether it was down and nothing was pressed meanwhile."""
        held, self._holds_paper = self._holds_paper, False
        return held and self._held_only

    def place(self) -> QPointF:
        """The point of the scene under the mouse or, while that is elsewhere, in the middle of the view."""
        return self._view.mapToScene(self.at) if self.is_inside else self._zooming.middle()

    def press(self, event: QMouseEvent) -> None:
        """A button was pressed. A second one while the first is held changes nothing."""
        self._held_only = self._held_only and not self._holds_paper
        self._press(event, panning=self._holds_paper)

    def move(self, event: QMouseEvent) -> None:
        """The mouse has moved."""
        self.at, self.is_inside = event.position().toPoint(), True
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
        """A button was released: commit the gesture that it began."""
        self.at = event.position().toPoint()
        if event.button() != self._button:
            return
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(self._view.mapToScene(self.at), event.modifiers())
            self._hover_at(self._view.mapToScene(self.at))

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the number or name under the cursor; on the empty canvas, ask what to add; otherwise treat it as a
        press."""
        self.at = event.position().toPoint()
        point, picker = self._view.mapToScene(self.at), self._scene.picker
        on_box = self._scene.boxes.at(point) is not None and not picker.node_at(point)
        if event.button() != Qt.MouseButton.LeftButton or self.is_busy or on_box:
            self._press(event, panning=False)
            return
        named = picker.name_at(point) if self._zooming.scale >= geometry.NAMED else ""
        numbered = picker.number_at(point, self._zooming.reach(geometry.LINK_REACH))
        valued = self._table.value_at(point)
        if valued:
            self._table.type_value(valued)
        elif named:
            self.name_requested.emit(named)
        elif numbered:
            self.number_requested.emit(numbered)
        elif picker.node_at(point) or picker.layer_at(point):
            self._press(event, panning=False)
        else:
            self.addition_requested.emit(point, "")

    def leave(self) -> None:
        """The mouse has left."""
        self.is_inside = False
        self._hover("")

    def _press(self, event: QMouseEvent, *, panning: bool) -> None:
        self.at = event.position().toPoint()
        if self.is_busy and event.buttons() & self._button and event.button() != self._button:
            return
        self._button = event.button()
        if panning or event.button() == Qt.MouseButton.MiddleButton:
            self.begin(PanGesture(self._zooming, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._press_at(self._view.mapToScene(self.at), adding)

    def _press_at(self, point: QPointF, adding: bool) -> None:
        scene, picker = self._scene, self._scene.picker
        port = picker.port_at(point, self._zooming.reach(geometry.PORT_REACH / 2) + geometry.PORT)
        node = picker.node_at(point)
        glyph = picker.glyph_at(point) if self._zooming.scale >= geometry.COARSE else ""
        if port and not (node and node != port):
            self._begin_link(port)
        elif glyph:
            self.activation_requested.emit(glyph, self.at)
        elif node and self.mode == "connect" and not scene.nodes[node].is_output:
            self._begin_link(node)
        elif node:
            self._press_node(node, point, adding)
        elif (box := scene.boxes.at(point)) is not None:
            self._press_box(box, point, adding)
        else:
            self._press_elsewhere(point, picker.layer_at(point), adding)

    def _begin_link(self, source: str) -> None:
        self.begin(ConnectGesture(self._scene, self._commands, source, self.addition_requested.emit))

    def _press_node(self, node: str, point: QPointF, adding: bool) -> None:
        selection, scene = self._scene.selection, self._scene
        if adding:
            scene.select([id for id in selection if id != node] if node in selection else [*selection, node])
            return
        held = self._table.hold(node, point)
        if held is None and node not in selection:
            scene.select([node])
        gesture = held or self._table.grab(node, point)
        if gesture is None:
            self._begin_move(point)
        else:
            self.begin(gesture)

    def _press_box(self, box: Box, point: QPointF, adding: bool) -> None:
        """Its handle stands for all of its nodes."""
        if self._scene.boxes.items[box].part_at(point) == "action":
            self.action_requested.emit(box)
            return
        members, selection = self._scene.boxes.members(box), self._scene.selection
        if adding or not set(selection).issuperset(members):
            self._scene.select([*selection, *members] if adding else members)
        self._begin_move(point)

    def _begin_move(self, point: QPointF) -> None:
        """Drag the whole selection, layers with their neurons, and boxes with all of their nodes."""
        document = self._scene.document
        nodes = boxes.completed(document, document.network.nodes_among(self._scene.selection))
        self.begin(MoveGesture(self._scene, self._commands, self._zooming, point, nodes))

    def _press_elsewhere(self, point: QPointF, layer: str, adding: bool) -> None:
        scene, selection = self._scene, self._scene.selection
        link = scene.picker.link_at(point, self._zooming.reach(geometry.LINK_REACH))
        part = scene.layers[layer].part_at(point, self._zooming.scale) if layer else ""
        if part in ("plus", "minus"):
            self._commands.grow(layer, 1 if part == "plus" else -1)
        elif part == "activation":
            corner = scene.layers[layer].activation_box.bottomLeft()
            self.activation_requested.emit(layer, self._view.mapFromScene(corner))
        elif link and part != "header":
            scene.select(set(selection) ^ {link} if adding else [link])
            if scene.picker.is_near_end(link, point):
                self.begin(UnplugGesture(scene, self._commands, self._zooming, point, link))
        elif part == "header":
            if adding or layer not in selection:
                scene.select([*selection, layer] if adding else [layer])
            self._begin_move(point)
        else:
            self.begin(MarqueeGesture(scene, point, adding=adding))

    def _hover_at(self, point: QPointF) -> None:
        picker = self._scene.picker
        port = picker.port_at(point, geometry.PORT_REACH)
        covered = self._scene.boxes.at(point) is not None
        link = "" if covered else picker.link_at(point, self._zooming.reach(geometry.LINK_REACH))
        self._hover(picker.node_at(point) or port or link or picker.layer_at(point))
        self._table.shape_cursor(point)

    def _hover(self, found: str) -> None:
        is_link = found in self._scene.document.network.links_by_id
        self.link_pointed.emit(found if is_link else "", self.at)
        if found != self._scene.hovered:
            self._scene.hover(found)
            self._hints.give(found)
