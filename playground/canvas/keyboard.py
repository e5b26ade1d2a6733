"""The canvas by keyboard: walking, selecting, connecting, moving, and the keys of commands."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from playground.actions import handled_keys
from playground.canvas import box_walk, geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.hints import Hints
from playground.canvas.pointer import Pointer
from playground.canvas.scene import CanvasScene

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard:
    """Handles keys for the canvas. `source` is set while C waits for a target. actions: the window's actions by command
    id; the mapping may be filled later."""

    def __init__(
        self,
        scene: CanvasScene,
        commands: CanvasCommands,
        hints: Hints,
        pointer: Pointer,
        actions: Mapping[str, QAction],
    ) -> None:
        self._scene, self._commands, self._hints = scene, commands, hints
        self._pointer, self._actions = pointer, actions
        self.source = self._walked = ""
        self._keys = handled_keys()

    def walk(self, event: QKeyEvent) -> bool:
        """Go from node to node with Tab and Shift+Tab, past all but the first of a box; returns whether the key was
        handled. After the last node, the focus leaves the canvas."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        scene = self._scene
        whole = list(scene.targets(self.source)) if self.source else [*scene.nodes, *scene.layers]
        ids = box_walk.stops(scene.document, whole)
        step, here = 1 if event.key() == Qt.Key.Key_Tab else -1, box_walk.stop_of(scene.document, scene.focused, ids)
        at = ids.index(here) + step if here in ids else (0 if step > 0 else len(ids) - 1)
        if not 0 <= at < len(ids) and not self.source:
            scene.focus("")
            return False
        if ids:
            self._go_to(ids[at % len(ids)])
        return True

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key goes far in the box that has the focus, whatever command else has it."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and event.key() in box_walk.FAR and self._scene.focused in self._scene.document.boxes

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; returns whether it was handled."""
        return self._answer(event) or self._say_why_not(event)

    def _answer(self, event: QKeyEvent) -> bool:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)
        if self.claims(event):
            self._go_to(box_walk.far(self._scene.document, self._scene.focused, key))
            return True
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in _ARROWS:
            moved = not self.source and self._move(*_ARROWS[key], 10 if shift else 1)
            return moved or self._walk_to(*_ARROWS[key])
        command = self._keys.get(event.keyCombination())
        if command is not None:
            self._give(self._actions[command])
            return True
        answer = self._other_keys(shift).get(key)
        return answer is not None and answer() is not False

    def _give(self, command: QAction) -> None:
        """Run a command, or say what it needs."""
        command.trigger()
        if isinstance(command, QAction) and not command.isEnabled():
            self._hints.refuse(command.statusTip())

    def _say_why_not(self, event: QKeyEvent) -> bool:
        """Say what a disabled command with this key needs; returns whether there is one."""
        pressed = QKeySequence(event.keyCombination())
        for command in self._actions.values():
            if command.statusTip() and pressed in command.shortcuts():
                self._hints.refuse(command.statusTip())
                return True
        return False

    def _other_keys(self, shift: bool) -> Mapping[Qt.Key, Callable[[], object]]:
        """Keys that are not commands."""
        enter = partial(self._enter, adding=shift)
        walk = partial(self._walk_links, -1 if shift else 1)
        return {ENTERS[0]: enter, ENTERS[1]: enter, Qt.Key.Key_Escape: self._escape, Qt.Key.Key_K: walk}

    def connect_selection(self) -> None:
        """Begin a link at the focused or selected node; without one, switch to connecting by mouse."""
        scene, source = self._scene, self._scene.present
        if source in scene.layers or (source in scene.nodes and not scene.nodes[source].is_output):
            self.source = source
            scene.mark_targets(scene.targets(source))
            name = self._commands.name(source)
            self._hints.given.emit(f"Connect {name} to: Tab to a target, Enter to connect, Esc to cancel.")
        else:
            self._pointer.set_mode("connect")
            self._hints.given.emit("Drag from a node to the one it should feed. Press V to select again.")

    def _enter(self, *, adding: bool) -> None:
        scene = self._scene
        if self.source:
            source, target = self.source, scene.focused
            self.stop_connecting()
            if target in self._scene.document.network.links_by_id:
                self._hints.refuse("A link ends at a neuron or layer: Tab to one, then Enter.", target)
            elif target:
                self._commands.connect(source, target)
        elif scene.focused:
            others = [id for id in self._scene.selection if id != scene.focused] if adding else []
            known = adding and scene.focused in self._scene.selection
            scene.select(others if known else [*others, scene.focused])

    def _escape(self) -> None:
        if self._pointer.cancel():
            return
        if self.source:
            self.stop_connecting()
        elif self._pointer.mode != "select":
            self._pointer.set_mode("select")
        elif self._scene.selection:
            self._scene.select(())
        else:
            self._scene.focus("")

    def stop_connecting(self) -> None:
        """Cancel the link begun with C."""
        self.source = ""
        self._scene.mark_targets({})

    def _move(self, x: int, y: int, steps: int) -> bool:
        document, far = self._scene.document, geometry.SNAP * steps
        nodes = document.network.nodes_among(self._scene.selection)
        if box_walk.is_part(document, nodes):
            return False
        return bool(nodes) and self._commands.shift(nodes, x * far, y * far)

    def _walk_to(self, x: int, y: int) -> bool:
        """Go to the nearest node in a direction."""
        scene = self._scene
        id = scene.focused or self.source or scene.present
        here = scene.nodes.get(id)
        if here is None:
            return False
        row = box_walk.beside(scene.document, id, y)
        if row:
            self._go_to(row)
            return True
        found = []
        for id, item in scene.nodes.items():
            away = item.pos() - here.pos()
            along, aside = away.x() * x + away.y() * y, abs(away.x() * y) + abs(away.y() * x)
            if along > 0.0:
                found.append((along + 2.0 * aside, id))
        if found:
            self._go_to(min(found)[1])
        return True

    def _walk_links(self, step: int) -> bool:
        """Go to the next link of the focused or selected node; from a link, to the next one of the same node."""
        network, present = self._scene.document.network, self._scene.present
        link = network.links_by_id.get(present)
        if present in network.nodes:
            self._walked = present
        elif link is not None and self._walked not in (link.source, link.target):
            self._walked = link.target
        if self._walked not in network.nodes:
            return False
        links = [link.id for link in network.links_at(self._walked)]
        if not links:
            return False
        at = links.index(present) + step if present in links else (0 if step > 0 else -1)
        self._go_to(links[at % len(links)])
        return True

    def _go_to(self, id: str) -> None:
        self._scene.focus(id)
        self._hints.give(id)
