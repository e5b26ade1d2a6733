"""Boxes: many inputs or outputs that stand in one node of the canvas.

A box holds nodes of one kind: a table the columns of the data, one row each; an image the pixels; bars the outputs, one
row each. The nodes stay nodes, with their own links; where they stand follows from the box. The place of a box is that
of its nodes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core import limits
from core.data.dataset import Description
from core.data.description import describe
from core.data.expression import token
from core.document.document import Box, Document, Point
from core.network.model import Input, Network, Neuron

KINDS: tuple[Box, ...] = ("table", "image", "bars")

LEAST = 5
"""From so many on, columns stand in a table, and outputs in bars, unless somebody decides otherwise."""

MANY_ROWS, MOST_ROWS = 16, 30
"""Above so many, the rows of a table are low; above that, they scroll."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Form:
    """The sizes of a box in canvas pixels: its width, its header and foot, and the height of a row; low is that of many
    rows. reach: what is left free between it and the layer beside it."""

    width: float
    header: float
    foot: float
    row: float
    low: float
    reach: float


FORMS: Mapping[Box, Form] = {
    "table": Form(264.0, 40.0, 34.0, 36.0, 26.0, 108.0),
    "image": Form(212.0, 40.0, 36.0, 192.0, 192.0, 136.0),
    "bars": Form(180.0, 40.0, 8.0, 40.0, 40.0, 200.0),
}  # fmt: skip

IMAGE_SIDE = 192.0
"""The width and height of the picture of an image."""

ROUNDING = 1e-3
"""Canvas pixels that the place of a row may be off."""

LAYER_AWAY = 138.0
"""From a column of single nodes to the frame of the layer beside it."""


def members(network: Network, boxes: Mapping[str, Box], kind: Box) -> list[str]:
    """The nodes of a box, in their order: outputs by their column."""
    nodes: Iterable[Input | Neuron] = network.outputs if kind == "bars" else network.inputs
    return [node.id for node in nodes if boxes.get(node.id) == kind]


def row_height(kind: Box, count: int) -> float:
    """The height of a row of a box with so many."""
    return FORMS[kind].low if count > MANY_ROWS else FORMS[kind].row


def size(kind: Box, count: int) -> tuple[float, float]:
    """The width and height of a box of so many nodes."""
    form = FORMS[kind]
    inner = IMAGE_SIDE if kind == "image" else row_height(kind, count) * min(count, MOST_ROWS)
    return form.width, form.header + inner + form.foot


def part_size(document: Document, kind: Box, count: int) -> tuple[float, float]:
    """The width and height of a node in a box of so many: of a row, or of a pixel."""
    if kind != "image":
        return FORMS[kind].width, row_height(kind, count)
    side = IMAGE_SIDE / max(describe(document.data.source).image or (1, 1))
    return side, side


def places(document: Document, kind: Box, ids: list[str], center: float, top: float) -> dict[str, Point]:
    """Where the nodes of a box stand if its upper edge has its middle at (center, top): rows below each other, those
    that are scrolled away at the last one; pixels in their rows and columns."""
    inner = top + FORMS[kind].header
    if kind != "image":
        height = row_height(kind, len(ids))
        return {id: (center, inner + height * (min(at, MOST_ROWS - 1) + 0.5)) for at, id in enumerate(ids)}
    about = describe(document.data.source)
    rows, columns = about.image or (1, 1)
    cells = pixels(about)
    left, found = center - IMAGE_SIDE / 2, {}
    for id in ids:
        node = document.network.nodes[id]
        row, column = divmod(cells.get(getattr(node, "expression", ""), 0), columns)
        side = IMAGE_SIDE / max(rows, columns)
        found[id] = (left + side * (column + 0.5), inner + side * (row + 0.5))
    return found


def rect(document: Document, kind: Box) -> Rect:
    """The place of a box that has nodes, with its header and foot."""
    ids = members(document.network, document.boxes, kind)
    center, top = _anchor(document, kind, ids)
    width, height = size(kind, len(ids))
    return center - width / 2, top, center + width / 2, top + height


def present(document: Document) -> list[Box]:
    """The boxes that there are."""
    held = set(document.boxes.values())
    return [kind for kind in KINDS if kind in held]


def pixels(about: Description) -> dict[str, int]:
    """The expression of each pixel -> its number, row by row; empty for data without an image."""
    rows, columns = about.image or (0, 0)
    return {token(name): at for at, name in enumerate(about.names[: rows * columns])}


def usual_boxes(document: Document) -> dict[str, Box]:
    """The boxes of a document whose nodes nobody has arranged: the pixels of an image in one, from five columns on the
    other columns in a table, and the outputs of an image, or five and more, as bars."""
    about, network = describe(document.data.source), document.network
    own = pixels(about)
    columns = {token(name) for name in about.names} - own.keys()
    found: dict[str, Box] = {node.id: "image" for node in network.inputs if node.expression in own}
    rows: dict[str, Box] = {node.id: "table" for node in network.inputs if node.expression in columns}
    outputs: dict[str, Box] = {neuron.id: "bars" for neuron in network.outputs}
    if len(rows) >= LEAST:
        found |= rows
    if about.outputs > 1 and (about.image is not None or len(outputs) >= LEAST):
        found |= outputs
    return found


def can_hold(document: Document, id: str) -> Box | None:
    """The box that a node can stand in; None for a hidden neuron, and for the only output."""
    return holders(document, [id]).get(id)


def holders(document: Document, ids: Iterable[str]) -> dict[str, Box]:
    """The boxes that nodes can stand in, of those that can: a pixel in the image, another input in the table, an output
    in the bars."""
    about, found = describe(document.data.source), dict[str, Box]()
    own = pixels(about)
    for id in ids:
        node = document.network.nodes[id]
        if isinstance(node, Input):
            found[id] = "image" if node.expression in own else "table"
        elif node.output is not None and about.outputs > 1:
            found[id] = "bars"
    return found


def with_boxes(document: Document, boxes: Mapping[str, Box], before: Document | None = None) -> Document:
    """The document with these boxes. Those that there were before (in the document, if none is given) stay where they
    are, and their rows close up; a new one stands beside the column of its nodes, away from the hidden layers."""
    before = before or document
    made = replace(document, boxes=dict(boxes))
    at = dict(document.positions)
    for kind in present(made):
        ids = members(made.network, boxes, kind)
        old = members(before.network, before.boxes, kind)
        if old:
            center, top = _anchor(before, kind, old)
        else:
            xs, ys = zip(*(document.positions[id] for id in ids), strict=True)
            center = max(xs) + offset(kind)
            top = (min(ys) + max(ys)) / 2.0 - size(kind, len(ids))[1] / 2.0
        at |= places(made, kind, ids, center, top)
    return replace(made, positions={id: limits.on_canvas(*place) for id, place in at.items()})


def block_of(document: Document, id: str) -> str:
    """What a node moves with: the name of its box, the id of its layer, or its own."""
    kind = document.boxes.get(id)
    return f"box {kind}" if kind else document.network.layer_of(id) or id


def offset(kind: Box) -> float:
    """The distance from a column of single nodes to the middle of a box that stands in its place, to the right."""
    away = FORMS[kind].width / 2.0 + FORMS[kind].reach - LAYER_AWAY
    return away if kind == "bars" else -away


def column_at(document: Document, ids: Iterable[str]) -> list[float]:
    """Where the columns of single nodes are, of some nodes; that of a box is where its nodes would stand alone."""
    wanted = set(ids)
    found = [document.positions[id][0] for id in wanted if id not in document.boxes]
    for kind in present(document):
        if any(document.boxes.get(id) == kind for id in wanted):
            left, _, right, _ = rect(document, kind)
            found.append((left + right) / 2.0 - offset(kind))
    return found


def settled(before: Document, after: Document) -> Document:
    """The document after an edit of the network or its data. What cannot stand in its box any more leaves it, and its
    rows close up; new columns, pixels and outputs join the others of their kind."""
    able = holders(after, (id for id in before.boxes if id in after.network.nodes))
    boxes: dict[str, Box] = {id: kind for id, kind in before.boxes.items() if able.get(id) == kind}
    usual = usual_boxes(after)
    for kind in KINDS:
        ids = [id for id, each in usual.items() if each == kind]
        fresh = [id for id in ids if id not in before.network.nodes]
        if fresh and kind in boxes.values():
            boxes |= dict.fromkeys(fresh, kind)
        elif fresh and len(ids) - len(fresh) < LEAST:
            # There were too few before; otherwise, somebody wants them apart.
            boxes |= dict.fromkeys(ids, kind)
    if not boxes and not before.boxes:
        return after
    if boxes == before.boxes and before.boxes == after.boxes and _stand(after, before):
        return after
    return with_boxes(after, boxes, before)


def put_right(document: Document) -> Document:
    """The document with each node of a box at its place there, as far as it is not within rounding of it."""
    made = with_boxes(document, document.boxes)
    near = all(
        max(abs(new - old) for new, old in zip(made.positions[id], document.positions[id], strict=True)) < ROUNDING
        for id in document.boxes
    )
    return document if near else made


def placed_anew(document: Document, places: Mapping[str, Point]) -> Document:
    """The document with its boxes in the place of the columns that their nodes would form at these places."""
    kept = {id: kind for id, kind in document.boxes.items() if id not in places}
    apart = replace(document, positions={**document.positions, **places}, boxes=kept)
    return with_boxes(apart, document.boxes)


def completed(document: Document, ids: Iterable[str]) -> list[str]:
    """Nodes with all that move with them: the others of their boxes."""
    found = dict.fromkeys(ids)
    for kind in {document.boxes[id] for id in found if id in document.boxes}:
        found |= dict.fromkeys(members(document.network, document.boxes, kind))
    return [*found]


def moved(document: Document, positions: Mapping[str, Point]) -> dict[str, Point]:
    """New places for nodes, completed: a box moves with the first of its nodes that does."""
    found = dict(positions)
    for kind in present(document):
        ids = members(document.network, document.boxes, kind)
        first = next((id for id in ids if id in positions), None)
        if first is not None:
            x, y = (new - old for new, old in zip(positions[first], document.positions[first], strict=True))
            found |= {id: (document.positions[id][0] + x, document.positions[id][1] + y) for id in ids}
    return found


def _stand(after: Document, before: Document) -> bool:
    """Whether boxed nodes stand where they did, in the same order."""
    held = before.boxes
    same_order = all(members(before.network, held, kind) == members(after.network, held, kind) for kind in KINDS)
    return same_order and all(after.positions[id] == before.positions[id] for id in held)


def _anchor(document: Document, kind: Box, ids: list[str]) -> Point:
    """The middle of the upper edge of a box whose nodes stand at their places."""
    x, y = document.positions[ids[0]]
    away_x, away_y = places(document, kind, ids[:1], 0.0, 0.0)[ids[0]] if kind == "image" else _first(kind, len(ids))
    return x - away_x, y - away_y


def _first(kind: Box, count: int) -> Point:
    """The place of the first row in a box whose upper edge has its middle at the origin."""
    return 0.0, FORMS[kind].header + row_height(kind, count) / 2.0
