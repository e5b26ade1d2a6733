"""Commands on the selection: clipboard, structure, arrangement. Each is one undo step, or one sentence why not."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QMimeData, QObject, QPointF, QVariantAnimation
from PySide6.QtGui import QCursor, QGuiApplication

from core import limits
from core.document import arrange, clipboard, edits, parameter_edits, structure
from core.document.document import Change, Document, Point
from core.problem import Refusal
from playground.canvas import geometry
from playground.store import Edit, Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

TIDY_MS = 220
SPARSE = 0.5
REPEATS = 3
PART = clipboard.MIME


class Editing(QObject):
    """`quiet`: new links into neurons that are there start at 0. handlers: command id -> what answers it."""

    def __init__(self, view: "CanvasView", store: Store) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self.quiet = False
        self._pasted = 0
        self._tidying = QVariantAnimation(self, duration=TIDY_MS, startValue=0.0, endValue=1.0)
        self._tidying.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._tidying.valueChanged.connect(self._on_tidying)
        self._tidying.finished.connect(self._on_tidied)
        self._before: dict[str, QPointF] = {}
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_changed)
        self.handlers: Mapping[str, Callable[[], object]] = {
            "cut": self.cut,
            "copy": self.copy,
            "paste": partial(self.paste, None),
            "duplicate": self.duplicate,
            "delete": self.delete,
            "select_all": self.select_all,
            "insert": partial(self.insert, ""),
            "split": self.split,
            "merge": partial(self._on_selection, "Merge", structure.merge),
            "bridge": partial(self._on_selection, "Add skip links across", structure.bridge),
            "wire": partial(self._wire, 1.0),
            "wire_sparsely": partial(self._wire, SPARSE),
            "repeat": self.repeat,
            "clear": partial(self.apply, "Clear the network", structure.clear),
            "quiet": self.toggle_quiet,
            "freeze": self.toggle_frozen,
            "tie": self.toggle_tied,
            "tidy": self.tidy,
            **{f"align_{edge}": partial(self._align, edge) for edge in _EDGES},
            **{f"distribute_{axis}": partial(self._distribute, axis) for axis in _AXES},
            **{f"preset_{name}": partial(self._preset, name) for name in structure.PRESETS},
        }

    def apply(self, text: str, edit: Edit) -> bool:
        """Do an edit, quietly if that is wished."""
        return self._store.apply(text, partial(_quietly, edit) if self.quiet else edit)

    def copy(self) -> bool:
        """Put the selected neurons into the clipboard, with the weights they have now."""
        try:
            data = clipboard.copy(self._store.document, self._view.chosen, self._store.values())
        except Refusal as refusal:
            self._store.refused.emit(str(refusal))
            return False
        mime = QMimeData()
        mime.setData(PART, data)
        mime.setText(data.decode())
        QGuiApplication.clipboard().setMimeData(mime)
        self._pasted = 0
        return True

    def cut(self) -> None:
        """Copy, and take out."""
        if self.copy():
            self.delete()

    def paste(self, at: Point | None = None) -> None:
        """Put in what the clipboard holds, a little further with each paste."""
        self._pasted += 1
        place = at or self._place_to_paste(32.0 * (self._pasted - 1))
        self.add("Paste", partial(_pasted, data=_clipped(), at=place, times=self._pasted))

    def _place_to_paste(self, further: float) -> Point:
        """At the cursor, or in the middle of what is seen; each time a little further."""
        view = self._view
        middle = view.mapToScene(view.viewport().mapFromGlobal(QCursor.pos())) if view.underMouse() else None
        x, y = (middle.x(), middle.y()) if middle is not None else view.middle()
        return geometry.snapped(x + further, y + further)

    @property
    def can_paste(self) -> bool:
        """Whether the clipboard holds neurons."""
        mime = QGuiApplication.clipboard().mimeData()
        return mime is not None and (mime.hasFormat(PART) or clipboard.is_part(mime.text()))

    def duplicate(self) -> None:
        """The selection once more beside itself; the clipboard is left alone."""
        self.add("Duplicate", partial(_duplicated, ids=self._view.chosen, values=self._store.values()))

    def insert(self, link: str = "", at: Point | None = None) -> None:
        """A neuron in the middle of a link, or of the selected one."""
        chosen = [link] if link else parameter_edits.links_among(self._store.document.network, self._view.chosen)
        if len(chosen) != 1:
            self._store.refused.emit("Select one link to insert a neuron into it.")
            return
        middle = self._view.canvas.routes.middle(chosen[0])
        place = at or geometry.snapped(middle.x(), middle.y())
        self.add("Insert neuron", partial(structure.insert, link=chosen[0], at=place, quiet=self.quiet))

    def delete(self) -> None:
        """Take out what is selected."""
        selection = self._view.chosen
        if not selection:
            self._store.refused.emit("Select something to delete it.")
            return
        what = "selection" if len(selection) > 1 else self._view.keyboard.name(selection[0])
        self._store.apply(f"Delete {what}", partial(edits.delete, ids=selection))

    def select_all(self) -> None:
        """Select every node."""
        self._view.canvas.select(self._view.canvas.nodes)

    def split(self) -> None:
        """Split the selected neuron in two."""
        chosen = [id for id in self._view.chosen if id in self._view.canvas.nodes]
        if len(chosen) != 1:
            self._store.refused.emit("Select one hidden neuron to split it.")
            return
        self._store.apply(f"Split {self._view.keyboard.name(chosen[0])}", partial(structure.split, neuron=chosen[0]))

    def repeat(self) -> None:
        """Repeat the selected layer, in a row."""
        chosen = [id for id in self._view.chosen if id in self._view.canvas.layers]
        if len(chosen) != 1:
            self._store.refused.emit("Select one layer, by its header, to repeat it.")
            return
        name = self._view.keyboard.name(chosen[0])
        self._store.apply(f"Repeat {name}", partial(structure.repeat, layer=chosen[0], times=REPEATS, quiet=self.quiet))

    def toggle_quiet(self) -> None:
        """New links start at 0, or at random, from now on."""
        self.quiet = not self.quiet
        self._view.hinted.emit(
            "Quiet edits: new links start at 0, so that nothing changes until they learn."
            if self.quiet
            else "New links start with random weights again."
        )

    def toggle_frozen(self) -> None:
        """Keep training off the selection's weights, or let it at them again."""
        selection = self._view.chosen
        text = "Unfreeze" if parameter_edits.are_frozen(self._store.document.network, selection) else "Freeze"
        self._store.apply(text, partial(parameter_edits.toggle_frozen, ids=selection))

    def toggle_tied(self) -> None:
        """Let the selected links share one weight, or give each its own again."""
        selection = self._view.chosen
        text = "Untie" if parameter_edits.are_tied(self._store.document.network, selection) else "Tie"
        self._store.apply(text, partial(parameter_edits.toggle_tied, ids=selection))

    def tidy(self) -> None:
        """Lay the network out in columns, and let the nodes glide there."""
        self._on_tidied()
        before = {id: QPointF(item.pos()) for id, item in self._view.canvas.nodes.items()}
        if self._store.apply("Tidy up", arrange.tidy) and not self._view.canvas.is_crowded:
            self._before = before
            self._view.canvas.move_to(before)
            self._tidying.start()

    def add(self, text: str, edit: Edit, source: str = "") -> None:
        """Do an edit that adds something, feed that from a node or layer if one is given, and select it."""
        before = self._store.document
        fed = partial(_fed, edit=edit, source=source) if source else edit
        if self.apply(text, fed):
            self._view.select_new(before)

    def splice(self, neuron: str, link: str, at: Point) -> None:
        """Put a neuron that is there into a link."""
        text = f"Insert {self._view.keyboard.name(neuron)}"
        self._store.apply(text, partial(structure.splice, neuron=neuron, link=link, at=at, quiet=self.quiet))

    def _on_selection(self, text: str, edit: Callable[..., Change]) -> None:
        self.apply(text, partial(edit, ids=self._view.chosen))

    def _wire(self, density: float) -> None:
        text = "Wire the selection" if density == 1.0 else "Wire the selection sparsely"
        self.apply(text, partial(structure.wire, ids=self._view.chosen, density=density))

    def _align(self, edge: arrange.Edge) -> None:
        self._store.apply(f"Align {edge}", partial(arrange.align, ids=self._view.chosen, edge=edge))

    def _distribute(self, axis: arrange.Axis) -> None:
        self._store.apply(f"Distribute {axis}", partial(arrange.distribute, ids=self._view.chosen, axis=axis))

    def _preset(self, name: str) -> None:
        if self._store.apply(f"Begin from {name}", partial(structure.use_preset, preset=name)):
            self._view.fit()

    def _on_tidying(self, share: float) -> None:
        canvas, positions = self._view.canvas, self._store.document.positions
        places = {}
        for id, start in self._before.items():
            places[id] = start + (QPointF(*positions[id]) - start) * share
        canvas.move_to(places)

    def _on_tidied(self) -> None:
        self._tidying.stop()
        if self._before:
            self._before = {}
            self._view.canvas.move_to({id: QPointF(*at) for id, at in self._store.document.positions.items()})

    def _on_changed(self, *_: object) -> None:
        # The document has moved on: what glided stands where it belongs.
        self._before = {}
        self._tidying.stop()


_EDGES: tuple[arrange.Edge, ...] = ("left", "center", "right", "top", "middle", "bottom")
_AXES: tuple[arrange.Axis, ...] = ("across", "down")


def _clipped() -> bytes:
    """What the clipboard holds, neurons or not; of a text that is too long only as much as shows that."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return b""
    if mime.hasFormat(PART):
        return bytes(mime.data(PART).data())
    return mime.text()[: limits.PROJECT_BYTES + 1].encode(errors="replace")


def _quietly(edit: Edit, document: Document) -> Change:
    return structure.quietly(document, edit(document))


def _fed(document: Document, *, edit: Edit, source: str) -> Change:
    return edits.fed_from(document, edit(document), source)


def _pasted(document: Document, *, data: bytes, at: Point | None, times: int) -> Change:
    return clipboard.paste(document, data, at, times)


def _duplicated(document: Document, *, ids: tuple[str, ...], values: Mapping[str, float]) -> Change:
    return clipboard.paste(document, clipboard.copy(document, ids, values))
