"""The edits that gestures and menus make on the canvas. Each is one undo step, or one sentence that says why not."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from core.document import box_edits, data_edits, edits, structure
from core.document.document import Change, Document, Point
from core.document.node_names import item_name
from core.problem import Refusal
from playground.canvas import geometry
from playground.canvas.hints import Hints
from playground.canvas.scene import CanvasScene
from playground.store import Edit, Store

_THINGS: Mapping[str, Callable[..., Change]] = {
    "neuron": edits.add_neuron,
    "layer": edits.add_layer,
    "output": data_edits.add_output,
}


class CanvasCommands:
    """Every command gets the ids it acts on. Points are those of the scene. `quiet`: new links into existing neurons
    start at 0."""

    def __init__(self, store: Store, scene: CanvasScene, hints: Hints) -> None:
        self._store, self._scene, self._hints = store, scene, hints
        self.quiet = False

    def apply(self, text: str, edit: Edit) -> bool:
        """Apply an edit, quietly if `quiet` is on; False if it was refused."""
        return self._store.apply(text, partial(_quietly, edit) if self.quiet else edit)

    def add(self, text: str, edit: Edit, source: str = "") -> None:
        """Apply an edit that adds something, connect a node or layer to it if one is given, and select it."""
        before = self._store.document
        fed = partial(_fed, edit=edit, source=source) if source else edit
        if self.apply(text, fed):
            self._select_new(before)

    def place(self, kind: str, at: Point) -> None:
        """Add a "neuron", "layer" or "output" at a point, and select it."""
        before = self._store.document
        if self._store.apply(f"Add {kind}", partial(_THINGS[kind], at=at)):
            self._select_new(before)

    def insert(self, link: str, at: Point | None = None) -> None:
        """Insert a new neuron into a link, at a point or in its middle, and select it."""
        middle = self._scene.routes.middle(link)
        place = at or geometry.snapped(middle.x(), middle.y())
        self.add("Insert neuron", partial(structure.insert, link=link, at=place, quiet=self.quiet))

    def splice(self, neuron: str, link: str, at: Point) -> None:
        """Insert an existing neuron into a link."""
        edit = partial(structure.splice, neuron=neuron, link=link, at=at, quiet=self.quiet)
        self._store.apply(f"Insert {self.name(neuron)}", edit)

    def connect(self, source: str, target: str) -> None:
        """Link two nodes or layers, or say at the target why not."""
        edit = partial(edits.connect, source=source, target=target)
        if not self._is_refused(edit, target):
            self.apply(f"Connect {self.name(source)} \u2192 {self.name(target)}", edit)

    def disconnect(self, link: str) -> None:
        """Delete a link."""
        self._store.apply(f"Disconnect {self.name(link)}", partial(edits.delete, ids=[link]))

    def redirect(self, link: str, target: str) -> None:
        """Move the end of a link to another neuron, or say there why not."""
        if target in self._scene.layers:
            self._hints.refuse("A link ends at one neuron: drop it on a neuron, or beside it to disconnect.", target)
            return
        edit = partial(edits.redirect, link=link, target=target)
        if not self._is_refused(edit, target):
            self._store.apply(f"Move {self.name(link)}", edit)

    def move(self, positions: Mapping[str, Point]) -> None:
        """Move nodes to these places."""
        ids = list(positions)
        what = self._store.document.network.nodes[ids[0]].name if len(ids) == 1 else f"{len(ids)} nodes"
        self._store.apply(f"Move {what}", partial(edits.move, positions=positions))

    def take_out(self, places: Mapping[str, Point]) -> None:
        """Take nodes out of their boxes, to these places or near them."""
        what = self.name(next(iter(places))) if len(places) == 1 else f"{len(places)} nodes"
        self._store.apply(f"Take out {what}", partial(_taken_out, places=places))

    def put_in(self, node: str) -> None:
        """Put a single node into the box of its kind."""
        self._store.apply(f"Put in {self.name(node)}", partial(box_edits.put_in, id=node))

    def shift(self, nodes: Iterable[str], x: float, y: float) -> bool:
        """Move nodes a little. Consecutive moves of the same nodes are one undo step."""
        places = self._store.document.positions
        moved = {id: (places[id][0] + x, places[id][1] + y) for id in nodes}
        return self._store.apply("Move", partial(edits.move, positions=moved), merge=f"arrows {sorted(moved)}")

    def grow(self, layer: str, by: int) -> None:
        """Add a neuron to a layer, or remove one."""
        edit = edits.grow_layer if by > 0 else edits.shrink_layer
        self.apply(f"{'Grow' if by > 0 else 'Shrink'} {self.name(layer)}", partial(edit, layer=layer))

    def set_activation(self, neurons: Iterable[str], activation: str) -> None:
        """Set the activation of neurons, by its name in the table of operations."""
        self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=activation))

    def name(self, id: str) -> str:
        """The name of a node, link or layer in a sentence."""
        return item_name(self._store.document, id)

    def _is_refused(self, edit: Edit, at: str) -> bool:
        """Whether an edit is impossible; if so, an item shows why."""
        try:
            edit(self._store.document)
        except Refusal as refusal:
            self._hints.refuse(str(refusal), at)
            return True
        return False

    def _select_new(self, before: Document) -> None:
        self._scene.select(self._store.document.network.new_since(before.network))


def _quietly(edit: Edit, document: Document) -> Change:
    return structure.quietly(document, edit(document))


def _fed(document: Document, *, edit: Edit, source: str) -> Change:
    return edits.fed_from(document, edit(document), source)


def _taken_out(document: Document, *, places: Mapping[str, Point]) -> Change:
    for id, at in places.items():
        document = box_edits.take_out(document, id, at).document
    return Change(document)
