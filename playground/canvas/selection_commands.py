"""The menus' commands on the selection, or on the item with the keyboard focus: clipboard, structure, arrangement."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPointF

from core.document import arrange, edits, parameter_edits, structure
from core.document import clipboard as parts
from core.document.document import Change, Document, Point
from core.problem import Refusal
from playground.canvas import clipboard, geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.hints import Hints
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import CanvasZoom
from playground.store import Store

SPARSE = 0.5
REPEATS = 3
ASIDE = 32.0
"""How much further each paste of the same neurons goes."""

_EDGES: tuple[arrange.Edge, ...] = ("left", "center", "right", "top", "middle", "bottom")
_AXES: tuple[arrange.Axis, ...] = ("across", "down")


class SelectionCommands:
    """handlers: command id -> its handler. wanted_place(): where the person looks, in the scene.
    import_table(text): what to do with the cells of a spreadsheet."""

    def __init__(
        self,
        store: Store,
        scene: CanvasScene,
        zooming: CanvasZoom,
        commands: CanvasCommands,
        hints: Hints,
        wanted_place: Callable[[], QPointF],
        import_table: Callable[[str], None],
    ) -> None:
        self._store, self._scene, self._zooming, self._wanted_place = store, scene, zooming, wanted_place
        self._import_table = import_table
        self._commands, self._hints = commands, hints
        self._pasted = 0
        self.handlers: Mapping[str, Callable[[], object]] = {
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "select_all": self.select_all,
            "insert": self.insert,
            "split": self.split,
            "merge": partial(self._reshape, "Merge", structure.merge),
            "bridge": partial(self._reshape, "Add skip links across", structure.bridge),
            "wire": partial(self._reshape, "Wire the selection", partial(structure.wire, density=1.0)),
            "wire_sparsely": partial(
                self._reshape, "Wire the selection sparsely", partial(structure.wire, density=SPARSE)
            ),
            "grow": partial(self.grow, 1),
            "shrink": partial(self.grow, -1),
            "repeat": self.repeat,
            "clear": partial(commands.apply, "Clear the network", structure.clear),
            "quiet": self.toggle_quiet,
            "freeze": self.toggle_frozen,
            "tie": self.toggle_tied,
            **{f"align_{edge}": partial(self._align, edge) for edge in _EDGES},
            **{f"distribute_{axis}": partial(self._distribute, axis) for axis in _AXES},
            **{f"preset_{name}": partial(self._preset, name) for name in structure.PRESETS},
        }

    def copy(self) -> bool:
        """Copy the selected neurons, with their present weights."""
        try:
            data = parts.copy(self._store.document, self._scene.chosen, self._store.values())
        except Refusal as refusal:
            self._store.refused.emit(str(refusal))
            return False
        clipboard.put(data)
        self._pasted = 0
        return True

    def cut(self) -> None:
        """Copy, then delete."""
        if self.copy():
            self.delete()

    def paste(self) -> None:
        """Paste neurons at the mouse or in the middle of the view, a little further each time; or a table."""
        table = clipboard.held_table()
        if table:
            self._import_table(table)
            return
        x, y = self._wanted_place().toTuple()
        away = ASIDE * self._pasted
        self.paste_at(geometry.snapped(x + away, y + away))

    def paste_at(self, at: Point) -> None:
        """Paste at a point of the scene."""
        self._pasted += 1
        self._commands.add("Paste", partial(_pasted, data=clipboard.held(), at=at, times=self._pasted))

    def duplicate(self) -> None:
        """Copy the selection next to itself, without the clipboard."""
        edit = partial(_duplicated, ids=self._scene.chosen, values=self._store.values())
        self._commands.add("Duplicate", edit)

    def delete(self) -> None:
        """Delete the selection."""
        chosen = self._scene.chosen
        if not chosen:
            self._store.refused.emit("Select something to delete it.")
            return
        what = "selection" if len(chosen) > 1 else self._commands.name(chosen[0])
        self._store.apply(f"Delete {what}", partial(edits.delete, ids=chosen))

    def select_all(self) -> None:
        """Select every node."""
        self._scene.select(self._scene.nodes)

    def insert(self) -> None:
        """Insert a neuron into the middle of the selected link."""
        chosen = parameter_edits.links_among(self._store.document.network, self._scene.chosen)
        if len(chosen) == 1:
            self._commands.insert(chosen[0])
        else:
            self._store.refused.emit("Select one link to insert a neuron into it.")

    def split(self) -> None:
        """Split the selected neuron in two."""
        chosen = [id for id in self._scene.chosen if id in self._scene.nodes]
        if len(chosen) != 1:
            self._store.refused.emit("Select one hidden neuron to split it.")
            return
        self._store.apply(f"Split {self._commands.name(chosen[0])}", partial(structure.split, neuron=chosen[0]))

    def repeat(self) -> None:
        """Repeat the selected layer, in a row."""
        chosen = [id for id in self._scene.chosen if id in self._scene.layers]
        if len(chosen) != 1:
            self._store.refused.emit("Select one layer, by its header, to repeat it.")
            return
        edit = partial(structure.repeat, layer=chosen[0], times=REPEATS, quiet=self._commands.quiet)
        self._store.apply(f"Repeat {self._commands.name(chosen[0])}", edit)

    def grow(self, by: int) -> None:
        """Add or remove a neuron in the selected layer, or in the layer of the selected neuron."""
        layer = self._store.document.network.layer_of(self._scene.present)
        if layer:
            self._commands.grow(layer, by)
        else:
            self._hints.refuse("Select a layer or one of its neurons to change its size.")

    def toggle_quiet(self) -> None:
        """From now on, start new links at 0, or at random."""
        self._commands.quiet = not self._commands.quiet
        self._hints.given.emit(
            "Quiet edits: new links start at 0, so nothing changes until they learn."
            if self._commands.quiet
            else "New links start with random weights again."
        )

    def toggle_frozen(self) -> None:
        """Freeze the selection's weights, or unfreeze them."""
        chosen = self._scene.chosen
        text = "Unfreeze" if parameter_edits.are_frozen(self._store.document.network, chosen) else "Freeze"
        self._store.apply(text, partial(parameter_edits.toggle_frozen, ids=chosen))

    def toggle_tied(self) -> None:
        """Tie the selected links to one weight, or give each its own again."""
        chosen = self._scene.chosen
        text = "Untie" if parameter_edits.are_tied(self._store.document.network, chosen) else "Tie"
        self._store.apply(text, partial(parameter_edits.toggle_tied, ids=chosen))

    def _reshape(self, text: str, edit: Callable[..., Change]) -> None:
        self._commands.apply(text, partial(edit, ids=self._scene.chosen))

    def _align(self, edge: arrange.Edge) -> None:
        self._store.apply(f"Align {edge}", partial(arrange.align, ids=self._scene.chosen, edge=edge))

    def _distribute(self, axis: arrange.Axis) -> None:
        self._store.apply(f"Distribute {axis}", partial(arrange.distribute, ids=self._scene.chosen, axis=axis))

    def _preset(self, name: str) -> None:
        if self._store.apply(f"Start from {name}", partial(structure.use_preset, preset=name)):
            self._zooming.fit()


def _pasted(document: Document, *, data: bytes, at: Point, times: int) -> Change:
    return parts.paste(document, data, at, times)


def _duplicated(document: Document, *, ids: tuple[str, ...], values: Mapping[str, float]) -> Change:
    return parts.paste(document, parts.copy(document, ids, values))
