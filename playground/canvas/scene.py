"""The network as items. The document is the truth; the scene keeps one item per id and follows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from core.autograd.ops import OPS
from core.data.description import describe
from core.document import parameter_edits
from core.document.document import Document
from core.document.node_names import node_name
from core.network.model import Input, Network, Neuron
from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.boxes.boxes import Boxes
from playground.canvas.layer_item import LayerItem
from playground.canvas.links.link_item import LinkItem
from playground.canvas.links.links import Links, Marks
from playground.canvas.live import Live
from playground.canvas.node_item import NodeItem
from playground.canvas.overlay_item import OverlayItem
from playground.canvas.picker import Picker
from playground.style.style import Style


class CanvasScene(QGraphicsScene):
    """nodes, links, layers: id -> item; of all_links, only those drawn one by one. selection: ids in the order of
    selection. hover_changed(id) whenever `hovered` changes."""

    selection_changed = Signal(tuple)
    hover_changed = Signal(str)
    focus_changed = Signal(str)

    def __init__(self, style: Style, document: Document) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._style = style
        self.document = Document(Network(), {}, document.data, document.settings, document.seed, {})
        self.nodes: dict[str, NodeItem] = {}
        self.layers: dict[str, LayerItem] = {}
        self.selection: tuple[str, ...] = ()
        self.hovered = self.focused = self._lifted = ""
        self._moving: frozenset[str] = frozenset()
        self.boxes = Boxes(self, style, self.nodes)
        self.all_links, self.overlay = Links(self, style), OverlayItem(style)
        self.links, self.routes = self.all_links.items, self.all_links.routes
        self.strongest = self.all_links.strongest
        self.addItem(self.overlay)
        self.picker = Picker(self.nodes, self.layers, self.routes, self.boxes.pixel_at)
        self.live = Live(self.nodes, self.boxes, self.all_links, style, self.document)
        style.changed.connect(self._on_style_changed)
        self.display(document)

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many links to draw each of them in every frame."""
        return self.all_links.is_crowded

    @property
    def chosen(self) -> tuple[str, ...]:
        """What commands act on: the selection, or the item with the keyboard focus."""
        return self.selection or ((self.focused,) if self.focused else ())

    @property
    def present(self) -> str:
        """What a command on one thing acts on: the item with the keyboard focus, or the first of the selection; "" for
        none."""
        return self.focused or next(iter(self.selection), "")

    def item(self, id: str) -> NodeItem | LinkItem | LayerItem | None:
        """The item of a node, link or layer, if it has one."""
        return self.nodes.get(id) or self.links.get(id) or self.layers.get(id)

    def display(self, document: Document) -> None:
        """Follow the document; update only what has changed."""
        old, self.document = self.document, document
        shown = self.boxes.rows.shown(document)
        network, positions = document.network, shown.positions
        if network is not old.network or document.boxes != old.boxes:
            self._follow(old.network, network)
        if document.data.source != old.data.source:
            # Inputs are named by what the data measures; outputs are shown as what it has.
            for id in [node.id for node in network.inputs] + [node.id for node in network.outputs]:
                self._display_node(network, id)
        if network is not old.network and self.hovered and not self._is_there(self.hovered):
            self.hover("")
        self._moving, self._lifted = frozenset(), ""
        moved = {id: at for id, item in self.nodes.items() if item.pos() != (at := QPointF(*positions[id]))}
        self._set_places(moved)
        self.boxes.display(document)
        self.all_links.display(shown, self.boxes.rows.away)
        self.live.follow(document)
        self._frame(network.layers_by_id if network is not old.network else self._layers_of(moved))
        if network is not old.network:
            self.select(id for id in self.selection if self._is_there(id))
            if self.focused and not self._is_there(self.focused):
                self.focus("")
        self._fade()
        self.live.show_weights()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the weights, biases and pictures of a snapshot."""
        self.live.refresh(snapshot)

    def scroll_rows(self, first: int) -> None:
        """Have another row of the table first in sight."""
        if self.boxes.rows.turn_to(first):
            self.display(self.document)

    def move_to(self, positions: dict[str, QPointF]) -> None:
        """Show nodes elsewhere during a gesture; the document does not change."""
        if self._moving != positions.keys():
            self._moving = frozenset(positions)
            self._fade()
        self._set_places(positions)
        self.boxes.follow(positions)
        self.all_links.move({id: (at.x(), at.y()) for id, at in positions.items()})
        self._frame(self._layers_of(positions))

    def select(self, ids: Iterable[str]) -> None:
        """Set the selection."""
        selection = tuple(dict.fromkeys(ids))
        chosen = set(selection)
        for id in chosen.symmetric_difference(self.selection):
            self._mark(id, selected=id in chosen)
        if selection != self.selection:
            self.selection = selection
            self._fade()
            self.selection_changed.emit(selection)

    def hover(self, id: str) -> None:
        """Mark the item under the cursor; "" for nothing."""
        if id != self.hovered:
            self._mark(self.hovered, hovered=False)
            self._mark(id, hovered=True)
            self.hovered = id
            self._fade()
            self.hover_changed.emit(id)

    def focus(self, id: str) -> None:
        """Mark the item with the keyboard focus; "" for nothing."""
        if id != self.focused:
            self._mark(self.focused, focused=False)
            self.focused = id
            self._fade()
            self._mark(id, focused=True)
            self.focus_changed.emit(id)

    def lift(self, link: str) -> None:
        """Hide a link while its end is being dragged; "" shows it again."""
        self._lifted = link
        self._fade()

    def targets(self, source: str) -> dict[str, str]:
        """Where a link from a node or layer can end: "valid" or "invalid" by id, for `mark_targets`."""
        ends = self.document.network.can_feed(source)
        return {id: "valid" if can else "invalid" for id, can in ends.items()}

    def mark_targets(self, targets: Mapping[str, str]) -> None:
        """Show each node or layer as a "valid", "invalid" or "refused" target; those not named look as usual."""
        ends: list[tuple[str, Any]] = [*self.nodes.items(), *self.layers.items()]
        for id, item in ends:
            item.mark(target=targets.get(id, ""))

    @contextmanager
    def unmarked(self) -> Iterator[None]:
        """Show nothing as selected, hovered or focused for a moment, and tell nobody."""
        marks = [(id, {"selected": True}) for id in self.selection]
        marks += [(self.hovered, {"hovered": True}), (self.focused, {"focused": True})]
        for id, states in marks:
            self._mark(id, **dict.fromkeys(states, False))
        self.all_links.highlight(Marks())
        self.boxes.mark(())
        self.overlay.setVisible(False)
        yield
        self.overlay.setVisible(True)
        for id, states in marks:
            self._mark(id, **states)
        self._fade()

    def content(self, zoom: float = 1.0) -> QRectF:
        """A rectangle around everything at a zoom: names stay large when the network is small."""
        whole = QRectF()
        for item in self.nodes.values():
            whole = whole.united(item.extent(zoom).translated(item.pos()))
        for rect in (*(item.rect for item in self.layers.values()), *(item.rect for item in self.boxes.items.values())):
            whole = whole.united(rect)
        return whole

    def _is_there(self, id: str) -> bool:
        return id in self.nodes or id in self.layers or id in self.document.network.links_by_id

    def _mark(self, id: str, **states: object) -> None:
        item = self.item(id)
        if item is not None:
            item.mark(**states)

    def _follow(self, old: Network, network: Network) -> None:
        """Remove the items of deleted nodes and layers; add and update the others."""
        self._drop(self.nodes, network.nodes)
        for id in [id for id in self.nodes if not self.boxes.fits(self.document, id)]:
            self.removeItem(self.nodes.pop(id))
        for id in self.layers.keys() - network.layers_by_id.keys():
            self.removeItem(self.layers[id].title)
        self._drop(self.layers, network.layers_by_id)
        for layer in network.layers:
            if self._keep(self.layers, layer.id, LayerItem, layer):
                self.addItem(self.layers[layer.id].title)
        anew = old.frozen != network.frozen
        for id, node in network.nodes.items():
            made = id not in self.nodes
            if made:
                self.nodes[id] = self.boxes.make(self.document, node)
                self.addItem(self.nodes[id])
            reached = (id in old.reaching) != (id in network.reaching)
            held = bool(network.frozen) and old.incoming.get(id) != network.incoming[id]
            if made or anew or reached or held or node is not old.nodes.get(id):
                self._display_node(network, id)

    def _drop(self, items: dict[str, Any], present: Mapping[str, object]) -> None:
        for id in [id for id in items if id not in present]:
            self.removeItem(items.pop(id))

    def _keep(self, items: dict[str, Any], id: str, kind: type, what: object) -> bool:
        """Make an item if there is none; returns whether it was made."""
        if id in items:
            return False
        items[id] = kind(self._style, what)
        self.addItem(items[id])
        return True

    def _display_node(self, network: Network, id: str) -> None:
        node, item = network.nodes[id], self.nodes[id]
        column, caption = None, ""
        if not isinstance(node, Input) and node.output is not None:
            column = node.output if describe(self.document.data.source).outputs > 1 else None
            caption = f"\u0177 \u00b7 {OPS[node.activation].label.lower()}"
        elif isinstance(node, Input):
            caption = node_name(node, self.document.data)
        item.display(
            node,
            geometry.node_side(network, id),
            reaching=isinstance(node, Input) or id in network.reaching,
            frozen=bool(network.frozen) and parameter_edits.are_frozen(network, (id,)),
            class_column=column,
            caption=caption,
        )
        if not getattr(node, "layer", None):
            item.mark(has_badge=True, rooms=geometry.FREE)

    def _set_places(self, positions: Mapping[str, QPointF]) -> None:
        for id, point in positions.items():
            self.nodes[id].setPos(point)

    def _layers_of(self, ids: Iterable[str]) -> set[str]:
        return {layer for layer in map(self.document.network.layer_of, ids) if layer}

    def _frame(self, layers: Iterable[str]) -> None:
        network = self.document.network
        for id in layers:
            members = network.members(id)
            places = [(self.nodes[n.id].x(), self.nodes[n.id].y()) for n in members]
            usual = _usual(members)
            self.layers[id].display(
                network.layers_by_id[id],
                geometry.frame_rect(places),
                OPS[usual].label.lower() if usual else "mixed",
                len(members),
            )
            for neuron, rooms in zip(members, geometry.rooms(places), strict=True):
                self.nodes[neuron.id].mark(has_badge=neuron.activation != usual, rooms=rooms)

    def _fade(self) -> None:
        """If something is hovered, focused or selected, highlight its links and fade the others."""
        self.boxes.mark(self.selection)
        self.all_links.highlight(Marks(self.selection, self.hovered, self.focused, self._lifted, self._moving))
        if self.all_links.web.isVisible() or self.all_links.ribbons:
            self.live.show_hot_weights()

    def _on_style_changed(self) -> None:
        for id in self.nodes:
            self._display_node(self.document.network, id)
        for layer in self.layers.values():
            layer.show_again()
        self.all_links.restyle()
        self.boxes.display(self.document)
        self.live.show()
        self.update()


def _usual(members: Sequence[Neuron]) -> str:
    """The activation of more than half of a layer's neurons; "" if there is none."""
    name, count = Counter(neuron.activation for neuron in members).most_common(1)[0]
    return name if 2 * count > len(members) else ""
