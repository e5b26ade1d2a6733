"""The frame of a layer, with ports on both sides. `layer_title` draws its texts."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Layer
from playground.canvas import geometry
from playground.canvas.layer_title import LayerTitle, footer_button, has_activation
from playground.style.color_map import mixed
from playground.style.style import Style


class LayerItem(QGraphicsItem):
    """Draws a layer's frame, behind the links. `title` draws its texts, in front of them. `part_at` finds its parts."""

    def __init__(self, style: Style, layer: Layer) -> None:
        super().__init__()
        self.setZValue(0.0)
        self._style = style
        self.layer = layer
        self.rect = QRectF()
        self.activation = ""
        self.count = 0
        self.selected = self.hovered = self.focused = False
        self.target = ""
        self.title = LayerTitle(style)

    def display(self, layer: Layer, rect: QRectF, activation: str, count: int) -> None:
        """Show a layer as it is in the network now."""
        if rect != self.rect:
            self.prepareGeometryChange()
        self.layer, self.rect, self.activation, self.count = layer, rect, activation, count
        self.show_again()

    def mark(self, **states: object) -> None:
        """Set states such as selected=True or target="valid"."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.show_again()

    def show_again(self) -> None:
        """Show the layer's states and the theme's colors as they are now."""
        self.update()
        self.title.display(self.rect, self.layer.name, self.activation, self.count, self.fill, selected=self.selected)

    @property
    def port(self) -> QPointF:
        """The layer's output port, in the scene."""
        return QPointF(self.rect.right(), self.rect.center().y())

    def part_at(self, point: QPointF, zoom: float = 1.0) -> str:
        """The part at a point of the scene: "activation", "minus", "plus", "header", "body" or ""."""
        if not self.rect.contains(point):
            return ""
        arrow = self.activation_box
        if not has_activation(self.rect, self.layer.name, self.activation, zoom):
            arrow = QRectF()
        for part, box in (("activation", arrow), ("minus", self.button(-1, zoom)), ("plus", self.button(1, zoom))):
            if box.contains(point):
                return part
        return "header" if point.y() < self.rect.top() + geometry.HEADER else "body"

    @property
    def activation_box(self) -> QRectF:
        """The right half of the header, with the activation."""
        half = self.rect.width() * 0.48
        return QRectF(self.rect.right() - half, self.rect.top(), half, geometry.HEADER)

    @property
    def name_box(self) -> QRectF:
        """The left half of the header, with the name."""
        return QRectF(self.rect.left(), self.rect.top(), self.rect.width() * 0.52, geometry.HEADER)

    def button(self, side: int, zoom: float = 1.0) -> QRectF:
        """The minus (-1) or the plus (1) of the footer; empty at a zoom where it is not shown."""
        return footer_button(self.rect, side, zoom)

    def boundingRect(self) -> QRectF:
        return self.rect.adjusted(-10, -6, 10, 6)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.selected or self.focused or self.target == "valid"
        pen = QPen(QColor(theme.danger if self.target == "refused" else theme.accent if marked else theme.border))
        pen.setWidthF(2.0 if marked or self.target == "refused" else 1.0)
        if self.focused and not self.selected:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.fill)
        painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), geometry.FRAME_RADIUS, geometry.FRAME_RADIUS)
        if self.hovered:
            self._paint_ports(painter)

    @property
    def fill(self) -> QColor:
        """The color inside the frame."""
        theme = self._style.theme
        is_aim = self.target == "valid" and self.hovered
        return QColor(theme.accent_soft) if is_aim else mixed(theme.canvas, theme.panel, 0.5)

    def _paint_ports(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawEllipse(self.port, 6, 6)
        painter.drawEllipse(QPointF(self.rect.left(), self.rect.center().y()), 6, 6)
