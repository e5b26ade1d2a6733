"""What training shows on the canvas: weights, biases, pictures, and neurons that do not learn."""

import time
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.document.document import Document
from core.network.model import Link, Neuron
from core.training.snapshot import Snapshot
from playground.canvas import geometry
from playground.canvas.boxes import bars
from playground.canvas.boxes.boxes import Boxes
from playground.canvas.links.link_item import MARKS, STILL
from playground.canvas.links.links import Links
from playground.canvas.node_item import NodeItem
from playground.canvas.weight_pictures import WeightPictures
from playground.style.class_map import class_table
from playground.style.color_map import node_pictures
from playground.style.style import Style
from playground.throttle import Throttle

FLOW_PX_PER_S = 28.0

CHOOSING_S = 0.2
"""Seconds between two choices of the strongest links."""


class Live:
    """Passes a snapshot's numbers to the items; items whose ids it does not know keep theirs.

    of_weights: the pictures of weights from an image.
    """

    def __init__(
        self, nodes: Mapping[str, NodeItem], boxes: Boxes, links: Links, style: Style, document: Document
    ) -> None:
        self._nodes, self._boxes, self._links, self._style, self._document = nodes, boxes, links, style, document
        self.of_weights = WeightPictures(nodes, links.bundles, style)
        self._flowing = False
        self._throttle, self._choosing, self._picturing = Throttle(), Throttle(CHOOSING_S), Throttle()
        self._snapshot: Snapshot | None = None
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._looked_up: tuple[Link, ...] = ()
        self._origins: NDArray[np.intp] = np.zeros(0, dtype=np.intp)

    def follow(self, document: Document) -> None:
        """Use the initial weights of a document whose nodes and links have items. What has come to stand in a box shows
        its value at once: no other snapshot may follow."""
        self._document = document
        self._choosing.reset()
        self._picturing.reset()
        if self._snapshot is not None:
            self._boxes.refresh(self._snapshot)
        self._links.lead = self._boxes.lead

    @property
    def notes(self) -> dict[str, tuple[str, str, str]]:
        """What the pills say, by their topics: a text, its tool tip, and a shorter text."""
        return {"bars": bars.note(self._document, self._links.full, self._links.lead)}

    def toggle_flow(self) -> None:
        """Animate the links during training, or stop that."""
        self._flowing = not self._flowing

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot; a crowded canvas follows training only a few times a second."""
        self._snapshot = snapshot
        self._flow()
        if not self._links.is_crowded or self._throttle.due(at_once=not self._is_playing):
            self.show()

    def show(self) -> None:
        """Show the last snapshot; before the first one, the initial weights."""
        self.show_weights()
        if self._snapshot is not None:
            self._show_neurons(self._snapshot)
            self._show_pictures(self._snapshot)
            self._boxes.refresh(self._snapshot)
        self._links.show_lead(self._boxes.lead)

    def show_weights(self) -> None:
        """Show the weights of the last snapshot."""
        playing, links = self._is_playing, self._links
        needs_choice = links.strongest.is_needed and self._choosing.due(at_once=not playing)
        in_web = links.web.isVisible()
        weights = self._weights() if in_web or links.bundles.targets or needs_choice else np.zeros(0)
        if needs_choice:
            links.show_strongest(weights, at_once=not playing)
        if in_web:
            links.web.refresh(weights, at_once=not playing)
        links.show_norms(weights)
        if self._picturing.due(at_once=not playing or not links.bundles.targets):
            self.of_weights.show(weights)
        self.show_hot_weights()

    def show_hot_weights(self) -> None:
        """Show the weights of the links that have items of their own."""
        parameters = self._snapshot.parameters if self._snapshot is not None else {}
        for item in self._links.items.values():
            weight = parameters.get(item.link.weight)
            item.refresh(self._document.initial[item.link.weight] if weight is None else weight)

    def _flow(self) -> None:
        flows = self._flowing and self._is_playing and not self._links.is_crowded
        phase = time.perf_counter() * FLOW_PX_PER_S % sum(MARKS) if flows else STILL
        for item in self._links.items.values():
            if item.phase != phase:
                item.flow(phase)

    @property
    def _is_playing(self) -> bool:
        return self._snapshot is not None and self._snapshot.is_playing

    def _weights(self) -> NDArray[np.float64]:
        """The weight of every link, in the order of the routes."""
        links, initial = self._document.network.links, self._document.initial
        if self._snapshot is None:
            return np.array([initial[link.weight] for link in links])
        state = self._snapshot.state
        # Computed once for many snapshots.
        if state.ids is not self._ids:
            self._ids, self._looked_up = state.ids, ()
            self._places = {id: at for at, id in enumerate(state.ids)}
        if links is not self._looked_up:
            self._looked_up, places = links, self._places
            self._origins = np.array([places.get(link.weight, -1) for link in links], dtype=np.intp)
        known, weights = self._origins >= 0, np.empty(len(links))
        weights[known] = state.parameters[self._origins[known]]
        for row in np.flatnonzero(~known):
            weights[row] = initial[links[row].weight]
        return weights

    def _show_neurons(self, snapshot: Snapshot) -> None:
        for id, item in self._nodes.items():
            if isinstance(item.node, Neuron):
                item.bias = snapshot.parameters.get(item.node.bias, item.bias)
                item.health = snapshot.health.get(id, "")
            if isinstance(item.node, Neuron) or item.has_picture:
                item.value = snapshot.probe.get(id, item.value)
                item.update()

    def _show_pictures(self, snapshot: Snapshot) -> None:
        alike: dict[tuple[tuple[int, ...], float, int | None], list[str]] = {}
        for id, item in self._nodes.items():
            values = snapshot.pictures.get(id)
            if values is not None and values.size and item.has_picture and not item.shows_weights:
                alike.setdefault((values.shape, item.side, item.class_column), []).append(id)
        theme = self._style.theme
        for (shape, side, column), ids in alike.items():
            stack = np.stack([snapshot.pictures[id] for id in ids])
            table = None if column is None else class_table(theme, column)
            drawn = node_pictures(stack, theme, geometry.RADIUS * shape[1] / side, table)
            for id, (picture, tint) in zip(ids, drawn, strict=True):
                self._nodes[id].picture, self._nodes[id].tint = picture, tint
