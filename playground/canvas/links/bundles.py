"""The links from an image: bundled by the neurons that they feed, each bundle drawn as one ribbon."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.data.description import describe
from core.document import boxes
from core.document.document import Document
from core.network.model import Link

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

MOST_PIXELS = 0.75
"""A neuron that so large a share of the pixels feeds shows its weights as a picture."""

NONE = -1


class Bundles:
    """targets: the neurons that pixels of an image feed. table: (targets, pixels), the row of the link from each pixel
    to each target, NONE for none. present: where there is one; counts: of how many pixels for each target. shape: rows
    and columns of the image. pictured: whether each target shows its weights; groups: the number of its layer.
    """

    def __init__(self) -> None:
        self._known: tuple[object, ...] = ()
        self.targets: tuple[str, ...] = ()
        self.shape = (0, 0)
        self.table = np.zeros((0, 0), dtype=np.intp)
        self.present = np.zeros((0, 0), dtype=np.bool_)
        self.counts = self.groups = np.zeros(0, dtype=np.intp)
        self.pictured = np.zeros(0, dtype=np.bool_)

    def display(self, document: Document) -> bool:
        """Bundle the links of a document; returns whether they may have changed."""
        known = document.network, document.boxes, document.data.source
        if len(self._known) == 3 and all(a is b for a, b in zip(known, self._known, strict=True)):
            return False
        self._known = known
        cells, links, network = cells_of(document), document.network.links, document.network
        self.shape = describe(document.data.source).image or (0, 0)
        rows, found = _from(links, cells)
        ids = list(dict.fromkeys(links[row].target for row in rows))
        places = {id: at for at, id in enumerate(ids)}
        into = np.array([places[links[row].target] for row in rows], dtype=np.intp)
        self.targets = tuple(ids)
        self.table = np.full((len(ids), self.shape[0] * self.shape[1]), NONE, dtype=np.intp)
        self.table[into, found] = rows
        self.present = self.table != NONE
        self.counts = self.present.sum(axis=1)
        self.pictured = self.counts >= MOST_PIXELS * len(cells)
        layers = [network.layer_of(id) or id for id in ids]
        numbers = {id: at for at, id in enumerate(dict.fromkeys(layers))}
        self.groups = np.array([numbers[id] for id in layers], dtype=np.intp)
        return True

    def weights(self, weights: Floats) -> Floats:
        """The weights of each target, (targets, pixels), from those of all links; 0 where there is no link."""
        if not len(weights):
            return np.zeros(self.table.shape)
        return np.where(self.present, weights[self.table], 0.0)

    def rows_of(self, at: int) -> Rows:
        """The rows of the links to a target, by its number."""
        return self.table[at][self.present[at]]


def cells_of(document: Document) -> dict[str, int]:
    """The pixels in the image of a document -> their numbers, row by row."""
    cells = boxes.pixels(describe(document.data.source))
    inside = (node for node in document.network.inputs if document.boxes.get(node.id) == "image")
    return {node.id: cells[node.expression] for node in inside}


def _from(links: tuple[Link, ...], cells: Mapping[str, int]) -> tuple[Rows, Rows]:
    """The rows of the links from pixels, and the numbers of these."""
    found = [(row, cells[link.source]) for row, link in enumerate(links) if link.source in cells]
    pairs = np.array(found, dtype=np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
