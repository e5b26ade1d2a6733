"""The words at a node: its name, what an output computes, and why a neuron does not learn."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.canvas import geometry
from playground.canvas.lettering import LINE, elided, unit, upright, width_of, write, zoom_of
from playground.style.font import font_at_100
from playground.style.shapes import draw_shape
from playground.style.theme import Theme
from playground.widgets.symbol import draw_symbol, symbol_width

AWAY = 2.0
"""Pixels between a picture and its name."""

ASIDE = 11.0
"""Pixels between the picture of an input and its name."""

LONGEST_INPUT = 132.0
NAME_ROOM, OUTPUT_ROOM = 44.0, 64.0
"""How much wider than its picture the name of a neuron and of an output may be: links pass beside it."""

SHAPE = 9.0
TAG = 13.0


def fits_below(zoom: float, room: float) -> bool:
    """Whether a name fits below a picture with that much room until the next one."""
    return zoom >= geometry.NAMED and room * zoom >= LINE + AWAY


def input_width(caption: str) -> float:
    """The width of an input's name, in pixels of text."""
    return min(symbol_width(caption, font_at_100), LONGEST_INPUT)


def paint_input_name(painter: QPainter, theme: Theme, caption: str, side: float) -> None:
    """The name on the left of an input's picture, in the painter's pen."""
    with upright(painter, QPointF(-side / 2, 0)):
        if symbol_width(caption, font_at_100) <= LONGEST_INPUT:
            draw_symbol(painter, QPointF(-ASIDE - input_width(caption), 4.5), caption, font_at_100)
            return
        painter.setFont(font_at_100("body"))
        box = QRectF(-ASIDE - LONGEST_INPUT, -9.0, LONGEST_INPUT, 18.0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, align, elided(caption, "body", LONGEST_INPUT))


def paint_name(painter: QPainter, name: str, side: float, *, strong: bool) -> None:
    """The name below a neuron's picture, in the painter's pen."""
    role = "caption_strong" if strong else "caption"
    width = (side + NAME_ROOM) * min(1.0, zoom_of(painter))
    with upright(painter, QPointF(0, side / 2)):
        write(painter, QPointF(0, AWAY + LINE / 2), elided(name, role, width), role)


def paint_output(
    painter: QPainter, theme: Theme, name: str, caption: str, side: float, class_column: int | None, *, ink: str
) -> None:
    """The name of an output above its picture, with the shape of its class, and what it computes below."""
    width = (side + OUTPUT_ROOM) * min(1.0, zoom_of(painter))
    edge = side / 2 + geometry.OUTPUT_EDGE
    with upright(painter, QPointF(0, -edge)):
        room = 0.0 if class_column is None else SHAPE + 5.0
        shown = elided(name, "small_strong", width - room)
        painter.setPen(QColor(ink))
        write(painter, QPointF(room / 2, -AWAY - LINE / 2), shown, "small_strong")
        if class_column is not None:
            left = -(width_of(shown, "small_strong") + room) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.class_color(class_column)))
            draw_shape(painter, class_column, QPointF(left + SHAPE / 2, -AWAY - LINE / 2), SHAPE)
            painter.setBrush(Qt.BrushStyle.NoBrush)
    with upright(painter, QPointF(0, edge)):
        painter.setPen(QColor(theme.text_2))
        write(painter, QPointF(0, AWAY + LINE / 2), elided(caption, "caption", width), "caption")


def tag_is_above(zoom: float, room: float) -> bool:
    """Whether a tag fits above a picture, below the name of the neuron over it that is this far away."""
    return room * zoom >= LINE + AWAY + TAG - 1.0 or math.isinf(room)


def paint_tag(painter: QPainter, theme: Theme, word: str, edge: float, *, above: bool) -> None:
    """A word on why a neuron does not learn: above its picture or, without room there, in place of its name.

    edge: the distance of that side of the picture from its center."""
    with upright(painter, QPointF(0, -edge if above else edge)):
        width = width_of(word, "caption") + 10.0
        _paint_tag(painter, theme, word, QRectF(-width / 2, -TAG - 1.0 if above else AWAY, width, TAG))


def paint_tag_beside(painter: QPainter, theme: Theme, word: str, below: float) -> None:
    """The same word to the left of a point, so many pixels of text below it."""
    width = width_of(word, "caption") + 10.0
    _paint_tag(painter, theme, word, QRectF(-width, below - TAG / 2, width, TAG))


def _paint_tag(painter: QPainter, theme: Theme, word: str, tag: QRectF) -> None:
    quiet = word == "quiet"
    painter.setPen(QPen(QColor(theme.canvas), 1.0))
    painter.setBrush(QColor(theme.pressed if quiet else theme.warning_soft))
    painter.drawRoundedRect(tag, TAG / 2, TAG / 2)
    painter.setPen(QColor(theme.text_2 if quiet else theme.warning))
    write(painter, tag.center(), word, "caption")


def name_height(zoom: float) -> float:
    """The height of a name with its distance from the picture, in the scene."""
    return (AWAY + LINE) * unit(zoom)
