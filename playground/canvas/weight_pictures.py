"""Neurons that an image feeds show their weights from its pixels as a picture."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtGui import QImage

from playground.canvas import geometry
from playground.canvas.bundles import Bundles, Floats
from playground.canvas.node_item import NodeItem
from playground.style.color_map import weight_limit, weight_pictures
from playground.style.style import Style


class WeightPictures:
    """Gives the items of neurons their pictures, all of a layer in one scale of colors."""

    def __init__(self, nodes: Mapping[str, NodeItem], bundles: Bundles, style: Style) -> None:
        self._nodes, self._bundles, self._style = nodes, bundles, style

    def show(self, weights: Floats) -> None:
        """Show the weights of all links. Nodes without pictures of weights show their output again."""
        bundles, theme = self._bundles, self._style.theme
        pictured = np.flatnonzero(bundles.pictured)
        ids = [bundles.targets[at] for at in pictured]
        shown = {id for id in ids if id in self._nodes and self._nodes[id].has_picture}
        for id, item in self._nodes.items():
            if item.shows_weights and id not in shown:
                item.shows_weights, item.picture = False, QImage()
        if not shown:
            return
        groups = bundles.groups[pictured]
        stack, missing = bundles.weights(weights)[pictured], ~bundles.present[pictured]
        limits = np.ones(len(ids))
        for group in np.unique(groups):
            limits[groups == group] = weight_limit(stack[groups == group])
        shape, radius = (-1, *bundles.shape), geometry.RADIUS / geometry.NODE
        pictures = weight_pictures(stack.reshape(shape), missing.reshape(shape), theme, limits, radius)
        for id, (picture, tint) in zip(ids, pictures, strict=True):
            if id in shown:
                item = self._nodes[id]
                item.picture, item.tint, item.shows_weights = picture, tint, True
                item.update()
