"""The network as items: the document is the truth, the scene keeps one item per id and follows."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from core.autograd.ops import OPS
from core.document import holds
from core.document.document import Document
from core.document.node_names import node_name
from core.network.model import Input, Network, Neuron
from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.layer_item import LayerItem
from playground.canvas.link_item import LinkItem
from playground.canvas.live import Live
from playground.canvas.node_item import NodeItem
from playground.canvas.overlay_item import OverlayItem
from playground.canvas.routes import Routes
from playground.canvas.web_item import MANY_LINKS, WebItem
from playground.style.style import Style


class CanvasScene(QGraphicsScene):
    """nodes, links, layers: id -> item. selection: ids in the order they were selected. lifted: the link whose end is
    held, which is not shown where it was. hover_changed(id) whenever `hovered` is another one, or none any more."""

    selection_changed = Signal(tuple)
    hover_changed = Signal(str)
    focus_changed = Signal(str)

    def __init__(self, style: Style, document: Document) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._style = style
        self.document = Document(Network(), {}, document.data, document.settings, document.seed, {})
        self.nodes: dict[str, NodeItem] = {}
        self.links: dict[str, LinkItem] = {}
        self.layers: dict[str, LayerItem] = {}
        self.selection: tuple[str, ...] = ()
        self.hovered = self.focused = self.lifted = ""
        self._moving: frozenset[str] = frozenset()
        self.routes = Routes()
        self._web, self.overlay = WebItem(style, self.routes, self.links), OverlayItem(style)
        for item in (self._web, self.overlay):
            self.addItem(item)
        self.live = Live(self, style, self._web)
        style.changed.connect(self._on_style_changed)
        self.display(document)

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many links to draw each of them in every frame."""
        return len(self.links) > MANY_LINKS

    def display(self, document: Document) -> None:
        """Follow the document, in what is different in it."""
        old, self.document = self.document, document
        fresh: set[str] = set()
        if document.network is not old.network:
            fresh = self._follow(old.network, document.network)
        elif document.data.name != old.data.name:
            # Inputs are called by what the data measure.
            for node in document.network.inputs:
                self._display_node(document.network, node.id)
        self._moving, self.lifted = frozenset(), ""
        places = {id: QPointF(*document.positions[id]) for id in self.nodes}
        self._place({id: at for id, at in places.items() if id in fresh or self.nodes[id].pos() != at})
        if document.network is not old.network:
            self._frame(document.network.layers_by_id)
            self.select(id for id in self.selection if self._item(id) is not None)
            if self.focused and self._item(self.focused) is None:
                self.focus("")
            if self.hovered and self._item(self.hovered) is None:
                self.hover("")
            self.live.show_weights()
        self._fade()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the weights, biases and pictures of a snapshot."""
        self.live.refresh(snapshot)

    def move_to(self, positions: dict[str, QPointF]) -> None:
        """Show nodes elsewhere, while a gesture lasts; the document is untouched."""
        if self._moving != positions.keys():
            self._moving = frozenset(positions)
            self._fade()
        self._place(positions)

    def select(self, ids: Iterable[str]) -> None:
        """Make these the selection."""
        selection = tuple(dict.fromkeys(ids))
        for id in set(selection).symmetric_difference(self.selection):
            self._mark(id, selected=id in selection)
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)
            self._fade()

    def hover(self, id: str) -> None:
        """Mark what is under the cursor; "" for nothing."""
        if id != self.hovered:
            self._mark(self.hovered, hovered=False)
            self._mark(id, hovered=True)
            self.hovered = id
            self._fade()
            self.hover_changed.emit(id)

    def focus(self, id: str) -> None:
        """Mark where the keyboard is; "" for nowhere."""
        if id != self.focused:
            self._mark(self.focused, focused=False)
            self.focused = id
            self._fade()
            self._mark(id, focused=True)
            self.focus_changed.emit(id)

    def lift(self, link: str) -> None:
        """Take a link out of sight while a hand holds its end; "" puts it back."""
        self.lifted = link
        self._fade()

    def mark_targets(self, targets: Mapping[str, str]) -> None:
        """Show each node or layer as "valid", "invalid" or "refused" target; those not named as usual."""
        ends: list[tuple[str, Any]] = [*self.nodes.items(), *self.layers.items()]
        for id, item in ends:
            item.mark(target=targets.get(id, ""))

    def node_at(self, point: QPointF) -> str:
        """The node whose picture (or frame around it) is at a point, or ""."""
        for id, item in reversed(self.nodes.items()):
            if item.box.adjusted(-4, -4, 4, 4).translated(item.pos()).contains(point):
                return id
        return ""

    def name_at(self, point: QPointF) -> str:
        """The neuron or layer whose name is at a point, or ""."""
        for id, item in self.nodes.items():
            if item.name_box.translated(item.pos()).contains(point):
                return id
        return next((id for id, item in self.layers.items() if item.name_box.contains(point)), "")

    def glyph_at(self, point: QPointF) -> str:
        """The neuron whose activation is drawn at a point, or ""."""
        for id, item in self.nodes.items():
            if item.glyph_box.translated(item.pos()).contains(point):
                return id
        return ""

    def port_at(self, point: QPointF, reach: float) -> str:
        """The node or layer with an output port within reach of a point, or ""; the nearest wins."""
        near = [
            (_distance(item.port, point), id)
            for id, item in self.nodes.items()
            if not item.is_output and point.x() >= item.port.x() - geometry.PORT - 2.0
        ]
        near += [(_distance(item.port, point), id) for id, item in self.layers.items()]
        best = min(near, default=(reach, ""))
        return best[1] if best[0] < reach else ""

    def link_at(self, point: QPointF, reach: float) -> str:
        """The link within reach of a point, or ""; the nearest wins."""
        return self.routes.at(point, reach)

    def layer_at(self, point: QPointF) -> str:
        """The layer whose frame is at a point, or ""."""
        return next((id for id, item in self.layers.items() if item.rect.contains(point)), "")

    def content(self) -> QRectF:
        """A rectangle round everything there is."""
        return geometry.bounds(self.document.network, self.document.positions)

    def _item(self, id: str) -> NodeItem | LinkItem | LayerItem | None:
        return self.nodes.get(id) or self.links.get(id) or self.layers.get(id)

    def _mark(self, id: str, **states: object) -> None:
        item = self._item(id)
        if item is not None:
            item.mark(**states)

    def _follow(self, old: Network, network: Network) -> set[str]:
        """Remove the items of what is gone, links first, add and update what is there; which nodes' links run anew."""
        fresh: set[str] = set()
        if old.links is not network.links:
            fresh = {link.target for link in {*old.links} ^ {*network.links} if link.target in network.nodes}
        for items, present in ((self.links, network.links_by_id), (self.nodes, network.nodes)):
            self._drop(items, present)
        for id in self.layers.keys() - network.layers_by_id.keys():
            self.removeItem(self.layers[id].title)
        self._drop(self.layers, network.layers_by_id)
        for layer in network.layers:
            if self._keep(self.layers, layer.id, LayerItem, layer):
                self.addItem(self.layers[layer.id].title)
        for id, node in network.nodes.items():
            if self._keep(self.nodes, id, NodeItem, node):
                fresh.add(id)
            self._display_node(network, id)
        same = (old.links is network.links, old.frozen == network.frozen, old.reaching == network.reaching)
        if not all(same):
            self._follow_links(network)
        return fresh

    def _follow_links(self, network: Network) -> None:
        crowd = len(network.links) > MANY_LINKS
        for link in network.links:
            if self._keep(self.links, link.id, LinkItem, link):
                self.links[link.id].setVisible(not crowd)
            self.links[link.id].mark(
                link=link,
                reaching=link.target in network.reaching,
                frozen=link.weight in network.frozen,
                tied=len(network.links_by_weight[link.weight]) > 1,
            )
        self.routes.keep(network.links_by_id)
        self._web.renew()

    def _drop(self, items: dict[str, Any], present: Mapping[str, object]) -> None:
        for id in [id for id in items if id not in present]:
            self.removeItem(items.pop(id))

    def _keep(self, items: dict[str, Any], id: str, kind: type, what: object) -> bool:
        """Make an item where there is none; whether it was made."""
        if id in items:
            return False
        items[id] = kind(self._style, what)
        self.addItem(items[id])
        return True

    def _display_node(self, network: Network, id: str) -> None:
        node, item = network.nodes[id], self.nodes[id]
        several = len(network.outputs) > 1
        color, caption = "", ""
        if not isinstance(node, Input) and node.output is not None:
            color = self._style.theme.class_color(node.output) if several else ""
            caption = f"\u0177 \u00b7 {OPS[node.activation].label.lower()}"
        elif isinstance(node, Input):
            caption = node_name(node, self.document.data)
        item.display(
            node,
            geometry.node_side(network, id),
            reaching=isinstance(node, Input) or id in network.reaching,
            frozen=holds.are_frozen(network, (id,)),
            class_color=color,
            caption=caption,
        )

    def _place(self, positions: Mapping[str, QPointF]) -> None:
        for id, point in positions.items():
            self.nodes[id].setPos(point)
        network = self.document.network
        targets = {link.target for id in positions for link in network.outgoing[id]}
        for target in targets.union(positions):
            self._route(network, target)
        nodes = (network.nodes[id] for id in positions)
        self._frame({node.layer for node in nodes if isinstance(node, Neuron) and node.layer is not None})
        if positions and not self._web.left_out:
            self._web.renew()

    def _frame(self, layers: Iterable[str]) -> None:
        network = self.document.network
        for id in layers:
            members = network.members(id)
            places = [(self.nodes[n.id].x(), self.nodes[n.id].y()) for n in members]
            kinds = {OPS[neuron.activation].label for neuron in members}
            activation = kinds.pop().lower() if len(kinds) == 1 else "mixed"
            self.layers[id].display(network.layers_by_id[id], geometry.frame_rect(places), activation, len(members))

    def _route(self, network: Network, target: str) -> None:
        links, item = network.incoming[target], self.nodes[target]
        offsets = geometry.fan((self.nodes[link.source].y() for link in links), item.side)
        edge = item.x() - item.side / 2 - (6.0 if item.is_output else 1.0)
        for link, offset in zip(links, offsets, strict=True):
            start = self.nodes[link.source].port
            self.routes.route(link.id, (start.x(), start.y(), edge, item.y() + offset))
            if self.links[link.id].isVisible():
                self.links[link.id].route(*self.routes.ends(link.id))

    def _fade(self) -> None:
        """With something hovered, focused or selected, its own links stand out and the others step back."""
        hot = {id for id in (self.hovered, self.focused, *self.selection) if id in self.nodes or id in self.links}
        if self.is_crowded:
            self._light(hot)
            return
        own, near = self._links_of(hot), self.hovered
        for id, item in self.links.items():
            if item.isVisible() != (id != self.lifted):
                item.setVisible(id != self.lifted)
                item.restyle()
                item.route(*self.routes.ends(id))
            item.mark(
                faded=bool(hot) and id not in own,
                hovered=id in own and near in (id, item.link.source, item.link.target),
            )
        self._web.setVisible(False)

    def _light(self, hot: set[str]) -> None:
        """On a crowded canvas only links that stand out are items of their own: those pointed at, and those of nodes
        pointed at or moved, unless they are a crowd themselves."""
        moved = self._links_of(self._moving)
        if len(moved) > MANY_LINKS:
            moved = set()
        own = self._links_of(hot) | moved
        if len(own) > MANY_LINKS:
            own = {id for id in hot if id in self.links}
        shown = frozenset(own) - {self.lifted}
        for id, item in self.links.items():
            if item.isVisible() != (id in shown):
                item.setVisible(id in shown)
        for id in shown:
            self.links[id].restyle()
            self.links[id].route(*self.routes.ends(id))
            self.links[id].mark(faded=False)
        self._web.setVisible(True)
        self._web.show_hot(shown, frozenset(moved | {self.lifted} if self.lifted else moved))
        self.live.show_hot_weights()

    def _links_of(self, ids: Iterable[str]) -> set[str]:
        """The links of nodes, and the links named with those that share their weight."""
        network = self.document.network
        own: set[str] = set()
        for id in ids:
            own.update(link.id for link in (*network.incoming.get(id, ()), *network.outgoing.get(id, ())))
            if id in self.links:
                own.update(link.id for link in network.links_by_weight[network.links_by_id[id].weight])
        return own

    def _on_style_changed(self) -> None:
        for link in self.links.values():
            if link.isVisible():
                link.restyle()
        for id in self.nodes:
            self._display_node(self.document.network, id)
        self._web.renew()
        self.live.show()
        self.update()


def _distance(a: QPointF, b: QPointF) -> float:
    away = a - b
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
