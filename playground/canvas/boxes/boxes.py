"""The boxes of the scene: their frames, the items of the nodes in them, and what these show."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from core.data.description import describe
from core.data.expression import token
from core.data.making import generate
from core.document import boxes
from core.document.document import Box, Document
from core.network.model import Neuron, Node
from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.boxes import bars
from playground.canvas.boxes.bar_item import LARGEST_NAME, MOST_NAME, NAME, BarItem
from playground.canvas.boxes.box_item import BoxItem
from playground.canvas.boxes.distribution import distributions
from playground.canvas.boxes.image_face import ImageFace
from playground.canvas.boxes.part_item import PartItem
from playground.canvas.boxes.pixel_item import PixelItem
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.boxes.row_scroll import RowScroll
from playground.canvas.lettering import width_of
from playground.canvas.node_item import NodeItem
from playground.probe import Point
from playground.style.style import Style

PARTS: Mapping[Box, type[PartItem]] = {"table": RowItem, "image": PixelItem, "bars": BarItem}
TITLES: Mapping[Box, str] = {"table": "Table", "image": "Image", "bars": "Output"}


class Boxes:
    """items: kind -> frame. nodes: the scene's items by id. rows: which rows of the table are in sight. lead: the
    output in bars with the largest number, "" for none. face: of the image."""

    def __init__(self, scene: QGraphicsScene, style: Style, nodes: Mapping[str, NodeItem]) -> None:
        self._scene, self._style, self._nodes = scene, style, nodes
        self._document: Document | None = None
        self.face = ImageFace(style)
        self.items: dict[Box, BoxItem] = {}
        self.lead = ""
        self.rows = RowScroll(style)
        self._formulas: list[RowItem] = []
        scene.addItem(self.rows)

    def make(self, document: Document, node: Node) -> NodeItem:
        """The item of a node, as it stands alone or in a box."""
        kind = document.boxes.get(node.id)
        return NodeItem(self._style, node) if kind is None else PARTS[kind](self._style, node)

    def fits(self, document: Document, id: str) -> bool:
        """Whether a node's item is of the kind that it needs."""
        kind = document.boxes.get(id)
        return type(self._nodes[id]) is (NodeItem if kind is None else PARTS[kind])

    def display(self, document: Document) -> None:
        """Show the boxes of a document whose nodes have items."""
        self._document = document
        self._formulas = []
        for kind in self.items.keys() - set(boxes.present(document)):
            self._scene.removeItem(self.items.pop(kind))
        if "bars" not in self.items or self.lead not in document.network.nodes:
            self.lead = ""
        if "image" not in self.items:
            self.face.cells = {}
        for kind in boxes.present(document):
            if kind not in self.items:
                self.items[kind] = BoxItem(self._style, kind)
                self._scene.addItem(self.items[kind])
            if kind == "image":
                self.items[kind].face = self.face
                self.face.display(document)
            self._display(document, kind)

    def follow(self, positions: Mapping[str, QPointF]) -> None:
        """Follow nodes that a gesture shows elsewhere."""
        document = self._document
        for kind, item in self.items.items() if document is not None else ():
            assert document is not None
            first = boxes.members(document.network, document.boxes, kind)[0]
            if first in positions:
                away = positions[first] - QPointF(*document.positions[first])
                item.display(self._rect(document, kind).translated(away), item.title, item.note, item.aside)
                if kind == "table":
                    self.rows.follow(document, away)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the values at the probe of a snapshot."""
        document = self._document
        if document is None or not self.items or snapshot.probed is None:
            return
        data = generate(snapshot.experiment.data)
        if data.columns != describe(document.data.source).columns or len(snapshot.probed) != len(data.columns):
            return
        if "bars" in self.items:
            self._show_bars(document, snapshot)
        # The columns' values are those of the probe, whatever training has come to.
        for row in self._formulas:
            row.show_value(snapshot.probe.get(row.node.id, float("nan")))

    def show_point(self, point: Point) -> None:
        """Show a point of the space of columns in the image."""
        if "image" in self.items and self.face.show(point):
            self.items["image"].update()

    def true_place(self, id: str, at: QPointF) -> QPointF:
        """Where a node stands in the document that is shown at a point of the scene."""
        return at if self._document is None else self.rows.true_place(self._document, id, at)

    def at(self, point: QPointF) -> Box | None:
        """The box at a point of the scene."""
        return next((kind for kind, item in self.items.items() if item.rect.contains(point)), None)

    def pixel_at(self, point: QPointF) -> str:
        """The pixel of the image at a point of the scene; "" for none."""
        image = self.items.get("image")
        return "" if image is None else self.face.pixel_at(point, image.image_box)

    def mark(self, selection: tuple[str, ...]) -> None:
        """Mark the boxes all of whose nodes are selected."""
        chosen = set(selection)
        for kind, item in self.items.items():
            item.mark(selected=bool(chosen) and chosen.issuperset(self.members(kind)))

    def members(self, kind: Box) -> list[str]:
        """The ids of the nodes in a box."""
        document = self._document
        return [] if document is None else boxes.members(document.network, document.boxes, kind)

    def _display(self, document: Document, kind: Box) -> None:
        ids = boxes.members(document.network, document.boxes, kind)
        about = describe(document.data.source)
        note, aside = "", self.items[kind].aside
        if kind == "table":
            note = f"{len(ids)} columns"
        elif kind == "image" and about.image is not None:
            aside = f"{about.image[0]} \u00d7 {about.image[1]}, {len(ids)} inputs"
        elif kind == "bars":
            aside = bars.aside(document)
        self.items[kind].display(self._rect(document, kind), TITLES[kind], note, aside)
        size = boxes.part_size(document, kind, len(ids))
        parts, of_columns = [*self._parts(document, kind)], {}
        if kind == "table":
            of_columns = dict(zip(map(token, about.names), distributions(generate(document.data)), strict=True))
            self._formulas = [row for row in parts if isinstance(row, RowItem) and _expression(row) not in of_columns]
        for item in parts:
            item.resize(*size)
            if isinstance(item, RowItem):
                item.setVisible(item.node.id not in self.rows.away)
                item.distribution = of_columns.get(_expression(item))
        if kind == "bars":
            self._name_bars(document)

    def _parts(self, document: Document, kind: Box) -> Iterator[PartItem]:
        for id in boxes.members(document.network, document.boxes, kind):
            item = self._nodes.get(id)
            if isinstance(item, PartItem):
                yield item

    def _rect(self, document: Document, kind: Box) -> QRectF:
        return geometry.rect_of(boxes.rect(document, kind))

    def _name_bars(self, document: Document) -> None:
        """The names of the outputs, all in the width of the widest."""
        items = [item for item in self._parts(document, "bars") if isinstance(item, BarItem)]
        names = [bars.shown_name(document, item.node) for item in items if isinstance(item.node, Neuron)]
        width = min(max(width_of(name, LARGEST_NAME if len(name) < 3 else NAME) for name in names), MOST_NAME)
        for item, name in zip(items, names, strict=True):
            item.show_name(name, width)

    def _show_bars(self, document: Document, snapshot: Snapshot) -> None:
        found = bars.answers(document, snapshot.probe)
        self.lead = bars.largest(found)
        for item in self._parts(document, "bars"):
            if isinstance(item, BarItem):
                item.show_bar(found.get(item.node.id, bars.UNKNOWN))


def _expression(item: PartItem) -> str:
    return getattr(item.node, "expression", "")
