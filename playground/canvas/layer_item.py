"""The frame of a layer: name and activation on top, size with minus and plus below, ports on both sides."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.network.model import Layer
from playground.canvas import geometry
from playground.style.color_map import mixed
from playground.style.font import font
from playground.style.icon import pixmap
from playground.style.style import Style

NAMED_WIDTH = 52.0
"""Pixels of the header for the activation and its arrow."""


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
        self._has_arrow = True
        self.title = LayerTitle(self)

    def display(self, layer: Layer, rect: QRectF, activation: str, count: int) -> None:
        """Show a layer as it is in the network now."""
        if rect != self.rect:
            self.prepareGeometryChange()
            self.title.prepareGeometryChange()
        self.layer, self.rect, self.activation, self.count = layer, rect, activation, count
        self._show()

    def mark(self, **states: object) -> None:
        """Set states such as selected=True or target="valid"."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self._show()

    def _show(self) -> None:
        self.update()
        self.title.update()

    @property
    def port(self) -> QPointF:
        """The layer's output port, in the scene."""
        return QPointF(self.rect.right(), self.rect.center().y())

    def part_at(self, point: QPointF) -> str:
        """The part at a point of the scene: "activation", "minus", "plus", "header", "body" or ""."""
        if not self.rect.contains(point):
            return ""
        arrow = self.activation_box if self._has_arrow else QRectF()
        for part, box in (("activation", arrow), ("minus", self._button(-1)), ("plus", self._button(1))):
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

    def _button(self, side: int) -> QRectF:
        middle = QPointF(self.rect.center().x() + side * 26, self.rect.bottom() - geometry.FOOTER / 2)
        half = geometry.STEPPER / 2
        return QRectF(middle.x() - half, middle.y() - half, geometry.STEPPER, geometry.STEPPER)

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
        painter.setBrush(self._fill)
        painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), geometry.FRAME_RADIUS, geometry.FRAME_RADIUS)
        if self.hovered:
            self._paint_ports(painter)

    def paint_title(self, painter: QPainter) -> None:
        """Draw the texts of the frame."""
        detail = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if detail * self.rect.width() >= 72:
            self._paint_header(painter, detail)
        if detail >= 0.5:
            self._paint_footer(painter)

    @property
    def _fill(self) -> QColor:
        theme = self._style.theme
        is_aim = self.target == "valid" and self.hovered
        return QColor(theme.accent_soft) if is_aim else mixed(theme.canvas, theme.panel, 0.5)

    def _write(self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, text: str, pen: QColor) -> None:
        """A text on its own paper; otherwise links would cross it."""
        paper = painter.boundingRect(box, align, text).adjusted(-2.0, -1.0, 2.0, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawRoundedRect(paper, 3.0, 3.0)
        painter.setPen(pen)
        painter.drawText(box, align, text)

    def _paint_header(self, painter: QPainter, detail: float) -> None:
        """Name and activation, on the screen never smaller than small text."""
        theme, size = self._style.theme, min(1.0, detail)
        painter.save()
        painter.translate(self.rect.topLeft())
        painter.scale(1.0 / size, 1.0 / size)
        edge = 10.0 if size == 1.0 else 6.0
        header = QRectF(edge, 0.0, self.rect.width() * size - 2.0 * edge, geometry.HEADER * size)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("small_strong" if size == 1.0 else "caption"))
        ink = QColor(theme.accent if self.selected else theme.text)
        whole = header.adjusted(0.0, 0.0, -(NAMED_WIDTH if size == 1.0 else 0.0), 0.0)
        name = painter.fontMetrics().elidedText(self.layer.name, Qt.TextElideMode.ElideRight, int(whole.width()))
        self._write(painter, whole, align | Qt.AlignmentFlag.AlignLeft, name, ink)
        self._has_arrow = size == 1.0 or painter.fontMetrics().horizontalAdvance(name) + NAMED_WIDTH <= header.width()
        if self._has_arrow:
            painter.setFont(font("caption"))
            box = header.adjusted(0, 0, -13, 0)
            self._write(painter, box, align | Qt.AlignmentFlag.AlignRight, self.activation, QColor(theme.text_2))
            arrow = pixmap("chevron-down", theme.text_2, 14, 2.0)
            painter.drawPixmap(QPointF(header.right() - 12, header.center().y() - 6.5), arrow)
        painter.restore()

    def _paint_footer(self, painter: QPainter) -> None:
        theme = self._style.theme
        for side, name in ((-1, "minus"), (1, "plus")):
            box = self._button(side)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            disabled = name == "minus" and self.count <= 1
            drawn = pixmap(name, theme.border_strong if disabled else theme.text, 14, 2.0)
            painter.drawPixmap(box.center() - QPointF(7, 7), drawn)
        painter.setFont(font("small"))
        middle = QRectF(self._button(-1).center(), self._button(1).center()).adjusted(0, -10, 0, 10)
        self._write(painter, middle, Qt.AlignmentFlag.AlignCenter, f"{self.count:,}", QColor(theme.text))

    def _paint_ports(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawEllipse(self.port, 6, 6)
        painter.drawEllipse(QPointF(self.rect.left(), self.rect.center().y()), 6, 6)


class LayerTitle(QGraphicsItem):
    """The texts of a layer's frame: in front of the links, behind the nodes. The scene adds and removes it with its
    layer."""

    def __init__(self, layer: LayerItem) -> None:
        super().__init__()
        self.setZValue(2.5)
        self._layer = layer

    def boundingRect(self) -> QRectF:
        return self._layer.boundingRect()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self._layer.paint_title(painter)
