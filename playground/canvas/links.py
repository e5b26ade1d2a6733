"""All links of the scene: their routes, the items of those drawn one by one, and the web of the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QGraphicsScene

from core.network.model import Network
from playground.canvas.geometry import Point
from playground.canvas.link_item import LinkItem
from playground.canvas.routes import Routes
from playground.canvas.web_item import MANY_LINKS, WebItem
from playground.style.style import Style


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out. selection: ids. hovered, focused: the ids under the cursor and at the keyboard focus. lifted:
    the link whose end is being dragged; "" for none. moving: the nodes that a gesture moves."""

    selection: tuple[str, ...] = ()
    hovered: str = ""
    focused: str = ""
    lifted: str = ""
    moving: frozenset[str] = frozenset()


class Links:
    """items: link id -> item. Usually each link has one. On a crowded canvas only those that stand out have one, for as
    long as they do: tens of thousands of items would take seconds to make and a hundred megabytes to keep."""

    def __init__(self, scene: QGraphicsScene, style: Style) -> None:
        self._scene, self._style = scene, style
        self._network, self._marks = Network(), Marks()
        self.items: dict[str, LinkItem] = {}
        self.routes = Routes()
        self.web = WebItem(style, self.routes, scene)
        scene.addItem(self.web)

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many links to draw each of them in every frame."""
        return len(self._network.links) > MANY_LINKS

    def display(self, network: Network, positions: Mapping[str, Point]) -> None:
        """Show a network with nodes at these places."""
        old, self._network = self._network, network
        touched = self.routes.display(network, positions)
        if network is not old:
            self._drop(id for id in self.items if id not in network.links_by_id)
            for id in self.items:
                self._dress(id)
            reaching = network.reaching
            self.web.show_reaching(np.array([link.target in reaching for link in network.links], dtype=np.bool_))
        self._follow(touched)

    def move(self, positions: Mapping[str, Point]) -> None:
        """Show some nodes at other places."""
        self._follow(self.routes.move(positions))

    def highlight(self, marks: Marks) -> None:
        """If nodes or links are hovered, focused or selected, highlight these links and the nodes' links, and fade the
        others."""
        self._marks, network = marks, self._network
        named = {marks.hovered, marks.focused, *marks.selection}
        hot = {id for id in named if id in network.nodes or id in network.links_by_id}
        if self.is_crowded:
            self._highlight_few(hot, network.links_around(marks.moving))
            return
        own, near = network.links_around(hot), marks.hovered
        for id in network.links_by_id:
            item = self._item(id)
            if item.isVisible() != (id != marks.lifted):
                item.setVisible(id != marks.lifted)
                item.restyle()
            item.mark(
                faded=bool(hot) and id not in own,
                hovered=id in own and near in (id, item.link.source, item.link.target),
            )
        self.web.setVisible(False)

    def restyle(self) -> None:
        """Use the theme's present colors."""
        for item in self.items.values():
            item.restyle()
        self.web.renew()

    def _highlight_few(self, hot: set[str], moved: set[str]) -> None:
        """On a crowded canvas, only links that stand out have items: those pointed at, and those of nodes pointed at or
        moved, unless they are a crowd themselves."""
        if len(moved) > MANY_LINKS:
            moved = set()
        own, lifted = self._network.links_around(hot) | moved, self._marks.lifted
        if len(own) > MANY_LINKS:
            own = {id for id in hot if id in self._network.links_by_id}
        shown = frozenset(own) - {lifted}
        self._drop(id for id in self.items if id not in shown)
        for id in shown:
            self._item(id).mark(faded=False)
        self.web.setVisible(True)
        self.web.show_hot(shown, frozenset(moved | {lifted} if lifted else moved))

    def _item(self, id: str) -> LinkItem:
        """The item of a link, made if there is none."""
        if id not in self.items:
            item = self.items[id] = LinkItem(self._style, self._network.links_by_id[id])
            self._scene.addItem(item)
            self._dress(id)
            item.route(*self.routes.ends(id))
        return self.items[id]

    def _dress(self, id: str) -> None:
        network, marks, link = self._network, self._marks, self._network.links_by_id[id]
        self.items[id].mark(
            link=link,
            reaching=link.target in network.reaching,
            frozen=link.weight in network.frozen,
            tied=len(network.links_by_weight[link.weight]) > 1,
            selected=id in marks.selection,
            hovered=id == marks.hovered,
            focused=id == marks.focused,
        )

    def _drop(self, ids: Iterable[str]) -> None:
        for id in list(ids):
            self._scene.removeItem(self.items.pop(id))

    def _follow(self, touched: np.ndarray) -> None:
        if not touched.any():
            return
        for id, item in self.items.items():
            if touched[self.routes.rows[id]]:
                item.route(*self.routes.ends(id))
        if not self.web.left_out:
            self.web.renew()
