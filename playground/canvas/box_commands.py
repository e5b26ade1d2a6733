"""The menus' commands on tables, images and output nodes: show nodes as one, or one by one."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from core.document import box_edits
from core.document.box_edits import NAMES
from core.document.boxes import holders
from core.document.document import Change, Document
from playground.canvas.scene import CanvasScene
from playground.store import Store

Edit = Callable[[Document, Iterable[str]], Change]


class BoxCommands:
    """They act on the selection, or on the item with the keyboard focus. handlers: command id -> its handler."""

    def __init__(self, store: Store, scene: CanvasScene) -> None:
        self._store, self._scene = store, scene
        self.handlers: Mapping[str, Callable[[], object]] = {
            "gather": partial(self._apply, "Show as one {box}", box_edits.gather_those),
            "release": partial(self._apply, "Show the {box} as single nodes", box_edits.release_those),
            "take_out": partial(self._apply, "Take out of the {box}", box_edits.take_out_those),
            "put_back": partial(self._apply, "Put back into the {box}", box_edits.put_back_those),
        }

    def _apply(self, text: str, edit: Edit) -> None:
        chosen, document = self._scene.chosen, self._store.document
        able = holders(document, (id for id in chosen if id in document.network.nodes))
        name = NAMES[next(iter(able.values()))] if able else "node"
        self._store.apply(text.format(box=name), partial(_edited, edit=edit, ids=chosen))


def _edited(document: Document, *, edit: Edit, ids: tuple[str, ...]) -> Change:
    return edit(document, ids)
