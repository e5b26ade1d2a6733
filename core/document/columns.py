"""The columns of inputs and of outputs: one below the other, around their former place, wherever they cover nothing;
the pixels of an image in its rows and columns."""

from collections.abc import Iterable

from core.data.dataset import Description
from core.data.description import describe
from core.data.expression import token
from core.document import boxes
from core.document.document import Document, Point
from core.document.room import COLUMN, NODE
from core.network.model import Input, Network

INPUT_PITCH = 77.0
OUTPUT_PITCH = 128.0
"""Distances between inputs and between outputs, in canvas pixels."""

PIXEL_COLUMN = 126.0
"""The distance between two columns of pixels, with the names beside them."""


def input_column(document: Document, network: Network) -> dict[str, Point]:
    """Places for the inputs of a network that the document will have."""
    inputs = {node.id for node in document.network.inputs}
    single = [node for node in network.inputs if node.id not in document.boxes]
    old = [document.positions[id] for id in inputs if id not in document.boxes]
    for kind in [kind for kind in boxes.present(document) if kind != "bars"] if not old else []:
        # Below the box, with the ports at its edge.
        _, _, right, bottom = boxes.rect(document, kind)
        return column(
            [node.id for node in single], right - NODE / 2, bottom + INPUT_PITCH * len(single) / 2, INPUT_PITCH
        )
    others = [place for id, place in document.positions.items() if id not in inputs]
    x = old[0][0] if old else min((place[0] for place in others), default=COLUMN) - COLUMN
    ys = [place[1] for place in old] or [place[1] for place in others] or [0.0]
    return input_places(single, describe(document.data.source), x, (min(ys) + max(ys)) / 2.0)


def input_places(inputs: Iterable[Input], about: Description, x: float, middle: float) -> dict[str, Point]:
    """Places for inputs around a height; the last column is at x."""
    if about.image is None:
        return column([node.id for node in inputs], x, middle, INPUT_PITCH)
    height, width = about.image
    tokens = {token(name): at for at, name in enumerate(about.names[: height * width])}
    places, others = {}, []
    for node in inputs:
        at = tokens.get(node.expression)
        if at is None:
            others.append(node.id)
            continue
        down, across = divmod(at, width)
        places[node.id] = (x - (width - 1 - across) * PIXEL_COLUMN, middle + (down - (height - 1) / 2.0) * INPUT_PITCH)
    below = middle + ((height - 1) / 2.0 + (len(others) + 1) / 2.0) * INPUT_PITCH
    return {**places, **column(others, x, below, INPUT_PITCH)}


def output_column(document: Document, network: Network) -> dict[str, Point]:
    """Places for the outputs of a network that the document will have."""
    old = [document.positions[neuron.id] for neuron in document.network.outputs]
    others = list(document.positions.values())
    x = old[0][0] if old else max((place[0] for place in others), default=-COLUMN) + COLUMN
    ys = [place[1] for place in old] or [place[1] for place in others] or [0.0]
    return column([neuron.id for neuron in network.outputs], x, (min(ys) + max(ys)) / 2.0, OUTPUT_PITCH)


def column(ids: list[str], x: float, middle: float, pitch: float) -> dict[str, Point]:
    """Places one below the other."""
    return {id: (x, middle + (k - (len(ids) - 1) / 2.0) * pitch) for k, id in enumerate(ids)}
