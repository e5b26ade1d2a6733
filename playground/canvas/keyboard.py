"""The canvas by keyboard: walk, select, add, connect, move, edit; and the sentence that says what something is."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from core.document import edits
from core.document.node_names import link_name, node_name
from core.network.model import Input
from playground.actions import handled_keys
from playground.canvas import geometry
from playground.canvas.gesture import target_states
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_TURNED = Qt.KeyboardModifier.ShiftModifier
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
UNWELL = {
    "dead": "it is off at every training point, so no gradient reaches its weights. Try other weights or activations.",
    "quiet": "its outgoing weights are all 0, so it changes nothing yet.",
    "saturated": "its output sits at an end at almost every point, where the slope is near 0, so it hardly learns.",
}


class Keyboard(QObject):
    """Answers keys for the canvas; `source` is set while C waits for a target."""

    def __init__(self, view: "CanvasView", store: Store) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self.source = self._walked = ""
        self._commands = handled_keys()

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
            self._go_to(ids[at % len(ids)])
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; whether it was ours."""
        return self._answer(event) or self._say_why_not(event)

    def _answer(self, event: QKeyEvent) -> bool:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & _TURNED)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in _ARROWS:
            moved = not self.source and self._move(*_ARROWS[key], 10 if shift else 1)
            return moved or self._walk_to(*_ARROWS[key])
        command = self._commands.get(event.keyCombination())
        if command is not None:
            self._give(self._view.commands[command])
            return True
        deed = self._deeds(shift).get(key)
        return deed is not None and deed() is not False

    def _give(self, command: QAction) -> None:
        """Do a command, or say what it needs."""
        command.trigger()
        if isinstance(command, QAction) and not command.isEnabled():
            self._view.refuse(command.statusTip())

    def _say_why_not(self, event: QKeyEvent) -> bool:
        """Say what a command needs whose key is dead for want of it; whether there is one."""
        pressed = QKeySequence(event.keyCombination())
        for command in self._view.commands.values():
            if command.statusTip() and pressed in command.shortcuts():
                self._view.refuse(command.statusTip())
                return True
        return False

    def _deeds(self, shift: bool) -> Mapping[Qt.Key, Callable[[], object]]:
        """What is no command, but a way about the canvas."""
        enter = partial(self._enter, adding=shift)
        walk = partial(self._walk_links, -1 if shift else 1)
        return {ENTERS[0]: enter, ENTERS[1]: enter, Qt.Key.Key_Escape: self._escape, Qt.Key.Key_K: walk}

    def add(self, kind: str) -> None:
        """Put a thing where there is room: right of the selection, else in the middle of what is seen."""
        place = self._free_place()
        self._view.add(kind, geometry.snapped(place.x(), place.y()))

    def _free_place(self) -> QPointF:
        canvas = self._view.canvas
        chosen = [canvas.nodes[id].pos() for id in self._view.selection if id in canvas.nodes]
        x, y = self._view.middle()
        if chosen:
            x, y = max(p.x() for p in chosen) + 110.0, sum(p.y() for p in chosen) / len(chosen)
        while canvas.node_at(QPointF(x, y)):
            y += 64.0
        return QPointF(x, y)

    def type_value(self) -> bool:
        """Type the weight or bias of what is focused or selected; whether it has one."""
        return self._view.field.open_for(self._present()) or self._wants("a link or neuron to type its number")

    def rename(self) -> bool:
        """Type the name of what is focused or selected; whether it has one of its own."""
        return self._view.name_field.open_for(self._present()) or self._wants("a neuron or layer to name it")

    def choose_activation(self) -> bool:
        """Choose the activation of what is selected, or of what is focused; whether it has one."""
        present = self._present()
        ids = self._view.selection if present in self._view.selection else (present,)
        if not self._store.document.network.neurons_among(ids):
            return self._wants("neurons or a layer to choose their activation")
        self._view.choose_activation(present)
        return True

    def _wants(self, what: str) -> bool:
        self._view.refuse(f"Select {what}.")
        return False

    def quick_add(self) -> None:
        """Ask what to add, where there is room."""
        self._view.quick_add.open_at(self._free_place())

    def name(self, id: str) -> str:
        """What an item is called in a sentence."""
        network = self._store.document.network
        if id in network.links_by_id:
            return link_name(network, id, self._store.document.data)
        if id in network.layers_by_id:
            return network.layers_by_id[id].name
        return node_name(network.nodes[id], self._store.document.data) if id in network.nodes else ""

    def hint(self, id: str) -> str:
        """What can be done with an item, for the status bar; "" for the empty canvas."""
        network, name = self._store.document.network, self.name(id)
        if not name:
            return "Drag from a port to connect. Double-click the empty canvas to add something."
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

    def _enter(self, *, adding: bool) -> None:
        canvas = self._view.canvas
        if self.source:
            source, target = self.source, canvas.focused
            self.stop_connecting()
            if target in self._store.document.network.links_by_id:
                self._view.refuse("A link ends at a neuron or layer: Tab to one, then Enter.", target)
            elif target:
                self._view.connect_ends(source, target)
        elif canvas.focused:
            others = [id for id in self._view.selection if id != canvas.focused] if adding else []
            known = adding and canvas.focused in self._view.selection
            canvas.select(others if known else [*others, canvas.focused])

    def _escape(self) -> None:
        if self._view.cancel():
            return
        if self.source:
            self.stop_connecting()
        elif self._view.pointer.mode != "select":
            self._view.set_mode("select")
        elif self._view.selection:
            self._view.canvas.select(())
        else:
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

    def _walk_to(self, x: int, y: int) -> bool:
        """Go on to the nearest node in a direction."""
        canvas = self._view.canvas
        here = canvas.nodes.get(canvas.focused or self.source)
        if here is None:
            return False
        found = []
        for id, item in canvas.nodes.items():
            away = item.pos() - here.pos()
            along, aside = away.x() * x + away.y() * y, abs(away.x() * y) + abs(away.y() * x)
            if along > 0.0:
                found.append((along + 2.0 * aside, id))
        if found:
            self._go_to(min(found)[1])
        return True

    def _walk_links(self, step: int) -> bool:
        """Go on to the next link of the node that is focused or selected, or of the same node as the link is."""
        network, present = self._store.document.network, self._present()
        link = network.links_by_id.get(present)
        if present in network.nodes:
            self._walked = present
        elif link is not None and self._walked not in (link.source, link.target):
            self._walked = link.target
        if self._walked not in network.nodes:
            return False
        links = [link.id for link in (*network.incoming[self._walked], *network.outgoing[self._walked])]
        if not links:
            return False
        at = links.index(present) + step if present in links else (0 if step > 0 else -1)
        self._go_to(links[at % len(links)])
        return True

    def _go_to(self, id: str) -> None:
        self._view.canvas.focus(id)
        self._view.hinted.emit(self.hint(id))

    def grow(self, by: int) -> bool:
        network, present = self._store.document.network, self._present()
        layer = present
        if present in network.nodes:
            layer = getattr(network.nodes[present], "layer", None) or ""
        if layer not in network.layers_by_id:
            return self._wants("a layer, or a neuron of one, to change its size")
        self._view.grow(layer, by)
        return True
