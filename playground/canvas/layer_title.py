"""The texts of a layer's frame: name and activation on top, size with minus and plus below. They keep their size on the
screen when the network is small, and are left out where they have no room."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas import geometry
from playground.canvas.lettering import LINE, elided, unit, upright, width_of, write, zoom_of
from playground.canvas.node_text import AWAY
from playground.style.glyph import draw_sign, on_pixels
from playground.style.style import Style

ACTIVATION, COUNT = "caption", "small"
ARROW, BETWEEN = 13.0, 4.0
"""Pixels for the arrow with its distance from the activation, and between name and activation."""

LEAST_NAME, SHORT_NAME, LEAST_BUTTON = 38.0, 56.0, 15.0
"""Pixels for a name at least; names up to the second are never shortened for the activation. The smallest button."""

SIGN = 10.0
ASIDE = 26.0
"""How far the buttons are from the middle, at most."""


def _footer_height(zoom: float) -> float:
    """The height of the footer in pixels of text, under the name of the last neuron."""
    size = min(1.0, zoom)
    return min(geometry.FOOTER, (geometry.FOOTER + 22.0) / unit(zoom) - AWAY - LINE, geometry.FOOTER * size + 2.0)


def footer_button(rect: QRectF, side: int, zoom: float) -> QRectF:
    """The button on the left (-1) or right (1) of a frame's footer, in the scene; empty if there is no room."""
    height, size = _footer_height(zoom), unit(zoom)
    half = min(geometry.STEPPER, height - 2.0) / 2.0
    if 2.0 * half < LEAST_BUTTON:
        return QRectF()
    away = min(ASIDE, rect.width() / size / 2.0 - 4.0 - half)
    x, y = rect.center().x() + side * away * size, rect.bottom() - height / 2.0 * size
    return QRectF(x - half * size, y - half * size, 2.0 * half * size, 2.0 * half * size)


def _header_width(rect: QRectF, zoom: float) -> float:
    """The most room for text in the header, in pixels of text."""
    return (rect.width() - 2.0 * geometry.INSET) / unit(zoom)


def _inset(rect: QRectF, width: float, zoom: float) -> float:
    """The pixels of text between a frame and a text of some width: INSET on the screen if there is room, and INSET at
    100 % in any case."""
    return max(geometry.INSET / unit(zoom), min(geometry.INSET, (rect.width() / unit(zoom) - width) / 2.0))


def _name_role(zoom: float) -> str:
    return "small_strong" if zoom >= 1.0 else "caption_strong"


def has_activation(rect: QRectF, name: str, activation: str, zoom: float) -> bool:
    """Whether the header shows the activation, beside at least a part of the name."""
    least = min(width_of(name, _name_role(zoom)), SHORT_NAME)
    return _header_width(rect, zoom) >= least + BETWEEN + width_of(activation, ACTIVATION) + ARROW


class LayerTitle(QGraphicsItem):
    """In front of the links, behind the nodes. The scene adds and removes it with its layer."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(2.5)
        self._style = style
        self._rect, self._paper = QRectF(), QColor()
        self._name = self._activation = ""
        self._count = 0
        self._selected = False

    def display(self, rect: QRectF, name: str, activation: str, count: int, paper: QColor, *, selected: bool) -> None:
        """Show a layer's texts on the paper of its frame."""
        if rect != self._rect:
            self.prepareGeometryChange()
        self._rect, self._paper, self._selected = rect, paper, selected
        self._name, self._activation, self._count = name, activation, count
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-10, -6, 10, 6)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if geometry.HEADER / unit(zoom) >= LINE and _header_width(self._rect, zoom) >= LEAST_NAME:
            with upright(painter, self._rect.topLeft()):
                self._paint_header(painter, zoom)
        if not footer_button(self._rect, 1, zoom).isEmpty():
            self._paint_footer(painter, zoom)

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str, pen: str) -> None:
        """A text on its own paper; otherwise links would cross it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paper)
        painter.drawRoundedRect(box.adjusted(-3.0, -1.0, 3.0, 1.0), 3.0, 3.0)
        painter.setPen(QColor(pen))
        write(painter, box.center(), text, role)

    def _paint_header(self, painter: QPainter, zoom: float) -> None:
        role = _name_role(zoom)
        theme, middle = self._style.theme, geometry.HEADER / unit(zoom) / 2.0
        room, beside = _header_width(self._rect, zoom), 0.0
        has_both = has_activation(self._rect, self._name, self._activation, zoom)
        wide = width_of(self._activation, ACTIVATION)
        if has_both:
            beside = BETWEEN + wide + ARROW
        shown = elided(self._name, role, room - beside)
        left = _inset(self._rect, width_of(shown, role) + beside, zoom)
        right = self._rect.width() / unit(zoom) - left
        if has_both:
            box = QRectF(right - ARROW - wide, middle - LINE / 2, wide, LINE)
            self._write(painter, box, self._activation, ACTIVATION, theme.text_2)
            self._paint_arrow(painter, QPointF(right - 5.0, middle + 0.5))
        box = QRectF(left, middle - LINE / 2, width_of(shown, role), LINE)
        self._write(painter, box, shown, role, theme.accent if self._selected else theme.text)

    def _paint_arrow(self, painter: QPainter, at: QPointF) -> None:
        arrow = QPainterPath(at + QPointF(-4.0, -2.0))
        arrow.lineTo(at + QPointF(0.0, 2.0))
        arrow.lineTo(at + QPointF(4.0, -2.0))
        pen = QPen(QColor(self._style.theme.text_2), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrow)

    def _paint_footer(self, painter: QPainter, zoom: float) -> None:
        theme, size = self._style.theme, unit(zoom)
        boxes = [footer_button(self._rect, side, zoom) for side in (-1, 1)]
        for box, plus in zip(boxes, (False, True), strict=True):
            whole = on_pixels(painter, box)
            pixel = 1.0 / painter.deviceTransform().m11()
            line = max(1, round(size / pixel)) * pixel
            painter.setPen(QPen(QColor(theme.border), line))
            painter.setBrush(QColor(theme.raised))
            inside = whole.adjusted(line / 2, line / 2, -line / 2, -line / 2)
            painter.drawRoundedRect(inside, 6.0 * size, 6.0 * size)
            disabled = not plus and self._count <= 1
            ink = QColor(theme.border_strong if disabled else theme.text)
            draw_sign(painter, whole.center(), SIGN * size, ink, plus=plus)
        middle = (boxes[0].center() + boxes[1].center()) * 0.5
        text = f"{self._count:,}"
        wide = min(width_of(text, COUNT), (boxes[1].left() - boxes[0].right()) / size - 2.0)
        with upright(painter, middle):
            box = QRectF(-wide / 2, -LINE / 2, wide, LINE)
            self._write(painter, box, elided(text, COUNT, wide + 1.0), COUNT, theme.text)
