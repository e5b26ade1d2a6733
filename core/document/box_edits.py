"""Edits of boxes: nodes gathered in one node of the canvas, and taken out again. What they compute stays the same."""

from collections.abc import Iterable
from dataclasses import replace

from core.data.description import describe
from core.document import boxes, room
from core.document.columns import INPUT_PITCH, OUTPUT_PITCH, column, input_places
from core.document.document import Box, Change, Document, Point
from core.problem import Refusal

ASIDE = 72.0
"""From the edge of a box to the middle of a node that was taken out of it."""

NAMES = {"table": "table", "image": "image", "bars": "output node"}
"""What people call a box."""


def gather(document: Document, kind: Box) -> Change:
    """Put every node that can stand in a box into it. Refusal if there are fewer than two."""
    ids = _all_of(document, kind)
    if len(ids) < 2:
        raise Refusal(f"The {NAMES[kind]} needs two or more {_of(kind)}.")
    made = boxes.with_boxes(document, {**document.boxes, **dict.fromkeys(ids, kind)}, document)
    return Change(_free(document, made, kind))


def release(document: Document, kind: Box) -> Change:
    """Take every node of a box out of it, to the column or the grid where single nodes stand."""
    ids = boxes.members(document.network, document.boxes, kind)
    if not ids:
        raise Refusal(f"There is no {NAMES[kind]}.")
    places = _alone(document, kind, ids)
    rest = {id: held for id, held in document.boxes.items() if held != kind}
    made = replace(document, boxes=rest, positions={**document.positions, **places})
    return Change(room.placed(made, ids))


def apart(document: Document) -> dict[str, Point]:
    """The places of all nodes, those in boxes where they would stand alone."""
    found = dict(document.positions)
    for kind in boxes.present(document):
        found |= _alone(document, kind, boxes.members(document.network, document.boxes, kind))
    return found


def take_out(document: Document, id: str, at: Point) -> Change:
    """Take a node out of its box, to a point of the canvas or the nearest free place; the rows close up."""
    if id not in document.boxes:
        return Change(document)
    rest = {other: kind for other, kind in document.boxes.items() if other != id}
    made = boxes.with_boxes(replace(document, boxes=rest), rest, document)
    made = replace(made, positions={**made.positions, id: at})
    return Change(room.placed(made, [id]))


def put_in(document: Document, id: str) -> Change:
    """Put a single node into the box of its kind, at its place in the order. Refusal if there is no such box."""
    kind = boxes.can_hold(document, id)
    if kind is None or kind not in boxes.present(document):
        name = document.network.nodes[id].name
        raise Refusal(f"{name} stays where it is: there is no node on the canvas that holds such nodes.")
    held = {**document.boxes, id: kind}
    return Change(boxes.with_boxes(replace(document, boxes=held), held, document))


def can_gather(document: Document, kind: Box) -> bool:
    """Whether `gather` has enough nodes."""
    return len(_all_of(document, kind)) > 1


def gather_those(document: Document, ids: Iterable[str]) -> Change:
    """Put the single nodes among some, and all others of their kind, into boxes. Refusal as above, or if there are
    none."""
    kinds = dict.fromkeys(boxes.holders(document, single_among(document, ids)).values())
    if not kinds:
        raise Refusal("Select an input or output that stands alone, to show all of them as one node.")
    for kind in kinds:
        document = gather(document, kind).document
    return Change(document)


def release_those(document: Document, ids: Iterable[str]) -> Change:
    """Take every node of the boxes that hold some nodes out of them. Refusal if none does."""
    kinds = dict.fromkeys(document.boxes[id] for id in ids if id in document.boxes)
    if not kinds:
        raise Refusal("Select a table, an image or an output node, to show what is in it as single nodes.")
    for kind in kinds:
        document = release(document, kind).document
    return Change(document)


def take_out_those(document: Document, ids: Iterable[str]) -> Change:
    """Take nodes out of their boxes, to the free places beside them. Refusal if none stands in one."""
    chosen = [id for id in ids if id in document.boxes]
    if not chosen:
        raise Refusal("Select what is to be taken out of a table, an image or an output node.")
    for kind in boxes.present(document):
        own = [id for id in boxes.members(document.network, document.boxes, kind) if id in chosen]
        left, _, right, _ = boxes.rect(document, kind)
        x = right + ASIDE if kind == "bars" else left - ASIDE
        if own == boxes.members(document.network, document.boxes, kind):
            document = release(document, kind).document
            continue
        places = {id: (x, document.positions[id][1]) for id in own}
        rest = {id: held for id, held in document.boxes.items() if id not in places}
        made = boxes.with_boxes(replace(document, boxes=rest), rest, document)
        document = room.placed(replace(made, positions={**made.positions, **places}), own)
    return Change(document)


def put_back_those(document: Document, ids: Iterable[str]) -> Change:
    """Put the single nodes among some into the boxes of their kinds. Refusal if there are none."""
    able = boxes.holders(document, single_among(document, ids))
    there = boxes.present(document)
    held = {id: kind for id, kind in able.items() if kind in there}
    if not held:
        raise Refusal("Select a node that can stand in the table, the image or the output node on the canvas.")
    whole = {**document.boxes, **held}
    return Change(boxes.with_boxes(replace(document, boxes=whole), whole, document))


def single_among(document: Document, ids: Iterable[str]) -> list[str]:
    """The nodes among some ids that stand in no box."""
    return [id for id in ids if id in document.network.nodes and id not in document.boxes]


def _alone(document: Document, kind: Box, ids: list[str]) -> dict[str, Point]:
    """Places for the nodes of a box as single nodes, around its middle."""
    _, top, _, bottom = boxes.rect(document, kind)
    middle, x = (top + bottom) / 2.0, boxes.column_at(document, ids)[0]
    if kind != "image":
        return column(ids, x, middle, OUTPUT_PITCH if kind == "bars" else INPUT_PITCH)
    inside = [node for node in document.network.inputs if document.boxes.get(node.id) == kind]
    return input_places(inside, describe(document.data.source), x, middle)


def _all_of(document: Document, kind: Box) -> list[str]:
    return [id for id, held in boxes.holders(document, document.network.nodes).items() if held == kind]


def _of(kind: Box) -> str:
    return {"table": "columns", "image": "pixels", "bars": "outputs"}[kind]


def _free(before: Document, after: Document, kind: Box) -> Document:
    """Moved to where the box covers nothing, if it is new."""
    if kind in boxes.present(before):
        return after
    return room.placed(after, boxes.members(after.network, after.boxes, kind))
