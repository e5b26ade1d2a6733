"""Neurons that an image feeds show their weights from its pixels as a picture."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.canvas import geometry
from playground.canvas.links.bundles import Bundles, Floats
from playground.canvas.node_item import NodeItem
from playground.style.color_map import weight_limit, weight_pictures
from playground.style.style import Style


class Seen(NamedTuple):
    """The weights of a neuron, (rows, columns), row 0 at the top; where they are missing; and their picture, a pixel
    for each."""

    weights: Floats
    missing: NDArray[np.bool_]
    picture: QImage


class WeightPictures:
    """Gives the items of neurons their pictures, all of a layer in one scale of colors."""

    def __init__(self, nodes: Mapping[str, NodeItem], bundles: Bundles, style: Style) -> None:
        self._nodes, self._bundles, self._style = nodes, bundles, style
        self._known: dict[str, tuple[Floats, NDArray[np.bool_], float]] = {}

    def show(self, weights: Floats) -> None:
        """Show the weights of all links. Nodes without pictures of weights show their output again."""
        bundles, theme = self._bundles, self._style.theme
        pictured = np.flatnonzero(bundles.pictured)
        ids = [bundles.targets[at] for at in pictured]
        shown = {id for id in ids if id in self._nodes and self._nodes[id].has_picture}
        for id, item in self._nodes.items():
            if item.shows_weights and id not in shown:
                item.shows_weights, item.picture = False, QImage()
        self._known = {}
        if not shown:
            return
        groups = bundles.groups[pictured]
        stack, missing = bundles.weights(weights)[pictured], ~bundles.present[pictured]
        limits = np.ones(len(ids))
        for group in np.unique(groups):
            limits[groups == group] = weight_limit(stack[groups == group])
        shape = -1, *bundles.shape
        stack, missing = stack.reshape(shape), missing.reshape(shape)
        self._known = dict(zip(ids, zip(stack, missing, limits, strict=True), strict=True))
        pictures = weight_pictures(stack, missing, theme, limits, radius=geometry.RADIUS / geometry.NODE)
        for id, (picture, tint) in zip(ids, pictures, strict=True):
            if id in shown:
                item = self._nodes[id]
                item.picture, item.tint, item.shows_weights = picture, tint, True
                item.update()

    def seen(self, id: str) -> Seen | None:
        """What the picture of a neuron shows; None if it shows its output."""
        if id not in self._known:
            return None
        weights, missing, limit = self._known[id]
        drawn = weight_pictures(weights[None], missing[None], self._style.theme, np.array([limit]))
        return Seen(weights, missing, drawn[0][0])
