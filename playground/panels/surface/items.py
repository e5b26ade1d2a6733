"""What is drawn on the plane: the surface as a picture, and the crosshair of the probe."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.style.size import px
from playground.style.theme import Theme

RING, ARM = 7, 12
"""The crosshair's radius, and how far its arms reach, in pixels."""


class ImageItem(QGraphicsItem):
    """A picture stretched over a rectangle of the plane. Its top row is the highest x2."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._area = QRectF(0, 0, 1, 1)

    def display(self, image: QImage, area: QRectF) -> None:
        """Show a picture over an area in plot coordinates."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self._image = image
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The plot's y axis points up, the painter's down.
        painter.save()
        painter.translate(self._area.left(), self._area.bottom())
        painter.scale(1.0, -1.0)
        painter.drawImage(QRectF(0, 0, self._area.width(), self._area.height()), self._image)
        painter.restore()


class Crosshair(QGraphicsItem):
    """Marks the probe, with the same size at any scale."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._ink = self._halo = QColor()

    def display(self, theme: Theme) -> None:
        """Use a theme's colors and the present text size."""
        self.prepareGeometryChange()
        self._ink, self._halo = QColor(theme.text), QColor(theme.halo)
        self.update()

    def boundingRect(self) -> QRectF:
        reach = px(ARM) + 2
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring, arm = px(RING), px(ARM)
        for color, width in ((self._halo, 3.5), (self._ink, 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(QPointF(0, 0), ring, ring)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(QPointF(ring * x, ring * y), QPointF(arm * x, arm * y))
