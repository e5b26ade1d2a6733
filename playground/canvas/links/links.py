"""All links of the scene: their routes, the items of those drawn one by one, the web of the others, and a ribbon for
all links from an image to a neuron."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsScene

from core.document.document import Box, Document
from core.network.model import Link, Network
from playground.canvas.geometry import Point
from playground.canvas.links.bundles import Bundles, Floats
from playground.canvas.links.link_item import LinkItem
from playground.canvas.links.ribbon_item import RibbonItem
from playground.canvas.links.routes import Routes
from playground.canvas.links.scrolled_links import ScrolledLinks
from playground.canvas.links.strongest import Strongest
from playground.canvas.links.web_item import MANY_LINKS, WebItem
from playground.style.style import Style

MANY_FROM_PIXELS = 640
"""The links from pixels that stand out are drawn one by one if there are not more."""


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
    long as they do: tens of thousands of items would take seconds to make and a hundred megabytes to keep.

    bundles, ribbons: the links from an image, and neuron -> the ribbon of those to it. strongest: which links from a
    table are drawn in full. lead: the output in bars with the largest number; full: those whose links are in full
    color."""

    def __init__(self, scene: QGraphicsScene, style: Style) -> None:
        self._scene, self._style = scene, style
        self._network, self._marks, self._boxes = Network(), Marks(), dict[str, Box]()
        self.items: dict[str, LinkItem] = {}
        self.ribbons: dict[str, RibbonItem] = {}
        self.routes, self.bundles = Routes(), Bundles()
        self.strongest = Strongest()
        self.lead, self.full = "", frozenset[str]()
        self._quiet: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.web, self._scrolled = WebItem(style, self.routes, scene), ScrolledLinks(style)
        scene.addItem(self.web)
        scene.addItem(self._scrolled)

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many links to draw each of them in every frame."""
        return int(self.routes.single.sum()) > MANY_LINKS

    def display(self, document: Document, away: Mapping[str, int]) -> None:
        """Show the links of a document; away: see `RowScroll`."""
        network, (old, self._network) = document.network, (self._network, document.network)
        held, self._boxes = self._boxes, dict(document.boxes)
        touched = self.routes.display(document, away)
        seen = {id for id, kind in self._boxes.items() if kind == "table"} - away.keys()
        self.strongest.display(np.flatnonzero(self.routes.starting(seen)), len(network.links))
        if network is not old or held != self._boxes:
            self._bundle(document)
            self._drop(id for id in self.items if id not in network.links_by_id)
            for id in self.items:
                self._dress(id)
            reaching = network.reaching
            self.web.show_reaching(np.array([link.target in reaching for link in network.links], dtype=np.bool_))
        self._follow(touched)

    def show_norms(self, weights: Floats) -> None:
        """Show the norms of ribbons, by the weights of all links."""
        norms = np.sqrt(np.square(self.bundles.weights(weights)).sum(axis=1))
        for target, norm in zip(self.bundles.targets, norms.tolist(), strict=True):
            self.ribbons[target].refresh(norm)

    def ribbon_at(self, point: QPointF, reach: float) -> str:
        """The neuron whose ribbon is within reach of a point; "" for none."""
        near = ((ribbon.distance(point), id) for id, ribbon in self.ribbons.items() if ribbon.isVisible())
        best = min(near, default=(reach, ""))
        return best[1] if best[0] < reach else ""

    def show_strongest(self, weights: NDArray[np.float64], *, at_once: bool) -> None:
        """Draw the strongest links from a table in full, by the weights of all links in the order of the routes."""
        changed = self.strongest.refresh(weights, at_once=at_once)
        for row in changed:
            item = self.items.get(self.routes.ids[row])
            if item is not None:
                item.mark(is_weak=bool(self.strongest.weak[row]))
        self.web.show_weak(self.strongest.weak)
        if len(changed) and not self.is_crowded:
            self.highlight(self._marks)

    def show_lead(self, output: str) -> None:
        """Show the links into another output in full color; "" for none."""
        if output != self.lead:
            self.lead = output
            self.highlight(self._marks)

    def move(self, positions: Mapping[str, Point]) -> None:
        """Show some nodes at other places."""
        self._follow(self.routes.move(positions))

    def highlight(self, marks: Marks) -> None:
        """If nodes or links are hovered, focused or selected, highlight these links and the nodes' links, and fade the
        others."""
        self._marks, network = marks, self._network
        self._choose_full()
        named = {marks.hovered, marks.focused, *marks.selection}
        hot = {id for id in named if id in network.nodes or id in network.links_by_id}
        for target, ribbon in self.ribbons.items():
            ribbon.mark(faded=bool(hot) and target not in hot, stands_out=target in hot)
        if self.is_crowded:
            self._highlight_few(hot or set(self.full), network.links_around(marks.moving))
            return
        own, near = network.links_around(hot), marks.hovered
        self._hush(own | network.links_around(marks.moving), is_faded=bool(hot))
        shown = [self.routes.ids[row] for row in np.flatnonzero(self.routes.single & ~self._quiet)]
        # Those of a pixel that stands out are drawn over the ribbons, unless it stands out with many others.
        of_pixels = [link.id for id in hot if self._boxes.get(id) == "image" for link in network.outgoing[id]]
        shown += of_pixels if len(of_pixels) <= MANY_FROM_PIXELS else []
        shown += [id for id in hot if id in self.routes.rows and self.routes.bundled[self.routes.rows[id]]]
        self._drop(self.items.keys() - set(shown))
        for id in shown:
            item = self._item(id)
            if item.isVisible() != (id != marks.lifted):
                item.setVisible(id != marks.lifted)
                item.restyle()
            item.mark(
                faded=bool(hot) and id not in own,
                hovered=id in own and near in (id, item.link.source, item.link.target),
                stands_out=id in own,
                is_dim=self._is_dim(item.link),
            )

    def restyle(self) -> None:
        """Use the theme's present colors."""
        for item in self.items.values():
            item.restyle()
        for ribbon in self.ribbons.values():
            ribbon.restyle()
        self._scrolled.update()
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
            self._item(id).mark(faded=False, stands_out=True)
        self.web.setVisible(True)
        self.web.show_dim(np.zeros(len(self.routes.ids), dtype=np.bool_))
        self.web.show_hot(shown, frozenset(moved | {lifted} if lifted else moved))

    def _hush(self, loud: set[str], *, is_faded: bool) -> None:
        """Leave the links that matter less to the web, which is drawn a few times a second, but for some loud ones."""
        routes = self.routes
        dim = np.zeros(len(routes.ids), dtype=np.bool_)
        if self.full:
            others = {id for id, kind in self._boxes.items() if kind == "bars"} - self.full
            dim = np.array([link.target in others for link in self._network.links], dtype=np.bool_)
        quiet = routes.single & (self.strongest.weak | dim)
        quiet[[routes.rows[id] for id in loud]] = False
        if not np.array_equal(quiet, self._quiet):
            self._quiet = quiet
            self.web.renew()
        self.web.setVisible(bool(quiet.any()))
        self.web.show_dim(dim)
        drawn = frozenset(routes.ids[row] for row in np.flatnonzero(routes.single & ~quiet))
        self.web.show_hot(drawn if is_faded else frozenset(), drawn)

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
            is_weak=bool(self.strongest.weak[self.routes.rows[id]]),
            selected=id in marks.selection,
            hovered=id == marks.hovered,
            focused=id == marks.focused,
            is_dim=self._is_dim(link),
        )

    def _choose_full(self) -> None:
        """The outputs in bars that a person points at or has chosen; otherwise, the one with the largest number."""
        marks, bars = self._marks, {id for id, kind in self._boxes.items() if kind == "bars"}
        pointed, chosen = {marks.hovered, marks.focused} & bars, bars.intersection(marks.selection)
        self.full = frozenset(pointed or chosen or {self.lead} & bars)

    def _is_dim(self, link: Link) -> bool:
        return bool(self.full) and self._boxes.get(link.target) == "bars" and link.target not in self.full

    def _bundle(self, document: Document) -> None:
        """One ribbon for all links from the image into a neuron."""
        self.bundles.display(document)
        for target in self.ribbons.keys() - set(self.bundles.targets):
            self._scene.removeItem(self.ribbons.pop(target))
        for at, target in enumerate(self.bundles.targets):
            if target not in self.ribbons:
                self.ribbons[target] = RibbonItem(self._style)
                self._scene.addItem(self.ribbons[target])
            ribbon = self.ribbons[target]
            ribbon.rows = self.bundles.rows_of(at)
            ribbon.route(*self.routes.ends_of(ribbon.rows))

    def _drop(self, ids: Iterable[str]) -> None:
        for id in list(ids):
            self._scene.removeItem(self.items.pop(id))

    def _follow(self, touched: np.ndarray) -> None:
        if not touched.any():
            return
        for id, item in self.items.items():
            if touched[self.routes.rows[id]]:
                item.route(*self.routes.ends(id))
        for ribbon in self.ribbons.values():
            if touched[ribbon.rows].any():
                ribbon.route(*self.routes.ends_of(ribbon.rows))
        if self.routes.away.any() or self._scrolled.isVisible():
            self._scrolled.display(self.routes)
        in_web = self._quiet if len(self._quiet) == len(touched) else ~touched
        if not self.web.left_out if self.is_crowded else (touched & in_web).any():
            self.web.renew()
