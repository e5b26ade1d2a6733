"""Samples of what the canvas and the surface show, drawn by the items of the canvas themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from core.network.model import Link, Neuron
from playground.canvas.geometry import NODE, OUTPUT, RADIUS
from playground.canvas.links.link_item import LinkItem
from playground.canvas.node_item import NodeItem
from playground.style.color_map import mixed, node_pictures
from playground.style.style import Style
from playground.style.theme import Theme

WIDTH, HEIGHT = 48.0, 44.0
"""The size of a sample at a text size of 100 %."""

MIDDLE = QPointF(WIDTH / 2.0, HEIGHT / 2.0)

Draw = Callable[[QPainter, Style], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """name: in a word or two. meaning: what it shows, in a few words more."""

    name: str
    meaning: str
    draw: Draw


def _links(weights: tuple[float, ...], painter: QPainter, style: Style) -> None:
    """Links of some weights below each other, with their ends."""
    for at, weight in enumerate(weights):
        height = MIDDLE.y() + 11.0 * (at - (len(weights) - 1) / 2.0)
        item = LinkItem(style, Link("sample", "", "", ""))
        item.route(QPointF(2.0, height), QPointF(WIDTH - 4.0, height))
        item.refresh(weight)
        item.paint(painter, QStyleOptionGraphicsItem())


def _node(
    painter: QPainter,
    style: Style,
    *,
    activation: str = "tanh",
    bias: float = 0.0,
    output: bool = False,
    badge: bool = False,
) -> None:
    neuron = Neuron("sample", "", activation, "", None if output else "layer", 0 if output else None)
    item = NodeItem(style, neuron)
    item.side, item.bias = (OUTPUT if output else NODE), bias
    item.picture = _picture(style.theme, item.side)
    item.has_badge = badge
    painter.save()
    painter.translate(MIDDLE)
    scale = (HEIGHT - 6.0) / (item.side + (14.0 if output else 6.0))
    painter.scale(scale, scale)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.restore()


def _badge(painter: QPainter, style: Style) -> None:
    _node(painter, style, activation="relu", badge=True)


@lru_cache(maxsize=8)
def _picture(theme: Theme, side: float) -> QImage:
    """A neuron's output: a soft border across the plane."""
    across, up = np.meshgrid(np.linspace(-3.0, 3.0, 44), np.linspace(-3.0, 3.0, 44))
    values = np.tanh(1.2 * across + 0.8 * up).astype(np.float32)
    return node_pictures(values[None], theme, RADIUS * 44.0 / side)[0][0]


def _blank(theme: Theme) -> QImage:
    """A picture without anything, so that what stands on it is seen."""
    made = QImage(round(NODE), round(NODE), QImage.Format.Format_RGB32)
    made.fill(QColor(theme.neutral))
    return made


def _bias(painter: QPainter, style: Style) -> None:
    """The lower left corners of two neurons, with a negative and a positive bias."""
    side = WIDTH / 2.0 - 2.0
    for left, bias in ((0.0, -1.2), (WIDTH / 2.0 + 2.0, 0.5)):
        item = NodeItem(style, Neuron("sample", "", "tanh", "", "layer"))
        item.bias, item.picture = bias, _blank(style.theme)
        painter.save()
        painter.setClipRect(QRectF(left, MIDDLE.y() - side / 2.0, side, side))
        painter.translate(left + 5.0 + NODE / 2.0, MIDDLE.y() + side / 2.0 - 5.0 - NODE / 2.0)
        item.paint(painter, QStyleOptionGraphicsItem())
        painter.restore()


def _probe(painter: QPainter, style: Style) -> None:
    theme = style.theme
    for color, width in ((theme.halo, 4.0), (theme.text, 1.75)):
        painter.setPen(QPen(QColor(color), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(MIDDLE, 7.0, 7.0)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(MIDDLE + QPointF(5.0 * x, 5.0 * y), MIDDLE + QPointF(12.0 * x, 12.0 * y))


def _border(painter: QPainter, style: Style) -> None:
    """A border between orange and blue."""
    theme = style.theme
    for x, color in ((6.0, theme.negative), (MIDDLE.x(), theme.positive)):
        painter.fillRect(QRectF(x, 6.0, MIDDLE.x() - 6.0, HEIGHT - 12.0), mixed(theme.neutral, color, 0.55))
    painter.setPen(QPen(QColor(theme.text), 1.75))
    painter.drawLine(QPointF(MIDDLE.x(), 6.0), QPointF(MIDDLE.x(), HEIGHT - 6.0))


def _points(painter: QPainter, style: Style) -> None:
    theme = style.theme
    for at, (color, is_filled) in enumerate(
        ((theme.point_negative, True), (theme.point_positive, True), (theme.point_negative, False))
    ):
        painter.setPen(QPen(QColor(theme.halo if is_filled else color), 1.1 if is_filled else 1.75))
        painter.setBrush(QColor(color if is_filled else theme.halo))
        painter.drawEllipse(MIDDLE + QPointF(14.0 * (at - 1), 0.0), 4.5, 4.5)


SAMPLES = (
    Sample("negative weight", "Orange with a bar: negative weight", partial(_links, (-1.2,))),
    Sample("positive weight", "Blue with an arrow: positive weight", partial(_links, (1.2,))),
    Sample("width: its size", "Width: the size of the weight", partial(_links, (0.15, 0.7, 2.5))),
    Sample("bias", "Square: bias; orange negative, blue positive", _bias),
    Sample("output over the inputs", "Picture: its output for each input, orange to blue", partial(_node, bias=0.6)),
    Sample("other activation", "Badge: an activation unlike its layer's", _badge),
    Sample("network output", "Double outline: an output of the network", partial(_node, output=True)),
    Sample("output 0", "Line on the surface: the output is 0, the answer changes", _border),
    Sample("probe", "Ring with crosshair: the probe; all values are taken there", _probe),
    Sample("training, test point", "Dot: a point, colored by class; hollow: test point", _points),
)

BRIEF = ("negative weight", "positive weight", "width: its size", "bias", "probe", "training, test point")
"""The samples in one line, the most important first."""


def paint(sample: Sample, painter: QPainter, style: Style, corner: QPointF, scale: float) -> None:
    """Draw a sample at a place, magnified by a scale."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.scale(scale, scale)
    sample.draw(painter, style)
    painter.restore()
