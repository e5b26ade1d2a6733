"""The picture of a folded graph: a card for each node, in columns under headings. Nodes glide to their places when one
of them is opened or folded."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from core.autograd.value import Value
from core.lab.graph.folded_placement import HEADING_Y, NODE, place_nodes
from core.lab.graph.folding import Folding, Node, Walk
from core.lab.graph.paths import Path
from core.lab.lab import Lab
from playground.lab.graph.card_item import CardItem
from playground.lab.graph.folded_marks import FoldedMarks
from playground.lab.graph.frame_item import FrameItem, HeadingItem
from playground.lab.graph.node_item import LayerItem, NodeItem
from playground.lab.graph.operation_item import EdgeItem, OperationItem
from playground.lab.graph.value_item import ValueItem
from playground.style.style import Style


class FoldedPicture:
    """Adds its items to an empty scene. values: the cards of single values; nodes: those and the cards of layers.
    content: the area of the cards at their places, and of the headings."""

    operations: Mapping[Value, OperationItem] = {}

    def __init__(self, style: Style, paper: QGraphicsScene, folding: Folding) -> None:
        self._folding = folding
        placed = place_nodes(folding)
        self.places = {node: QPointF(*at) for node, at in placed.nodes.items()}
        self.nodes: dict[Node, NodeItem | LayerItem] = {}
        self.edges: dict[tuple[Node, Node], EdgeItem] = {}
        self.headings = [HeadingItem(style, text) for text, _, _ in placed.headings]
        self._frames: dict[str, FrameItem] = {}
        self._path: frozenset[tuple[Node, Node]] = frozenset()
        for node in folding.nodes:
            item = LayerItem(style, node) if node.kind == "layer" else NodeItem(style, node)
            self.nodes[node] = item
            paper.addItem(item)
            if node.whole and node.whole not in self._frames:
                self._frames[node.whole] = FrameItem(style, node.whole)
                paper.addItem(self._frames[node.whole])
        for pair in folding.edges:
            self.edges[pair] = EdgeItem(style, QPointF(), QPointF())
            paper.addItem(self.edges[pair])
        for heading, (_, x, y) in zip(self.headings, placed.headings, strict=True):
            heading.setPos(x, y)
            paper.addItem(heading)
        self.content = self._content()
        self.move_to(self.places)

    @property
    def values(self) -> dict[Value, ValueItem]:
        """The cards of single values."""
        return {node.result: item for node, item in self.nodes.items() if isinstance(item, NodeItem)}

    @property
    def cards(self) -> list[CardItem]:
        """The cards from left to right."""
        return list(self.nodes.values())

    def card_of(self, label: str) -> CardItem | None:
        """The card with a label, or the one that holds the value with that label."""
        node = self._folding.named(label)
        return self.nodes[node] if node is not None else None

    def operation_at(self, point: QPointF) -> Value | None:
        """None: operations are inside of the nodes."""
        return None

    def move_to(self, places: Mapping[Node, QPointF]) -> None:
        """Move the nodes, and with them their edges and frames."""
        for node, at in places.items():
            self.nodes[node].setPos(at)
        half = QPointF(NODE[0] / 2, 0.0)
        for (source, target), edge in self.edges.items():
            edge.connect_ends(self.nodes[source].pos() + half, self.nodes[target].pos() - half)
        for whole, frame in self._frames.items():
            inside = QRectF()
            for node, item in self.nodes.items():
                if node.whole == whole:
                    inside = inside.united(item.box.translated(item.pos()))
            frame.surround(inside)

    def positions(self) -> dict[str, QPointF]:
        """Where things are: by the labels of nodes, of what they are part of, and of all values inside."""
        found: dict[str, QPointF] = {}
        for node, item in self.nodes.items():
            names = (*(value.label for value in node.values), node.whole, node.label)
            found.update(dict.fromkeys(filter(None, names), QPointF(item.pos())))
        return found

    def starts(self, before: Mapping[str, QPointF]) -> dict[Node, QPointF]:
        """Where each node comes from, given where things were in an earlier picture."""
        return {
            node: before.get(node.result.label, before.get(node.label, before.get(node.whole, place)))
            for node, place in self.places.items()
        }

    def refresh(
        self, lab: Lab, unknown: Collection[str], breakpoints: Collection[str], *, quietly: bool
    ) -> CardItem | None:
        """Show the stepper's position; returns the card of the present step. See `GraphView.refresh`."""
        marks = FoldedMarks(lab, Walk(self._folding, lab.stepper), unknown, quietly=quietly)
        for node, item in self.nodes.items():
            mark = marks.of_node(node)
            if isinstance(item, LayerItem):
                item.display(mark, marks.gradients(node))
                continue
            item.display(mark)
            if node.result.label in unknown:
                item.hide_gradient()
        for (source, target), edge in self.edges.items():
            edge.display(marks.of_edge(source, target), on_path=(source, target) in self._path)
        self.show_breakpoints(breakpoints)
        return self.nodes[marks.current.node] if marks.current is not None else None

    def show_breakpoints(self, labels: Collection[str]) -> None:
        """Mark the nodes in which running stops."""
        for node, item in self.nodes.items():
            item.show_breakpoint(any(value.label in labels for value in node.values if value.op is not None))

    def show_path(self, path: Path | None) -> None:
        """Mark a path from a value to the output; None for none."""
        nodes = [self._folding.node_of[value] for value in path.values] if path is not None else []
        self._path = frozenset(pairwise(nodes))
        for pair, edge in self.edges.items():
            edge.display(edge.state, on_path=pair in self._path)

    def _content(self) -> QRectF:
        whole = QRectF()
        for node, at in self.places.items():
            whole = whole.united(self.nodes[node].box.translated(at))
        return whole.adjusted(0, -HEADING_Y if self.headings else 0, 6, 6)
