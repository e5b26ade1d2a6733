"""The network as items: the document is the truth, the scene keeps one item per id and follows."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from core.autograd.ops import OPS
from core.document import holds
from core.document.document import Document
from core.network.model import Input, Network
from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.layer_item import LayerItem
from playground.canvas.link_item import LinkItem
from playground.canvas.node_item import NodeItem
from playground.canvas.overlay_item import OverlayItem
from playground.style.color_map import limit_of, picture, picture_table, rounded
from playground.style.style import Style

MANY_LINKS = 500


class CanvasScene(QGraphicsScene):
    """nodes, links, layers: id -> item. selection: ids in the order they were selected."""

    selection_changed = Signal(tuple)

    def __init__(self, style: Style, document: Document) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._style = style
        self.document = document
        self.nodes: dict[str, NodeItem] = {}
        self.links: dict[str, LinkItem] = {}
        self.layers: dict[str, LayerItem] = {}
        self.selection: tuple[str, ...] = ()
        self.hovered = self.focused = ""
        self.overlay = OverlayItem(style)
        self.addItem(self.overlay)
        self._snapshot: Snapshot | None = None
        style.changed.connect(self._on_style_changed)
        self.display(document)

    def display(self, document: Document) -> None:
        """Follow the document: remove what is gone, links first, then add and update what is there."""
        network, self.document = document.network, document
        self._drop(self.links, network.links_by_id)
        self._drop(self.nodes, network.nodes)
        self._drop(self.layers, network.layers_by_id)
        for layer in network.layers:
            self._keep(self.layers, layer.id, LayerItem(self._style, layer) if layer.id not in self.layers else None)
        for id, node in network.nodes.items():
            self._keep(self.nodes, id, NodeItem(self._style, node) if id not in self.nodes else None)
            self._display_node(network, id)
        for link in network.links:
            self._keep(self.links, link.id, LinkItem(self._style, link) if link.id not in self.links else None)
            self.links[link.id].mark(
                link=link,
                reaching=link.target in network.reaching,
                frozen=link.weight in network.frozen,
                tied=len(network.links_by_weight[link.weight]) > 1,
            )
        self._place({id: QPointF(*document.positions[id]) for id in network.nodes})
        self.select(id for id in self.selection if self._item(id) is not None)
        if self.focused and self._item(self.focused) is None:
            self.focus("")
        if self._snapshot is not None:
            self.refresh(self._snapshot)
        else:
            self._show_initial(document)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the weights, biases and pictures of a snapshot; ids it does not know keep what they show."""
        self._snapshot = snapshot
        self._smooth_links(len(self.links) <= MANY_LINKS or snapshot.status != "playing")
        for link in self.links.values():
            weight = snapshot.parameters.get(link.link.weight)
            link.refresh(self.document.initial[link.link.weight] if weight is None else weight)
        theme, table = self._style.theme, picture_table(self._style.theme)
        for id, item in self.nodes.items():
            if not isinstance(item.node, Input):
                item.bias = snapshot.parameters.get(item.node.bias, item.bias)
                item.health = snapshot.health.get(id, "")
            values = snapshot.pictures.get(id)
            if values is not None and values.size:
                drawn = picture(values, table, limit_of(values), theme)
                item.picture = rounded(drawn, geometry.RADIUS * drawn.width() / item.side)
            item.update()

    def move_to(self, positions: dict[str, QPointF]) -> None:
        """Show nodes elsewhere, while a gesture lasts; the document is untouched."""
        self._place(positions)

    def select(self, ids: Iterable[str]) -> None:
        """Make these the selection."""
        selection = tuple(dict.fromkeys(ids))
        everything: list[tuple[str, Any]] = [*self.nodes.items(), *self.links.items(), *self.layers.items()]
        for id, item in everything:
            item.mark(selected=id in selection)
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)
        self._fade()

    def hover(self, id: str) -> None:
        """Mark what is under the cursor; "" for nothing."""
        if id != self.hovered:
            for each, on in ((self.hovered, False), (id, True)):
                item = self._item(each)
                if item is not None:
                    item.mark(hovered=on)
            self.hovered = id
            self._fade()

    def focus(self, id: str) -> None:
        """Mark where the keyboard is; "" for nowhere."""
        for each, on in ((self.focused, False), (id, True)):
            item = self._item(each)
            if item is not None:
                item.mark(focused=on)
        self.focused = id

    def mark_targets(self, targets: dict[str, str]) -> None:
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
        best = min(((item.distance(point), id) for id, item in self.links.items()), default=(reach, ""))
        return best[1] if best[0] < reach else ""

    def layer_at(self, point: QPointF) -> str:
        """The layer whose frame is at a point, or ""."""
        return next((id for id, item in self.layers.items() if item.rect.contains(point)), "")

    def content(self) -> QRectF:
        """A rectangle round everything there is."""
        return geometry.bounds(self.document.network, self.document.positions)

    def _smooth_links(self, smooth: bool) -> None:
        for link in self.links.values():
            if link.smooth != smooth:
                link.mark(smooth=smooth)

    def _item(self, id: str) -> NodeItem | LinkItem | LayerItem | None:
        return self.nodes.get(id) or self.links.get(id) or self.layers.get(id)

    def _drop(self, items: dict, present: Iterable[str]) -> None:
        for id in [id for id in items if id not in set(present)]:
            if self.hovered == id:
                self.hovered = ""
            self.removeItem(items.pop(id))

    def _keep(self, items: dict, id: str, made: QGraphicsItem | None) -> None:
        if made is not None:
            items[id] = made
            self.addItem(made)

    def _display_node(self, network: Network, id: str) -> None:
        node, item = network.nodes[id], self.nodes[id]
        several = len(network.outputs) > 1
        color, caption = "", ""
        if not isinstance(node, Input) and node.output is not None:
            color = self._style.theme.class_color(node.output) if several else ""
            caption = f"\u0177 \u00b7 {OPS[node.activation].label.lower()}"
        item.display(
            node,
            geometry.node_side(network, id),
            reaching=isinstance(node, Input) or id in network.reaching,
            frozen=holds.are_frozen(network, (id,)),
            class_color=color,
            caption=caption,
        )

    def _place(self, positions: dict[str, QPointF]) -> None:
        for id, point in positions.items():
            self.nodes[id].setPos(point)
        network = self.document.network
        touched = {link.target for id in positions for link in network.outgoing[id]} | set(positions)
        for id in touched:
            self._route(network, id)
        for layer in network.layers:
            members = network.members(layer.id)
            places = [(self.nodes[n.id].x(), self.nodes[n.id].y()) for n in members]
            kinds = {OPS[neuron.activation].label for neuron in members}
            activation = kinds.pop().lower() if len(kinds) == 1 else "mixed"
            self.layers[layer.id].display(layer, geometry.frame_rect(places), activation, len(members))

    def _route(self, network: Network, target: str) -> None:
        links, item = network.incoming[target], self.nodes[target]
        offsets = geometry.fan((self.nodes[link.source].y() for link in links), item.side)
        gap = 6.0 if item.is_output else 1.0
        for link, offset in zip(links, offsets, strict=True):
            end = item.pos() + QPointF(-item.side / 2 - gap, offset)
            self.links[link.id].route(self.nodes[link.source].port, end)

    def _fade(self) -> None:
        """With something hovered or selected, its own links stand out and the others step back."""
        hot = {id for id in (self.hovered, *self.selection) if id in self.nodes or id in self.links}
        shared = {self.links[id].link.weight for id in hot if id in self.links}
        for id, item in self.links.items():
            own = bool(hot.intersection((id, item.link.source, item.link.target))) or item.link.weight in shared
            item.mark(
                faded=bool(hot) and not own, hovered=own and self.hovered in (id, item.link.source, item.link.target)
            )

    def _show_initial(self, document: Document) -> None:
        for link in self.links.values():
            link.refresh(document.initial[link.link.weight])

    def _on_style_changed(self) -> None:
        for id, link in self.links.items():
            link.mark(smooth=not link.smooth)
            link.mark(smooth=not link.smooth, selected=id in self.selection)
        self.display(self.document)
        self.update()


def _distance(a: QPointF, b: QPointF) -> float:
    away = a - b
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
