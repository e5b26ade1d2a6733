"""Walking in a box by keyboard: from row to row, and from pixel to pixel."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt

from core.data.description import describe
from core.document import boxes
from core.document.document import Document

PAGE = 10
"""So many rows are a page."""

_KEY = Qt.Key
FAR = {_KEY.Key_Home: (-1, 0), _KEY.Key_End: (1, 0), _KEY.Key_PageUp: (0, -1), _KEY.Key_PageDown: (0, 1)}
"""The keys that go far in a box: to an end, and by a page. In an image, these are the ends of a row and a column."""


def stops(document: Document, ids: Iterable[str]) -> list[str]:
    """Where Tab stops, of nodes and layers in their order: at each but in a box, where it stops at the first."""
    found, seen = [], set()
    for id in ids:
        kind = document.boxes.get(id)
        if kind is None or kind not in seen:
            found.append(id)
        seen.add(kind)
    return found


def stop_of(document: Document, id: str, among: Iterable[str]) -> str:
    """The stop of Tab that stands for a node or layer."""
    kind = document.boxes.get(id)
    return id if kind is None else next((other for other in among if document.boxes.get(other) == kind), id)


def is_part(document: Document, nodes: Collection[str]) -> bool:
    """Whether nodes are a part of one box but not all of it: only a whole box moves."""
    kinds = {document.boxes.get(id) for id in nodes}
    kind = kinds.pop() if len(kinds) == 1 else None
    return kind is not None and len(nodes) < len(boxes.members(document.network, document.boxes, kind))


def beside(document: Document, id: str, down: int) -> str:
    """The row that many below another one; "" if there is none or it is in no rows."""
    kind = document.boxes.get(id)
    if kind is None or kind == "image" or not down:
        return ""
    rows = boxes.members(document.network, document.boxes, kind)
    at = rows.index(id) + down
    return rows[at] if 0 <= at < len(rows) else ""


def far(document: Document, id: str, key: Qt.Key) -> str:
    """Where a key of FAR goes from a node in a box."""
    kind, (across, down) = document.boxes[id], FAR[key]
    ids = boxes.members(document.network, document.boxes, kind)
    if kind != "image":
        at = ids.index(id) + PAGE * down if down else (0 if across < 0 else len(ids) - 1)
        return ids[min(max(at, 0), len(ids) - 1)]
    about = describe(document.data.source)
    cells, columns = boxes.pixels(about), (about.image or (1, 1))[1]
    places = {
        other: divmod(cells.get(getattr(document.network.nodes[other], "expression", ""), 0), columns) for other in ids
    }
    row, column = places[id]
    line = [other for other, place in places.items() if (place[0] == row if across else place[1] == column)]
    return line[0 if across + down < 0 else -1]
