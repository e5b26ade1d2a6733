"""A node on the canvas: the picture of its output over the plane, its ports, its bias, its name."""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Input, Node
from playground.canvas import geometry, node_text, weight_face
from playground.canvas.badge import draw_badge
from playground.canvas.lettering import unit, zoom_of
from playground.style.color_map import link_color, mixed
from playground.style.glyph import glyph
from playground.style.icon import pixmap
from playground.style.style import Style

MARGIN = 36.0
GLYPH = QSizeF(16, 13)
TAB = 4.0
"""The width of the bar in the color of an output's class."""


class NodeItem(QGraphicsItem):
    """Draws one input or neuron at its center. The scene sets what it shows.

    class_column: the class of an output, if color and shape tell it. has_badge: whether a badge tells the activation.
    rooms: see `geometry.rooms`. shows_weights: the picture is that of its weights from an image, beside which `value`
    stands, its output at the probe. is_cell: it is a pixel in the image, without a port of its own.
    """

    is_cell = False

    def __init__(self, style: Style, node: Node) -> None:
        super().__init__()
        self.setZValue(3.0)
        self._style = style
        self.node = node
        self.side = geometry.NODE
        self.picture, self.tint = QImage(), QColor(style.theme.neutral)
        self.bias, self.value, self.shows_weights = 0.0, math.nan, False
        self.class_column: int | None = None
        self.caption = ""
        self.has_badge = True
        self.rooms = geometry.FREE
        self.selected = self.hovered = self.focused = False
        self.reaching, self.frozen = True, False
        self.target = self.health = ""
        self._bounds = self._room()

    def display(
        self, node: Node, side: float, *, reaching: bool, frozen: bool, class_column: int | None, caption: str
    ) -> None:
        """Show a node as it is in the network now."""
        self.prepareGeometryChange()
        self.node, self.side, self.reaching, self.frozen = node, side, reaching, frozen
        self.class_column, self.caption = class_column, caption
        self._bounds = self._room()
        self.update()

    def mark(self, **states: object) -> None:
        """Set states such as selected=True or target="valid"."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    @property
    def is_input(self) -> bool:
        """Whether it is an input."""
        return isinstance(self.node, Input)

    @property
    def is_output(self) -> bool:
        """Whether it is an output."""
        return not isinstance(self.node, Input) and self.node.output is not None

    @property
    def box(self) -> QRectF:
        """The picture's square, in the item's coordinates."""
        return QRectF(-self.side / 2, -self.side / 2, self.side, self.side)

    @property
    def port(self) -> QPointF:
        """The output port, in the scene."""
        return self.pos() + QPointF(self.box.right(), 0)

    @property
    def entry(self) -> QPointF:
        """Where links end, in the scene."""
        return self.pos() + QPointF(self.box.left(), 0)

    @property
    def has_picture(self) -> bool:
        """Whether it shows its output over the plane, or its weights."""
        return True

    @property
    def bias_dot(self) -> QRectF:
        """The bias dot on the lower left corner, in the item's coordinates."""
        corner = QPointF(-self.side / 2, self.side / 2)
        return QRectF(corner.x() - 3, corner.y() - geometry.BIAS + 3, geometry.BIAS, geometry.BIAS)

    @property
    def name_box(self) -> QRectF:
        """The rectangle of the name, in the item's coordinates; empty for inputs, whose names come from the data."""
        if self.is_input:
            return QRectF()
        top = -self.side / 2 - 25 if self.is_output else self.side / 2 + 2
        return QRectF(-self.side / 2 - 8, top, self.side + 16, 18)

    @property
    def glyph_box(self) -> QRectF:
        """The rectangle of the activation, if it is shown: a badge on the lower right corner, or an output's caption;
        in the item's coordinates."""
        if self.is_output:
            return QRectF(-self.side / 2 - 8, self.side / 2 + 7, self.side + 16, 18)
        if self.is_input or not self.has_badge:
            return QRectF()
        return QRectF(
            self.side / 2 - GLYPH.width() + 3, self.side / 2 - GLYPH.height() + 3, GLYPH.width(), GLYPH.height()
        )

    def extent(self, zoom: float) -> QRectF:
        """What it takes at a zoom with its name, in the item's coordinates."""
        name = node_text.name_height(zoom) if zoom >= geometry.NAMED else 0.0
        if self.is_input:
            left = (node_text.ASIDE + node_text.input_width(self.caption)) * unit(zoom) if name else 4.0
            return self.box.adjusted(-left, -4.0, 6.0, 4.0)
        if self.is_output:
            edge = name + geometry.OUTPUT_EDGE
            return self.box.adjusted(-14.0, -edge, 14.0, edge)
        return self.box.adjusted(-10.0, -4.0, 10.0, max(4.0, name))

    def _room(self) -> QRectF:
        """The area that it may draw on, including name and rings at every zoom."""
        whole = self.extent(geometry.NAMED)
        return whole.united(self.box.adjusted(-MARGIN, -MARGIN - 6, MARGIN, MARGIN)).adjusted(-20, -4, 20, 4)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_rings(painter)
        if zoom < geometry.PLAIN:
            painter.fillRect(self.box, self.tint if self.reaching else QColor(self._style.theme.border))
            return
        self._paint_picture(painter)
        self._paint_outline(painter)
        if not self.is_output:
            self._paint_port(painter)
        if zoom >= geometry.COARSE and not self.is_input:
            self._paint_bias(painter)
            self._paint_glyph(painter)
        if zoom >= geometry.NAMED:
            self._paint_words(painter, zoom)
            if self.shows_weights and not self.target:
                weight_face.paint_value(painter, self._style.theme, self.value, self.side, self.rooms[2])
        if self.target == "invalid" and self.hovered:
            painter.drawPixmap(QPointF(-10, -10), pixmap("refused", self._style.theme.text_2, 20, 2.0))

    def _paint_rings(self, painter: QPainter) -> None:
        theme = self._style.theme
        gap = 9.0 if self.is_output else 4.0
        ring = self.box.adjusted(-gap, -gap, gap, gap)
        radius = geometry.RADIUS + gap
        if self.target == "refused":
            painter.setPen(QPen(QColor(theme.danger), 2))
            painter.setBrush(QColor(theme.danger_soft))
        elif self.target == "valid":
            painter.setPen(QPen(QColor(theme.accent), 2 if self.hovered else 1.25))
            painter.setBrush(QColor(theme.accent_soft))
        elif self.selected:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif self.focused:
            painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.CustomDashLine))
            pen = painter.pen()
            pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            return
        painter.drawRoundedRect(ring, radius, radius)

    def _paint_picture(self, painter: QPainter) -> None:
        theme = self._style.theme
        if self.shows_weights and self.target != "invalid":
            weight_face.paint_weights(painter, self.box, self.picture)
        elif not self.picture.isNull() and self.target != "invalid":
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, painter.deviceTransform().m11() != 1.0)
            painter.drawImage(self.box, self.picture)
        if self.target == "invalid":
            self._fill(painter, mixed(theme.canvas, theme.border_strong, 0.35))
        elif self.picture.isNull():
            self._fill(painter, QColor(theme.neutral))
        elif self.health == "dead":
            self._fill(painter, QColor(theme.neutral))
            painter.setBrush(QBrush(QColor(theme.border_strong), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(self.box, geometry.RADIUS, geometry.RADIUS)
        elif not self.reaching:
            veil = QColor(theme.canvas)
            veil.setAlphaF(0.55)
            self._fill(painter, veil)

    def _fill(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(self.box, geometry.RADIUS, geometry.RADIUS)

    def _paint_outline(self, painter: QPainter) -> None:
        theme = self._style.theme
        strong = self.hovered and not self.target
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text if strong else theme.border_strong), 1.5 if strong else 1.0))
        if self.frozen:
            painter.setPen(QPen(QColor(theme.text_2), 2.0))
        elif self.health == "quiet":
            painter.setPen(QPen(QColor(theme.text_2), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.box.adjusted(0.5, 0.5, -0.5, -0.5), geometry.RADIUS, geometry.RADIUS)
        if self.frozen:
            draw_badge(painter, theme, QPointF(self.side / 2, -self.side / 2), "freeze")
        if self.is_output:
            painter.drawRoundedRect(self.box.adjusted(-4.5, -4.5, 4.5, 4.5), 13, 13)
            if self.class_column is not None:
                tab = QRectF(self.side / 2 + geometry.OUTPUT_EDGE + 3, -self.side / 2, TAB, self.side)
                painter.fillRect(tab, QColor(theme.class_color(self.class_column)))

    def _paint_port(self, painter: QPainter) -> None:
        theme = self._style.theme
        grown = self.hovered and not self.target
        radius = geometry.PORT + (2.0 if grown else 0.0)
        painter.setPen(QPen(QColor(theme.accent if grown else theme.border_strong), 1.25))
        painter.setBrush(QColor(theme.accent_soft if grown else theme.port))
        painter.drawEllipse(QPointF(self.side / 2, 0), radius, radius)

    def _paint_bias(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._style.theme.canvas), 1.5))
        painter.setBrush(link_color(self._style.theme, self.bias))
        painter.drawRoundedRect(self.bias_dot, 2.5, 2.5)

    def _paint_glyph(self, painter: QPainter) -> None:
        if self.is_output or not self.has_badge or isinstance(self.node, Input):
            return
        theme = self._style.theme
        painter.setPen(QPen(QColor(theme.border_strong), 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(self.glyph_box, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text), 1.25))
        drawn = glyph(self.node.activation, GLYPH.width() - 5.0, GLYPH.height() - 5.0)
        painter.drawPath(drawn.translated(self.glyph_box.center()))

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        """Its name, or where there is no room for both, only a word on why it does not learn."""
        theme = self._style.theme
        ink = theme.accent if self.selected else theme.text if self.reaching else theme.text_2
        painter.setPen(QColor(ink))
        if isinstance(self.node, Input):
            node_text.paint_input_name(painter, theme, self.caption, self.side)
            return
        fits = node_text.fits_below(zoom, self.rooms[1])
        word = "" if self.target else self.health
        above = node_text.tag_is_above(zoom, self.rooms[0])
        if self.is_output:
            node_text.paint_output(painter, theme, self.node.name, self.caption, self.side, self.class_column, ink=ink)
        elif fits and (above or not word):
            node_text.paint_name(painter, self.node.name, self.side, strong=self.selected)
        if word and (above or fits):
            edge = self.side / 2
            if self.is_output:
                edge += geometry.OUTPUT_EDGE + node_text.name_height(zoom)
            node_text.paint_tag(painter, theme, word, edge, above=above)
