"""The canvas by keyboard: walk, select, add, connect, move, edit; and the sentence that says what something is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from core.document import edits
from core.network.model import Input
from playground.canvas import geometry
from playground.canvas.gesture import target_states
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_THINGS = {Qt.Key.Key_N: "neuron", Qt.Key.Key_L: "layer", Qt.Key.Key_O: "output"}
UNWELL = {
    "dead": "it is off at every training point, so no gradient reaches its weights. Try other weights or activations.",
    "saturated": "its output sits at an end at almost every point, where the slope is near 0, so it hardly learns.",
}
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QObject):
    """Answers keys for the canvas; `source` is set while C waits for a target."""

    def __init__(self, view: "CanvasView", store: Store) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self.source = ""

    def walk(self, event: QKeyEvent) -> bool:
        """Tab and Shift+Tab go from node to node; whether the key was taken. Past the last node the focus goes on."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        canvas = self._view.canvas
        ids = [*canvas.nodes, *canvas.layers] if not self.source else list(target_states(canvas, self.source))
        step = 1 if event.key() == Qt.Key.Key_Tab else -1
        at = ids.index(canvas.focused) + step if canvas.focused in ids else (0 if step > 0 else len(ids) - 1)
        if not 0 <= at < len(ids) and not self.source:
            canvas.focus("")
            return False
        if ids:
            canvas.focus(ids[at % len(ids)])
            self._view.hinted.emit(self.hint(canvas.focused))
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; whether it was ours."""
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in _ARROWS:
            return self._move(*_ARROWS[key], 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        if key in _THINGS:
            self.add(_THINGS[key])
        elif key == Qt.Key.Key_C:
            self.connect_selection()
        elif key in ENTERS:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_F2:
            return self.type_value()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            return self._grow(1 if key == Qt.Key.Key_Plus else -1)
        elif key == Qt.Key.Key_V:
            self._view.set_mode("select")
        else:
            return False
        return True

    def add(self, kind: str) -> None:
        """Put a thing where there is room: right of the selection, else in the middle of what is seen."""
        canvas = self._view.canvas
        chosen = [canvas.nodes[id].pos() for id in self._view.selection if id in canvas.nodes]
        x, y = self._view.middle()
        if chosen:
            x, y = max(p.x() for p in chosen) + 110.0, sum(p.y() for p in chosen) / len(chosen)
        while canvas.node_at(QPointF(x, y)):
            y += 64.0
        self._view.add(kind, geometry.snapped(x, y))

    def type_value(self) -> bool:
        """Type the weight or bias of what is focused or selected; whether it has one."""
        return self._view.field.open_for(self._present())

    def name(self, id: str) -> str:
        """What an item is called in a sentence."""
        network = self._store.document.network
        if id in network.links_by_id:
            link = network.links_by_id[id]
            return f"{network.nodes[link.source].name} \u2192 {network.nodes[link.target].name}"
        if id in network.layers_by_id:
            return network.layers_by_id[id].name
        return network.nodes[id].name if id in network.nodes else ""

    def hint(self, id: str) -> str:
        """What can be done with an item, for the status bar; "" for the empty canvas."""
        network, name = self._store.document.network, self.name(id)
        if not name:
            return "Drag from a port to connect. Double-click the empty canvas to add a neuron."
        if id in network.links_by_id:
            return f"{name}: double-click to type the weight, Delete to disconnect."
        if id in network.layers_by_id:
            return f"{name}: drag its header to move it, from its right port to connect all of it."
        node = network.nodes[id]
        if isinstance(node, Input):
            return f"{name}: an input. Drag from its port to feed a neuron or a layer."
        health = self._view.canvas.nodes[id].health
        if health:
            return f"{name} is {health}: {UNWELL[health]}"
        if id not in network.reaching:
            return f"{name} reaches no output, so it is not trained: drag from its port to connect it."
        return f"{name}: drag from its port to connect; double-click its corner dot to type the bias."

    def _present(self) -> str:
        selection = self._view.selection
        return self._view.canvas.focused or (selection[0] if selection else "")

    def connect_selection(self) -> None:
        """Begin a link at the focused or selected node; without one, go over to connecting by mouse."""
        source = self._present()
        canvas = self._view.canvas
        if source in canvas.layers or (source in canvas.nodes and not canvas.nodes[source].is_output):
            self.source = source
            canvas.mark_targets(target_states(canvas, source))
            self._view.hinted.emit(f"Connect {self.name(source)} to: Tab to a target, Enter to connect, Esc to stop.")
        else:
            self._view.set_mode("connect")
            self._view.hinted.emit("Drag from a node to the one it shall feed. V goes back to selecting.")

    def _enter(self) -> None:
        canvas = self._view.canvas
        if self.source:
            source, target = self.source, canvas.focused
            self.stop_connecting()
            if target:
                self._view.connect_ends(source, target)
        elif canvas.focused:
            canvas.select([canvas.focused])

    def _escape(self) -> None:
        if self._view.cancel():
            return
        if self.source:
            self.stop_connecting()
        elif self._view.mode != "select":
            self._view.set_mode("select")
        else:
            self._view.canvas.select(())
            self._view.canvas.focus("")

    def stop_connecting(self) -> None:
        """Forget the link begun with C."""
        self.source = ""
        self._view.canvas.mark_targets({})

    def _move(self, x: int, y: int, steps: int) -> bool:
        document, canvas = self._store.document, self._view.canvas
        ids = {id for id in self._view.selection if id in canvas.nodes}
        for id in self._view.selection:
            ids.update(neuron.id for neuron in document.network.members(id))
        if not ids:
            return False
        far = geometry.SNAP * steps
        places = {id: (document.positions[id][0] + x * far, document.positions[id][1] + y * far) for id in ids}
        return self._store.apply("Move", partial(edits.move, positions=places), merge=f"arrows {sorted(ids)}")

    def _grow(self, by: int) -> bool:
        network, present = self._store.document.network, self._present()
        layer = present
        if present in network.nodes:
            layer = getattr(network.nodes[present], "layer", None) or ""
        if layer not in network.layers_by_id:
            return False
        self._view.grow(layer, by)
        return True
